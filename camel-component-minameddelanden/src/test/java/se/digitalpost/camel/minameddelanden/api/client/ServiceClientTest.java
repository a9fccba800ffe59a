package se.digitalpost.camel.minameddelanden.api.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.management.ThreadMXBean;

import se.digitalpost.camel.minameddelanden.api.MessageStatus;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.api.testing.ContractServer;
import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.ServiceRefusedException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.operator.HttpClientFactory;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;
import se.digitalpost.camel.minameddelanden.operator.testing.Logged;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static se.digitalpost.camel.minameddelanden.api.testing.ContractServer.answer;
import static se.digitalpost.camel.minameddelanden.api.testing.ContractServer.hangUp;
import static se.digitalpost.camel.minameddelanden.api.testing.ContractServer.problem;

/** Messages go to a service of the common API, over TLS. */
class ServiceClientTest {

    private static final String RECIPIENT = "198101052382";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T09:00:00Z"));
    private ContractServer service;
    private ServiceClient client;

    @BeforeEach
    void start() {
        service = new ContractServer(folder);
        client = client(service.serviceUrl(), TIMEOUT);
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    @Test
    void aMessageIsHandedOver() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        MessageStatus status =
                client.submit(letter("BYGG-1"), URI.create("https://cases.example.org/statuses"), traceparent);

        assertThat(status.status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(status.clientReference()).isEqualTo("BYGG-1");
        ContractServer.Request request = service.requests().get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /digital-post/v1/messages");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer token-1");
        assertThat(request.headers().getFirst("traceparent")).isEqualTo(traceparent);
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(request.headers().getFirst("Content-Length")).isEqualTo(String.valueOf(request.body().length));
        assertThat(request.text()).contains("\"callbackUrl\":\"https://cases.example.org/statuses\"");
    }

    @Test
    void theSameMessageIsTakenOnce() {
        MessageStatus first = client.submit(letter("BYGG-1"), null, null);
        MessageStatus second = client.submit(letter("BYGG-1"), null, null);

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(service.letters()).isEqualTo(1);
    }

    @Test
    void anotherLetterNeedsAnotherReference() {
        client.submit(letter("BYGG-1"), null, null);
        Message other = draft("BYGG-1").subject("Something else").buildComplete();

        assertThatThrownBy(() -> client.submit(other, null, null))
                .isInstanceOfSatisfying(
                        DuplicateReferenceException.class,
                        e -> assertThat(e.messageId()).isEqualTo(other.messageId()));
    }

    @Test
    void aStatusIsAskedFor() {
        UUID messageId = client.submit(letter("BYGG-1"), null, null).messageId();
        service.allAre(DeliveryStatus.SENT_TO_PRINT, Channel.PAPER, "NEW");

        MessageStatus status = client.status(messageId, null);

        assertThat(status.status()).isEqualTo(DeliveryStatus.SENT_TO_PRINT);
        assertThat(status.reason()).isEqualTo("NEW");
        assertThat(status.toDelivery(Instant.now()).reason())
                .as("a reason of their own")
                .isNull();
    }

    @Test
    void aMessageIsWithdrawn() {
        UUID messageId = client.submit(letter("BYGG-1"), null, null).messageId();

        client.withdraw(messageId, null);

        assertThat(service.requests())
                .last()
                .extracting(ContractServer.Request::method)
                .isEqualTo("DELETE");
    }

    @Test
    void whatIsOnItsWayIsNotWithdrawn() {
        service.next(problem(ProblemType.NOT_WITHDRAWABLE, "The message is on its way"));

        assertThatThrownBy(() -> client.withdraw(UUID.randomUUID(), null))
                .isInstanceOfSatisfying(
                        ServiceRefusedException.class,
                        e -> assertThat(e.status()).isEqualTo(409))
                .hasMessageContaining("The message is on its way");
    }

    @Test
    void everyFaultIsTold() {
        service.next(answer(
                422,
                "application/problem+json",
                "{\"type\":\"urn:x\",\"title\":\"Wrong\",\"status\":422,\"detail\":\"2 fields\",\"instance\":\"urn:y\","
                        + "\"invalid-params\":[{\"name\":\"/recipient/id\",\"reason\":\"must not be " + RECIPIENT
                        + "\"},{\"name\":\"\",\"reason\":\"too old\"}]}"));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOfSatisfying(
                        InvalidMessageException.class,
                        e -> assertThat(e.faults())
                                .containsExactly(
                                        new FieldFault("/recipient/id", "not be ************"),
                                        new FieldFault("message", "be right: too old")));
    }

