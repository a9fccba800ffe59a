package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@EveryStore
class OutcomesTest extends JournalContract {

    private static final Decision DECISION = new Decision("kari01", "looked at");

    @Test
    void aSubscriberIsToldWhatIsFinalOrNeedsAttention() {
        subscribe("cases");
        Work delivered = moved("delivered", JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);
        Work waiting = moved("waiting", JournalState.NEEDS_ATTENTION);
        moved("in doubt", JournalState.SEALED, JournalState.DELIVERING, JournalState.IN_DOUBT);
        moved("on its way", JournalState.TO_PRINT);

        List<Outcome> told = journal.outcomes().next("cases", 10, A_MINUTE);

        assertThat(told)
                .extracting(outcome -> outcome.event().toDelivery())
                .containsExactly(delivered.entry().toDelivery(), waiting.entry().toDelivery());
        assertThat(told).extracting(outcome -> outcome.event().sender()).containsOnly(TestLetters.KOMMUN_A);
    }

    @Test
    void whatIsAcknowledgedIsNotToldAgain() {
        subscribe("cases");
        moved("case-1", JournalState.FAILED);
        Outcome told = next("cases");

        assertThat(journal.outcomes().acknowledge(told)).isTrue();

        clock.pass(A_MINUTE.multipliedBy(10));
        assertThat(journal.outcomes().next("cases", 10, A_MINUTE)).isEmpty();
        assertThat(journal.outcomes().acknowledge(told)).isFalse();
    }

    @Test
    void whatIsNotAcknowledgedInTimeIsToldAgain() {
        subscribe("cases");
        moved("case-1", JournalState.FAILED);
        Outcome first = next("cases");
        assertThat(journal.outcomes().next("cases", 10, A_MINUTE)).isEmpty();
        clock.pass(A_MINUTE);

        Outcome second = next("cases");

        assertThat(second.event()).isEqualTo(first.event());
        assertThat(journal.outcomes().acknowledge(first)).isFalse();
        assertThat(journal.outcomes().acknowledge(second)).isTrue();
    }

    @Test
    void whatIsGivenBackIsToldAgainLater() {
        subscribe("cases");
        moved("case-1", JournalState.FAILED);
        Outcome first = next("cases");

        assertThat(journal.outcomes().giveBack(first, clock.instant().plusSeconds(5)))
                .isTrue();

        assertThat(journal.outcomes().acknowledge(first)).isFalse();
        assertThat(journal.outcomes().giveBack(first, clock.instant())).isFalse();
        assertThat(journal.outcomes().next("cases", 10, A_MINUTE)).isEmpty();
        clock.pass(Duration.ofSeconds(5));
        assertThat(next("cases").event()).isEqualTo(first.event());
    }

    @Test
    void eachSubscriberIsToldByItself() {
        subscribe("cases");
        subscribe("archive");
        moved("case-1", JournalState.FAILED);

        journal.outcomes().acknowledge(next("cases"));

        assertThat(journal.outcomes().next("cases", 10, A_MINUTE)).isEmpty();
        assertThat(journal.outcomes().next("archive", 10, A_MINUTE)).hasSize(1);
    }

    @Test
    void theEventsOfALetterComeInTheirOrder() {
        subscribe("cases");
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);
        journal.attention().close(work.entry().messageId(), JournalState.HANDED_OVER, DECISION);
        journal.report(work.entry().messageId(), Transition.to(JournalState.PRINTED));
        moved("case-2", JournalState.FAILED);

        List<String> told = new ArrayList<>();
        List<Outcome> next = journal.outcomes().next("cases", 10, A_MINUTE);
        while (!next.isEmpty()) {
            next.forEach(outcome -> told.add(
                    outcome.event().clientReference() + " " + outcome.event().state()));
            next.forEach(journal.outcomes()::acknowledge);
            next = journal.outcomes().next("cases", 10, A_MINUTE);
        }

