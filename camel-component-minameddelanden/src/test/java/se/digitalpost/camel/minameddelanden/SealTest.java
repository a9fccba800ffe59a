package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.seal.SoftToken;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

class SealTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();

    @Test
    void makesTheEnvelopeThatAMailboxOperatorWouldTake() throws Exception {
        try (Municipality kommunA = new Municipality(simulator)) {
            Exchange out = kommunA.startedWith("minameddelanden:seal").send(Letters.pdfWithHeaders(AT_KIVRA.id()));

            byte[] envelope = out.getMessage().getBody(byte[].class);
            assertThat(simulator.verifier().verify(envelope).findings()).isEmpty();
            assertThat(out.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/xml; charset=utf-8");
            assertThat(out.getMessage().getHeader(MinaMeddelandenConstants.MESSAGE_ID, String.class))
                    .hasSize(36);
            assertThat(simulator.far().calls()).isEmpty();
        }
    }

    @Test
    void isTheSameAsWhatSendPosts() throws Exception {
        try (Municipality kommunA = new Municipality(simulator)) {
            var letter = Letters.to(AT_KIVRA.id()).clientReference("same").build();
            kommunA.startedWith("minameddelanden:seal");

            byte[] envelope = kommunA.send(Letters.body(letter)).getMessage().getBody(byte[].class);
            kommunA.camel().createProducerTemplate().sendBody("minameddelanden:send", letter);

            assertThat(simulator.received().get(0).envelope()).isEqualTo(envelope);
        }
    }

    @Test
    void needsNeitherFarNorTls() throws Exception {
        try (Municipality kommunA = new Municipality(simulator)) {
            kommunA.options().setFarUrl(null);
            kommunA.options().setSslContextParameters(null);

            Exchange out = kommunA.startedWith("minameddelanden:seal").send(Letters.pdfWithHeaders(AT_KIVRA.id()));

            assertThat(out.getMessage().getBody(String.class)).startsWith("<soap:Envelope ");
        }
    }

    @Test
    void signsWithAKeyThatStaysInAHardwareModule() throws Exception {
        Identity identity = simulator
                .identity(Municipality.ID, Municipality.NAME)
                .keySize(4096)
                .issue();
        SoftToken token = SoftToken.orSkip().with("kommunen", identity);
        try (Municipality kommunA = new Municipality(simulator)) {
            kommunA.options().setSigningKeyStoreParameters(null);
            kommunA.options().setSigningKeyStoreType("PKCS11");
            kommunA.options().setSigningKeyStore(token.configuration().toString());
            kommunA.options().setSigningKeyStorePassword(SoftToken.PIN);
            kommunA.options().setSigningKeyAlias("kommunen");

            Exchange out = kommunA.startedWith("minameddelanden:seal").send(Letters.pdfWithHeaders(AT_KIVRA.id()));

            assertThat(simulator
                            .verifier()
                            .verify(out.getMessage().getBody(byte[].class))
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        try (Municipality kommunA = new Municipality(simulator)) {
            Exchange out = kommunA.startedWith("minameddelanden:seal?maxMessageSize=100")
                    .exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

            assertThat(out.getException(InvalidMessageException.class))
                    .hasMessageContaining("message must make an envelope of at most 100 bytes (maxMessageSize)");
        }
    }
}
