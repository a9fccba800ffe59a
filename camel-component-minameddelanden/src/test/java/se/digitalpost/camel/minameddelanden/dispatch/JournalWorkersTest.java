package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Whoever works on stored letters goes on, whatever goes wrong with a single one or with taking them. */
class JournalWorkersTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Office office = new Office(simulator);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private JournalWorkers workers;

    @AfterEach
    void close() {
        workers.close();
        threads.shutdownNow();
        office.close();
    }

    private void work(Journal journal, Executor executor) {
        workers = new JournalWorkers(journal, executor, 2, Duration.ofMillis(5), Office.A_MINUTE);
        workers.add(Office.KOMMUN_A, office.dispatcher());
        threads.execute(workers);
    }

    private Message stored(String reference) {
        Message letter = Office.letter(reference, AT_KIVRA.id()).buildComplete();
        office.dispatcher().store(letter, null);
        return letter;
    }

    private void awaitDelivered(Message letter) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(office.entry(letter).state()).isEqualTo(DELIVERED));
    }

    @Test
    void lettersAreTakenAgainAfterAFaultThatNobodyThoughtOf() {
        AtomicInteger takes = new AtomicInteger();
        Journal faulty = FaultyJournal.of(office.journal, new FaultyJournal.Fault() {
            @Override
            public void before(String method) {
                if (method.equals("take") && takes.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("in the test");
                }
            }
        });

        work(faulty, threads);

        awaitDelivered(stored("case-1"));
    }

    @Test
    void aLetterThatNoThreadCouldBeFoundForIsTakenAgain() {
        AtomicInteger handedOn = new AtomicInteger();
        work(office.journal, task -> {
            if (handedOn.getAndIncrement() < 4) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            threads.execute(task);
        });

        awaitDelivered(stored("case-1"));
        awaitDelivered(stored("case-2"));
    }
}
