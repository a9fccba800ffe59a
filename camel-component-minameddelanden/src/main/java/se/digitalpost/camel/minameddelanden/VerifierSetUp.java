package se.digitalpost.camel.minameddelanden;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

import org.apache.camel.CamelContext;

import se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerification;
import se.digitalpost.camel.minameddelanden.seal.verify.TrustedAuthorities;

/**
 * By whose rules an endpoint verifies, as its options say: its own messages, and what others signed.
 *
 * @param options the endpoint's
 * @param authorities who is trusted to issue certificates; empty where none was named
 * @param clock what "now" is
 */
record VerifierSetUp(MinaMeddelandenConfiguration options, List<X509Certificate> authorities, Clock clock) {

    private static final String TRUSTED_AUTHORITIES = "trustedAuthorities";

    static VerifierSetUp of(
            MinaMeddelandenConfiguration options, OptionCheck check, CamelContext camelContext, Clock clock) {
        String location = options.getTrustedAuthorities();
        List<X509Certificate> authorities = location == null
                ? List.of()
                : check.attempt(() -> TrustedAuthorities.read(
                        TRUSTED_AUTHORITIES,
                        KeyResource.of(camelContext, TRUSTED_AUTHORITIES, location)
                                .bytes()));
        return new VerifierSetUp(options, authorities == null ? List.of() : authorities, clock);
    }

    boolean knowsAuthorities() {
        return !authorities.isEmpty();
    }

    SelfVerification selfVerification() {
        return new SelfVerification(options.getSelfVerify(), verifier().build(), knowsAuthorities());
    }

    /** For deliveries that are to be sealed: nothing is forgiven. */
    EnvelopeVerifier ofOthers() {
        return verifier().checkRevocation(options.isCheckRevocation()).build();
    }

    /** For reports. */
    EnvelopeVerifier ofReports() {
        return verifier()
                .checkRevocation(options.isCheckRevocation())
                .acceptSha1(options.isAcceptSha1())
                .build();
    }

    private EnvelopeVerifier.Builder verifier() {
        return EnvelopeVerifier.builder().trust(authorities).clock(clock).maxBytes(options.getMaxMessageSize());
    }
}