    @Test
    void aMessageThatIsTooLargeIsInvalid() {
        service.next(problem(ProblemType.TOO_LARGE, "A request has at most 10 bytes"));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("message must be smaller: The request is too large")
                .hasMessageContaining("A request has at most 10 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 403, 404, 405, 415})
    void whatNobodyTakesBackIsRefused(int status) {
        service.next(answer(status, "text/html", "<p>No</p>", "Location", "https://evil.example/"));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOfSatisfying(ServiceRefusedException.class, e -> {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.isRetryable()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatMayBeBetterLaterIsUnavailable(int status) {
        service.next(answer(status, "text/plain", "later", "Retry-After", "7"));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOfSatisfying(ServiceUnavailableException.class, e -> {
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
                    assertThat(e.isRetryable()).isTrue();
                });
    }

    @Test
    void aTimeIsAPauseToo() {
        service.next(answer(503, "text/plain", "later", "Retry-After", "Sun, 22 Nov 2026 09:01:30 GMT"));

        assertThat(catchThrowableOfType(
                                ServiceUnavailableException.class, () -> client.submit(letter("BYGG-1"), null, null))
                        .retryAfter())
                .contains(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"messageId\":\"x\"}",
                "{\"messageId\":\"5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1\",\"clientReference\":\"ANOTHER\",\"status\":\"ACCEPTED\","
                        + "\"channel\":\"NONE\",\"events\":[]}"
            })
    void anAnswerThatTellsNothingIsNoAnswer(String body) {
        service.next(answer(202, "application/json", body));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void whoHangsUpIsUnavailable() {
        service.next(hangUp());

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(client.submit(letter("BYGG-1"), null, null).status()).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @Test
    void whoNeverAnswersHoldsNobodyForLong() {
        try (WireServer silent =
                        WireServer.start(connection -> connection.in().transferTo(OutputStream.nullOutputStream()));
                ServiceClient impatient = new ServiceClient(
                        silent.uri(), null, http(Duration.ofMillis(300)), Duration.ofMillis(300), Clock.systemUTC())) {
            assertThatThrownBy(() -> impatient.submit(letter("BYGG-1"), null, null))
                    .isInstanceOf(ServiceUnavailableException.class);
        }
    }

    @Test
    void aCertificateIsEnoughWhereThereAreNoTokens() {
        String accepted = "{\"messageId\":\"5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1\",\"clientReference\":\"BYGG-1\","
                + "\"status\":\"ACCEPTED\",\"channel\":\"NONE\",\"events\":[]}";
        try (WireServer mutual = WireServer.answering(202, accepted, "Content-Type: application/json");
                ServiceClient known =
                        new ServiceClient(mutual.uri(), null, http(TIMEOUT), TIMEOUT, Clock.systemUTC())) {
            assertThat(known.submit(letter("BYGG-1"), null, null).status()).isEqualTo(DeliveryStatus.ACCEPTED);
            assertThat(mutual.requests().get(0).header("Authorization")).isNull();
        }
    }

    @Test
    void aTokenIsFetchedOnceForAll() {
        IntStream.range(0, 40).parallel().forEach(i -> client.submit(letter("BYGG-" + i), null, null));

        assertThat(service.tokenRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.text())
                        .isEqualTo("grant_type=client_credentials&scope=messages%3Awrite+messages%3Aread"));
        assertThat(service.letters()).isEqualTo(40);
    }

    @Test
    void aTokenIsFetchedAnewBeforeItExpires() {
        service.tokensExpireIn("600");
        client.submit(letter("BYGG-1"), null, null);

        now.updateAndGet(time -> time.plusSeconds(569));
        client.submit(letter("BYGG-2"), null, null);
        assertThat(service.tokenRequests()).hasSize(1);

        now.updateAndGet(time -> time.plusSeconds(1));
        client.submit(letter("BYGG-3"), null, null);
        assertThat(service.tokenRequests()).hasSize(2);
        assertThat(service.requests())
                .extracting(request -> request.headers().getFirst("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void aTokenThatSaysNothingIsUsedForAMinute() {
        service.tokensExpireIn(null);
        client.submit(letter("BYGG-1"), null, null);
        now.updateAndGet(time -> time.plusSeconds(60));
        client.submit(letter("BYGG-2"), null, null);

        assertThat(service.tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnce() {
        client.submit(letter("BYGG-1"), null, null);
        service.revokeTokens();

        client.submit(letter("BYGG-2"), null, null);

        assertThat(service.tokenRequests()).hasSize(2);
        assertThat(service.letters()).isEqualTo(2);
    }

    @Test
    void aClientWhoseNewTokenIsRefusedTooIsRefused() {
        service.next(problem(ProblemType.UNAUTHORIZED, "no")).next(problem(ProblemType.UNAUTHORIZED, "no"));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOfSatisfying(
                        ServiceRefusedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aTokenEndpointThatRefusesTheClientIsToldSo() {
        service.nextToken(
                answer(401, "application/json", "{\"error\":\"invalid_client\",\"error_description\":\"hej\"}"));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOf(ServiceRefusedException.class)
                .hasMessage(
                        "The token endpoint refuses the client: it answers 401 (invalid_client); correct tokenEndpoint,"
                                + " clientId, clientSecret or scope");
        assertThat(service.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "x",
                "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\\r\\nX: y\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"abc\",\"token_type\":\"mac\"}"
            })
    void aTokenHasTheFormOfOne(String answer) {
        service.nextToken(answer(200, "application/json", answer));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageStartingWith("The token endpoint gave no usable answer");
        assertThat(client.submit(letter("BYGG-1"), null, null).status()).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void aTokenEndpointThatCanNotForTheMomentIsUnavailable(int status) {
        service.nextToken(answer(status, "text/plain", "", "Retry-After", "3"));

        assertThatThrownBy(() -> client.submit(letter("BYGG-1"), null, null))
                .isInstanceOfSatisfying(
                        ServiceUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(3)));
    }

    /** Half a letter must never look like a whole one: the length was told, and the JSON isn't closed. */
    @Test
    void anAttachmentThatCanNotBeReadIsNoLetter() {
        Message broken = draft("BYGG-1")
                .attachment(Attachment.pdf("Beslut.pdf", new BrokenOff(200_000)))
                .buildComplete();

        assertThatThrownBy(() -> client.submit(broken, null, null))
                .isInstanceOf(MinaMeddelandenException.class)
                .isNotInstanceOf(ServiceUnavailableException.class)
                .hasMessageStartingWith("An attachment can't be read (IOException)");
        assertThat(service.letters()).isZero();
    }

    @Test
    void aLargeAttachmentIsNotHeld() throws Exception {
        int size = 20_000_000;
        byte[] bytes = new byte[size];
        new Random(20).nextBytes(bytes);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        Path file = Files.write(folder.resolve("stor.pdf"), bytes);
        Message letter = draft("stor")
                .attachment(Attachment.pdf("stor.pdf", Content.of(file)))
                .buildComplete();
        client.submit(letter, null, null);

        long before = allocated();
        client.submit(letter, null, null);

        assertThat(allocated() - before).isLessThan(size / 2);
        assertThat(service.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.body().length).isGreaterThan(26_000_000));
        assertThat(service.letters()).as("the same letter").isEqualTo(1);
    }

    @Test
    void nothingOfALetterAndNoSecretIsLogged() {
        try (Logged logged = new Logged()) {
            client.submit(letter("BYGG-1"), null, null);

            assertThat(logged.lines()).isNotEmpty();
            assertThat(String.join("\n", logged.lines()))
                    .doesNotContain(
                            RECIPIENT, "ligger i bilagan", "token-1", "not+so+secret", ContractServer.CLIENT_SECRET);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private ServiceClient client(URI url, Duration timeout) {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        return new ServiceClient(
                url,
                new ClientCredentials(
                        service.tokenEndpoint(),
                        ContractServer.CLIENT_ID,
                        ContractServer.CLIENT_SECRET,
                        "messages:write messages:read"),
                http(timeout),
                timeout,
                clock);
    }

    private static CloseableHttpClient http(Duration timeout) {
        return HttpClientFactory.create(
                TestPki.client(), new OperatorClientSettings(Duration.ofSeconds(5), timeout, 20));
    }

    private static Message letter(String reference) {
        return draft(reference)
                .attachment(Attachment.pdf("Beslut.pdf", Content.of("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))))
                .buildComplete();
    }

    private static Message.Builder draft(String reference) {
        return Message.builder()
                .clientReference(reference)
                .sender("162021004748", "Kommun A")
                .recipient(RECIPIENT)
                .subject("Beslut om bygglov — åäö \"€\"")
                .text("Hej!\nDitt beslut ligger i bilagan. 😀")
                .supportInfo(SupportInfo.of("Ring växeln."));
    }

    /** A share that goes away in the middle. */
    private record BrokenOff(long size) implements Content {

        @Override
        public InputStream open() {
            return new InputStream() {
                private int read;

                @Override
                public int read() throws IOException {
                    if (read > size / 2) {
                        throw new IOException("The share is gone");
                    }
                    byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
                    return read < head.length ? head[read++] : read++ & 0x7F;
                }
            };
        }
    }
}
