package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Delivered;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Unavailable;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Connections: kept, renewed, refused, many at once. */
@Timeout(60)
class OperatorConnectionsTest {

    private static final RecipientId RECIPIENT = RecipientId.parse("192705178354");
    private static final String GOOD = Answers.result("T-1", RECIPIENT.value(), "true");
    private static final Content SMALL = Content.of(new byte[3000]);

    private OperatorClient client;
    private WireServer server;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void twentyPostsTakeOneConnection() {
        server = WireServer.answering(200, GOOD);
        client = client(TestPki.client());
        for (int i = 0; i < 20; i++) {
            assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
        }
        assertThat(server.accepted()).isEqualTo(1);
        assertThat(server.requests()).hasSize(20);
    }

    @Test
    void aFaultDoesNotCostTheConnection() {
        server = WireServer.answering(500, Answers.fault(5001, "x"));
        client = client(TestPki.client());
        for (int i = 0; i < 5; i++) {
            deliver(SMALL);
        }
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void tls12IsSpokenToo() {
        server = WireServer.answering(200, GOOD);
        client = client(TestPki.clientOfTls12());
        assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
        assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsNotUsed() {
        server = WireServer.start(connection -> {
            connection.read();
            connection.answer(200, GOOD);
        });
        client = asking();
        for (int i = 1; i <= 10; i++) {
            assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
            await().untilAtomic(server.ended(), equalTo(i));
        }
        assertThat(server.accepted()).isEqualTo(10);
    }

    @Test
    void aConnectionThatTheServerResetMeanwhileIsNotUsed() {
        Semaphore answersRead = new Semaphore(0);
        server = WireServer.start(connection -> {
            connection.read();
            connection.answer(200, GOOD);
            answersRead.acquire();
            connection.reset();
        });
        client = asking();
        for (int i = 1; i <= 3; i++) {
            assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
            answersRead.release();
            await().untilAtomic(server.ended(), equalTo(i));
        }
        assertThat(server.accepted()).isEqualTo(3);
    }

    @Test
    void aConnectionIsNotUsedInTheLastSecondThatTheServerGivesIt() {
        server = WireServer.answering(200, GOOD, "Keep-Alive: timeout=1");
        client = client(TestPki.client());
        assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
        await().untilAsserted(() -> {
            assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
            assertThat(server.accepted()).isGreaterThan(1);
        });
    }

    @Test
    void aConnectionThatLiesTooLongIsClosed() {
        server = WireServer.answering(200, GOOD);
        KeptConnections briefly = new KeptConnections(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ZERO);
        client = new OperatorClient(TestPki.client(), OperatorClientSettings.defaults(), briefly);
        assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
        await().untilAtomic(server.ended(), equalTo(1));
        assertThat(deliver(SMALL)).isInstanceOf(Delivered.class);
        assertThat(server.accepted()).isEqualTo(2);
    }

    @RepeatedTest(5)
    void aSenderWithoutCertificateIsRefusedAndNothingIsInDoubt() {
        server = WireServer.answering(200, GOOD);
        client = client(TestPki.clientWithoutCertificate());
        assertThat(deliver(SMALL)).isInstanceOf(Unavailable.class);
        assertThat(server.requests()).isEmpty();
    }

    @RepeatedTest(5)
    void aSenderWithAStrangersCertificateIsRefusedAndNothingIsInDoubt() {
        server = WireServer.answering(200, GOOD);
        client = client(TestPki.clientOfStranger());
        assertThat(deliver(SMALL)).isInstanceOf(Unavailable.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerThatIsNotTrustedGetsNothing() {
        server = WireServer.answering(200, GOOD);
        client = client(TestPki.clientThatTrustsOthers());
        assertThat(deliver(SMALL)).isInstanceOf(Unavailable.class);
        assertThat(server.handshakes()).isZero();
    }

    @Test
    void aServerOfAnotherNameGetsNothing() {
        server = WireServer.answering(200, GOOD);
        client = client(TestPki.client());
        URI otherName = URI.create("https://127.0.0.2:" + server.port() + "/");
        assertThat(client.deliver(otherName, RECIPIENT, SMALL)).isInstanceOf(Unavailable.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void withoutAContextTheJvmsDefaultCounts() {
        server = WireServer.answering(200, GOOD);
        client = client(null);
        assertThat(deliver(SMALL)).isInstanceOf(Unavailable.class);
    }

    @Test
    void alargeFileIsStreamed(@TempDir Path folder) throws Exception {
        MessageDigest received = MessageDigest.getInstance("SHA-256");
        server = WireServer.start(connection -> {
            long left = Long.parseLong(new WireServer.Request(connection.head(), null).header("Content-Length"));
            byte[] piece = new byte[65536];
            while (left > 0) {
                int n = connection.in().read(piece, 0, (int) Math.min(piece.length, left));
                received.update(piece, 0, n);
                left -= n;
            }
            connection.answer(200, GOOD);
        });
        client = client(TestPki.client());
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        Path file = folder.resolve("envelope");
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[1_000_000];
            for (int i = 0; i < 20; i++) {
                random.nextBytes(piece);
                sent.update(piece);
                out.write(piece);
            }
        }
        AtomicInteger largest = new AtomicInteger();
        Content content = new Watched(Content.of(file), largest);
        assertThat(deliver(content)).isInstanceOf(Delivered.class);
        assertThat(HexFormat.of().formatHex(received.digest()))
                .isEqualTo(HexFormat.of().formatHex(sent.digest()));
        assertThat(largest.get()).isLessThan(64 * 1024);
    }

    @Test
    void theOperatorHasTheContentWhileTheSignaturesAreMade() {
        CountDownLatch received = new CountDownLatch(1);
        server = WireServer.start(connection -> {
            connection.head();
            connection.in().readNBytes(40_000 - HeldTail.TAIL);
            received.countDown();
            connection.in().readNBytes(5_000 + HeldTail.TAIL);
            connection.answer(200, GOOD);
        });
        client = client(TestPki.client());
        Content envelope = new Content() {
            @Override
            public long size() {
                return 45_000;
            }

            @Override
            public void writeTo(OutputStream output) throws IOException {
                output.write(new byte[40_000]);
                output.flush();
                try {
                    received.await();
                } catch (InterruptedException e) {
                    throw new AssertionError("It never came", e);
                }
                output.write(new byte[5_000]);
            }

            @Override
            public InputStream open() {
                throw new AssertionError("It is written, not read");
            }
        };

        assertThat(deliver(envelope)).isInstanceOf(Delivered.class);
    }

    @Test
    void twentyAtOnce() throws Exception {
        CountDownLatch twenty = new CountDownLatch(20);
        server = WireServer.start(connection -> {
            while (connection.read() != null) {
                twenty.countDown();
                twenty.await();
                connection.answer(200, GOOD);
            }
        });
        client = client(TestPki.client());
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<OperatorAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(threads.submit(() -> deliver(SMALL)));
            }
            for (Future<OperatorAnswer> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Delivered.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.accepted()).isEqualTo(20);
        assertThat(server.requests()).hasSize(200);
    }

    @Test
    void noMoreConnectionsThanAllowed() throws Exception {
        server = WireServer.answering(200, GOOD);
        client = new OperatorClient(
                TestPki.client(), new OperatorClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), 2));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<OperatorAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(threads.submit(() -> deliver(SMALL)));
            }
            for (Future<OperatorAnswer> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Delivered.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.accepted()).isLessThanOrEqualTo(2);
    }

    private OperatorAnswer deliver(Content envelope) {
        return client.deliver(server.uri(), RECIPIENT, envelope);
    }

    private static OperatorClient client(SSLContext sslContext) {
        return new OperatorClient(sslContext, OperatorClientSettings.defaults());
    }

    /** A client that asks each connection whether it still lives, however short a time it lay. */
    private static OperatorClient asking() {
        KeptConnections kept =
                new KeptConnections(Duration.ZERO, KeptConnections.DEFAULT.idle(), KeptConnections.DEFAULT.margin());
        return new OperatorClient(TestPki.client(), OperatorClientSettings.defaults(), kept);
    }

    /** Sees how much is asked for at once. */
    private record Watched(Content content, AtomicInteger largest) implements Content {

        @Override
        public long size() {
            return content.size();
        }

        @Override
        public java.io.InputStream open() throws java.io.IOException {
            return new java.io.FilterInputStream(content.open()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws java.io.IOException {
                    largest.accumulateAndGet(length, Math::max);
                    return super.read(bytes, from, length);
                }
            };
        }
    }
}
