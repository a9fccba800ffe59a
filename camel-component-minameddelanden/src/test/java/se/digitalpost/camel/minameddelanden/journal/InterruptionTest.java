package se.digitalpost.camel.minameddelanden.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A thread that is told to stop still writes what it knows: H2 would close its file for all others, and a pool would give no connection. */
class InterruptionTest {

    @TempDir
    private Path folder;

    private DatabaseStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        store = DatabaseStore.h2InAFile(folder.resolve("journal"));
        journal = store.journal("node-1", Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        Thread.interrupted();
        store.close();
    }

    @Test
    void anInterruptedThreadWritesAndIsStillInterruptedAfterwards() {
        Acceptance.Accepted accepted =
                (Acceptance.Accepted) journal.accept(TestLetters.letter("case-1"), Duration.ofMinutes(1), null);

        Thread.currentThread().interrupt();
        journal.move(accepted.lease(), Transition.to(JournalState.SEALED));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(journal.records()
                        .find(accepted.entry().messageId())
                        .orElseThrow()
                        .state())
                .isEqualTo(JournalState.SEALED);
    }

    @Test
    void anInterruptedThreadDoesNotTakeTheJournalFromTheOthers() {
        Thread.currentThread().interrupt();
        journal.accept(TestLetters.letter("case-1"), Duration.ofMinutes(1), null);
        Thread.interrupted();

        journal.accept(TestLetters.letter("case-2"), Duration.ofMinutes(1), null);

        assertThat(journal.records().list(JournalFilter.ALL, 1, 10).entries()).hasSize(2);
    }

    @Test
    void anInterruptedThreadReadsWhatIsToBeSent() throws Exception {
        Acceptance.Accepted accepted =
                (Acceptance.Accepted) journal.accept(TestLetters.fullLetter("case-1"), Duration.ofMinutes(1), null);

        Thread.currentThread().interrupt();
        SameMessage.assertSame(journal.content(accepted.entry().messageId()), TestLetters.fullLetter("case-1"));

        assertThat(Thread.interrupted()).isTrue();
    }
}
