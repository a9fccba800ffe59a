package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.COLLECTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.FAILED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.IN_DOUBT;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.NEEDS_ATTENTION;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.TO_PRINT;

/** A letter that is stored together with the first that becomes of it. */
@EveryStore
class FirstStepsTest extends JournalContract {

    private final Message letter = TestLetters.letter("case-1");

    private static Transition[] beingPosted() {
        return new Transition[] {
            Transition.to(SEALED).withOperator(TestLetters.KIVRA).withSealing(TestLetters.SEALED_TODAY),
            Transition.to(DELIVERING).withOperator(TestLetters.KIVRA)
        };
    }

    private Acceptance accept(Transition... steps) {
        return journal.accept(letter, A_MINUTE, null, null, steps);
    }

    private Acceptance.Accepted accepted(Transition... steps) {
        return (Acceptance.Accepted) accept(steps);
    }

    private List<JournalEvent> history() {
        return journal.records().history(letter.messageId());
    }

    @Test
    void aLetterIsStoredAsBeingPosted() throws IOException {
        Acceptance.Accepted accepted = accepted(beingPosted());

        JournalEntry entry = accepted.entry();
        assertThat(entry).isEqualTo(found(new Work(entry, accepted.lease())));
        assertThat(entry.state()).isEqualTo(DELIVERING);
        assertThat(entry.facts()).isEqualTo(new Facts(TestLetters.KIVRA, null, null, null, TestLetters.SEALED_TODAY));
        assertThat(entry.attempts()).isEqualTo(1);
        assertThat(entry.deliveries()).isEqualTo(1);
        assertThat(entry.acceptedAt()).isEqualTo(clock.instant());
        assertThat(accepted.lease().until()).isEqualTo(clock.instant().plus(A_MINUTE));
        assertThat(history()).extracting(JournalEvent::number).containsExactly(1, 2, 3);
        assertThat(history()).extracting(JournalEvent::state).containsExactly(ACCEPTED, SEALED, DELIVERING);
        assertThat(history().get(0).facts()).isEqualTo(Facts.NONE);
        SameMessage.assertSame(journal.content(letter.messageId()), letter);
    }

    @Test
    void itGoesOnLikeAnyOther() {
        Acceptance.Accepted accepted = accepted(beingPosted());

        JournalEntry entry =
                journal.move(accepted.lease(), Transition.to(DELIVERED).withTransactionId("T-1"));

        assertThat(entry.state()).isEqualTo(DELIVERED);
        assertThat(entry.facts().transactionId()).isEqualTo("T-1");
        assertThat(history()).extracting(JournalEvent::state).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
    }

    @Test
    void itIsInDoubtWhereItsNodeIsGone() {
        accepted(beingPosted());
        clock.pass(A_MINUTE);

        Work work = journal.take(letter.messageId(), A_MINUTE).orElseThrow();

        assertThat(work.entry().state()).isEqualTo(IN_DOUBT);
    }

    /** Whoever got no answer to the first call asks again. */
    @Test
    void storedAgainWithTheSameStepsItIsTheCallers() {
        Transition[] steps = beingPosted();
        Acceptance.Accepted first = accepted(steps);

        Acceptance.Accepted again = accepted(steps);

        assertThat(again.entry()).isEqualTo(first.entry());
        assertThat(again.lease()).isEqualTo(first.lease());
        assertThat(history()).hasSize(3);
    }

    /** Or two would work on it with one lease. */
    @Test
    void storedAgainAfterSomebodyHasTakenItItIsKnown() {
        Transition step = Transition.to(TO_PRINT).withReason(Reason.NOT_REGISTERED);
        Acceptance.Accepted first = accepted(step);
        clock.pass(A_MINUTE);
        Work taken = journal.take(letter.messageId(), A_MINUTE).orElseThrow();

        Acceptance again = accept(step);

        assertThat(again).isInstanceOf(Acceptance.Known.class);
        assertThat(taken.lease().token()).isNotEqualTo(first.lease().token());
    }

    @Test
    void aLetterWhoseWorkHasEndedIsTheCallersToo() {
        Transition step = Transition.to(FAILED).withReason(Reason.CONTENT_REFUSED);
        accepted(step);

        Acceptance.Accepted again = accepted(step);

        assertThat(again.lease()).isNull();
        assertThat(again.entry().state()).isEqualTo(FAILED);
    }

    @Test
    void somebodyElsesStepsFindItKnown() {
        accepted(beingPosted());

        Acceptance other = accept(beingPosted());

        assertThat(other).isInstanceOf(Acceptance.Known.class);
        assertThat(other.entry().state()).isEqualTo(DELIVERING);
        assertThat(history()).hasSize(3);
    }

    @Test
    void otherContentIsRefusedAlsoWithTheSameSteps() {
        Transition[] steps = beingPosted();
        accepted(steps);
        Message other = TestLetters.draft("case-1").subject("Another one").buildComplete();

        assertThatExceptionOfType(DuplicateReferenceException.class)
                .isThrownBy(() -> journal.accept(other, A_MINUTE, null, null, steps));
    }

    @Test
    void aFirstStepThatEndsTheWorkLeavesNoLease() {
        Acceptance.Accepted accepted = accepted(Transition.to(FAILED).withReason(Reason.CONTENT_REFUSED));

        assertThat(accepted.lease()).isNull();
        assertThat(accepted.entry().concludedAt()).isEqualTo(clock.instant());
        assertThat(found(new Work(accepted.entry(), new Lease(letter.messageId(), "node-1", 0, clock.instant()))))
                .isEqualTo(accepted.entry());
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
    }

    @Test
    void aLetterThatIsStoredForAPersonIsInTheQueue() {
        accepted(Transition.to(NEEDS_ATTENTION).withReason(Reason.PROTECTED_IDENTITY));

        assertThat(journal.attention().list(1, 10).entries())
                .extracting(JournalEntry::clientReference)
                .containsExactly("case-1");
    }

    @Test
    void subscribersAreToldOfIt() {
        journal.outcomes().subscribe("case-system", clock.instant());

        accepted(Transition.to(NEEDS_ATTENTION).withReason(Reason.PROTECTED_IDENTITY));

        assertThat(journal.outcomes().next("case-system", 10, A_MINUTE))
                .extracting(outcome -> outcome.event().state())
                .containsExactly(NEEDS_ATTENTION);
    }

    @Test
    void whatCannotBeAFirstStepStoresNothing() {
        assertNothingIsStored(Transition.to(DELIVERING));
        assertNothingIsStored(Transition.to(TO_PRINT), Transition.to(COLLECTED));
        assertNothingIsStored(Transition.to(FAILED), Transition.to(SEALED));
        assertNothingIsStored(Transition.to(SEALED), Transition.to(DELIVERING), Transition.to(DELIVERED));
    }

    private void assertNothingIsStored(Transition... steps) {
        assertThatIllegalStateException().isThrownBy(() -> accept(steps));
        assertThat(journal.records().find(letter.messageId())).isEmpty();
    }
}
