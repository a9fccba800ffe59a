package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@EveryStore
class MoveTest extends JournalContract {

    private static final OperatorFault BUSY = new OperatorFault(4999, "System error", "call-1");
    private static final OperatorFault UNKNOWN_PERSON = new OperatorFault(6007, "No such person", "call-2");

    private static final Set<JournalState> REPORTED =
            EnumSet.of(JournalState.PRINT_ACCEPTED, JournalState.PRINTED, JournalState.POSTED, JournalState.RETURNED);

    /** A way to each state. */
    private static final Map<JournalState, List<JournalState>> WAYS = ways();

    @Test
    void aDeliveryIsWrittenStepByStepWithItsFacts() {
        Work work = accepted("case-1");
        Sealing written = TestLetters.SEALED_TODAY.withSha256("ab".repeat(32));

        journal.move(
                work.lease(),
                Transition.to(JournalState.SEALED)
                        .withOperator(TestLetters.KIVRA)
                        .withSealing(TestLetters.SEALED_TODAY));
        clock.pass(A_MINUTE.dividedBy(2));
        journal.move(work.lease(), Transition.to(JournalState.DELIVERING));
        JournalEntry entry = journal.move(
                work.lease(),
                Transition.to(JournalState.DELIVERED)
                        .withTransactionId("T-1")
                        .withSealing(written)
                        .withDetail("200 OK"));

        assertThat(entry).isEqualTo(found(work));
        assertThat(entry.facts()).isEqualTo(new Facts(TestLetters.KIVRA, "T-1", null, null, written));
        assertThat(entry.deliveries()).isEqualTo(1);
        assertThat(entry.changedAt()).isEqualTo(clock.instant());
        assertThat(entry.concludedAt()).isEqualTo(clock.instant());
        assertThat(entry.nextAttemptAt()).isNull();
        assertThat(entry.node()).isNull();
        assertThat(entry.toDelivery())
                .isEqualTo(new Delivery(
                        "case-1",
                        entry.messageId(),
                        DeliveryStatus.DELIVERED,
                        Channel.DIGITAL,
                        TestLetters.KIVRA,
                        "T-1",
                        null,
                        null,
                        "ab".repeat(32),
                        clock.instant()));
        List<JournalEvent> history = journal.records().history(entry.messageId());
        assertThat(history).extracting(JournalEvent::number).containsExactly(1, 2, 3, 4);
        assertThat(history)
                .extracting(JournalEvent::state)
                .containsExactly(
                        JournalState.ACCEPTED, JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);
        assertThat(history.get(1).facts())
                .isEqualTo(new Facts(TestLetters.KIVRA, null, null, null, TestLetters.SEALED_TODAY));
        assertThat(history.get(3).toDelivery()).isEqualTo(entry.toDelivery());
        assertThat(history.get(3).detail()).isEqualTo("200 OK");
        assertThat(history).extracting(JournalEvent::node).containsOnly("node-1");
        assertThat(history).extracting(JournalEvent::person).containsOnlyNulls();
    }

