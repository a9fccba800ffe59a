package se.digitalpost.camel.minameddelanden;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;

import se.digitalpost.camel.minameddelanden.api.OpenApiDocument;
import se.digitalpost.camel.minameddelanden.api.RequestLimits;
import se.digitalpost.camel.minameddelanden.api.SubmissionReader;
import se.digitalpost.camel.minameddelanden.api.access.ApiClient;
import se.digitalpost.camel.minameddelanden.api.access.CertificateVerifier;
import se.digitalpost.camel.minameddelanden.api.access.ClientList;
import se.digitalpost.camel.minameddelanden.api.access.ClientVerifier;
import se.digitalpost.camel.minameddelanden.api.access.RateLimiter;
import se.digitalpost.camel.minameddelanden.api.access.TokenKeys;
import se.digitalpost.camel.minameddelanden.api.access.TokenRules;
import se.digitalpost.camel.minameddelanden.api.access.TokenVerifier;
import se.digitalpost.camel.minameddelanden.api.callback.CallbackAddresses;
import se.digitalpost.camel.minameddelanden.api.callback.CallbackSecrets;
import se.digitalpost.camel.minameddelanden.api.resource.ServiceFacts;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** Makes what the common API works with out of an endpoint's options. Everything that is wrong with them is told at once, when the consumer starts. */
final class ApiSetUp {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration KEYS_KEPT_FOR = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final MinaMeddelandenEndpoint endpoint;
    private final MinaMeddelandenConfiguration common;
    private final ApiConfiguration options;
    private final CamelContext camelContext;
    private final OptionCheck check;
    private final Clock clock = Clock.systemUTC();

    /** What it takes to serve the API for one sender; the rate limiter is null where there is no limit, the secrets are where nobody is called back. */
    record Serving(
            EndpointSetUp.Sending sending,
            EndpointSetUp.LookingUp lookingUp,
            ClientVerifier clients,
            RateLimiter rateLimiter,
            SubmissionReader reader,
            CallbackSecrets callbackSecrets,
            ServiceFacts facts) {}

    ApiSetUp(MinaMeddelandenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.common = endpoint.getConfiguration();
        this.options = endpoint.getApi();
        this.camelContext = endpoint.getCamelContext();
        this.check = new OptionCheck(endpoint.getOperation());
    }

    /** @throws ConfigurationException naming every option that is wrong */
    Serving serving() {
        if (endpoint.getComponent().getJournal() == JournalKind.NONE) {
            check.fault("journal", "is NONE, and what is accepted has to be stored; set the component's option");
        }
        if (!PATH.matcher(options.getBasePath()).matches()) {
            check.fault("basePath", "must be a path such as /digital-post");
        }
        check.positive("maxRequestSize", options.getMaxRequestSize());
        check.notNegative("rateLimit", options.getRateLimit());
        CallbackSecrets callbackSecrets = check.attempt(this::callbackSecrets);
        TokenVerifier tokens = check.attempt(this::tokens);
        CertificateVerifier certificates = check.attempt(this::certificates);
        EndpointSetUp.Sending sending = check.attempt(() -> new EndpointSetUp(endpoint).sending());
        check.finish();
        return new Serving(
                sending,
                new EndpointSetUp(endpoint).lookingUp(),
                new ClientVerifier(tokens, certificates),
                options.getRateLimit() == 0 ? null : new RateLimiter(options.getRateLimit(), A_MINUTE, clock),
                reader(sending.sender(), callbackRule(callbackSecrets)),
                callbackSecrets,
                facts());
    }

    private TokenVerifier tokens() {
        if (options.getTokenIssuer() == null && options.getTokenAudience() == null && options.getTokenJwks() == null) {
            if (options.getClientCertificates() == null) {
                check.needed("tokenJwks", "clients show who they are by tokens, or by clientCertificates");
            }
            return null;
        }
        String issuer = check.required("tokenIssuer", options.getTokenIssuer(), "who else should tokens be of");
        String audience =
                check.required("tokenAudience", options.getTokenAudience(), "tokens for other services must not count");
        String jwks = check.required("tokenJwks", options.getTokenJwks(), "tokens are signed");
        if (issuer == null || audience == null || jwks == null) {
            return null;
        }
        try {
            TokenRules rules = new TokenRules(
                    issuer,
                    audience,
                    TokenRules.ASYMMETRIC,
                    Duration.ofMillis(options.getTokenClockSkew()),
                    options.getTokenScopeClaim(),
                    options.getTokenSendersClaim());
            return new TokenVerifier(rules, keys(jwks), clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("tokenJwks", e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw new ConfigurationException(
                    "tokenJwks", "tokens need com.nimbusds:nimbus-jose-jwt on the class path; add it", e);
        }
    }

    private TokenKeys keys(String jwks) {
        if (jwks.startsWith("https:") || jwks.startsWith("http:")) {
            return TokenKeys.at(
                    URI.create(jwks),
                    KEYS_KEPT_FOR,
                    BETWEEN_FETCHES,
                    Duration.ofMillis(common.getConnectTimeout()),
                    null);
        }
        return TokenKeys.of(text("tokenJwks", jwks));
    }

    private CertificateVerifier certificates() {
        if (options.getClientCertificates() == null) {
            return null;
        }
        try {
            Map<String, ApiClient> clients =
                    ClientList.parse(text("clientCertificates", options.getClientCertificates()));
            return new CertificateVerifier(clients, clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("clientCertificates", e.getMessage(), e);
        }
    }

    private String text(String option, String location) {
        return new String(KeyResource.of(camelContext, option, location).bytes(), StandardCharsets.UTF_8);
    }

    /** Null where nobody is called back. */
    private CallbackSecrets callbackSecrets() {
        check.positive("callbackTimeout", options.getCallbackTimeout());
        check.positive("callbackGiveUpAfter", options.getCallbackGiveUpAfter());
        if (options.getCallbackSecrets() == null || options.getCallbackSecrets().isBlank()) {
            return null;
        }
        try {
            return CallbackSecrets.parse(options.getCallbackSecrets());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("callbackSecrets", e.getMessage(), e);
        }
    }

    private static Function<URI, Optional<String>> callbackRule(CallbackSecrets secrets) {
        return secrets == null
                ? url -> Optional.of("not be given: this service doesn't call back")
                : new CallbackAddresses(secrets.hosts())::brokenRule;
    }

    private SubmissionReader reader(OrganizationNumber sender, Function<URI, Optional<String>> callbackRule) {
        RequestLimits usual = RequestLimits.DEFAULT;
        return new SubmissionReader(
                new RequestLimits(options.getMaxRequestSize(), usual.inMemory(), usual.folder()),
                asked -> asked.equals(sender) ? common.getSenderName() : null,
                callbackRule);
    }

    private ServiceFacts facts() {
        String tokenUrl = Objects.requireNonNullElse(options.getTokenIssuer(), options.getBasePath());
        return new ServiceFacts(
                options.getBasePath(),
                new OpenApiDocument(
                        Objects.requireNonNullElse(options.getServerUrl(), options.getBasePath()),
                        Objects.requireNonNullElse(options.getContactName(), common.getSenderName()),
                        options.getContactUrl(),
                        options.getContactEmail(),
                        Objects.requireNonNullElse(options.getTokenUrl(), tokenUrl)));
    }
}
