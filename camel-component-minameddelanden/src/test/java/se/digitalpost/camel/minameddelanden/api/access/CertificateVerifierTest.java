package se.digitalpost.camel.minameddelanden.api.access;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CertificateVerifierTest {

    private static final ApiClient CLIENT =
            new ApiClient("bygglov", Set.of(Scope.MESSAGES_WRITE), Set.of(new OrganizationNumber("162021004748")));

    private final X509Certificate known = TestKeys.of(TestKeys.KOMMUN_A).certificate();

    @Test
    void aListedCertificateTellsWhoCalls() throws Exception {
        assertThat(verifier(fingerprint(known), Clock.systemUTC()).verify(known))
                .isEqualTo(CLIENT);
    }

    @Test
    void fingerprintsAreReadAsPeopleWriteThem() throws Exception {
        String written = fingerprint(known).toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");

        assertThat(verifier(written, Clock.systemUTC()).verify(known)).isEqualTo(CLIENT);
    }

    @Test
    void whoShowsNoneOrAnotherIsNotKnown() {
        CertificateVerifier verifier = verifier("00", Clock.systemUTC());

        assertThatThrownBy(() -> verifier.verify(known))
                .isInstanceOfSatisfying(
                        ApiProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(401));
        assertThatThrownBy(() -> verifier.verify(null)).isInstanceOf(ApiProblemException.class);
    }

    @Test
    void anExpiredCertificateIsNotKnownAnyMore() throws Exception {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(365 * 100));
        CertificateVerifier verifier = verifier(fingerprint(known), later);

        assertThatThrownBy(() -> verifier.verify(known)).isInstanceOf(ApiProblemException.class);
    }

    private static CertificateVerifier verifier(String fingerprint, Clock clock) {
        return new CertificateVerifier(Map.of(fingerprint, CLIENT), clock);
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
}
