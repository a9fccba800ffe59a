package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two nodes on one database. */
@EveryDatabase
class NodesTest extends DatabaseContract {

    private Journal other;

    @BeforeEach
    void openAnotherNode() {
        other = anotherNode();
    }

    @Test
    void whatOneAcceptsTheOtherKnows() throws Exception {
        Work work = accepted(TestLetters.fullLetter("case-1"));

        assertThat(other.accept(TestLetters.fullLetter("case-1"), A_MINUTE, null))
                .isEqualTo(new Acceptance.Known(work.entry()));
        SameMessage.assertSame(other.content(work.entry().messageId()), TestLetters.fullLetter("case-1"));
    }

    @Test
    void whatOneWorksOnTheOtherTakesWhenTheLeaseHasExpired() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
        assertThat(other.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
        clock.pass(A_MINUTE);

        List<Work> taken = other.take(TestLetters.SENDERS, 10, A_MINUTE);

        assertThat(taken).singleElement().satisfies(found -> {
            assertThat(found.entry().state()).isEqualTo(JournalState.IN_DOUBT);
            assertThat(found.entry().node()).isEqualTo("node-2");
        });
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.move(work.lease(), Transition.to(JournalState.DELIVERED)));
        assertThat(journal.records().history(work.entry().messageId()))
                .extracting(JournalEvent::node)
                .containsExactly("node-1", "node-1", "node-1", "node-2");
    }

    @Test
    void whatIsDueIsTakenByOneOfThem() {
        for (int i = 0; i < 10; i++) {
            journal.accept(TestLetters.letter("case-" + i), Duration.ZERO, null);
        }

        List<Work> mine = journal.take(TestLetters.SENDERS, 6, A_MINUTE);
        List<Work> theirs = other.take(TestLetters.SENDERS, 6, A_MINUTE);

        assertThat(mine).hasSize(6);
        assertThat(theirs).hasSize(4);
        assertThat(Stream.concat(mine.stream(), theirs.stream())
                        .map(work -> work.entry().messageId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void anOutcomeIsToldByOneOfThem() {
        journal.outcomes().subscribe("cases", clock.instant());
        moved("case-1", JournalState.FAILED);
        moved("case-2", JournalState.FAILED);

        Outcome first = journal.outcomes().next("cases", 1, A_MINUTE).get(0);
        Outcome second = other.outcomes().next("cases", 1, A_MINUTE).get(0);

        assertThat(first.event().messageId()).isNotEqualTo(second.event().messageId());
        assertThat(other.outcomes().next("cases", 1, A_MINUTE)).isEmpty();
        assertThat(other.outcomes().acknowledge(first)).isTrue();
    }

    @Test
    void whatOneDecidesOnMeanwhileTheOtherLeavesAndTakesTheNext() {
        List<Work> waiting = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Work work = accepted("case-" + i);
            journal.move(
                    work.lease(), Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.SENDER_REFUSED));
            clock.pass(A_MINUTE);
            waiting.add(work);
        }
        WatchedDataSource watched = new WatchedDataSource(database().dataSource());
        Journal third = JdbcJournal.on(watched)
                .node("node-3")
                .keys(DatabaseStore.KEYS)
                .clock(clock)
                .open();
        AtomicBoolean decided = new AtomicBoolean();
        watched.watch(new WatchedDataSource.Watch() {
            @Override
            public void after(Connection connection, String step) {
                if (step.contains("reason = ?") && step.startsWith("SELECT") && !decided.getAndSet(true)) {
                    UUID first = waiting.get(0).entry().messageId();
                    other.attention().close(first, JournalState.DELIVERED, new Decision("per02", "Kivra has it"));
                }
            }
        });

        int retried = third.attention()
                .retryAll(Reason.SENDER_REFUSED, 2, new Decision("kari01", "the certificate is registered"));

        assertThat(retried).isEqualTo(2);
        assertThat(waiting)
                .extracting(work -> found(work).state())
                .containsExactly(JournalState.DELIVERED, JournalState.ACCEPTED, JournalState.ACCEPTED);
    }

    @Test
    void aSubscriberSurvivesARestart() {
        journal.outcomes().subscribe("cases", clock.instant());
        moved("case-1", JournalState.FAILED);
        journal.outcomes()
                .acknowledge(journal.outcomes().next("cases", 1, A_MINUTE).get(0));
        moved("case-2", JournalState.FAILED);
        journal.close();

        Journal restarted = store.journal("node-1", clock);

        assertThat(restarted.outcomes().next("cases", 10, A_MINUTE))
                .extracting(outcome -> outcome.event().clientReference())
                .containsExactly("case-2");
    }
}
