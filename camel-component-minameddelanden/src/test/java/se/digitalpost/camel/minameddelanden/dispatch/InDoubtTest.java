package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.Sealing;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.InDoubtException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.MailboxOperator;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.HANDED_OVER;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.IN_DOUBT;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.NEEDS_ATTENTION;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.TO_PRINT;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** A letter that was posted, and nobody knows whether the mailbox operator has it. */
class InDoubtTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    /** The operator has the letter, and its answer is lost. */
    private static final Behaviour ANSWER_LOST = Behaviour.storingThen(Behaviour.dropAfterResponseBytes(0));

    private final Simulator simulator = SIMULATOR.simulator();
    private final Office office = new Office(simulator);
    private final Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

    @AfterEach
    void close() {
        office.close();
    }

    private void policy(InDoubtPolicy policy) {
        office.policy = JournalPolicy.DEFAULT.with(policy);
    }

    /** Time enough for the next attempt. */
    private void later() {
        office.clock.pass(Duration.ofHours(1));
        office.work();
    }

    @Test
    void isHeldForAPersonWhereNothingElseIsChosen() {
        simulator.recipient(AT_KIVRA.id()).behaves(ANSWER_LOST);

        LetterAnswer answer = office.send(letter);
        later();

        assertThat(answer.exception()).isInstanceOf(InDoubtException.class);
        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.NEEDS_ATTENTION);
        assertThat(answer.delivery().reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, NEEDS_ATTENTION);
        assertThat(office.details(letter)).last().isEqualTo("inDoubtPolicy HOLD");
        assertThat(office.entry(letter).facts().sealing().sha256()).hasSize(64);
        assertThat(simulator.received()).hasSize(1);
        assertThat(office.printed).isEmpty();
    }

    @Test
    void isToldAsInDoubtToWhoeverBringsItAgain() {
        simulator.recipient(AT_KIVRA.id()).next(ANSWER_LOST, Behaviour.accept());
        office.send(letter);

        assertThat(office.send(letter).exception()).isInstanceOf(InDoubtException.class);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void isSentAgainWithTheSameBytesWhereThatIsChosen() {
        policy(InDoubtPolicy.RESEND);
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.dropAfterRequestBytes(100), Behaviour.accept());

        LetterAnswer answer = office.send(letter);
        assertThat(answer.exception()).isInstanceOf(InDoubtException.class);
        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.IN_PROGRESS);
        String first = office.entry(letter).facts().sealing().sha256();
        later();

        assertThat(office.states(letter))
                .containsExactly(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, SEALED, DELIVERING, DELIVERED);
        assertThat(office.details(letter)).contains("inDoubtPolicy RESEND: the same bytes again, 1 of 3");
        assertThat(office.entry(letter).facts().sealing().sha256()).isEqualTo(first);
        assertThat(simulator.received()).hasSize(1);
    }

    /** FaR would send it to another mailbox operator, which can't know that it is the same letter. */
    @Test
    void isSentAgainToTheSameOperatorAlsoWhereTheRecipientHasMoved() {
        policy(InDoubtPolicy.RESEND);
        simulator.recipient(AT_KIVRA.id()).next(ANSWER_LOST, Behaviour.accept());
        office.send(letter);
        simulator.recipient(AT_KIVRA.id()).hasMailboxAt(MailboxOperator.MIN_MYNDIGHETSPOST);

        later();

        assertThat(simulator.far().calls()).hasSize(1);
        assertThat(simulator.received(MailboxOperator.MIN_MYNDIGHETSPOST)).isEmpty();
        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.entry(letter).facts().operator().name()).isEqualTo("Kivra");
    }

    @Test
    void isSentAgainALimitedNumberOfTimes() {
        policy(InDoubtPolicy.RESEND);
        simulator.recipient(AT_KIVRA.id()).behaves(ANSWER_LOST);
        office.send(letter);

        for (int i = 0; i < 10; i++) {
            later();
        }

        assertThat(simulator.received()).hasSize(1 + 3);
        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.details(letter)).last().isEqualTo("inDoubtPolicy RESEND: sent again 3 times");
    }

    /** That the second attempt wasn't delivered says nothing about the first one. */
    @Test
    void isNeverPrintedForWhatIsAnsweredToALaterAttempt() {
        policy(InDoubtPolicy.RESEND);
        simulator.recipient(AT_KIVRA.id()).next(ANSWER_LOST, Behaviour.deliveredFalse());
        office.send(letter);

        later();

        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.NOT_DELIVERED);
        assertThat(office.details(letter)).last().isEqualTo("an earlier attempt may have arrived");
        assertThat(office.printed).isEmpty();
    }

    @Test
    void isNeverPrintedForADeadline() {
        policy(InDoubtPolicy.RESEND);
        simulator.recipient(AT_KIVRA.id()).next(ANSWER_LOST, Behaviour.httpStatus(503), Behaviour.accept());
        office.dispatcher().send(letter, office.clock.instant());

        later();
        assertThat(office.entry(letter).state()).isEqualTo(SEALED);
        later();

        assertThat(office.entry(letter).state()).isEqualTo(DELIVERED);
        assertThat(office.printed).isEmpty();
    }

    @Test
    void isNotSentAgainWithAnotherKey() {
        policy(InDoubtPolicy.RESEND);
        simulator.recipient(AT_KIVRA.id()).next(ANSWER_LOST, Behaviour.accept());
        office.send(letter);
        office.renewCertificate(simulator);

        later();

        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.details(letter))
                .last()
                .isEqualTo("the keys are others now: the same bytes can't be made again");
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void isSentAgainWithAnotherKeyWhereAPersonDecidesThat() {
        simulator.recipient(AT_KIVRA.id()).next(ANSWER_LOST, Behaviour.accept());
        office.send(letter);
        office.renewCertificate(simulator);

        office.journal.attention().retry(letter.messageId(), Persons.registrar("Kivra doesn't have it"));
        office.work();

        assertThat(office.entry(letter).state()).isEqualTo(DELIVERED);
        assertThat(simulator.received()).hasSize(2);
    }

    @Test
    void isPrintedWhereThatIsChosenAndTheHistorySaysSo() {
        policy(InDoubtPolicy.PAPER);
        simulator.recipient(AT_KIVRA.id()).behaves(ANSWER_LOST);

        LetterAnswer answer = office.send(letter);

        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.SENT_TO_PRINT);
        assertThat(office.states(letter))
                .containsExactly(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, TO_PRINT, HANDED_OVER);
        assertThat(office.details(letter)).last().asString().startsWith("inDoubtPolicy PAPER");
        assertThat(office.printed)
                .singleElement()
                .satisfies(job -> assertThat(job.reason()).isEqualTo(Reason.NO_ANSWER));
    }

    @Test
    void isHeldWhereItMustNotBePrinted() {
        policy(InDoubtPolicy.PAPER);
        simulator.recipient(AT_KIVRA.id()).behaves(ANSWER_LOST);
        Message digital = letter("case-2", AT_KIVRA.id())
                .deliveryMode(DeliveryMode.DIGITAL_ONLY)
                .buildComplete();

        office.send(digital);

        assertThat(office.entry(digital).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.printed).isEmpty();
    }

    @Test
    void isWhatALetterIsWhoseNodeDiedWhilePosting() {
        Acceptance.Accepted accepted = (Acceptance.Accepted) office.journal.accept(letter, Office.A_MINUTE, null);
        leaveWhilePosting(accepted.lease());

        later();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, NEEDS_ATTENTION);
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void isSentAgainAlsoWhenItsNodeDied() {
        policy(InDoubtPolicy.RESEND);
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.httpStatus(503), Behaviour.accept());
        office.send(letter);
        office.clock.pass(Office.A_MINUTE);
        Lease lease = office.journal
                .take(Set.of(Office.KOMMUN_A), 1, Office.A_MINUTE)
                .get(0)
                .lease();
        office.journal.move(lease, Transition.to(DELIVERING));

        later();
        later();

        assertThat(office.states(letter))
                .containsSubsequence(List.of(DELIVERING, IN_DOUBT, SEALED, DELIVERING, DELIVERED));
        assertThat(simulator.received()).hasSize(1);
    }

    private void leaveWhilePosting(Lease lease) {
        Sealing sealing = new Sealing(LocalDate.of(2026, 11, 22), "1a", "1a", null);
        office.journal.move(lease, Transition.to(SEALED).withSealing(sealing), Transition.to(DELIVERING));
    }
}
