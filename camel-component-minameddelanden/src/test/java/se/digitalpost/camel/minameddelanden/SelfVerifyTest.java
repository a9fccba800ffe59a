package se.digitalpost.camel.minameddelanden;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.SelfVerificationException;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** What is about to be sent is verified first, by the receiver's rules; and the keys it is sent with may change meanwhile. */
class SelfVerifyTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    @TempDir
    private Path folder;

    private final Simulator simulator = SIMULATOR.simulator();
    private final X509Certificate stranger = simulator
            .identity(Municipality.ID, Municipality.NAME)
            .signedByForeignCa()
            .issue()
            .issuerCertificate();
    private Municipality kommunA;

    @BeforeEach
    void moveIn() {
        kommunA = new Municipality(simulator);
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "seal", "sign"})
    void aCertificateFromTheWrongIssuerIsFoundBeforeAnythingLeavesTheHouse(String operation) throws Exception {
        kommunA.options().setTrustedAuthorities(Authorities.file(folder, stranger));
        kommunA.startedWith("minameddelanden:" + operation);

        for (int i = 0; i < 2; i++) {
            Exchange out = kommunA.exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

            assertThat(out.getException(SelfVerificationException.class))
                    .satisfies(e -> assertThat(e.isRetryable()).isFalse())
                    .satisfies(e -> assertThat(e.findings())
                            .isNotEmpty()
                            .allSatisfy(finding -> assertThat(finding).startsWith("CERTIFICATE_UNTRUSTED")));
        }
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void whoDoesNotWantItIsLeftAlone() throws Exception {
        kommunA.options().setTrustedAuthorities(Authorities.file(folder, stranger));
        kommunA.startedWith("minameddelanden:send?selfVerify=NEVER");

        kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(simulator.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIRST", "ALWAYS"})
    void whatIsRightIsSent(String when) throws Exception {
        kommunA.options()
                .setTrustedAuthorities(Authorities.file(folder, simulator.pki().authorityCertificate(), stranger));
        kommunA.startedWith("minameddelanden:send?selfVerify=" + when);

        kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));
        kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(simulator.received()).hasSize(2);
    }

    @Test
    void aReplacedKeySignsTheNextMessageAndIsVerifiedAnew() throws Exception {
        // given
        Identity old = simulator.issueIdentity(Municipality.ID, Municipality.NAME);
        Identity renewed = simulator.issueIdentity(Municipality.ID, Municipality.NAME);
        Identity fromTheWrongIssuer = simulator
                .identity(Municipality.ID, Municipality.NAME)
                .signedByForeignCa()
                .issue();
        Path key = Files.createDirectory(folder.resolve("keys"));
        replace(key, old);
        MinaMeddelandenConfiguration options = kommunA.options();
        options.setSigningKeyStoreParameters(null);
        options.setSigningKeyStoreType("PEM");
        options.setSigningKeyStore(key.resolve("key.pem").toString());
        options.setSigningCertificate(key.resolve("certificate.pem").toString());
        options.setKeyReloadPeriod(1);
        options.setTrustedAuthorities(Authorities.file(folder, simulator.pki().authorityCertificate()));
        kommunA.startedWith("minameddelanden:send");

        // when
        kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));
        replace(key, renewed);
        kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));
        replace(key, fromTheWrongIssuer);
        Exchange refused = kommunA.exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        // then
        assertThat(simulator.received()).hasSize(2);
        assertThat(List.of(old, renewed))
                .allSatisfy(identity -> assertThat(simulator.received())
                        .filteredOn(letter -> isSignedBy(identity, letter))
                        .hasSize(1));
        assertThat(refused.getException(SelfVerificationException.class)).isNotNull();
    }

    private static boolean isSignedBy(Identity identity, ReceivedLetter letter) {
        try {
            return new String(letter.envelope(), StandardCharsets.UTF_8)
                    .contains(Base64.getEncoder()
                            .encodeToString(identity.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static void replace(Path folder, Identity identity) throws Exception {
        identity.writePrivateKeyPem(folder.resolve("key.pem"));
        identity.writeCertificatePem(folder.resolve("certificate.pem"));
    }
}
