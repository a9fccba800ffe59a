package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

@EveryStore
class RecordsTest extends JournalContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void aLetterIsFoundByItsIdAndByItsReference() {
        Work work = accepted("case-1");

        assertThat(journal.records().find(MessageId.of(TestLetters.KOMMUN_A, "case-1")))
                .contains(work.entry());
        assertThat(journal.records().find(TestLetters.KOMMUN_A, "case-1")).contains(work.entry());
        assertThat(journal.records().find(TestLetters.KOMMUN_B, "case-1")).isEmpty();
    }

    @Test
    void lettersAreCountedByTheStateThatTheyAreIn() {
        assertThat(journal.records().counts()).isEmpty();
        accepted("case-1");
        moved("case-2", JournalState.NEEDS_ATTENTION);
        moved("case-3", JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);
        moved("case-4", JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);

        assertThat(journal.records().counts())
                .containsExactly(
                        entry(JournalState.ACCEPTED, 1L),
                        entry(JournalState.DELIVERED, 2L),
                        entry(JournalState.NEEDS_ATTENTION, 1L));
    }

    @Test
    void lettersAreListedTheLastFirstAPageAtATime() {
        for (int i = 1; i <= 5; i++) {
            accepted("case-" + i);
            clock.pass(A_MINUTE);
        }

        assertThat(references(journal.records().list(JournalFilter.ALL, 1, 2))).containsExactly("case-5", "case-4");
        assertThat(references(journal.records().list(JournalFilter.ALL, 2, 2))).containsExactly("case-3", "case-2");
        assertThat(references(journal.records().list(JournalFilter.ALL, 3, 2))).containsExactly("case-1");
        assertThat(journal.records().list(JournalFilter.ALL, 2, 2).more()).isTrue();
        assertThat(journal.records().list(JournalFilter.ALL, 3, 2).more()).isFalse();
        assertThat(journal.records().list(JournalFilter.ALL, 1, 5).more()).isFalse();
        assertThat(journal.records().list(JournalFilter.ALL, 4, 2).entries()).isEmpty();
    }

    @Test
    void aListIsOfWhatTheFilterLetsThrough() {
        moved("failed", JournalState.FAILED);
        clock.pass(A_MINUTE);
        accepted(TestLetters.draft("to Bo").recipient(TestLetters.BO).buildComplete());
        accepted(TestLetters.draft("of B")
                .sender(TestLetters.KOMMUN_B.value(), "Kommun B")
                .buildComplete());
        accepted(TestLetters.draft("of the schools")
                .department("Skola")
                .batchReference("BYGG-2026-V47")
                .buildComplete());

        assertThat(found(JournalFilter.ALL)).hasSize(4);
        assertThat(found(JournalFilter.ALL.from(TestLetters.KOMMUN_B))).containsExactly("of B");
        assertThat(found(JournalFilter.ALL.fromAny(Set.of(TestLetters.KOMMUN_A, TestLetters.KOMMUN_B))))
                .hasSize(4);
        assertThat(found(JournalFilter.ALL.fromAny(Set.of()))).isEmpty();
        assertThat(found(JournalFilter.ALL.ofBatch("BYGG-2026-V47"))).containsExactly("of the schools");
        assertThat(found(JournalFilter.ALL.ofBatch("BYGG-2026-V48"))).isEmpty();
        assertThat(found(JournalFilter.ALL.withReference("to Bo"))).containsExactly("to Bo");
        assertThat(found(JournalFilter.ALL.withReference("of B").from(TestLetters.KOMMUN_B)))
                .containsExactly("of B");
        assertThat(found(JournalFilter.ALL.withReference("of B").from(TestLetters.KOMMUN_A)))
                .isEmpty();
        assertThat(found(JournalFilter.ALL.ofDepartment("Skola"))).containsExactly("of the schools");
        assertThat(found(JournalFilter.ALL.to(TestLetters.BO))).containsExactly("to Bo");
        assertThat(found(JournalFilter.ALL.in(JournalState.FAILED))).containsExactly("failed");
        assertThat(found(JournalFilter.ALL.in(JournalState.FAILED, JournalState.ACCEPTED)))
                .hasSize(4);
        assertThat(found(JournalFilter.ALL.accepted(null, clock.instant()))).containsExactly("failed");
        assertThat(found(JournalFilter.ALL.accepted(clock.instant(), null))).hasSize(3);
        assertThat(found(JournalFilter.ALL.to(TestLetters.BO).in(JournalState.FAILED)))
                .isEmpty();
        assertThat(found(JournalFilter.ALL.ofDepartment("' OR 1=1 --"))).isEmpty();
    }

    @Test
    void aPageHasANumberAndALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> journal.records().list(JournalFilter.ALL, 0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.records().list(JournalFilter.ALL, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.attention().list(0, 10));
    }

    @Test
    void lettersAreCountedByDaySenderDepartmentChannelOperatorAndOutcome() {
        delivered("case-1");
        delivered("case-2");
        moved("case-3", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        accepted(TestLetters.draft("case-4").department(null).buildComplete());
        clock.pass(Duration.ofDays(1));
        delivered("case-5");

        List<StatisticsLine> lines = journal.records().statistics(TODAY, TODAY.plusDays(1));

        assertThat(lines)
                .containsExactly(
                        line(TODAY, null, Channel.NONE, false, JournalState.ACCEPTED, 1),
                        line(TODAY, "Bygglov", Channel.DIGITAL, true, JournalState.DELIVERED, 2),
                        line(TODAY, "Bygglov", Channel.PAPER, false, JournalState.HANDED_OVER, 1),
                        line(TODAY.plusDays(1), "Bygglov", Channel.DIGITAL, true, JournalState.DELIVERED, 1));
        assertThat(journal.records().statistics(TODAY, TODAY)).hasSize(3);
        assertThat(journal.records().statistics(TODAY.plusDays(2), TODAY.plusDays(9)))
                .isEmpty();
    }

    @Test
    void everyStateIsCountedWithItsChannel() {
        moved("accepted");
        moved("sealed", JournalState.SEALED);
        moved("delivering", JournalState.SEALED, JournalState.DELIVERING);
        moved("delivered", JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);
        moved("in doubt", JournalState.SEALED, JournalState.DELIVERING, JournalState.IN_DOUBT);
        moved("to print", JournalState.TO_PRINT);
        moved("collected", JournalState.TO_PRINT, JournalState.COLLECTED);
        moved("handed over", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        report(moved("printed", JournalState.TO_PRINT, JournalState.HANDED_OVER), JournalState.PRINTED);
        report(moved("print accepted", JournalState.TO_PRINT, JournalState.HANDED_OVER), JournalState.PRINT_ACCEPTED);
        report(moved("posted", JournalState.TO_PRINT, JournalState.HANDED_OVER), JournalState.POSTED);
        report(moved("returned", JournalState.TO_PRINT, JournalState.HANDED_OVER), JournalState.RETURNED);
        moved("attention", JournalState.NEEDS_ATTENTION);
        moved("failed", JournalState.FAILED);
        moved("withdrawn", JournalState.WITHDRAWN);

        List<StatisticsLine> lines = journal.records().statistics(TODAY, TODAY);

        assertThat(lines).extracting(StatisticsLine::outcome).containsExactlyInAnyOrder(JournalState.values());
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.channel()).isEqualTo(line.outcome().channel()));
    }

    @Test
    void aLetterOnPaperCountsOnTheDayOfItsHandOverWhateverIsReportedLater() {
        Work posted = moved("posted", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        Work returned = moved("returned", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        clock.pass(Duration.ofDays(1));
        report(posted, JournalState.PRINTED);
        report(posted, JournalState.POSTED);
        report(returned, JournalState.POSTED);
        clock.pass(Duration.ofDays(7));
        report(returned, JournalState.RETURNED);

        assertThat(journal.records().statistics(TODAY, TODAY.plusDays(30)))
                .containsExactly(
                        line(TODAY, "Bygglov", Channel.PAPER, false, JournalState.POSTED, 1),
                        line(TODAY, "Bygglov", Channel.PAPER, false, JournalState.RETURNED, 1));
    }

    @Test
    void aLetterThatIsRejectedCountsAgainWhenItIsHandedOverAgain() {
        Work work = moved("case-1", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        clock.pass(Duration.ofDays(1));
        journal.report(
                work.entry().messageId(),
                Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.PRINT_REJECTED));
        List<StatisticsLine> rejected = journal.records().statistics(TODAY, TODAY.plusDays(30));
        journal.attention().retry(work.entry().messageId(), new Decision("kari01", "they had run out of paper"));
        Work again = journal.take(work.entry().messageId(), A_MINUTE).orElseThrow();
        journal.move(again.lease(), Transition.to(JournalState.HANDED_OVER));

        assertThat(rejected)
                .containsExactly(line(TODAY, "Bygglov", Channel.NONE, false, JournalState.NEEDS_ATTENTION, 1));
        assertThat(journal.records().statistics(TODAY, TODAY.plusDays(30)))
                .containsExactly(line(TODAY.plusDays(1), "Bygglov", Channel.PAPER, false, JournalState.HANDED_OVER, 1));
    }

    /** At nine in the evening of 22 November in UTC it is ten in Sweden; two hours later it is the 23rd there. */
    @Test
    void aDayIsSwedens() {
        clock.pass(Duration.ofHours(14));
        moved("case-1", JournalState.FAILED);

        assertThat(journal.records().statistics(TODAY, TODAY)).isEmpty();
        assertThat(journal.records().statistics(TODAY.plusDays(1), TODAY.plusDays(1)))
                .hasSize(1);
    }

    private void report(Work work, JournalState state) {
        journal.report(work.entry().messageId(), Transition.to(state));
    }

    private void delivered(String reference) {
        Work work = accepted(reference);
        journal.move(work.lease(), Transition.to(JournalState.SEALED).withOperator(TestLetters.KIVRA));
        journal.move(work.lease(), Transition.to(JournalState.DELIVERING));
        journal.move(work.lease(), Transition.to(JournalState.DELIVERED));
    }

    private static StatisticsLine line(
            LocalDate day, String department, Channel channel, boolean kivra, JournalState outcome, long letters) {
        return new StatisticsLine(
                day,
                TestLetters.KOMMUN_A,
                department,
                channel,
                kivra ? TestLetters.KIVRA.id() : null,
                kivra ? "Kivra" : null,
                outcome,
                letters);
    }

    private List<String> found(JournalFilter filter) {
        return references(journal.records().list(filter, 1, 10));
    }

    private static List<String> references(JournalPage page) {
        return page.entries().stream().map(JournalEntry::clientReference).toList();
    }
}