        assertThat(told)
                .containsExactly("case-1 NEEDS_ATTENTION", "case-2 FAILED", "case-1 HANDED_OVER", "case-1 PRINTED");
    }

    @Test
    void theNextEventOfALetterWaitsForTheOneBefore() {
        subscribe("cases");
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);
        Outcome first = next("cases");
        journal.attention().close(work.entry().messageId(), JournalState.FAILED, DECISION);

        assertThat(journal.outcomes().next("cases", 10, A_MINUTE)).isEmpty();
        journal.outcomes().giveBack(first, clock.instant().plusSeconds(5));
        assertThat(journal.outcomes().next("cases", 10, A_MINUTE)).isEmpty();

        clock.pass(Duration.ofSeconds(5));
        journal.outcomes().acknowledge(next("cases"));
        assertThat(next("cases").event().state()).isEqualTo(JournalState.FAILED);
    }

    @Test
    void noMoreIsToldAtOnceThanWasAskedFor() {
        subscribe("cases");
        for (int i = 0; i < 5; i++) {
            moved("case-" + i, JournalState.FAILED);
            clock.pass(A_MINUTE);
        }

        assertThat(journal.outcomes().next("cases", 3, A_MINUTE))
                .extracting(outcome -> outcome.event().clientReference())
                .containsExactly("case-0", "case-1", "case-2");
        assertThat(journal.outcomes().next("cases", 3, A_MINUTE))
                .extracting(outcome -> outcome.event().clientReference())
                .containsExactly("case-3", "case-4");
    }

    @Test
    void aNewSubscriberBeginsWhereItWants() {
        moved("before", JournalState.FAILED);
        clock.pass(A_MINUTE);
        Instant from = clock.instant();
        moved("since", JournalState.FAILED);
        clock.pass(A_MINUTE);

        assertThat(journal.outcomes().subscribe("cases", from)).isTrue();
        moved("after", JournalState.FAILED);

        assertThat(journal.outcomes().next("cases", 10, A_MINUTE))
                .extracting(outcome -> outcome.event().clientReference())
                .containsExactly("since", "after");
    }

    @Test
    void aSubscriberThatIsKnownGoesOnFromWhereItIs() {
        subscribe("cases");
        moved("case-1", JournalState.FAILED);
        journal.outcomes().acknowledge(next("cases"));
        moved("case-2", JournalState.FAILED);

        assertThat(journal.outcomes().subscribe("cases", Instant.EPOCH)).isFalse();

        assertThat(next("cases").event().clientReference()).isEqualTo("case-2");
    }

    @Test
    void aSubscriberThatLeavesIsForgotten() {
        subscribe("cases");
        moved("case-1", JournalState.FAILED);

        assertThat(journal.outcomes().unsubscribe("cases")).isTrue();

        assertThat(journal.outcomes().unsubscribe("cases")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> journal.outcomes().next("cases", 1, A_MINUTE));
        assertThat(journal.outcomes().subscribe("cases", clock.instant().plusNanos(1000)))
                .isTrue();
        assertThat(journal.outcomes().next("cases", 10, A_MINUTE)).isEmpty();
    }

    @Test
    void subscribersAreListedWithWhatWaitsForThem() {
        Instant begin = clock.instant();
        subscribe("cases");
        moved("case-1", JournalState.FAILED);
        clock.pass(A_MINUTE);
        subscribe("archive");
        moved("case-2", JournalState.FAILED);

        journal.outcomes().acknowledge(next("cases"));

        assertThat(journal.outcomes().subscribers())
                .containsExactly(new Subscriber("archive", begin.plus(A_MINUTE), 1), new Subscriber("cases", begin, 1));
    }

    @Test
    void whoIsNotSubscribedIsToldSo() {
        assertThatIllegalArgumentException().isThrownBy(() -> journal.outcomes().next("nobody", 1, A_MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.outcomes().subscribe(" ", Instant.EPOCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.outcomes().subscribe("x".repeat(101), Instant.EPOCH));
    }

    private void subscribe(String subscriber) {
        journal.outcomes().subscribe(subscriber, clock.instant());
    }

    private Outcome next(String subscriber) {
        List<Outcome> next = journal.outcomes().next(subscriber, 1, A_MINUTE);
        assertThat(next).hasSize(1);
        return next.get(0);
    }
}
