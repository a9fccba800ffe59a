package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.Work;
import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.KOMMUN_A;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** A letter is sealed and posted while the journal writes that it is, all but its end: nobody has it before the journal does. */
class WrittenWhilePostedTest {

    private static final byte[] PDF = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 100_000);

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Office office = new Office(simulator);
    private final WatchedContent enclosure = new WatchedContent();
    private final Message letter = letter("case-1", AT_KIVRA.id())
            .attachment(Attachment.pdf("beslut.pdf", enclosure))
            .buildComplete();

    /** Tells when it was read to its end, as it is by whoever seals it. */
    private static final class WatchedContent implements Content {

        private final CountDownLatch read = new CountDownLatch(1);

        @Override
        public long size() {
            return PDF.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(PDF) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    int count = super.read(target, offset, length);
                    if (available() == 0) {
                        read.countDown();
                    }
                    return count;
                }
            };
        }

        void awaitSealing() throws InterruptedException {
            assertThat(read.await(1, TimeUnit.MINUTES)).as("it was sealed").isTrue();
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    private JournaledDispatcher dispatcher(Journal journal) {
        return new JournaledDispatcher(office.ways(), journal, office.policy, new OperatorGates(10, Clock.systemUTC()));
    }

    /** The office's journal, but for what happens just before this is asked of it the first time. */
    private Journal journal(String asked, FirstTime happening) {
        AtomicInteger times = new AtomicInteger();
        return FaultyJournal.of(office.journal, new FaultyJournal.Fault() {
            @Override
            public void before(String method) throws Exception {
                if (method.equals(asked) && times.incrementAndGet() == 1) {
                    happening.run();
                }
            }
        });
    }

    private interface FirstTime {
        void run() throws Exception;
    }

    @Test
    void theJournalStoresALetterWhileItIsSealed() {
        Journal journal = journal("accept", () -> {
            enclosure.awaitSealing();
            assertThat(simulator.received()).isEmpty();
        });

        try (JournaledDispatcher dispatcher = dispatcher(journal)) {
            assertThat(dispatcher.send(letter, null).exception()).isNull();
        }

        assertThat(simulator.received()).hasSize(1);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
    }

    /** A mailbox operator doesn't wait for ever for the rest of a letter. */
    @Test
    void aSlowJournalBreaksThePostOffAndTheLetterIsPostedAfterwards() {
        Thread sender = Thread.currentThread();
        Journal journal = journal("accept", () -> {
            enclosure.awaitSealing();
            await().until(() -> isWaitingWithoutPosting(sender));
            assertThat(simulator.received()).isEmpty();
        });

        try (JournaledDispatcher dispatcher = dispatcher(journal)) {
            assertThat(dispatcher.send(letter, null).exception()).isNull();
        }

        assertThat(simulator.received()).hasSize(1);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
    }

    private static boolean isWaitingWithoutPosting(Thread sender) {
        List<String> classes = Arrays.stream(sender.getStackTrace())
                .map(StackTraceElement::getClassName)
                .toList();
        return classes.contains(Writing.class.getName()) && !classes.contains(Posting.class.getName());
    }

    @Test
    void whatTheJournalDoesNotStoreIsNotDelivered() {
        Journal journal = journal("accept", () -> {
            enclosure.awaitSealing();
            throw new JournalUnavailableException("its disk is full", false, new IOException());
        });

        try (JournaledDispatcher dispatcher = dispatcher(journal)) {
            assertThatExceptionOfType(JournalUnavailableException.class)
                    .isThrownBy(() -> dispatcher.send(letter, null));
            assertThat(simulator.received()).isEmpty();
            assertThat(office.journal.records().find(letter.messageId())).isEmpty();

            assertThat(dispatcher.send(letter, null).exception()).isNull();
        }
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aLetterThatSomebodyElseHasStoredMeanwhileIsDeliveredByThatOneAlone() {
        Journal journal = journal("accept", () -> {
            enclosure.awaitSealing();
            assertThat(office.send(letter).exception()).isNull();
        });

        LetterAnswer answer;
        try (JournaledDispatcher dispatcher = dispatcher(journal)) {
            answer = dispatcher.send(letter, null);
        }

        assertThat(answer.exception()).isNull();
        assertThat(answer.delivery()).isEqualTo(office.entry(letter).toDelivery());
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void whoHasLostAStoredLettersLeaseDoesNotDeliverIt() {
        office.store(letter);
        Journal journal = journal("move", () -> {
            office.clock.pass(Office.A_MINUTE.plusSeconds(1));
            assertThat(office.work()).isOne();
        });
        List<Work> work = office.journal.take(Set.of(KOMMUN_A), 1, Office.A_MINUTE);

        try (JournaledDispatcher dispatcher = dispatcher(journal)) {
            dispatcher.work(work.get(0));
        }

        assertThat(simulator.received()).hasSize(1);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
    }

    /** Nothing was posted, and yet the journal has it that the letter was about to be: so it has to be told that it wasn't. */
    @Test
    void aLetterThatCanNotBeSealedIsNotInDoubt() {
        BrokenForSealing file = new BrokenForSealing();
        Message broken = letter("case-2", AT_KIVRA.id())
                .attachment(Attachment.pdf("beslut.pdf", file))
                .buildComplete();
        file.sealing = Thread.currentThread();

        LetterAnswer answer = office.send(broken);

        assertThat(answer.exception()).isNotNull();
        assertThat(simulator.received()).isEmpty();
        assertThat(office.states(broken)).containsExactly(ACCEPTED, SEALED, DELIVERING, SEALED);
    }

    /** A file that whoever seals it can't read. */
    private static final class BrokenForSealing implements Content {

        private volatile Thread sealing;

        @Override
        public long size() {
            return PDF.length;
        }

        @Override
        public InputStream open() throws IOException {
            if (Thread.currentThread() == sealing) {
                throw new IOException("The file is gone");
            }
            return new ByteArrayInputStream(PDF);
        }
    }
}
