package se.digitalpost.camel.minameddelanden.api.access;

import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.Problem;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * Tells who calls by the bearer token: a JWT that is signed by the authorization server, for this API, and not expired. Safe for use by several threads.
 */
public final class TokenVerifier {

    private static final Pattern BEARER = Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 16 * 1024;
    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "sub");
    private static final String RETRY_AFTER = "10";

    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);

    private final TokenRules rules;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * @param rules which tokens count
     * @param keys what they are signed with
     * @param clock tells the time
     */
    public TokenVerifier(TokenRules rules, TokenKeys keys, Clock clock) {
        this.rules = Objects.requireNonNull(rules, "rules");
        Set<JWSAlgorithm> algorithms =
                rules.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys.source()));
        processor.setJWTClaimsSetVerifier(new Claims(rules, clock));
    }

    /**
     * @param authorization the request's header {@code Authorization}, or null where there is none
     * @return who calls
     * @throws ApiProblemException {@code UNAUTHORIZED} where there is no token or not a valid one, {@code UNAVAILABLE} where the keys can't be had
     */
    public ApiClient verify(String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw Challenge.noToken();
        }
        Matcher bearer = BEARER.matcher(authorization);
        if (authorization.length() > LONGEST || !bearer.matches()) {
            throw Challenge.invalidToken(null);
        }
        try {
            return client(processor.process(SignedJWT.parse(bearer.group(1)), null));
        } catch (RateLimitReachedException e) {
            // It names a key that isn't known, and not the first time in a while that one does.
            throw refused(e);
        } catch (KeySourceException e) {
            LOG.warn("The keys of tokens can't be had: {}", e.getMessage());
            throw new ApiProblemException(
                    Problem.of(ProblemType.UNAVAILABLE, "Tokens can't be checked for the moment"),
                    Map.of("Retry-After", RETRY_AFTER),
                    e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw refused(e);
        }
    }

    private static ApiProblemException refused(Exception e) {
        LOG.debug("A token is refused: {}", e.getClass().getSimpleName());
        return Challenge.invalidToken(null);
    }

    private ApiClient client(JWTClaimsSet claims) throws BadJOSEException {
        String id = CLIENT_CLAIMS.stream()
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow(() -> new BadJOSEException("The token names no client"));
        Set<Scope> scopes = values(claims, rules.scopeClaim()).stream()
                .flatMap(value -> Scope.of(value).stream())
                .collect(Collectors.toSet());
        return new ApiClient(id, scopes, senders(claims));
    }

    /** What isn't an organization number allows nothing. */
    private Set<OrganizationNumber> senders(JWTClaimsSet claims) {
        Set<OrganizationNumber> senders = new HashSet<>();
        for (String value : values(claims, rules.sendersClaim())) {
            try {
                senders.add(OrganizationNumber.parse(value));
            } catch (IllegalArgumentException e) {
                LOG.warn("A token's claim {} has a sender that must {}", rules.sendersClaim(), e.getMessage());
            }
        }
        return senders;
    }

    private static List<String> values(JWTClaimsSet claims, String name) {
        Object claim = claims.getClaim(name);
        if (claim instanceof Collection<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return claim instanceof String text ? Arrays.asList(text.strip().split(" +")) : List.of();
    }

    /** Issuer, audience, and times by the given clock. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        Claims(TokenRules rules, Clock clock) {
            super(
                    rules.audience(),
                    new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
                    Set.of("exp"));
            this.clock = Objects.requireNonNull(clock, "clock");
            setMaxClockSkew(Math.toIntExact(rules.clockSkew().toSeconds()));
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
