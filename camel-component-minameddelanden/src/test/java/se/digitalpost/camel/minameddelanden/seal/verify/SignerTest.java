package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.IdentityBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Whose certificates the signatures bear. */
class SignerTest {

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();

    private List<FindingCode> codes(byte[] envelope) throws IOException {
        return verifier.verify(Content.of(envelope)).codes();
    }

    static Stream<Arguments> certificates() {
        return Stream.of(
                arguments("expired", kommunA().expired().issue(), FindingCode.CERTIFICATE_EXPIRED),
                arguments("not yet valid", kommunA().notYetValid().issue(), FindingCode.CERTIFICATE_NOT_YET_VALID),
                arguments("of a foreign CA", kommunA().signedByForeignCa().issue(), FindingCode.CERTIFICATE_UNTRUSTED),
                arguments("not for signing", kommunA().notForSigning().issue(), FindingCode.KEY_USAGE),
                arguments("with a short key", kommunA().keySize(1024).issue(), FindingCode.KEY_SIZE),
                arguments("of another organization", TestKeys.KOMMUN_B, FindingCode.SENDER_CERTIFICATE),
                arguments(
                        "without the prefix 16",
                        kommunA().serialNumber("2021004748").issue(),
                        FindingCode.SENDER_CERTIFICATE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void aSendersCertificateThatIsNotToBeTrustedIsTheOnlyFinding(String name, Identity signer, FindingCode code)
            throws IOException {
        assertThat(codes(HandMade.letter().signedBy(signer).envelope())).containsExactly(code);
    }

    @Test
    void aMediatorsCertificateIsHeldToTheSame() throws IOException {
        assertThat(codes(HandMade.letter()
                        .sealedBy(kommunA().signedByForeignCa().expired().issue())
                        .envelope()))
                .containsExactly(FindingCode.CERTIFICATE_EXPIRED, FindingCode.CERTIFICATE_UNTRUSTED);
        assertThat(codes(HandMade.letter()
                        .sealedBy(kommunA().serialNumber("198101052382").issue())
                        .envelope()))
                .containsExactly(FindingCode.MEDIATOR_CERTIFICATE);
    }

    @Test
    void whoTrustsNobodyFindsEveryCertificateUntrusted() throws IOException {
        VerificationReport report = EnvelopeVerifier.builder()
                .build()
                .verify(Content.of(HandMade.letter().envelope()));

        assertThat(report.codes()).containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
        assertThat(report.findings()).hasSize(2);
    }

    private static IdentityBuilder kommunA() {
        return TestKeys.PKI.identity("162021004748", "Kommun A");
    }
}
