package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.api.OpenApi;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.api.testing.ContractServer;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceRefusedException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.camel.minameddelanden.api.testing.ContractServer.hangUp;
import static se.digitalpost.camel.minameddelanden.api.testing.ContractServer.problem;

/** {@code minameddelanden:submit}: a case system hands its letters to somebody else's service. */
class SubmitTest {

    private static final String RECIPIENT = "198101052382";

    @TempDir
    private Path folder;

    private ContractServer service;
    private DefaultCamelContext camel;
    private MinaMeddelandenComponent component;

    @BeforeEach
    void start() {
        service = new ContractServer(folder);
        component = new MinaMeddelandenComponent();
        MinaMeddelandenConfiguration options = component.getConfiguration();
        options.setSenderId("162021004748");
        options.setSenderName("Kommun A");
        options.setSupportText("Ring växeln.");
        options.setSslContextParameters(tls());
        camel = new DefaultCamelContext();
        camel.disableJMX();
        camel.addComponent("minameddelanden", component);
    }

    @AfterEach
    void stop() {
        camel.stop();
        service.close();
    }

    @Test
    void aPdfWithHeadersIsHandedOver() throws Exception {
        Exchange out = submit("", exchange -> {
            Letters.pdfWithHeaders(RECIPIENT).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, "BYGG-1");
        });

