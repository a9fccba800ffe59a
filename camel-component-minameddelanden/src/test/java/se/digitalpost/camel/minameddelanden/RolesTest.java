package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.SignedDeliveryRefusedException;
import se.digitalpost.camel.minameddelanden.seal.verify.VerificationReport;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Kommun A signs, and Kommun B, whom it hired as its mediator (förmedlare), verifies and seals. */
class RolesTest {

    private static final String MEDIATOR = "162021003898";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    @TempDir
    private Path folder;

    private final Simulator simulator = SIMULATOR.simulator();
    private Municipality kommunA;
    private Municipality kommunB;

    @BeforeEach
    void moveIn() throws Exception {
        kommunA = new Municipality(simulator);
        Identity mediator = simulator.issueIdentity(MEDIATOR, "Kommun B");
        kommunB = new Municipality(simulator, mediator);
        MinaMeddelandenConfiguration options = kommunB.options();
        options.setSigningKeyStoreParameters(null);
        options.setSealingKeyStoreParameters(Municipality.keyStore(mediator));
        options.setTrustedAuthorities(Authorities.file(folder, simulator.pki().authorityCertificate()));
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
        kommunB.close();
    }

    @Test
    void whatTheSenderSignsAndTheMediatorSealsPassesAtTheOperator() throws Exception {
        // given
        kommunA.startedWith("minameddelanden:sign");
        kommunB.startedWith("minameddelanden:seal");

        // when
        Exchange signed = kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));
        String delivery = signed.getMessage().getBody(String.class);
        Exchange sealed = kommunB.send(Letters.body(delivery));

        // then
        byte[] envelope = sealed.getMessage().getBody(byte[].class);
        assertThat(simulator.verifier().verify(envelope).findings()).isEmpty();
        assertThat(delivery).startsWith("<m3:SignedDelivery xmlns:");
        assertThat(signed.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/xml; charset=utf-8");
        assertThat(signed.getMessage().getHeader(MinaMeddelandenConstants.MESSAGE_ID, String.class))
                .hasSize(36);
        assertThat(simulator.far().calls()).isEmpty();
    }

    @Test
    void bothStepsGiveTheBytesOfOneWithBothKeys() throws Exception {
        // given
        Message letter = Letters.to(AT_KIVRA.id()).clientReference("same").build();
        kommunA.options().setSealingKeyStoreParameters(kommunB.options().getSealingKeyStoreParameters());
        kommunA.started();
        kommunB.startedWith("minameddelanden:seal");

        // when
        byte[] signed = kommunA.ask("minameddelanden:sign", letter, byte[].class);
        byte[] inOneStep = kommunA.ask("minameddelanden:seal", letter, byte[].class);
        Exchange inTwo = kommunB.send(Letters.body(signed));

        // then
        assertThat(inTwo.getMessage().getBody(byte[].class)).isEqualTo(inOneStep);
    }

    @Test
    void theMediatorTakesTextStreamsAndFilesAlike() throws Exception {
        byte[] signed = signedByKommunA();
        Path file = Files.write(folder.resolve("signed.xml"), signed);
        kommunB.startedWith("minameddelanden:seal");
        byte[] expected = kommunB.send(Letters.body(signed)).getMessage().getBody(byte[].class);

        for (Object body : List.of(
                new String(signed, StandardCharsets.UTF_8), new ByteArrayInputStream(signed), file, file.toFile())) {
            assertThat(kommunB.send(Letters.body(body)).getMessage().getBody(byte[].class))
                    .as(body.getClass().getSimpleName())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aTamperedDeliveryIsNotSealed() throws Exception {
        String tampered = new String(signedByKommunA(), StandardCharsets.UTF_8).replace("bygglov", "rivning");
        kommunB.startedWith("minameddelanden:seal");

        Exchange out = kommunB.exchange(Letters.body(tampered));

        assertThat(out.getException(SignedDeliveryRefusedException.class).findings())
                .singleElement()
                .asString()
                .startsWith("DIGEST_MISMATCH: the inner Signature");
    }

    @Test
    void aMediatorSignsNoMessagesOfItsOwn() throws Exception {
        kommunB.startedWith("minameddelanden:seal");

        Exchange out = kommunB.exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getException(ConfigurationException.class))
                .hasMessageStartingWith(
                        "signingKeyStore: is not set, so this endpoint seals only what others have signed");
    }

    @Test
    void aSenderThatTrustsNobodySealsNothingOfOthers() throws Exception {
        byte[] signed = signedByKommunA();
        try (Municipality kommunC = new Municipality(simulator)) {
            Exchange out = kommunC.startedWith("minameddelanden:seal").exchange(Letters.body(signed));

            assertThat(out.getException(ConfigurationException.class))
                    .hasMessageStartingWith("trustedAuthorities: is not set, and the body is a signed delivery");
        }
    }

    @Test
    void aMediatorThatTrustsNobodyDoesNotStart() {
        kommunB.options().setTrustedAuthorities(null);

        assertThatThrownBy(() -> kommunB.startedWith("minameddelanden:seal"))
                .isInstanceOf(FailedToStartRouteException.class)
                .hasRootCauseMessage("trustedAuthorities: minameddelanden:seal needs it: what others signed is verified"
                        + " before it is sealed");
    }

    @Test
    void anOrganizationsCertificateIsNoAuthority() throws Exception {
        kommunB.options()
                .setTrustedAuthorities(Authorities.file(
                        folder, simulator.issueIdentity(MEDIATOR, "Kommun B").certificate()));

        assertThatThrownBy(() -> kommunB.startedWith("minameddelanden:verify"))
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("trustedAuthorities: the certificate with the serial number ")
                .hasMessageContaining("is not an authority's");
    }

    @Test
    void whatIsTooLargeIsNeitherSignedNorSealed() throws Exception {
        byte[] signed = signedByKommunA();
        kommunB.startedWith("minameddelanden:seal?maxMessageSize=" + signed.length);
        try (Municipality kommunC = new Municipality(simulator)) {
            Exchange notSigned = kommunC.startedWith("minameddelanden:sign?maxMessageSize=100")
                    .exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));
            Exchange notSealed = kommunB.exchange(Letters.body(signed));

            assertThat(notSigned.getException(InvalidMessageException.class)).hasMessageContaining("at most 100 bytes");
            assertThat(notSealed.getException(InvalidMessageException.class))
                    .hasMessageContaining("at most " + signed.length + " bytes");
        }
    }

    @Test
    void aReceiverIsToldThatAllIsWell() throws Exception {
        byte[] signed = signedByKommunA();
        kommunB.started();
        byte[] sealed = kommunB.ask("minameddelanden:seal", signed, byte[].class);

        for (byte[] document : List.of(signed, sealed)) {
            Exchange out = kommunB.request("minameddelanden:verify", document);

            VerificationReport report = out.getMessage().getBody(VerificationReport.class);
            assertThat(report.isOk()).isTrue();
            assertThat(report.facts().sender())
                    .hasValueSatisfying(sender -> assertThat(sender.value()).isEqualTo(Municipality.ID));
            assertThat(out.getMessage().getHeader(MinaMeddelandenConstants.VERIFIED))
                    .isEqualTo(true);
            assertThat(out.getMessage().getHeader(MinaMeddelandenConstants.FINDINGS))
                    .isEqualTo(List.of());
        }
    }

    @Test
    void aReceiverIsToldEverythingThatIsWrong() throws Exception {
        kommunB.started();
        byte[] sealed = kommunB.ask("minameddelanden:seal", signedByKommunA(), byte[].class);
        String broken = new String(sealed, StandardCharsets.UTF_8)
                .replace("bygglov", "rivning")
                .replace("</soap:Body>", "<!-- --></soap:Body>");

        Exchange out = kommunB.request("minameddelanden:verify", broken);

        assertThat(out.getMessage().getBody(VerificationReport.class).isOk()).isFalse();
        assertThat(out.getMessage().getHeader(MinaMeddelandenConstants.VERIFIED))
                .isEqualTo(false);
        assertThat(out.getMessage().getHeader(MinaMeddelandenConstants.FINDINGS))
                .asList()
                .containsExactlyInAnyOrder("DIGEST_MISMATCH", "COMMENT");
    }

    @Test
    void aBodyThatIsNothingIsRefused() throws Exception {
        kommunB.started();

        assertThat(kommunB.request("minameddelanden:verify", null).getException(InvalidMessageException.class))
                .hasMessageContaining("body must be an envelope or a delivery");
    }

    private byte[] signedByKommunA() throws Exception {
        return kommunA.startedWith("minameddelanden:sign")
                .send(Letters.pdfWithHeaders(AT_KIVRA.id()))
                .getMessage()
                .getBody(byte[].class);
    }
}
