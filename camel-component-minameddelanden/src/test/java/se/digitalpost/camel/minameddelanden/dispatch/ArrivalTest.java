package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** A letter whose caller waits is stored when it is about to leave the house, or when it has to wait itself. */
class ArrivalTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Office office = new Office(simulator);
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

    @AfterEach
    void close() {
        others.shutdownNow();
        office.close();
    }

    @Test
    void aLetterThatHasToWaitForItsTurnIsStoredFirst() throws Exception {
        OperatorGates gates = new OperatorGates(1, Clock.systemUTC());
        OperatorGate gate = gates.of(kivra());
        assertThat(gate.enter(Duration.ZERO).isOpen()).isTrue();

        try (JournaledDispatcher dispatcher =
                new JournaledDispatcher(office.ways(), office.journal, office.policy, gates)) {
            CompletableFuture<LetterAnswer> answer =
                    CompletableFuture.supplyAsync(() -> dispatcher.send(letter, null), others);
            await().untilAsserted(() -> assertThat(office.journal.records().find(letter.messageId()))
                    .hasValueSatisfying(entry -> {
                        assertThat(entry.state()).isEqualTo(ACCEPTED);
                        assertThat(entry.node()).isEqualTo("node-1");
                    }));
            assertThat(answer).isNotDone();
            gate.leave(null, Duration.ZERO);

            assertThat(answer.get(1, TimeUnit.MINUTES).exception()).isNull();
        }
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
    }

    private ServiceSupplier kivra() {
        Message other = letter("case-0", AT_KIVRA.id()).buildComplete();
        office.send(other);
        return office.entry(other).facts().operator();
    }

    /** It is posted for longer than its lease lasts. */
    @Test
    void aLettersLeaseIsRenewedWhileItIsOnItsWay() {
        CountDownLatch renewed = new CountDownLatch(1);
        Journal slow = FaultyJournal.of(office.journal, new FaultyJournal.Fault() {
            @Override
            public void before(String method) throws InterruptedException {
                if (method.equals("move")) {
                    assertThat(renewed.await(1, TimeUnit.MINUTES)).isTrue();
                }
            }

            @Override
            public void after(String method) {
                if (method.equals("renew")) {
                    renewed.countDown();
                }
            }
        });

        try (JournaledDispatcher dispatcher = new JournaledDispatcher(
                office.ways(),
                slow,
                DatabaseFaultsTest.patience(Duration.ofMillis(100)),
                new OperatorGates(1, Clock.systemUTC()))) {
            assertThat(dispatcher.send(letter, null).exception()).isNull();
        }
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
    }

    @Test
    void whoeverBringsALetterAgainAsksNobody() {
        office.send(letter);
        int asked = simulator.far().calls().size();

        office.send(letter);

        assertThat(asked).isPositive();
        assertThat(simulator.far().calls()).hasSize(asked);
    }

    /** The journal wouldn't take it, so nobody is asked about its recipient. */
    @Test
    void aReferenceThatTellsWhomItIsForIsRefusedBeforeAnybodyIsAsked() {
        Message telling = letter("case-" + AT_KIVRA.id(), AT_KIVRA.id()).buildComplete();

        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> office.send(telling));

        assertThat(simulator.far().calls()).isEmpty();
    }
}
