package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.testing.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is left when the database fails: all of a step or nothing of it, and a retryable error. */
@EveryDatabase
class BrokenDatabaseTest extends DatabaseContract {

    private static final int MORE_STEPS_THAN_THERE_ARE = 50;

    private WatchedDataSource watched;
    private Journal breaking;

    @BeforeEach
    void openOnADatabaseThatBreaks() {
        watched = new WatchedDataSource(database().dataSource());
        breaking = JdbcJournal.on(watched)
                .node("node-2")
                .keys(DatabaseStore.KEYS)
                .clock(clock)
                .open();
    }

    @Test
    void aLetterIsStoredAsAWholeOrNotAtAll() throws Exception {
        Message letter = TestLetters.fullLetter("case-1");
        int step = 0;
        while (breaksAt(step, () -> breaking.accept(letter, A_MINUTE, null))) {
            assertThat(journal.records().find(letter.messageId()))
                    .as("cut at step %d", step)
                    .isEmpty();
            assertThat(journal.records().counts()).isEmpty();
            assertThat(count("mm_content") + count("mm_event")).isZero();
            step++;
        }

        assertThat(step).as("steps that were cut").isGreaterThan(6);
        SameMessage.assertSame(journal.content(letter.messageId()), letter);
    }

    @Test
    void aStepIsWrittenAsAWholeOrNotAtAll() throws Exception {
        Work work = accepted("case-1");
        Transition failed = Transition.to(JournalState.FAILED);
        int step = 0;
        while (breaksAt(step, () -> breaking.move(work.lease(), failed))) {
            assertThat(found(work)).as("cut at step %d", step).isEqualTo(work.entry());
            assertThat(statesOf(work)).containsExactly(JournalState.ACCEPTED);
            assertThat(count("mm_outcome")).isZero();
            step++;
        }

        assertThat(step).as("steps that were cut").isGreaterThan(4);
        assertThat(statesOf(work)).containsExactly(JournalState.ACCEPTED, JournalState.FAILED);
        assertThat(count("mm_outcome")).isEqualTo(1);
    }

    @Test
    void aPrintFileIsStoredAsAWholeOrNotAtAll() throws Exception {
        Work work = moved("case-1", JournalState.TO_PRINT);
        PrintFile file = PrintFiles.of(TestLetters.pdf(600_000, 3));
        int step = 0;
        while (breaksAt(step, () -> breaking.storePrintFile(work.lease(), file))) {
            assertThat(found(work).printFileStored()).isFalse();
            assertThat(journal.printFile(work.entry().messageId())).isEmpty();
            step++;
        }

        assertThat(step).as("steps that were cut").isGreaterThan(5);
        assertThat(SameMessage.bytes(journal.printFile(work.entry().messageId())
                        .orElseThrow()
                        .pdf()))
                .isEqualTo(SameMessage.bytes(file.pdf()));
    }

    @Test
    void whoDidntHearThatALetterWasStoredAsksAgainAndIsTold() {
        Message letter = TestLetters.letter("case-1");
        watched.watch(afterCommit(() -> {
            throw new SQLException("connection reset", "08006");
        }));

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.accept(letter, A_MINUTE, null));

