package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever arrives, the verifier answers with a report, and what it accepts says what one of the seeds says: nobody can make another
 * delivery without the keys, which were thrown away when the seeds were made. {@link EnvelopeVerifierSeeds} makes them.
 */
class EnvelopeVerifierFuzzTest {

    static final String AUTHORITY = "EnvelopeVerifierFuzzTest-authority.pem";

    private final X509Certificate authority = authority();
    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(authority))
            .clock(Clock.fixed(authority.getNotBefore().toInstant().plus(Duration.ofDays(2)), ZoneOffset.UTC))
            .build();
    private final Set<DeliveryFacts> acceptedOfTheSeeds = new HashSet<>();

    EnvelopeVerifierFuzzTest() {
        seeds("anEnvelope").forEach(seed -> remember(seed, EnvelopeVerifier::verify));
        seeds("aSealedDelivery").forEach(seed -> remember(seed, EnvelopeVerifier::verifySealedDelivery));
        seeds("aSignedDelivery").forEach(seed -> remember(seed, EnvelopeVerifier::verifySignedDelivery));
        // Else nothing would be held against anything.
        assertThat(acceptedOfTheSeeds).hasSizeGreaterThan(5);
    }

    @FuzzTest(maxDuration = "5m")
    void anEnvelope(byte[] input) throws IOException {
        holds(verifier.verify(new ByteArrayInputStream(input)));
    }

    @FuzzTest(maxDuration = "5m")
    void aSealedDelivery(byte[] input) throws IOException {
        holds(verifier.verifySealedDelivery(new ByteArrayInputStream(input)));
    }

    @FuzzTest(maxDuration = "5m")
    void aSignedDelivery(byte[] input) throws IOException {
        holds(verifier.verifySignedDelivery(new ByteArrayInputStream(input)));
    }

    /** The wire form is signed by nobody: a prefix may be another. What is said may not. */
    private void holds(VerificationReport report) {
        if (report.isOkExcept(FindingCategory.WIRE_FORM)) {
            assertThat(acceptedOfTheSeeds).contains(report.facts());
        }
        assertThat(report.toString()).doesNotContain("198101052382", "192705178354");
    }

    private void remember(byte[] seed, Verification verification) {
        try {
            VerificationReport report = verification.of(verifier, new ByteArrayInputStream(seed));
            if (report.isOkExcept(FindingCategory.WIRE_FORM)) {
                acceptedOfTheSeeds.add(report.facts());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only those that were made with the keys: what a fuzzer found proves nothing. */
    private static List<byte[]> seeds(String method) {
        try (Stream<Path> files = Files.list(Path.of(EnvelopeVerifierFuzzTest.class
                .getResource("EnvelopeVerifierFuzzTestInputs/" + method)
                .toURI()))) {
            return files.filter(file -> file.getFileName().toString().startsWith("valid-"))
                    .map(EnvelopeVerifierFuzzTest::bytes)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate authority() {
        try (InputStream pem = EnvelopeVerifierFuzzTest.class.getResourceAsStream(AUTHORITY)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Verification {
        VerificationReport of(EnvelopeVerifier verifier, InputStream input) throws IOException;
    }
}
