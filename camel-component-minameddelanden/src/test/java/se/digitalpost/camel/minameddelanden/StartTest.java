package se.digitalpost.camel.minameddelanden;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A wrong set-up is told at start: which option, and what to do. */
class StartTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertThat(faultOf(options -> {
                    options.setFarUrl(null);
                    options.setSenderName(null);
                    options.setSupportText(" ");
                    options.setSigningKeyStoreParameters(null);
                    options.setSslContextParameters(null);
                }))
                .hasMessage(
                        "signingKeyStore: minameddelanden:send needs it: the key store file with the organization's key"
                                + " and certificate; "
                                + "senderName: minameddelanden:send needs it; it is what recipients read as the sender; "
                                + "supportText: minameddelanden:send needs it; every message has to say where to turn with"
                                + " questions; "
                                + "farUrl: minameddelanden:send needs it; the address of FaR's Recipient service, version 3; "
                                + "sslContextParameters: key and trust for mutual TLS are missing; set it, or"
                                + " useGlobalSslContextParameters=true together with Camel's global SSL context parameters");
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                wrong("farUrl: must be an https address", options -> options.setFarUrl("http://far.example")),
                wrong("farUrl: is not an address", options -> options.setFarUrl("https://far example")),
                wrong("senderId: must have a correct check digit", options -> options.setSenderId("2021004749")),
                wrong(
                        "senderId: is 162021003898, and the certificate in signingKeyStore was issued to 162021004748",
                        options -> options.setSenderId("202100-3898")),
                wrong("connectTimeout: must be more than 0", options -> options.setConnectTimeout(0)),
                wrong("responseTimeout: must be more than 0", options -> options.setResponseTimeout(-1)),
                wrong("maxMessageSize: must be more than 0", options -> options.setMaxMessageSize(0)),
                wrong(
                        "maxConnectionsPerOperator: must be more than 0",
                        options -> options.setMaxConnectionsPerOperator(0)),
                wrong("operators: must have 10 or 12 digits", options -> options.setOperators("Kivra")),
                wrong("faultActions: ", options -> options.setFaultActions("5017=PERHAPS")),
                wrong("addressLookup: is of no use without fallback", options -> options.setAddressLookup("direct:a")),
                wrong("returnAddress: ", options -> options.setReturnAddress("x".repeat(101))),
                wrong("signingKeyStore: there is no file /no/such/file.p12", options -> {
                    options.setSigningKeyStoreParameters(null);
                    options.setSigningKeyStore("/no/such/file.p12");
                    options.setSigningKeyStorePassword("x");
                }),
                wrong("keyReloadPeriod: must be 0 or more", options -> options.setKeyReloadPeriod(-1)),
                wrong(
                        "signingKeyStore: is given twice, also as signingKeyStoreParameters",
                        options -> options.setSigningKeyStore("/no/such/file.p12")),
                wrong(
                        "signingKeyStore: has no private key with the alias 'nyckel'; it has [organization]",
                        options -> options.setSigningKeyAlias("nyckel")),
                wrong(
                        "signingKeyStore: the key 'organization' can't be read with this password; set"
                                + " signingKeyPassword",
                        options -> options.setSigningKeyPassword("wrong")),
                wrong("sealingKeyStore: there is no file", options -> {
                    options.setSealingKeyStore("/no/such/file.p12");
                    options.setSealingKeyStorePassword("x");
                }),
                wrong("sslContextParameters: the key or trust store for mutual TLS can't be used", options -> {
                    SSLContextParameters tls = new SSLContextParameters();
                    tls.setSecureSocketProtocol("NoSuchProtocol");
                    options.setSslContextParameters(tls);
                }));
    }

    private static Arguments wrong(String message, Consumer<MinaMeddelandenConfiguration> change) {
        return arguments(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongOptions")
    void aWrongOptionIsToldByName(String message, Consumer<MinaMeddelandenConfiguration> change) {
        ConfigurationException fault = faultOf(change);

        assertThat(fault).hasMessageStartingWith(message);
        assertThat(fault.option()).isEqualTo(message.substring(0, message.indexOf(':')));
        assertThat(fault.isRetryable()).isFalse();
    }

    @Test
    void aKeyStoreFileIsTakenWithItsPassword(@TempDir Path folder) throws Exception {
        Identity identity = simulator.issueIdentity(Municipality.ID, Municipality.NAME);
        Path file = identity.writePkcs12(folder.resolve("keys.p12"));
        try (Municipality kommunA = new Municipality(simulator)) {
            kommunA.options().setSigningKeyStoreParameters(null);
            kommunA.options().setSigningKeyStore(file.toString());
            kommunA.options().setSigningKeyStorePassword(new String(identity.password()));
            kommunA.options().setSenderId("202100-4748");

            kommunA.startedWith("minameddelanden:send").send(Letters.pdfWithHeaders(TestRecipients.AT_KIVRA.id()));
        }
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsToldAndNotShown(@TempDir Path folder) throws Exception {
        Path file = simulator.issueIdentity(Municipality.ID, Municipality.NAME).writePkcs12(folder.resolve("keys.p12"));

        ConfigurationException fault = faultOf(options -> {
            options.setSigningKeyStoreParameters(null);
            options.setSigningKeyStore("file:" + file);
            options.setSigningKeyStorePassword("wrong-secret");
        });

        assertThat(fault)
                .hasMessage("signingKeyStore: the key store can't be opened with this password; set"
                        + " signingKeyStorePassword");
    }

    @Test
    void anExpiredCertificateIsTold() {
        KeyStoreParameters expired = Municipality.keyStore(
                simulator.identity(Municipality.ID, Municipality.NAME).expired().issue());

        assertThat(faultOf(options -> options.setSigningKeyStoreParameters(expired)))
                .hasMessageStartingWith("signingKeyStore: the certificate expired ")
                .hasMessageEndingWith("; order a new one and replace it");
    }

    @Test
    void globalSslContextParametersAreUsedWhereAskedFor() throws Exception {
        Identity identity = simulator.issueIdentity(Municipality.ID, Municipality.NAME);
        try (Municipality kommunA = new Municipality(simulator, identity)) {
            kommunA.options().setSslContextParameters(null);
            kommunA.camel().setSSLContextParameters(Municipality.tls(identity, simulator));
            kommunA.component().setUseGlobalSslContextParameters(true);

            Exchange out = kommunA.startedWith("minameddelanden:send")
                    .send(Letters.pdfWithHeaders(TestRecipients.AT_KIVRA.id()));

            assertThat(out.getMessage().getHeader(MinaMeddelandenConstants.STATUS))
                    .isEqualTo("DELIVERED");
        }
    }

    @Test
    void lookupNeedsOnlyToKnowWhoAsks() throws Exception {
        try (Municipality kommunA = new Municipality(simulator)) {
            kommunA.options().setSigningKeyStoreParameters(null);
            kommunA.options().setSenderName(null);
            kommunA.options().setSupportText(null);

            assertThatThrownBy(() -> kommunA.startedWith("minameddelanden:lookup"))
                    .rootCause()
                    .hasMessage("senderId: minameddelanden:lookup needs it; FaR wants to know who asks");
        }
        try (Municipality kommunA = new Municipality(simulator)) {
            kommunA.options().setSigningKeyStoreParameters(null);
            kommunA.options().setSenderId(Municipality.ID);

            Exchange out = kommunA.startedWith("minameddelanden:lookup")
                    .send(exchange -> exchange.getMessage().setBody(TestRecipients.AT_KIVRA.id()));

            assertThat(out.getMessage().getBody())
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .hasSize(1);
        }
    }

    @Test
    void secretsDoNotShowInEndpointUris() throws Exception {
        try (Municipality kommunA = new Municipality(simulator)) {
            var endpoint = kommunA.camel().getEndpoint("minameddelanden:send?signingKeyStorePassword=hemligt");

            assertThat(endpoint.toString()).doesNotContain("hemligt");
        }
    }

    private ConfigurationException faultOf(Consumer<MinaMeddelandenConfiguration> change) {
        try (Municipality kommunA = new Municipality(simulator)) {
            change.accept(kommunA.options());
            kommunA.startedWith("minameddelanden:send");
            throw new AssertionError("it started");
        } catch (Exception e) {
            Throwable cause = e;
            while (!(cause instanceof ConfigurationException)) {
                assertThat(cause.getCause()).as("a cause of " + cause).isNotNull();
                cause = cause.getCause();
            }
            return (ConfigurationException) cause;
        }
    }
}
