package se.digitalpost.camel.minameddelanden.dispatch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.journal.DatabaseStore;
import se.digitalpost.camel.minameddelanden.journal.JdbcJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalStore;
import se.digitalpost.camel.minameddelanden.journal.WatchedDataSource;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.IN_DOUBT;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.NEEDS_ATTENTION;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** What isn't stored isn't sent, and what came of what was sent is written when the database is there again. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = JournalStore.Kind.class,
        names = {"H2_FILE", "POSTGRESQL"})
class DatabaseFaultsTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

    @Parameter
    private JournalStore.Kind kind;

    private DatabaseStore store;
    private WatchedDataSource database;
    private Office office;

    /** What goes wrong with a step that goes to the database. */
    private interface Fault {
        void at(String step) throws SQLException;
    }

    @BeforeEach
    void open() throws Exception {
        store = (DatabaseStore) kind.open();
        database = new WatchedDataSource(store.dataSource());
        office = new Office(
                simulator,
                clock -> JdbcJournal.on(database)
                        .node("node-1")
                        .keys(DatabaseStore.KEYS)
                        .clock(clock)
                        .open());
    }

    @AfterEach
    void close() throws Exception {
        others.shutdownNow();
        if (office != null) {
            office.close();
            store.close();
        }
    }

    private void before(Fault fault) {
        database.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String step) throws SQLException {
                fault.at(step);
                return step;
            }
        });
    }

    private void after(Fault fault) {
        database.watch(new WatchedDataSource.Watch() {
            @Override
            public void after(Connection connection, String step) throws SQLException {
                fault.at(step);
            }
        });
    }

    private void isWellAgain() {
        database.watch(new WatchedDataSource.Watch() {});
    }

    private static SQLException isDown() {
        return new SQLException("Connection refused", "08001");
    }

    private boolean isSent() {
        return !simulator.received().isEmpty();
    }

    private void isRefusedAndNothingIsSent() {
        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> office.send(letter))
                .satisfies(e -> {
                    assertThat(e.isRetryable()).isTrue();
                    assertThat(e.isUncertain()).isFalse();
                });
        assertThat(simulator.received()).isEmpty();
        isWellAgain();
        assertThat(office.journal.records().find(letter.messageId())).isEmpty();

        assertThat(office.send(letter).exception()).isNull();
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void whatADatabaseThatIsDownCannotStoreIsRefused() {
        before(step -> {
            throw isDown();
        });

        assertThatExceptionOfType(JournalUnavailableException.class).isThrownBy(() -> office.send(letter));
        assertThat(simulator.far().calls()).isEmpty();
        isRefusedAndNothingIsSent();
    }

    @Test
    void whatADatabaseThatHasNoRoomCannotStoreIsRefused() {
        before(step -> {
            if (step.contains("INTO mm_content")) {
                throw new SQLException("No space left on device", "53100");
            }
        });

        isRefusedAndNothingIsSent();
    }

    @Test
    void whatADatabaseThatCanOnlyBeReadCannotStoreIsRefused() {
        before(step -> {
            if (step.startsWith("INSERT") || step.startsWith("UPDATE")) {
                throw new SQLException("cannot execute INSERT in a read-only transaction", "25006");
            }
        });

        isRefusedAndNothingIsSent();
    }

    @Test
    void whatCannotBeToldToBePostedIsNotPosted() {
        office.policy = patience(Duration.ofMillis(100));
        office.store(letter);
        AtomicInteger updates = new AtomicInteger();
        before(step -> {
            // The first one takes the letter.
            if (step.startsWith("UPDATE mm_message") && updates.incrementAndGet() > 1) {
                throw new SQLException("No space left on device", "53100");
            }
        });

        office.work();
        assertThat(updates).hasValueGreaterThan(2);
        assertThat(simulator.received()).isEmpty();

        isWellAgain();
        office.clock.pass(Office.A_MINUTE);
        office.work();
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void whatCameOfALetterIsWrittenWhenTheDatabaseIsThereAgain() {
        AtomicInteger tries = new AtomicInteger();
        before(step -> {
            if (isSent() && tries.getAndIncrement() < 3) {
                throw isDown();
            }
        });

        LetterAnswer answer = office.send(letter);

        assertThat(answer.exception()).isNull();
        assertThat(tries).hasValueGreaterThan(3);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void whatCameOfALetterIsInDoubtWhereTheDatabaseStaysAwayForTooLong() {
        office.policy = patience(Duration.ofMillis(100));
        before(step -> {
            if (isSent()) {
                throw isDown();
            }
        });

        assertThatExceptionOfType(JournalUnavailableException.class).isThrownBy(() -> office.send(letter));
        isWellAgain();
        office.clock.pass(Office.A_MINUTE);
        office.work();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, NEEDS_ATTENTION);
        assertThat(simulator.received()).hasSize(1);
    }

    private void breaksAtCommit(int number) {
        AtomicInteger commits = new AtomicInteger();
        after(step -> {
            if (step.equals("commit") && commits.incrementAndGet() == number) {
                throw new SQLException("connection reset", "08006");
            }
        });
    }

    /** Nobody knows whether DELIVERING was committed, and nothing was posted: so it is asked again, and the letter isn't in doubt. */
    @Test
    void aConnectionThatBreaksWhileItIsSaidToBePostedPutsNothingInDoubt() {
        office.store(letter);
        // The first one takes the letter.
        breaksAtCommit(2);

        office.work();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksWhileItIsSaidToBeDeliveredPutsNothingInDoubt() {
        breaksAtCommit(2);

        LetterAnswer answer = office.send(letter);

        assertThat(answer.exception()).isNull();
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aLetterThatIsPostedAtOnceTakesOneTransactionBeforeAndOneAfter() {
        List<Boolean> sentAtCommit = new ArrayList<>();
        after(step -> {
            if (step.equals("commit")) {
                sentAtCommit.add(isSent());
            }
        });

        office.send(letter);

        assertThat(sentAtCommit).containsExactly(false, true);
    }

    /** It is stored as being posted, which it isn't yet. */
    @Test
    void aConnectionThatBreaksWhileTheLetterIsStoredAndPostedAtOncePutsNothingInDoubt() {
        breaksAtCommit(1);

        LetterAnswer answer = office.send(letter);

        assertThat(answer.exception()).isNull();
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    /** Then nobody will ever know that it wasn't posted. */
    @Test
    void aLetterIsInDoubtWhereTheDatabaseStaysAwayForTooLongAfterItWasStored() {
        office.policy = patience(Duration.ofMillis(100));
        AtomicInteger commits = new AtomicInteger();
        database.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String step) throws SQLException {
                if (commits.get() > 0) {
                    throw isDown();
                }
                return step;
            }

            @Override
            public void after(Connection connection, String step) throws SQLException {
                if (step.equals("commit")) {
                    commits.incrementAndGet();
                    throw new SQLException("connection reset", "08006");
                }
            }
        });

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> office.send(letter))
                .satisfies(e -> assertThat(e.isUncertain()).isTrue());
        isWellAgain();
        office.clock.pass(Office.A_MINUTE);
        office.work();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, NEEDS_ATTENTION);
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksWhileTheLetterIsStoredForLaterLosesNothingAndDoublesNothing() {
        breaksAtCommit(1);

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> office.store(letter))
                .satisfies(e -> assertThat(e.isUncertain()).isTrue());
        office.store(letter);
        office.work();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aSlowDatabaseHoldsALetterBackUntilItIsStored() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        before(step -> {
            if (step.equals("commit") && storing.getCount() > 0) {
                storing.countDown();
                await(goOn);
            }
        });

        CompletableFuture<LetterAnswer> answer = CompletableFuture.supplyAsync(() -> office.send(letter), others);
        await(storing);
        assertThat(simulator.received()).isEmpty();
        assertThat(answer).isNotDone();
        goOn.countDown();

        assertThat(answer.get(1, TimeUnit.MINUTES).exception()).isNull();
        assertThat(simulator.received()).hasSize(1);
    }

    /** Its lease ends meanwhile, and somebody else has the letter: what came of it is known too late. */
    @Test
    void whatIsWrittenTooSlowlyIsRefusedAndTheLetterIsNotSentAgain() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        before(step -> {
            if (isSent() && step.startsWith("UPDATE mm_") && writing.getCount() > 0) {
                writing.countDown();
                await(goOn);
            }
        });

        CompletableFuture<LetterAnswer> answer = CompletableFuture.supplyAsync(() -> office.send(letter), others);
        await(writing);
        office.clock.pass(Duration.ofHours(1));
        Journal other = store.journal("node-2", office.clock);
        try (JournaledDispatcher dispatcher =
                new JournaledDispatcher(office.ways(), other, office.policy, new OperatorGates(1, office.clock))) {
            other.take(Set.of(Office.KOMMUN_A), 1, Office.A_MINUTE).forEach(dispatcher::work);
        }
        goOn.countDown();

        assertThat(answer.get(1, TimeUnit.MINUTES).delivery().status().name()).isEqualTo("NEEDS_ATTENTION");
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, NEEDS_ATTENTION);
        assertThat(simulator.received()).hasSize(1);
    }

    static JournalPolicy patience(Duration leaseTime) {
        JournalPolicy standard = JournalPolicy.DEFAULT;
        return new JournalPolicy(
                standard.inDoubtPolicy(),
                standard.maxResends(),
                leaseTime,
                standard.patience(),
                standard.firstDelay(),
                standard.longestDelay(),
                standard.giveUpAfter());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
