package se.digitalpost.camel.minameddelanden.journal;

import java.util.List;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.FAILED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.HANDED_OVER;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.NEEDS_ATTENTION;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.POSTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.PRINTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.PRINT_ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.RETURNED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.TO_PRINT;

/** What a print service reports comes late, twice, or not at all. */
@EveryStore
class ReportTest extends JournalContract {

    private static final List<JournalState> WAY = List.of(HANDED_OVER, PRINT_ACCEPTED, PRINTED, POSTED, RETURNED);

    @Test
    void aLetterGoesThroughAllThatThePrintServiceTells() {
        Work work = handedOver("case-1");

        report(work, PRINT_ACCEPTED, PRINTED, POSTED, RETURNED);

        assertThat(statesOf(work))
                .containsExactly(ACCEPTED, TO_PRINT, HANDED_OVER, PRINT_ACCEPTED, PRINTED, POSTED, RETURNED);
    }

    @Test
    void stepsMayBeLeftOutAndWhatComesLateOrTwiceChangesNothing() {
        for (JournalState reached : WAY.subList(1, WAY.size())) {
            Work work = handedOver("case-" + reached);
            report(work, reached);
            JournalEntry entry = found(work);

            for (JournalState late : WAY.subList(0, WAY.indexOf(reached) + 1)) {
                assertThat(journal.report(work.lease().messageId(), Transition.to(late)))
                        .isEqualTo(entry);
            }

            assertThat(statesOf(work)).containsExactly(ACCEPTED, TO_PRINT, HANDED_OVER, reached);
        }
    }

    @Test
    void aLetterThatIsRejectedWaitsForAPersonWhoCanHaveItPrintedAgain() {
        Work work = handedOver("case-1");
        report(work, PRINT_ACCEPTED);

        JournalEntry rejected = journal.report(
                work.lease().messageId(),
                Transition.to(NEEDS_ATTENTION).withReason(Reason.PRINT_REJECTED).withDetail("för många sidor"));
        JournalEntry retried =
                journal.attention().retry(work.lease().messageId(), new Decision("kari01", "talked to them"));

        assertThat(rejected.facts().reason()).isEqualTo(Reason.PRINT_REJECTED);
        assertThat(retried.state()).isEqualTo(TO_PRINT);
    }

    @Test
    void aLetterThatWasRejectedAndIsInThePostAllTheSameWaitsForNobody() {
        Work work = handedOver("case-1");
        rejected(work);

        assertThatIllegalStateException().isThrownBy(() -> report(work, PRINTED));
        report(work, POSTED);

        assertThat(found(work).state()).isEqualTo(POSTED);
        assertThat(journal.attention().list(1, 10).entries()).isEmpty();
    }

    @Test
    void aLetterThatWaitsForAnythingElseIsNotMovedByAPrintService() {
        Work work = moved("case-1", TO_PRINT, NEEDS_ATTENTION);

        assertThatIllegalStateException().isThrownBy(() -> report(work, POSTED));
        assertThat(found(work).state()).isEqualTo(NEEDS_ATTENTION);
    }

    @Test
    void whatIsInThePostIsNotRejected() {
        Work work = handedOver("case-1");
        report(work, POSTED);

        assertThatIllegalStateException().isThrownBy(() -> rejected(work));
    }

    @Test
    void aPrintServiceDoesNotReportOnWhatItDoesNotHave() {
        Work failed = moved("case-1", FAILED);

        for (JournalState reported : WAY) {
            assertThatIllegalStateException().isThrownBy(() -> report(failed, reported));
        }
    }

    private Work handedOver(String reference) {
        return moved(reference, TO_PRINT, HANDED_OVER);
    }

    private void rejected(Work work) {
        journal.report(work.lease().messageId(), Transition.to(NEEDS_ATTENTION).withReason(Reason.PRINT_REJECTED));
    }

    private void report(Work work, JournalState... states) {
        for (JournalState state : states) {
            journal.report(work.lease().messageId(), Transition.to(state));
        }
    }
}
