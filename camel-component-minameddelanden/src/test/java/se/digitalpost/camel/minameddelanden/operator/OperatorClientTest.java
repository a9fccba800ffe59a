package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Delivered;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Faulted;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.NotDelivered;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Unavailable;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Unknown;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What each thing that can happen on the wire is taken for. */
@Timeout(60)
class OperatorClientTest {

    private static final RecipientId RECIPIENT = RecipientId.parse("192705178354");
    private static final String ID = RECIPIENT.value();
    private static final String GOOD = Answers.result("T-1", ID, "true");
    private static final Content SMALL = Content.of(random(3000));
    private static final Content LARGE = Content.of(random(20_000_000));
    private static final OperatorClientSettings SHORT =
            new OperatorClientSettings(Duration.ofSeconds(2), Duration.ofMillis(800), 20);

    private final OperatorClient client = new OperatorClient(TestPki.client(), SHORT);
    private WireServer server;

    @AfterEach
    void close() {
        client.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theRequestIsTheEnvelopeToTheByte() {
        server = WireServer.answering(200, GOOD);
        byte[] bytes = random(50_000);
        assertThat(client.deliver(server.uri(), RECIPIENT, Content.of(bytes))).isEqualTo(new Delivered("T-1"));
        WireServer.Request request = server.requests().get(0);
        assertThat(request.body()).isEqualTo(bytes);
        assertThat(request.head()).startsWith("POST /service/v3 HTTP/1.1\r\n");
        assertThat(request.header("Content-Type")).isEqualTo("text/xml; charset=utf-8");
        assertThat(request.header("SOAPAction")).isEqualTo("\"\"");
        assertThat(request.header("Content-Length")).isEqualTo("50000");
        assertThat(request.header("Host")).isEqualTo("localhost:" + server.port());
        for (String absent : new String[] {"Transfer-Encoding", "Expect", "Upgrade", "Accept-Encoding", "Cookie"}) {
            assertThat(request.header(absent)).as(absent).isNull();
        }
    }

    @Test
    void theOperatorSaysNo() {
        assertThat(answerTo(200, Answers.result("T-2", ID, "false"))).isEqualTo(new NotDelivered("T-2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 200, 400, 404})
    void aFaultIsAFaultWhateverTheStatus(int status) {
        Faulted faulted = (Faulted) answerTo(status, Answers.fault(5001, "x"));
        assertThat(faulted.fault().errorCode()).isEqualTo(5001);
        assertThat(faulted.fault().callId()).isEqualTo(Answers.CALL_ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503})
    void unavailable(int status) {
        Unavailable seconds = (Unavailable) answerTo(status, "busy", "Retry-After: 120", "Content-Type: text/plain");
        assertThat(seconds.retryAfter()).isEqualTo(Duration.ofSeconds(120));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        assertThat(((Unavailable) answerTo(status, "", "Retry-After: " + date)).retryAfter())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        String past = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusDays(1));
        assertThat(((Unavailable) answerTo(status, "", "Retry-After: " + past)).retryAfter())
                .isZero();
        assertThat(((Unavailable) answerTo(status, "", "Retry-After: soon")).retryAfter())
                .isNull();
        assertThat(((Unavailable) answerTo(status, "")).retryAfter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 405, 411, 413, 415, 421, 429})
    void refusedBeforeItWasRead(int status) {
        assertThat(answerTo(status, "<html/>", "Content-Type: text/html", "WWW-Authenticate: Basic realm=\"x\""))
                .isInstanceOf(Unavailable.class);
        assertThat(answerTo(status, "")).isInstanceOf(Unavailable.class);
        assertThat(answerTo(status, "<!DOCTYPE html [\u0001]><html/>")).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 301, 302, 307, 308, 400, 403, 408, 409, 500, 501, 504, 599})
    void otherStatusesWithoutAFaultAreUnknown(int status) {
        assertThat(answerTo(status, status == 204 ? "" : "<html/>", "Location: /elsewhere"))
                .isInstanceOf(Unknown.class);
        assertThat(server.requests()).as("nothing is followed").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void aResultBesideAFailureIsUnknown(int status) {
        assertThat(answerTo(status, GOOD)).isInstanceOf(Unknown.class);
    }

    @Test
    void answersThatCannotBeReadAreUnknown() {
        for (String answer : new String[] {
            "",
            "ok",
            Answers.faultOf("no detail"),
            Answers.result("T-1"),
            Answers.result("T-1", "198101032384", "true"),
            Answers.result("T-1", ID, "true", ID, "false"),
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + GOOD.substring(GOOD.indexOf("?>") + 2),
        }) {
            Unknown unknown = (Unknown) answerTo(200, answer);
            assertThat(unknown.what()).contains("HTTP status 200").doesNotContain(ID);
        }
    }

    @Test
    void anAnswerCutAnywhereIsUnknown() {
        byte[] whole = WireServer.message(200, GOOD);
        int start = whole.length - GOOD.length();
        for (int n = 0; n < whole.length; n += n < start ? 7 : 41) {
            byte[] cut = java.util.Arrays.copyOf(whole, n);
            boolean orderly = n % 2 == 0;
            server = WireServer.start(connection -> {
                connection.read();
                connection.raw(cut);
                if (!orderly) {
                    connection.reset();
                }
            });
            assertThat(client.deliver(server.uri(), RECIPIENT, SMALL))
                    .as("after %d bytes", n)
                    .isInstanceOf(Unknown.class);
            server.close();
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsUnknownAndNotReadToItsEnd() {
        server = WireServer.start(connection -> {
            connection.read();
            connection.raw("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (; ; ) {
                connection.raw(new byte[65536]);
            }
        });
        assertThat(unknownAtOnce()).contains("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-More: and more\r\n", "X-More-and-more-"})
    void endlessHeadersAreUnknown(String more) {
        server = WireServer.start(connection -> {
            connection.read();
            connection.raw("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (; ; ) {
                connection.raw(more.repeat(1000).getBytes(StandardCharsets.US_ASCII));
            }
        });
        assertThat(unknownAtOnce()).contains("exceeded");
    }

    /** With timeouts that don't come to help. */
    private String unknownAtOnce() {
        try (OperatorClient patient = new OperatorClient(TestPki.client(), OperatorClientSettings.defaults())) {
            return ((Unknown) patient.deliver(server.uri(), RECIPIENT, SMALL)).what();
        }
    }

    @Test
    void storedAndThenSilentIsUnknown() {
        server = WireServer.start(connection -> {
            connection.read();
            connection.in().read();
        });
        assertThat(client.deliver(server.uri(), RECIPIENT, SMALL)).isInstanceOf(Unknown.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerByteByByteEndsInTime() {
        server = WireServer.start(connection -> {
            connection.read();
            for (byte b : WireServer.message(200, GOOD)) {
                connection.raw(new byte[] {b});
                if (connection.heardWithin(Duration.ofMillis(50))) {
                    return;
                }
            }
        });
        assertThat(client.deliver(server.uri(), RECIPIENT, SMALL)).isInstanceOf(Unknown.class);
    }

    @Test
    void resetAfterTheRequestIsUnknown() {
        server = WireServer.start(connection -> {
            connection.read();
            connection.reset();
        });
        assertThat(client.deliver(server.uri(), RECIPIENT, SMALL)).isInstanceOf(Unknown.class);
    }

    @Test
    void closedAfterTheRequestIsUnknown() {
        server = WireServer.start(connection -> connection.read());
        assertThat(client.deliver(server.uri(), RECIPIENT, SMALL)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 2000, 10_000, 100_000, 1_000_000})
    void resetBeforeTheRequestWasSentIsUnavailable(int length) {
        server = WireServer.start(8192, connection -> {
            connection.head();
            connection.in().readNBytes(length);
            connection.reset();
        });
        assertThat(client.deliver(server.uri(), RECIPIENT, LARGE)).isInstanceOf(Unavailable.class);
    }

    @Test
    void aSmallRequestCutAnywhereIsNeverTakenAsRefusedWhenItWasTaken() {
        for (int length = 0; length <= 3000; length += 250) {
            int cut = length;
            server = WireServer.start(connection -> {
                connection.head();
                connection.in().readNBytes(cut);
                connection.reset();
            });
            OperatorAnswer answer = client.deliver(server.uri(), RECIPIENT, SMALL);
            assertThat(answer).isInstanceOfAny(Unavailable.class, Unknown.class);
            if (cut == 3000) {
                assertThat(answer).isInstanceOf(Unknown.class);
            }
            server.close();
        }
    }

    @Test
    void aServerThatDoesNotTakeTheRequestHoldsNobody() {
        server = WireServer.start(8192, connection -> {
            connection.head();
            // Until the server is closed: without a watchdog the test would hang, and so fail.
            new CountDownLatch(1).await();
        });
        assertThat(client.deliver(server.uri(), RECIPIENT, LARGE)).isInstanceOf(Unavailable.class);
    }

    /** It was ready in the end, when the request had been ended long ago. */
    @Test
    void anEnvelopeThatIsMadeTooSlowlyWasNotSent() {
        server = WireServer.start(connection -> {
            connection.head();
            connection.in().readAllBytes();
        });
        Content slow = new Content() {
            @Override
            public long size() {
                return 100_000;
            }

            @Override
            public void writeTo(OutputStream output) throws IOException {
                output.write(new byte[100_000]);
                output.flush();
                await().untilAtomic(server.ended(), equalTo(1));
            }

            @Override
            public InputStream open() {
                throw new UnsupportedOperationException();
            }
        };
        assertThat(client.deliver(server.uri(), RECIPIENT, slow)).isInstanceOf(Unavailable.class);
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(client.deliver(URI.create("https://localhost:" + port + "/x"), RECIPIENT, SMALL))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aHandshakeThatDoesNotComeIsUnavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI address = URI.create("https://localhost:" + silent.getLocalPort() + "/x");
            assertThat(client.deliver(address, RECIPIENT, SMALL)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void noSuchHostAndNoSuchAddress() {
        for (String address : new String[] {
            "https://nobody.invalid/x",
            "https:///x",
            "mailto:a@b",
            "relative",
            "ftp://localhost/x",
            "https://localhost:99999/"
        }) {
            assertThat(client.deliver(URI.create(address), RECIPIENT, SMALL))
                    .as(address)
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void anEnvelopeThatCannotBeReadIsNotTheOperatorsFault() {
        server = WireServer.answering(200, GOOD);
        Content broken = new Content() {
            @Override
            public long size() {
                return 10;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> client.deliver(server.uri(), RECIPIENT, broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("gone");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anEnvelopeThatBreaksOffInTheMiddleIsNeverTakenForAWholeOne() {
        server = WireServer.answering(200, GOOD);
        IllegalStateException offline = new IllegalStateException("the key's module is offline");
        Content broken = new Content() {
            @Override
            public long size() {
                return 100_000;
            }

            @Override
            public void writeTo(OutputStream output) throws IOException {
                output.write(new byte[99_000]);
                throw offline;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("It is written, not read");
            }
        };

        assertThatThrownBy(() -> client.deliver(server.uri(), RECIPIENT, broken))
                .isSameAs(offline);

        assertThat(client.deliver(server.uri(), RECIPIENT, SMALL)).isInstanceOf(Delivered.class);
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.body()).hasSize(3000));
    }

    @Test
    void aClosedClientIsUnavailable() {
        server = WireServer.answering(200, GOOD);
        client.close();
        assertThat(client.deliver(server.uri(), RECIPIENT, SMALL)).isInstanceOf(Unavailable.class);
    }

    private OperatorAnswer answerTo(int status, String body, String... headers) {
        if (server != null) {
            server.close();
        }
        server = WireServer.answering(status, body, headers);
        return client.deliver(server.uri(), RECIPIENT, SMALL);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