        assertThat(breaking.accept(letter, A_MINUTE, null)).isInstanceOf(Acceptance.Known.class);
    }

    @Test
    void whoDidntHearThatAStepWasWrittenWritesItAgainAndItIsThereOnce() {
        Work work = moved("case-1", JournalState.SEALED);
        Transition delivering = Transition.to(JournalState.DELIVERING);
        watched.watch(afterCommit(() -> {
            throw new SQLException("connection reset", "08006");
        }));

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.move(work.lease(), delivering));

        assertThat(breaking.move(work.lease(), delivering).deliveries()).isEqualTo(1);
        assertThat(statesOf(work)).containsExactly(JournalState.ACCEPTED, JournalState.SEALED, JournalState.DELIVERING);
    }

    @Test
    void aDatabaseThatIsDownIsToldAsARetryableError() {
        watched.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String step) throws SQLException {
                throw new SQLException("Connection refused", "08001");
            }
        });

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.accept(TestLetters.letter("case-1"), A_MINUTE, null))
                .withMessageContaining("Connection refused")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.take(TestLetters.SENDERS, 1, A_MINUTE));
        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.records().find(TestLetters.KOMMUN_A, "case-1"));
        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.outcomes().subscribe("cases", clock.instant()));
        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> JdbcJournal.on(watched)
                        .node("node-3")
                        .keys(DatabaseStore.KEYS)
                        .open());
    }

    @Test
    void aDiskThatIsFullIsToldAsARetryableError() throws SQLException {
        watched.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String step) throws SQLException {
                if (step.contains("mm_content")) {
                    throw new SQLException("No space left on device", "53100");
                }
                return step;
            }
        });

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.accept(TestLetters.letter("case-1"), A_MINUTE, null));
        assertThat(journal.records().counts()).isEmpty();
    }

    @Test
    void whatADatabaseQuotesOfALetterIsNotTold() {
        watched.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String step) throws SQLException {
                if (step.startsWith("INSERT INTO mm_content")) {
                    throw new SQLException("Failing row contains (Hej Anna!, 19810103-2384)", "22001");
                }
                return step;
            }
        });

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.accept(TestLetters.letter("case-1"), A_MINUTE, null))
                .satisfies(e -> assertThat(e.getMessage()).contains("22001").doesNotContain("Anna", "2384"))
                .satisfies(e -> assertThat(e.getCause()).hasNoCause())
                .satisfies(e -> assertThat(e.getCause().toString()).doesNotContain("Anna", "2384"));
    }

    /** A file that somebody writes to while the letter is accepted. */
    @Test
    void aDocumentThatChangesWhileItIsStoredIsNotStored() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        Message letter = Messages.withAttachment(TestLetters.letter("case-1"), new Content() {
            @Override
            public long size() {
                return 1000;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(TestLetters.pdf(1000, readings.incrementAndGet()));
            }
        });

        assertThatExceptionOfType(MinaMeddelandenException.class)
                .isThrownBy(() -> journal.accept(letter, A_MINUTE, null))
                .withMessageContaining("changed")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(journal.records().counts()).isEmpty();
        assertThat(count("mm_content")).isZero();
    }

    @Test
    void ofManyLettersThatGoOnThoseStayThatWereWrittenBeforeTheDatabaseFailed() {
        for (int i = 1; i <= 3; i++) {
            Work work = accepted("case-" + i);
            journal.move(
                    work.lease(), Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.SENDER_REFUSED));
            clock.pass(A_MINUTE);
        }
        Decision decision = new Decision("kari01", "the certificate is registered");
        watched.watch(afterCommit(() -> {
            throw new SQLException("connection reset", "08006");
        }));

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> breaking.attention().retryAll(Reason.SENDER_REFUSED, 10, decision));

        assertThat(journal.attention().list(1, 10).entries())
                .extracting(JournalEntry::clientReference)
                .containsExactly("case-2", "case-3");
        assertThat(breaking.attention().retryAll(Reason.SENDER_REFUSED, 10, decision))
                .isEqualTo(2);
    }

    private interface Breaking {
        void now() throws SQLException;
    }

    /** Does something once, after the first commit. */
    private static WatchedDataSource.Watch afterCommit(Breaking breaking) {
        AtomicInteger commits = new AtomicInteger();
        return new WatchedDataSource.Watch() {
            @Override
            public void after(Connection connection, String step) throws SQLException {
                if (step.equals("commit") && commits.getAndIncrement() == 0) {
                    breaking.now();
                }
            }
        };
    }

    /** Cuts the connection before the n-th step that goes to the database: it is gone without a commit, as when the process is killed. */
    private boolean breaksAt(int step, Runnable work) {
        AtomicInteger steps = new AtomicInteger();
        watched.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String sql) throws SQLException {
                if (connection != null && steps.getAndIncrement() == step) {
                    connection.rollback();
                    throw new SQLException("connection lost", "08006");
                }
                return sql;
            }
        });
        try {
            work.run();
            return false;
        } catch (JournalUnavailableException e) {
            assertThat(step).isLessThan(MORE_STEPS_THAN_THERE_ARE);
            return true;
        }
    }
}
