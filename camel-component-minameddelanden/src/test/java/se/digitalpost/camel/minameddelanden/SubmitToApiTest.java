package se.digitalpost.camel.minameddelanden;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.api.access.Issuer;
import se.digitalpost.camel.minameddelanden.api.testing.ContractServer;
import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceRefusedException;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** The pair: a case system's {@code minameddelanden:submit} and Kommun A's {@code minameddelanden:api}, over TLS. */
class SubmitToApiTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Issuer issuer = new Issuer();

    @TempDir
    private Path folder;

    private Municipality service;
    private VertxPlatformHttpServer server;
    private ContractServer authorization;
    private DefaultCamelContext caseSystem;

    @BeforeEach
    void moveIn() {
        authorization = new ContractServer(folder);
        service = Municipality.managed(simulator);
        service.component().setJournal(JournalKind.MEMORY);
        service.component().setJournalPollInterval(20);
        service.camel().getRegistry().bind("jwks", issuer.jwks());
        caseSystem = new DefaultCamelContext();
        caseSystem.disableJMX();
        MinaMeddelandenComponent component = new MinaMeddelandenComponent();
        component.getConfiguration().setSenderId(Municipality.ID);
        component.getConfiguration().setSenderName(Municipality.NAME);
        component.getConfiguration().setSupportText("Ring växeln.");
        component.getConfiguration().setSslContextParameters(new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext camelContext) {
                return TestPki.client();
            }
        });
        caseSystem.addComponent("minameddelanden", component);
    }

    @AfterEach
    void moveOut() {
        caseSystem.stop();
        service.close();
        authorization.close();
    }

    @Test
    void aLetterReachesTheMailbox() throws Exception {
        started("");

        Exchange out = submit("&waitForOutcome=1m", Letters.pdfWithHeaders(AT_KIVRA.id()));

        Delivery delivery = out.getMessage().getBody(Delivery.class);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(delivery.operatorName()).isEqualTo("Kivra");
        assertThat(header(out, MinaMeddelandenConstants.TRANSACTION_ID)).isNotNull();
        assertThat(simulator.received()).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Beslut om bygglov");
            assertThat(letter.attachments()).hasSize(1);
        });
    }

    @Test
    void aLetterThatIsHandedOverTwiceIsDeliveredOnce() throws Exception {
        started("");
        Message letter = Letters.to(AT_KIVRA.id()).clientReference("BYGG-1").build();

        Exchange first = submit("&waitForOutcome=1m", Letters.body(letter));
        Exchange second = submit("", Letters.body(letter));
        Exchange other = submit("", Letters.body(letter.toBuilder().subject("Something else")));

        assertThat(header(second, MinaMeddelandenConstants.MESSAGE_ID))
                .isEqualTo(header(first, MinaMeddelandenConstants.MESSAGE_ID));
        assertThat(header(second, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        assertThat(other.getException()).isInstanceOf(DuplicateReferenceException.class);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aLetterThatIsAsLargeAsAMailboxTakesIsDelivered() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("journal"));
        service.component().setJournal(JournalKind.JDBC);
        service.component().setJournalDataSource(database);
        service.component().setJournalPlaintext(true);
        started("");

        Exchange out = submit("&waitForOutcome=1m", Letters.body(large(1_300_000)));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        assertThat(simulator.received().get(0).attachments()).hasSize(2);
    }

    @Test
    void aRequestThatIsTooLargeForTheServiceIsRefused() throws Exception {
        started("&maxRequestSize=100000");

        Exchange out = submit("", Letters.body(large(3_000_000)));

        assertThat(out.getException())
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("A request has at most 100000 bytes");
    }

    @Test
    void anUnreachableRecipientIsAnOutcome() throws Exception {
        started("");

        Exchange out = submit("&waitForOutcome=1m", Letters.pdfWithHeaders(WITHOUT_MAILBOX.id()));

        Delivery delivery = out.getMessage().getBody(Delivery.class);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery.reason()).isEqualTo(Reason.NOT_REGISTERED);
    }

    @Test
    void whatTheServiceDoesNotTakeIsToldByItsFields() throws Exception {
        started("");

        Exchange out = submit("&callbackUrl=https://cases.example.org/statuses", Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getException(InvalidMessageException.class).faults())
                .extracting(FieldFault::field)
                .containsExactly("/callbackUrl");
    }

    @Test
    void whoMayNotActForTheSenderIsRefused() throws Exception {
        started("");

        Exchange out = submit("", ApiService.ALL_SCOPES, "162021003898", Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getException(ServiceRefusedException.class).status()).isEqualTo(403);
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("SENDER_REFUSED");
    }

    @Test
    void aRouteAsksForAStatusAndHasTheContentDeleted() throws Exception {
        started("");
        Exchange submitted = submit("&waitForOutcome=1m", Letters.pdfWithHeaders(AT_KIVRA.id()));
        Object messageId = header(submitted, MinaMeddelandenConstants.MESSAGE_ID);
        Processor byId = exchange -> exchange.getMessage().setHeader(MinaMeddelandenConstants.MESSAGE_ID, messageId);

        Exchange status = submit("&action=STATUS", byId);
        Exchange withdrawn = submit("&action=WITHDRAW", byId);

        assertThat(status.getMessage().getBody(Delivery.class).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(withdrawn.getException()).isNull();
        assertThat(service.component()
                        .openJournal()
                        .records()
                        .find(UUID.fromString(messageId.toString()))
                        .orElseThrow()
                        .purgedAt())
                .isNotNull();
    }

    /** The tests' case system is in the service's own network, where nobody is called: it is tried, seen in JMX, and not lost. */
    @Test
    void aCallbackIsMadeOverTheServicesOwnChecks() throws Exception {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        started("&callbackSecrets=RAW(localhost:8443=" + secret + ")");

        Exchange out = submit(
                "&waitForOutcome=1m&callbackUrl=https://localhost:8443/statuses",
                Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.apache.camel:context="
                + service.camel().getManagementName() + ",type=callbacks,name=\"minameddelanden/162021004748\"");
        await().until(() -> (long) beans.getAttribute(name, "Failed") > 0);
        assertThat(beans.getAttribute(name, "Waiting")).isEqualTo(1L);
        assertThat(beans.getAttribute(name, "Received")).isEqualTo(0L);
        assertThat(beans.getAttribute(name, "GivenUp")).isEqualTo(0L);
        assertThat(beans.getAttribute(name, "Subscriber")).isEqualTo("api-callbacks-162021004748");

        service.camel().stop();

        assertThat(beans.isRegistered(name)).isFalse();
    }

    private void started(String options) throws Exception {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setKeyStore(TestPki.serverKeys());
        keys.setPassword("test");
        KeyManagersParameters keyManagers = new KeyManagersParameters();
        keyManagers.setKeyStore(keys);
        keyManagers.setKeyPassword("test");
        SSLContextParameters tls = new SSLContextParameters();
        tls.setKeyManagers(keyManagers);
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("localhost");
        http.setBindPort(0);
        http.setSslContextParameters(tls);
        server = new VertxPlatformHttpServer(http);
        service.camel().addService(server);
        service.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("minameddelanden:api?" + ApiService.TOKENS + "ref:jwks" + options)
                                .log("${header.CamelMinaMeddelandenClientReference}");
                    }
                })
                .started();
        caseSystem.start();
    }

    private Exchange submit(String options, Processor in) {
        return submit(options, ApiService.ALL_SCOPES, Municipality.ID, in);
    }

    private Exchange submit(String options, String scopes, String sender, Processor in) {
        String token = issuer.tokenOf("bygglov", scopes, sender).substring("Bearer ".length());
        authorization.nextToken(ContractServer.answer(
                200,
                "application/json",
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
        return caseSystem
                .createProducerTemplate()
                .request(
                        "minameddelanden:submit?serviceUrl=https://localhost:" + server.getPort()
                                + "/digital-post/v1&tokenEndpoint=" + authorization.tokenEndpoint()
                                + "&clientId=bygglov&clientSecret=x" + options,
                        in);
    }

    private static Message.Builder large(int size) {
        byte[] pdf = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), size);
        return Letters.to(AT_KIVRA.id()).attachment(Attachment.pdf("Ritning.pdf", Content.of(pdf)));
    }
}
