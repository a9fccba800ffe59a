package se.digitalpost.camel.minameddelanden.dispatch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.journal.DatabaseStore;
import se.digitalpost.camel.minameddelanden.journal.FillingDisk;
import se.digitalpost.camel.minameddelanden.journal.Work;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** H2 on a disk that becomes full: H2 closes its file then, and the journal opens it again when there is room. */
class FullDiskTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    @TempDir
    private Path folder;

    private final Simulator simulator = SIMULATOR.simulator();
    private final Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
    private final Message earlier = letter("case-0", AT_KIVRA.id()).buildComplete();
    private DatabaseStore store;
    private Office office;

    @BeforeEach
    void open() {
        FillingDisk.insert();
        store = new DatabaseStore("jdbc:h2:filling:" + folder.resolve("journal"), null);
        office = new Office(simulator, clock -> store.journal("node-1", clock));
    }

    @AfterEach
    void close() throws Exception {
        FillingDisk.makeRoom();
        office.close();
        store.close();
    }

    @Test
    void whatItHasNoRoomForIsRefusedAndSentWhenItHas() {
        office.send(earlier);
        FillingDisk.fill();

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> office.send(letter))
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(simulator.received()).hasSize(1);
        FillingDisk.makeRoom();

        whenTheFileIsOpenedAgain(
                () -> assertThat(office.send(letter).exception()).isNull());
        assertThat(simulator.received()).hasSize(2);
        assertThat(office.entry(earlier).state()).isEqualTo(DELIVERED);
    }

    @Test
    void whatWasStoredIsSentWhenItHasRoomForWhatIsKnownOfIt() {
        office.policy = DatabaseFaultsTest.patience(Duration.ofMillis(100));
        office.dispatcher().store(letter, null);
        List<Work> due = office.journal.take(Set.of(Office.KOMMUN_A), 1, Office.A_MINUTE);
        FillingDisk.fill();

        due.forEach(office.dispatcher()::work);
        assertThat(simulator.received()).isEmpty();
        FillingDisk.makeRoom();
        office.clock.pass(Office.A_MINUTE);
        whenTheFileIsOpenedAgain(office::work);

        assertThat(office.entry(letter).state()).isEqualTo(DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    /** The pool still has connections to the closed file: it looks at those that have lain for half a second, and makes new ones. */
    private static void whenTheFileIsOpenedAgain(ThrowingRunnable work) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(JournalUnavailableException.class)
                .untilAsserted(work);
    }
}
