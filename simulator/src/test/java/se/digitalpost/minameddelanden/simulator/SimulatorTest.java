package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SimulatorTest {

    @Test
    void closingLetsGoOfThreadsThatWaitInAScript() {
        // given
        Simulator simulator = Simulator.start();
        Identity kommunA = kommunA(simulator);
        simulator.everyDelivery(Behaviour.timeOutAfterStoring());
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> deliverAndForget(simulator, kommunA));
        await().untilAsserted(() -> assertThat(simulator.received()).hasSize(1));

        // when
        simulator.close();

        // then
        await().untilAsserted(() -> {
            assertThat(waiting).isCompleted();
            assertThat(threadsOf(simulator)).isEmpty();
        });
        assertThat(simulator.received()).as("can still be read").hasSize(1);
    }

    @Test
    void resetLetsGoOfThreadsThatWaitAndForgetsScriptsLettersAndCounters() throws IOException {
        try (Simulator simulator = Simulator.start()) {
            // given
            Identity kommunA = kommunA(simulator);
            simulator.recipient(TestRecipients.AT_KIVRA.id()).notRegistered();
            simulator.recipient(TestRecipients.AT_KIVRA.id()).hasProtectedIdentity();
            simulator.unregister("162021004748");
            simulator.recipient(TestRecipients.AT_KIVRA.id()).behaves(Behaviour.timeOut());
            simulator.operator(MailboxOperator.BILLO).stopListening();
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> deliverAndForget(simulator, kommunA));
            await().untilAsserted(() -> assertThat(
                            simulator.operator(MailboxOperator.KIVRA).counts().requests())
                    .isEqualTo(1));

            // when
            await().until(() -> {
                simulator.reset();
                return waiting.isDone();
            });

            // then
            assertThat(deliver(simulator, kommunA)).isEqualTo(200);
            assertThat(simulator.received()).hasSize(1);
            assertThat(simulator.operator(MailboxOperator.KIVRA).counts().requests())
                    .isEqualTo(1);
            assertThat(Caller.as(kommunA)
                            .post(simulator.operator(MailboxOperator.BILLO).url(), new byte[0])
                            .statusCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void withoutVerificationEverythingWithARecipientIsTaken() throws IOException {
        try (Simulator simulator = Simulator.builder().verification(false).start()) {
            // given
            Identity expired =
                    simulator.identity("162021004748", "Kommun A").expired().issue();
            byte[] envelope = SealedEnvelope.by(expired)
                    .onTheWire(e -> e.replace("Ring växeln", "Ring ej"))
                    .bytes();

            // when
            int status = Caller.as(kommunA(simulator))
                    .post(simulator.operator(MailboxOperator.BILLO).url(), envelope)
                    .statusCode();

            // then
            assertThat(status).isEqualTo(200);
            assertThat(simulator.received(MailboxOperator.BILLO))
                    .singleElement()
                    .satisfies(l -> assertThat(l.supportInfo().text()).isEqualTo("Ring ej"));
        }
    }

    @Test
    void lettersAreKeptUpToALimitOrCountedOnly() throws IOException {
        try (Simulator two = Simulator.builder().keepReceived(2).start();
                Simulator none = Simulator.builder().countOnly().start()) {
            // when
            for (int i = 0; i < 3; i++) {
                assertThat(deliver(two, kommunA(two))).isEqualTo(200);
                assertThat(deliver(none, kommunA(none))).isEqualTo(200);
            }

            // then
            assertThat(two.received()).hasSize(2);
            assertThat(two.deliveries()).containsEntry(MailboxOperator.KIVRA, 3L);
            assertThat(none.received()).isEmpty();
            assertThat(none.deliveries()).containsEntry(MailboxOperator.KIVRA, 3L);
        }
    }

    @Test
    void aClockOfTheTestsChoiceDecidesTheTimeOfALetterAndCertificatesHoldByIt() throws IOException {
        // given
        Instant longAgo = Instant.now().minus(Duration.ofDays(3000));
        try (Simulator simulator =
                Simulator.builder().clock(Clock.fixed(longAgo, ZoneOffset.UTC)).start()) {
            // when
            int status = deliver(simulator, kommunA(simulator));

            // then
            assertThat(status).isEqualTo(200);
            assertThat(simulator.received().get(0).received()).isEqualTo(longAgo);
        }
    }

    @Test
    void portsCanBeChosenAndATakenOneIsReported() {
        try (Simulator first = Simulator.start()) {
            // given
            int taken = first.far().port();

            // then
            assertThatThrownBy(() -> Simulator.builder().farPort(taken).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("far")
                    .hasMessageContaining(Integer.toString(taken));
        }
        try (Simulator free = Simulator.start()) {
            int port = free.operator(MailboxOperator.BILLO).port();
            free.close();
            try (Simulator chosen = Simulator.builder()
                    .operatorPort(MailboxOperator.BILLO, port)
                    .start()) {
                assertThat(chosen.operator(MailboxOperator.BILLO).url())
                        .isEqualTo("https://localhost:" + port + "/Service/v3");
            }
        }
    }

    @Test
    void theWorldAndWhoMaySendCanBeChosen() throws IOException {
        try (Simulator simulator = Simulator.builder()
                .recipients(List.of(TestRecipients.AT_BILLO))
                .senders("162120002411")
                .mediators("162120002411")
                .start()) {
            // then
            assertThat(deliver(simulator, kommunA(simulator))).isEqualTo(500);
            assertThat(Caller.as(simulator.issueIdentity("162120002411", "Provkommunen"))
                            .isReachable(simulator, "162120002411", TestRecipients.AT_KIVRA.id())
                            .body())
                    .contains("<r:Type>Not</r:Type>");
        }
    }

    private static Identity kommunA(Simulator simulator) {
        return simulator.issueIdentity("162021004748", "Kommun A");
    }

    private static int deliver(Simulator simulator, Identity identity) throws IOException {
        return Caller.as(identity)
                .post(
                        simulator.operator(MailboxOperator.KIVRA).url(),
                        SealedEnvelope.by(identity).bytes())
                .statusCode();
    }

    private static void deliverAndForget(Simulator simulator, Identity identity) {
        try {
            deliver(simulator, identity);
        } catch (IOException expected) {
            // The connection ends when the simulator lets go.
        }
    }

    /** Threads that serve one of its ports: their names tell the port. */
    private static List<String> threadsOf(Simulator simulator) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("simulator-")
                        && name.contains(
                                ":" + simulator.operator(MailboxOperator.KIVRA).port() + "-"))
                .toList();
    }
}
