package se.digitalpost.minameddelanden.simulator.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;

import org.junit.jupiter.api.Test;

import se.digitalpost.minameddelanden.simulator.Shared;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages that this project did not make. */
class VectorTest {

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(Pki.create(Clock.systemUTC()).authorityCertificate())
            .build();

    @Test
    void bothSignaturesOfAMunicipalitysMessageHold() throws IOException {
        // given
        byte[] sealed = Files.readAllBytes(Shared.file("vectors/sealed-by-kommun-a.xml"));

        // when
        VerificationReport report = verifier.verifySignatures(sealed);

        // then
        assertThat(report.findings()).isEmpty();
        assertThat(report.delivery().orElseThrow().senderId()).isEqualTo("162021004748");
    }

    @Test
    void withTheRulesOnTheSameMessageIsReportedForWhatItIs() throws IOException {
        // given
        byte[] sealed = Files.readAllBytes(Shared.file("vectors/sealed-by-kommun-a.xml"));

        // when
        VerificationReport report = verifier.verify(sealed);

        // then
        assertThat(report.codes())
                .contains(
                        FindingCode.NOT_AN_ENVELOPE,
                        FindingCode.DEFAULT_NAMESPACE,
                        FindingCode.CERTIFICATE_EXPIRED,
                        FindingCode.CERTIFICATE_UNTRUSTED,
                        FindingCode.CHECKSUM)
                .doesNotContain(
                        FindingCode.DIGEST_MISMATCH, FindingCode.SIGNATURE_VALUE, FindingCode.SENDER_CERTIFICATE);
    }

    @Test
    void aMessageThatWasIndentedAfterSigningIsRefused() throws IOException {
        // given
        byte[] indented = Files.readAllBytes(Shared.file("vectors/signed-then-indented.xml"));

        // then
        assertThat(verifier.verifySignatures(indented).codes()).contains(FindingCode.DIGEST_MISMATCH);
        assertThat(verifier.verify(indented).codes())
                .contains(FindingCode.TEXT_BETWEEN_ELEMENTS, FindingCode.DIGEST_MISMATCH);
    }
}
