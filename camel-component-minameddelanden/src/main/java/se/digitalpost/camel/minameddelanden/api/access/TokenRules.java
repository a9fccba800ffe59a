package se.digitalpost.camel.minameddelanden.api.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Which tokens count.
 *
 * @param issuer the authorization server, as its tokens name it
 * @param audience this API, as tokens for it name it
 * @param algorithms which signatures are accepted, of {@link #ASYMMETRIC}
 * @param clockSkew how far the clocks of client, authorization server and service may be apart
 * @param scopeClaim the claim that lists what the client may do: a text with blanks between, or a list
 * @param sendersClaim the claim that lists the organization numbers of the senders that the client may act for: a text with blanks between, or a list
 */
public record TokenRules(
        String issuer,
        String audience,
        Set<String> algorithms,
        Duration clockSkew,
        String scopeClaim,
        String sendersClaim) {

    /** All signatures that are accepted at all: whoever can check one can't make one. */
    public static final Set<String> ASYMMETRIC =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException whose message is the broken rule, where the signatures or the skew can't be */
    public TokenRules {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(scopeClaim, "scopeClaim");
        Objects.requireNonNull(sendersClaim, "sendersClaim");
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
            throw new IllegalArgumentException("Tokens must be signed with some of "
                    + ASYMMETRIC.stream().sorted().toList());
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_SKEW) > 0) {
            throw new IllegalArgumentException(
                    "The clock skew of tokens must be 0 to " + LARGEST_SKEW.toSeconds() + " seconds");
        }
    }

    /**
     * The usual rules: all asymmetric signatures, a minute of skew, the claims {@code scope} and {@code senders}.
     *
     * @param issuer the authorization server, as its tokens name it
     * @param audience this API, as tokens for it name it
     * @return the rules
     */
    public static TokenRules of(String issuer, String audience) {
        return new TokenRules(issuer, audience, ASYMMETRIC, Duration.ofMinutes(1), "scope", "senders");
    }
}
