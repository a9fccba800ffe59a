package se.digitalpost.camel.minameddelanden.crash;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy.HOLD;
import static se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy.PAPER;
import static se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy.RESEND;

/** What is wrong is seen: a check that can't fail would be none. */
class InvariantsTest {

    private static final LetterTrace.Copy COPY = new LetterTrace.Copy("trans-1", "aa", true);
    private static final LetterTrace.Copy COPY_AGAIN = new LetterTrace.Copy("trans-2", "aa", true);
    private static final LetterTrace.Copy OTHER_BYTES = new LetterTrace.Copy("trans-3", "bb", true);

    private static LetterTrace digital(JournalState state, Reason reason, LetterTrace.Copy... copies) {
        return new LetterTrace("case-1", true, state, reason, "trans-1", "aa", List.of(copies), List.of(), false);
    }

    private static LetterTrace onPaper(boolean isDigital, Reason reason, List<String> handOvers) {
        return new LetterTrace(
                "case-1", isDigital, JournalState.HANDED_OVER, reason, null, null, List.of(), handOvers, true);
    }

    private static List<String> faults(InDoubtPolicy policy, LetterTrace letter) {
        return new Invariants(policy).faults(letter);
    }

    @Test
    void aLetterThatIsWhereTheJournalSaysIsRight() {
        assertThat(faults(HOLD, digital(JournalState.DELIVERED, null, COPY))).isEmpty();
        assertThat(faults(HOLD, digital(JournalState.NEEDS_ATTENTION, Reason.NO_ANSWER)))
                .isEmpty();
        assertThat(faults(HOLD, digital(JournalState.NEEDS_ATTENTION, Reason.NO_ANSWER, COPY)))
                .isEmpty();
        assertThat(faults(HOLD, onPaper(false, Reason.NOT_REGISTERED, List.of("cc", "cc"))))
                .isEmpty();
        assertThat(faults(RESEND, digital(JournalState.DELIVERED, null, COPY_AGAIN, COPY)))
                .isEmpty();
        assertThat(faults(PAPER, onPaper(true, Reason.NO_ANSWER, List.of("cc"))))
                .isEmpty();
    }

    @Test
    void whatIsLostIsSeen() {
        assertThat(faults(HOLD, digital(null, null))).containsExactly("case-1 is lost: the journal doesn't know it");
        assertThat(faults(HOLD, digital(JournalState.SEALED, null)))
                .containsExactly("case-1 has not come to its end: SEALED");
        assertThat(faults(HOLD, digital(JournalState.DELIVERED, null)))
                .containsExactly("case-1 is told to be delivered, and that delivery is in no mailbox");
        assertThat(faults(HOLD, digital(JournalState.DELIVERED, null, COPY_AGAIN)))
                .containsExactly("case-1 is told to be delivered, and that delivery is in no mailbox");
        assertThat(faults(HOLD, onPaper(false, Reason.NOT_REGISTERED, List.of())))
                .containsExactly("case-1 is told to be handed over, and the print service doesn't have it");
        assertThat(faults(
                        HOLD,
                        digital(
                                JournalState.NEEDS_ATTENTION,
                                Reason.NO_ANSWER,
                                new LetterTrace.Copy("trans-1", "aa", false))))
                .containsExactly("case-1 isn't in the mailbox as it was brought");
    }

    @Test
    void whatIsTwiceInAMailboxIsSeen() {
        assertThat(faults(HOLD, digital(JournalState.DELIVERED, null, COPY, COPY_AGAIN)))
                .containsExactly("case-1 is in a mailbox 2 times");
        assertThat(faults(PAPER, digital(JournalState.DELIVERED, null, COPY, COPY_AGAIN)))
                .containsExactly("case-1 is in a mailbox 2 times");
        assertThat(faults(RESEND, digital(JournalState.DELIVERED, null, COPY, OTHER_BYTES)))
                .containsExactly("case-1 is in a mailbox as envelopes that differ");
        assertThat(faults(
                        RESEND,
                        digital(
                                JournalState.DELIVERED,
                                null,
                                Collections.nCopies(5, COPY).toArray(LetterTrace.Copy[]::new))))
                .containsExactly("case-1 is in a mailbox 5 times");
    }

    @Test
    void whatIsOnPaperAndShouldNotBeIsSeen() {
        assertThat(faults(HOLD, onPaper(false, Reason.NOT_REGISTERED, List.of("cc", "dd"))))
                .containsExactly("case-1 was handed to the print service as files that differ");
        assertThat(faults(HOLD, onPaper(true, Reason.NO_ANSWER, List.of("cc"))))
                .containsExactly("case-1 was printed though its recipient has a mailbox");
        assertThat(faults(
                        HOLD,
                        new LetterTrace(
                                "case-1",
                                false,
                                JournalState.HANDED_OVER,
                                Reason.NOT_REGISTERED,
                                null,
                                null,
                                List.of(COPY),
                                List.of("cc"),
                                true)))
                .containsExactly("case-1 is in a mailbox that there isn't", "case-1 is both digital and on paper");
    }

    @Test
    void aPersonWhoIsAskedForNothingIsSeen() {
        assertThat(faults(HOLD, digital(JournalState.NEEDS_ATTENTION, Reason.UNEXPECTED_FAULT)))
                .containsExactly("case-1 needs attention though nothing is unknown of it: UNEXPECTED_FAULT");
    }
}
