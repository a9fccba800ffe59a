package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the tests of every journal have in common: a fresh store, a node on it, and a clock that can be set. */
abstract class JournalContract {

    static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Parameter
    JournalStore.Kind kind;

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00.123456Z"));
    JournalStore store;
    Journal journal;

    @BeforeEach
    void open() throws Exception {
        store = kind.open();
        journal = store.journal("node-1", clock);
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) {
            store.close();
        }
    }

    /** Another node on the same store. */
    Journal anotherNode() {
        assumeTrue(kind != JournalStore.Kind.MEMORY, "a journal in memory has one node");
        return store.journal("node-2", clock);
    }

    /** A new letter, leased for a minute. */
    Work accepted(String clientReference) {
        return accepted(TestLetters.letter(clientReference));
    }

    Work accepted(Message message) {
        Acceptance.Accepted accepted = (Acceptance.Accepted) journal.accept(message, A_MINUTE, null);
        return new Work(accepted.entry(), accepted.lease());
    }

    /** A new letter that went through these states. */
    Work moved(String clientReference, JournalState... states) {
        Work work = accepted(clientReference);
        JournalEntry entry = work.entry();
        for (JournalState state : states) {
            if (state == JournalState.COLLECTED) {
                journal.storePrintFile(work.lease(), PrintFiles.small());
            }
            Transition step = Transition.to(state).withDetail("test");
            entry = state == JournalState.COLLECTED
                    ? journal.batches().collect(work.lease(), step, "print", "")
                    : journal.move(work.lease(), step);
        }
        return new Work(entry, work.lease());
    }

    JournalEntry found(Work work) {
        return journal.records().find(work.lease().messageId()).orElseThrow();
    }

    List<JournalState> statesOf(Work work) {
        return journal.records().history(work.lease().messageId()).stream()
                .map(JournalEvent::state)
                .toList();
    }
}