        assertThat(out.getException()).isNull();
        Delivery delivery = out.getMessage().getBody(Delivery.class);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(delivery.clientReference()).isEqualTo("BYGG-1");
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("ACCEPTED");
        assertThat(header(out, MinaMeddelandenConstants.CHANNEL)).isEqualTo("NONE");
        assertThat(header(out, MinaMeddelandenConstants.MESSAGE_ID))
                .isEqualTo(delivery.messageId().toString());
        assertThat(service.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.text())
                        .contains(
                                "\"id\":\"" + RECIPIENT + "\"",
                                "\"organizationNumber\":\"162021004748\"",
                                "Ring växeln."));
    }

    @Test
    void aMessageIsHandedOver() throws Exception {
        Exchange out = submit("", Letters.body(Letters.to(RECIPIENT)));

        assertThat(out.getMessage().getBody()).isInstanceOf(Delivery.class);
    }

    @Test
    void aMessageInTheCommonApisJsonIsHandedOver() throws Exception {
        service.next(problem(ProblemType.UNAVAILABLE, "later"));

        Exchange out = submit("&callbackUrl=https://other.example.org/", json(letter("/recipient/id", RECIPIENT)));

        assertThat(out.getException()).isNull();
        assertThat(out.getMessage().getBody(Delivery.class).clientReference()).isEqualTo("BYGG-2026-18");
        assertThat(service.requests()).hasSize(2);
        assertThat(service.requests().get(1).body())
                .isEqualTo(service.requests().get(0).body());
        JsonNode sent = OpenApi.JSON.readTree(service.requests().get(1).body());
        JsonNode given = letter("/recipient/id", RECIPIENT);
        for (String field : List.of("clientReference", "batchReference", "recipient", "subject", "officialMatter")) {
            assertThat(sent.get(field)).isEqualTo(given.get(field));
        }
        assertThat(sent.at("/attachments/1/onPaper")).isEqualTo(given.at("/attachments/1/onPaper"));
        assertThat(sent.at("/attachments/1/content")).isEqualTo(given.at("/attachments/1/content"));
        assertThat(sent.get("callbackUrl")).as("its own").isEqualTo(given.get("callbackUrl"));
    }

    @Test
    void aStreamOfJsonIsHandedOverInARedeliveryToo() throws Exception {
        byte[] bytes = OpenApi.JSON.writeValueAsBytes(letter("/recipient/id", RECIPIENT));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to(uri("&submitRetryTime=0"));
            }
        });
        camel.start();
        service.next(hangUp());

        Exchange out = camel.createProducerTemplate().request("direct:in", json(new ByteArrayInputStream(bytes)));

        assertThat(out.getException()).isNull();
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void whatIsWrongInJsonIsToldByItsPointers() throws Exception {
        Exchange out = submit("", json(letter("/recipient/id", "198101052383").put("subject", "")));

        assertThat(out.getException(InvalidMessageException.class).faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("/recipient/id", "/subject");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("INVALID_MESSAGE");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsToldSo() throws Exception {
        assertThat(submit("", json("{")).getException())
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("The body must be one JSON object in UTF-8");
    }

    @Test
    void theTraceGoesOn() throws Exception {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        submit("", exchange -> {
            Letters.body(Letters.to(RECIPIENT)).process(exchange);
            exchange.getMessage().setHeader("traceparent", traceparent);
        });

        assertThat(service.requests().get(0).headers().getFirst("traceparent")).isEqualTo(traceparent);
    }

    @Test
    void whereTheServiceIsToCallBackIsAnOption() throws Exception {
        submit("&callbackUrl=https://cases.example.org/statuses", Letters.body(Letters.to(RECIPIENT)));

        assertThat(service.requests().get(0).text()).contains("\"callbackUrl\":\"https://cases.example.org/statuses\"");
    }

    @Test
    void whoWaitsIsToldWhatBecameOfIt() throws Exception {
        startedWith("&waitForOutcome=1m");
        CompletableFuture<Exchange> out = sent(Letters.body(Letters.to(RECIPIENT)));
        Awaitility.await().until(() -> service.requests().size() >= 2);
        assertThat(out).isNotDone();

        service.allAre(DeliveryStatus.DELIVERED, Channel.DIGITAL, null);

        Exchange known = out.get(30, TimeUnit.SECONDS);
        assertThat(known.getMessage().getBody(Delivery.class).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(header(known, MinaMeddelandenConstants.TRANSACTION_ID)).isEqualTo("T-1");
    }

    @Test
    void whoWaitsAndIsRefusedAnAnswerForTheMomentAsksAgain() throws Exception {
        startedWith("&waitForOutcome=1m");
        service.nextAsUsual().next(hangUp()).next(problem(ProblemType.UNAVAILABLE, "later"));
        CompletableFuture<Exchange> out = sent(Letters.body(Letters.to(RECIPIENT)));
        Awaitility.await().until(() -> service.requests().size() >= 3);

        service.allAre(DeliveryStatus.NEEDS_ATTENTION, Channel.NONE, "NO_POSTAL_ADDRESS");

        Delivery known = out.get(30, TimeUnit.SECONDS).getMessage().getBody(Delivery.class);
        assertThat(known.status()).isEqualTo(DeliveryStatus.NEEDS_ATTENTION);
        assertThat(known.reason()).isEqualTo(Reason.NO_POSTAL_ADDRESS);
    }

    @Test
    void aReasonOfTheServicesOwnIsToldInTheHeader() throws Exception {
        startedWith("&waitForOutcome=1m");
        CompletableFuture<Exchange> out = sent(Letters.body(Letters.to(RECIPIENT)));
        Awaitility.await().until(() -> service.letters() == 1);

        service.allAre(DeliveryStatus.FAILED, Channel.NONE, "MAILROOM_CLOSED");

        Exchange known = out.get(30, TimeUnit.SECONDS);
        assertThat(header(known, MinaMeddelandenConstants.REASON)).isEqualTo("MAILROOM_CLOSED");
        assertThat(known.getMessage().getBody(Delivery.class).reason()).isNull();
    }

    @Test
    void aReasonThatMayBePersonalIsNotTold() throws Exception {
        startedWith("&waitForOutcome=1m");
        CompletableFuture<Exchange> out = sent(Letters.body(Letters.to(RECIPIENT)));
        Awaitility.await().until(() -> service.letters() == 1);

        service.allAre(DeliveryStatus.FAILED, Channel.NONE, RECIPIENT + " IS DEAD");

        assertThat(header(out.get(30, TimeUnit.SECONDS), MinaMeddelandenConstants.REASON))
                .isNull();
    }

    @Test
    void whoHasWaitedLongEnoughGoesOn() throws Exception {
        Exchange out = submit("&waitForOutcome=600", Letters.body(Letters.to(RECIPIENT)));

        assertThat(out.getException()).isNull();
        assertThat(out.getMessage().getBody(Delivery.class).status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(service.requests()).hasSizeGreaterThan(1);
    }

    @Test
    void manyWaitAndTakeNoThread() throws Exception {
        component.setWorkers(1);
        startedWith("&waitForOutcome=1m");
        CompletableFuture<Exchange> first = sent(Letters.body(Letters.to(RECIPIENT)));
        CompletableFuture<Exchange> second = sent(Letters.body(Letters.to(RECIPIENT)));
        Awaitility.await().until(() -> service.letters() == 2);

        service.allAre(DeliveryStatus.FAILED, Channel.NONE, "NOT_REGISTERED");

        assertThat(Stream.of(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS)))
                .extracting(out -> header(out, MinaMeddelandenConstants.REASON))
                .containsOnly("NOT_REGISTERED");
    }

    @Test
    void aServiceThatCanNotForTheMomentIsTriedAgain() throws Exception {
        service.next(problem(ProblemType.UNAVAILABLE, "later", "Retry-After", "1"))
                .next(hangUp());
        long before = System.nanoTime();

        Exchange out = submit("", Letters.body(Letters.to(RECIPIENT)));

        assertThat(out.getException()).isNull();
        assertThat(service.requests()).hasSize(3);
        assertThat(service.requests().get(1).body())
                .isEqualTo(service.requests().get(2).body());
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("as the service has asked")
                .isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void aServiceThatWantsToBeLeftAloneForLongIsNotTriedAgain() throws Exception {
        service.next(problem(ProblemType.TOO_MANY_REQUESTS, "too often", "Retry-After", "3600"));

        Exchange out = submit("", Letters.body(Letters.to(RECIPIENT)));

        assertThat(out.getException(ServiceUnavailableException.class).retryAfter())
                .contains(Duration.ofHours(1));
        assertThat(header(out, MinaMeddelandenConstants.STATUS))
                .as("nobody knows")
                .isNull();
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void whoWantsToTryOnceTriesOnce() throws Exception {
        service.next(hangUp());

        Exchange out = submit("&submitRetryTime=0", Letters.body(Letters.to(RECIPIENT)));

        assertThat(out.getException()).isInstanceOf(ServiceUnavailableException.class);
        assertThat(service.requests()).hasSize(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(ProblemType.DUPLICATE_REFERENCE, DuplicateReferenceException.class, null),
                arguments(ProblemType.INVALID_MESSAGE, InvalidMessageException.class, "INVALID_MESSAGE"),
                arguments(ProblemType.MALFORMED_REQUEST, InvalidMessageException.class, "INVALID_MESSAGE"),
                arguments(ProblemType.TOO_LARGE, InvalidMessageException.class, "INVALID_MESSAGE"),
                arguments(ProblemType.FORBIDDEN, ServiceRefusedException.class, "SENDER_REFUSED"),
                arguments(ProblemType.NOT_FOUND, ServiceRefusedException.class, "SENDER_REFUSED"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsRefusedIsNotTriedAgain(
            ProblemType type, Class<? extends MinaMeddelandenException> expected, String reason) throws Exception {
        service.next(problem(type, "no"));

        Exchange out = submit("", Letters.body(Letters.to(RECIPIENT)));

        assertThat(out.getException()).isInstanceOf(expected);
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("FAILED");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo(reason);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void whatIsMissingInTheMessageIsToldBeforeAnybodyIsAsked() throws Exception {
        Exchange out = submit("", exchange -> exchange.getMessage().setBody(Letters.PDF));

        assertThat(out.getException())
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("recipient.id must be given")
                .hasMessageContaining("subject must be given");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aRouteAsksForAStatusAndWithdraws() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to(uri(""))
                        .setBody(constant("gone"))
                        .to(uri("&action=STATUS"))
                        .to(uri("&action=WITHDRAW"));
            }
        });
        camel.start();
        service.nextAsUsual().next(hangUp());

        Exchange out = camel.createProducerTemplate().request("direct:in", Letters.body(Letters.to(RECIPIENT)));

        assertThat(out.getException()).isNull();
        assertThat(out.getMessage().getBody(Delivery.class).status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(service.requests())
                .extracting(ContractServer.Request::method)
                .containsExactly("POST", "GET", "GET", "DELETE");
        assertThat(service.requests().get(3).path())
                .endsWith("/v1/messages/" + header(out, MinaMeddelandenConstants.MESSAGE_ID));
    }

    @Test
    void aStatusIsAskedForById() throws Exception {
        Exchange out = submit("&action=STATUS", exchange -> {
            exchange.getMessage().setHeader(MinaMeddelandenConstants.MESSAGE_ID, "BYGG-1");
        });

        assertThat(out.getException())
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("CamelMinaMeddelandenMessageId must be the id that the service gave the message");
    }

    @Test
    void anExchangeThatWaitsWhenTheComponentStopsFails() throws Exception {
        startedWith("&waitForOutcome=1h");
        camel.getShutdownStrategy().setTimeout(1);
        CompletableFuture<Exchange> out = sent(Letters.body(Letters.to(RECIPIENT)));
        Awaitility.await().until(() -> service.requests().size() >= 2);

        camel.stop();

        assertThat(out.get(30, TimeUnit.SECONDS).getException()).hasMessage("The component is stopped");
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                arguments(
                        "tokenEndpoint=https://a/token&clientId=x&clientSecret=y",
                        "serviceUrl: minameddelanden:submit needs it"),
                arguments("serviceUrl=http://a/v1", "serviceUrl: must be an https address"),
                arguments(
                        "serviceUrl=https://a/v1&tokenEndpoint=http://a&clientId=x",
                        "tokenEndpoint: must be an https address"),
                arguments(
                        "serviceUrl=https://a/v1&tokenEndpoint=https://a&clientSecret=x",
                        "clientId: minameddelanden:submit needs it"),
                arguments("serviceUrl=https://a/v1&clientId=x", "tokenEndpoint: is missing, and without it clientId"),
                arguments("serviceUrl=https://a/v1&callbackUrl=http://a", "callbackUrl: must be an https address"),
                arguments("serviceUrl=https://a/v1&waitForOutcome=-1", "waitForOutcome: must be 0 or more"));
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void aWrongOptionIsToldAtStart(String options, String fault) {
        assertThat(faultAtStart("minameddelanden:submit?" + options)).hasMessageContaining(fault);
    }

    @Test
    void aServiceHasToKnowTheClient() {
        component.getConfiguration().setSslContextParameters(null);

        assertThat(faultAtStart("minameddelanden:submit?serviceUrl=https://a/v1"))
                .hasMessageContaining("the service has to know the client, by a token or by the certificate");
    }

    @Test
    void aTokenEndpointHasToKnowTheClient() {
        component.getConfiguration().setSslContextParameters(null);

        assertThat(faultAtStart("minameddelanden:submit?serviceUrl=https://a/v1&tokenEndpoint=https://a/t&clientId=x"))
                .hasMessageContaining("clientSecret: minameddelanden:submit needs it");
    }

    @Test
    void aSecretIsInNoText() {
        MinaMeddelandenEndpoint endpoint = camel.getEndpoint(
                "minameddelanden:submit?serviceUrl=https://a/v1&tokenEndpoint=https://a/t&clientId=x&clientSecret=abc123",
                MinaMeddelandenEndpoint.class);

        assertThat(endpoint.toString()).doesNotContain("abc123");
        assertThat(endpoint.getSubmit().getClientSecret()).isEqualTo("abc123");
    }

    private static Processor json(Object body) {
        return exchange -> {
            exchange.getMessage().setBody(body instanceof JsonNode tree ? tree.toString() : body);
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        };
    }

    /** A letter with all that a message can have, and one thing set. */
    private static ObjectNode letter(String pointer, String value) {
        ObjectNode letter = OpenApi.example("Everything").deepCopy();
        letter.remove("invoice");
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) letter.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);
        return letter;
    }

    private Throwable faultAtStart(String uri) {
        Throwable cause = catchThrowable(() -> {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:" + uri.hashCode()).to(uri);
                }
            });
            camel.start();
        });
        while (cause != null && !(cause instanceof ConfigurationException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private String uri(String more) {
        return "minameddelanden:submit?serviceUrl=" + service.serviceUrl() + "&tokenEndpoint=" + service.tokenEndpoint()
                + "&clientId=" + ContractServer.CLIENT_ID + "&clientSecret=RAW(" + ContractServer.CLIENT_SECRET + ")"
                + more;
    }

    private void startedWith(String more) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri(more));
            }
        });
        camel.start();
    }

    private Exchange submit(String more, Processor in) throws Exception {
        startedWith(more);
        return camel.createProducerTemplate().request("direct:in", in);
    }

    private CompletableFuture<Exchange> sent(Processor in) {
        return camel.createProducerTemplate().asyncSend("direct:in", in);
    }

    private static SSLContextParameters tls() {
        return new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext camelContext) {
                return TestPki.client();
            }
        };
    }
}