    @Test
    void reasonAndFaultEndWhenTheLetterGoesOnToAMailbox() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);

        JournalEntry refused = journal.move(
                work.lease(),
                Transition.to(JournalState.SEALED)
                        .withReason(Reason.OPERATOR_UNAVAILABLE)
                        .withFault(BUSY));
        JournalEntry again = journal.move(work.lease(), Transition.to(JournalState.DELIVERING));

        assertThat(refused.facts().reason()).isEqualTo(Reason.OPERATOR_UNAVAILABLE);
        assertThat(refused.facts().fault()).isEqualTo(BUSY);
        assertThat(again.facts()).isEqualTo(Facts.NONE);
        assertThat(again.deliveries()).isEqualTo(2);
    }

    @Test
    void reasonAndFaultFollowALetterToPaper() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);

        journal.move(
                work.lease(),
                Transition.to(JournalState.TO_PRINT)
                        .withReason(Reason.RECIPIENT_REFUSED)
                        .withFault(UNKNOWN_PERSON));
        JournalEntry handedOver = journal.move(work.lease(), Transition.to(JournalState.HANDED_OVER));

        assertThat(handedOver.facts().reason()).isEqualTo(Reason.RECIPIENT_REFUSED);
        assertThat(handedOver.facts().fault()).isEqualTo(UNKNOWN_PERSON);
    }

    @Test
    void aNewReasonTakesTheOldFaultAway() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
        journal.move(
                work.lease(),
                Transition.to(JournalState.SEALED)
                        .withReason(Reason.OPERATOR_UNAVAILABLE)
                        .withFault(BUSY));

        JournalEntry toPrint =
                journal.move(work.lease(), Transition.to(JournalState.TO_PRINT).withReason(Reason.NOT_REGISTERED));

        assertThat(toPrint.facts().reason()).isEqualTo(Reason.NOT_REGISTERED);
        assertThat(toPrint.facts().fault()).isNull();
    }

    @Test
    void anotherMailboxOperatorTakesTheTransactionIdAway() {
        Work work = accepted("case-1");
        journal.move(
                work.lease(),
                Transition.to(JournalState.SEALED)
                        .withOperator(TestLetters.KIVRA)
                        .withTransactionId("T-1"));

        JournalEntry entry = journal.move(
                work.lease(), Transition.to(JournalState.DELIVERING).withOperator(TestLetters.BILLO));

        assertThat(entry.facts().operator()).isEqualTo(TestLetters.BILLO);
        assertThat(entry.facts().transactionId()).isNull();
    }

    @Test
    void whatTheTableDoesntHaveIsNeverWritten() {
        for (JournalState from : JournalState.values()) {
            for (JournalState to : JournalState.values()) {
                if (!from.next().contains(to) && to != JournalState.COLLECTED) {
                    Work work = in(from, "from " + from + " to " + to);
                    JournalEntry before = found(work);
                    int events = statesOf(work).size();

                    assertThatExceptionOfType(RuntimeException.class)
                            .as("from %s to %s", from, to)
                            .isThrownBy(() -> journal.move(work.lease(), Transition.to(to)))
                            .satisfies(e -> assertThat(e)
                                    .isInstanceOf(
                                            from.isWork() ? IllegalStateException.class : LeaseLostException.class));

                    assertThat(found(work)).isEqualTo(before);
                    assertThat(statesOf(work)).hasSize(events);
                }
            }
        }
    }

    @Test
    void whatTheTableHasIsWritten() {
        for (JournalState from : JournalState.values()) {
            if (from.isWork()) {
                Set<JournalState> next = from.next();
                next.remove(JournalState.COLLECTED);
                for (JournalState to : next) {
                    Work work = in(from, "from " + from + " to " + to);

                    JournalEntry entry =
                            journal.move(work.lease(), Transition.to(to).withDetail("chosen"));

                    assertThat(entry.state()).isEqualTo(to);
                    assertThat(found(work)).isEqualTo(entry);
                }
            }
        }
    }

    @Test
    void aLetterInDoubtIsNotPrintedUnlessSomebodyChoseThat() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING, JournalState.IN_DOUBT);

        assertThatIllegalStateException()
                .isThrownBy(() -> journal.move(work.lease(), Transition.to(JournalState.TO_PRINT)))
                .withMessageContaining("by accident");
        journal.move(work.lease(), Transition.to(JournalState.TO_PRINT).withDetail("inDoubtPolicy=paper"));

        assertThat(found(work).state()).isEqualTo(JournalState.TO_PRINT);
    }

    @Test
    void theSameStepIsWrittenOnce() {
        Work work = moved("case-1", JournalState.SEALED);
        Transition step = Transition.to(JournalState.DELIVERING);

        JournalEntry once = journal.move(work.lease(), step);
        JournalEntry twice = journal.move(work.lease(), step);

        assertThat(twice).isEqualTo(once);
        assertThat(twice.deliveries()).isEqualTo(1);
        assertThat(statesOf(work)).containsExactly(JournalState.ACCEPTED, JournalState.SEALED, JournalState.DELIVERING);
    }

    @Test
    void theSameStepIsWrittenOnceAlsoWhereItEndedTheLease() {
        Work work = accepted("case-1");
        Transition step = Transition.to(JournalState.FAILED).withReason(Reason.NOT_REGISTERED);

        JournalEntry once = journal.move(work.lease(), step);

        assertThat(journal.move(work.lease(), step)).isEqualTo(once);
        assertThat(statesOf(work)).containsExactly(JournalState.ACCEPTED, JournalState.FAILED);
    }

    @Test
    void twoWhoPostTheSameLetterAreToldApart() {
        Work work = moved("case-1", JournalState.SEALED);
        journal.move(work.lease(), Transition.to(JournalState.DELIVERING));

        assertThatIllegalStateException()
                .isThrownBy(() -> journal.move(work.lease(), Transition.to(JournalState.DELIVERING)));
    }

    @Test
    void stepsWithNothingBetweenThemAreWrittenAtOnce() {
        Work work = accepted("case-1");

        JournalEntry entry = journal.move(
                work.lease(),
                Transition.to(JournalState.SEALED).withOperator(TestLetters.KIVRA),
                Transition.to(JournalState.DELIVERING));

        assertThat(entry.state()).isEqualTo(JournalState.DELIVERING);
        assertThat(entry.facts().operator()).isEqualTo(TestLetters.KIVRA);
        assertThat(entry).isEqualTo(found(work));
        assertThat(statesOf(work)).containsExactly(JournalState.ACCEPTED, JournalState.SEALED, JournalState.DELIVERING);
    }

    @Test
    void ofStepsThatAreWrittenAtOnceNoneIsWhereOneIsWrong() {
        Work work = accepted("case-1");

        assertThatIllegalStateException()
                .isThrownBy(() -> journal.move(
                        work.lease(), Transition.to(JournalState.SEALED), Transition.to(JournalState.DELIVERED)));
        assertThatIllegalStateException()
                .isThrownBy(() -> journal.move(
                        work.lease(), Transition.to(JournalState.NEEDS_ATTENTION), Transition.to(JournalState.SEALED)));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.move(work.lease()));

        assertThat(found(work)).isEqualTo(work.entry());
        assertThat(statesOf(work)).containsExactly(JournalState.ACCEPTED);
    }

    @Test
    void aPersonnummerInADetailIsMasked() {
        Work work = accepted("case-1");

        journal.move(work.lease(), Transition.to(JournalState.FAILED).withDetail("no 19810103-2384 here"));

        assertThat(journal.records().history(work.lease().messageId()))
                .last()
                .extracting(JournalEvent::detail)
                .isEqualTo("no ********-**** here");
    }

    @Test
    void whatThePrintServiceReportsIsWrittenWithoutALease() {
        Work work = moved("case-1", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        Instant handedOver = clock.instant();
        Instant yesterday = Instant.parse("2026-11-21T14:00:00Z");

        JournalEntry printed = journal.report(
                work.lease().messageId(), Transition.to(JournalState.PRINTED).withTime(yesterday));
        JournalEntry again = journal.report(work.lease().messageId(), Transition.to(JournalState.PRINTED));
        JournalEntry returned = journal.report(work.lease().messageId(), Transition.to(JournalState.RETURNED));

        assertThat(printed.changedAt()).isEqualTo(yesterday);
        assertThat(again).isEqualTo(printed);
        assertThat(returned.concludedAt()).isEqualTo(handedOver);
        assertThat(statesOf(work))
                .containsExactly(
                        JournalState.ACCEPTED,
                        JournalState.TO_PRINT,
                        JournalState.HANDED_OVER,
                        JournalState.PRINTED,
                        JournalState.RETURNED);
    }

    @Test
    void whatThePrintServiceDoesntHaveItCantReportOn() {
        Work work = moved("case-1", JournalState.TO_PRINT);

        assertThatIllegalStateException()
                .isThrownBy(() -> journal.report(work.lease().messageId(), Transition.to(JournalState.HANDED_OVER)));
        assertThat(found(work).state()).isEqualTo(JournalState.TO_PRINT);
    }

    private Work in(JournalState state, String reference) {
        Work work = moved(reference, WAYS.get(state).toArray(JournalState[]::new));
        if (REPORTED.contains(state)) {
            journal.report(work.lease().messageId(), Transition.to(state));
        }
        return work;
    }

    private static Map<JournalState, List<JournalState>> ways() {
        Map<JournalState, List<JournalState>> ways = new EnumMap<>(JournalState.class);
        ways.put(JournalState.ACCEPTED, List.of());
        ways.put(JournalState.SEALED, List.of(JournalState.SEALED));
        ways.put(JournalState.TO_PRINT, List.of(JournalState.TO_PRINT));
        ways.put(JournalState.FAILED, List.of(JournalState.FAILED));
        ways.put(JournalState.WITHDRAWN, List.of(JournalState.WITHDRAWN));
        ways.put(JournalState.NEEDS_ATTENTION, List.of(JournalState.NEEDS_ATTENTION));
        ways.put(JournalState.DELIVERING, then(ways, JournalState.SEALED, JournalState.DELIVERING));
        ways.put(JournalState.DELIVERED, then(ways, JournalState.DELIVERING, JournalState.DELIVERED));
        ways.put(JournalState.IN_DOUBT, then(ways, JournalState.DELIVERING, JournalState.IN_DOUBT));
        ways.put(JournalState.HANDED_OVER, then(ways, JournalState.TO_PRINT, JournalState.HANDED_OVER));
        ways.put(JournalState.COLLECTED, then(ways, JournalState.TO_PRINT, JournalState.COLLECTED));
        REPORTED.forEach(state -> ways.put(state, ways.get(JournalState.HANDED_OVER)));
        return ways;
    }

    private static List<JournalState> then(
            Map<JournalState, List<JournalState>> ways, JournalState before, JournalState last) {
        List<JournalState> way = new ArrayList<>(ways.get(before));
        way.add(last);
        return way;
    }
}
