package se.digitalpost.camel.minameddelanden.compatibility;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One jar serves several Camel minors: the whole way of a letter, with the options in the endpoint's URI. */
class NewerCamelTest {

    private static final byte[] PDF = "%PDF-1.7 a letter".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();

    @Test
    void theTestRunsOnTheNewerCamel() {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(camel.getVersion()).isEqualTo(System.getProperty("newer.camel.version"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLetterReachesTheMailbox(@TempDir Path folder) throws Exception {
        Identity kommunA = simulator.issueIdentity("162021004748", "Kommun A");
        Path keyStore = kommunA.writePkcs12(folder.resolve("keys.p12"));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("tls", tls(kommunA));
            camel.getRegistry().bind("secret", new String(kommunA.password()));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .to("minameddelanden:send?farUrl=" + simulator.farUrl()
                                    + "&senderName=Kommun A&supportText=Ring oss"
                                    + "&signingKeyStore=" + keyStore
                                    + "&signingKeyStorePassword=#bean:secret"
                                    + "&sslContextParameters=#bean:tls"
                                    + "&connectTimeout=5s");
                }
            });
            camel.start();

            Exchange out = camel.createProducerTemplate().request("direct:in", exchange -> {
                exchange.getMessage().setBody(PDF);
                exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ID, TestRecipients.AT_KIVRA.id());
                exchange.getMessage().setHeader(MinaMeddelandenConstants.SUBJECT, "Beslut");
                exchange.getMessage().setHeader(MinaMeddelandenConstants.TEXT, "Hej!");
            });

            assertThat(out.getException()).isNull();
            assertThat(out.getMessage().getBody(Delivery.class).status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(simulator.received()).hasSize(1);
        }
    }

    @Test
    void theComponentIsFoundByItsSchemeAndTellsWhatIsMissing() {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(camel.getComponent("minameddelanden")).isInstanceOf(MinaMeddelandenComponent.class);
            assertThatThrownBy(() -> camel.getEndpoint("minameddelanden:send?noSuchOption=1"))
                    .hasMessageContaining("noSuchOption");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private SSLContextParameters tls(Identity identity) {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setKeyStore(identity.keyStore());
        KeyManagersParameters keyManagers = new KeyManagersParameters();
        keyManagers.setKeyStore(keys);
        keyManagers.setKeyPassword(new String(identity.password()));
        KeyStoreParameters authorities = new KeyStoreParameters();
        authorities.setKeyStore(simulator.pki().trustStore());
        TrustManagersParameters trustManagers = new TrustManagersParameters();
        trustManagers.setKeyStore(authorities);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setKeyManagers(keyManagers);
        tls.setTrustManagers(trustManagers);
        return tls;
    }
}
