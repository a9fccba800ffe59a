package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.ContentRefusedException;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OperatorUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SenderRefusedException;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ErrorCode;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.FAILED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.HANDED_OVER;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.NEEDS_ATTENTION;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.TO_PRINT;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** What a journal adds to sending: each letter once, each step written before it is made. What is in doubt has a test of its own. */
class JournaledDispatcherTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Office office = new Office(simulator);

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aLetterGoesToTheMailboxStepByStep() {
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

        LetterAnswer answer = office.send(letter);

        assertThat(answer.exception()).isNull();
        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(simulator.received()).singleElement().satisfies(received -> {
            assertThat(received.messageId()).isEqualTo(letter.messageId().toString());
            assertThat(answer.delivery().transactionId()).isEqualTo(received.transId());
        });
        assertThat(office.entry(letter)).satisfies(entry -> {
            assertThat(entry.facts().operator().name()).isEqualTo("Kivra");
            assertThat(entry.facts().sealing().sha256()).hasSize(64);
            assertThat(entry.facts().sealing().signingCertificate()).matches("[0-9a-f]+");
            assertThat(entry.deliveries()).isEqualTo(1);
            assertThat(entry.concludedAt()).isEqualTo(office.clock.instant());
        });
    }

    @Test
    void theSameMessageAgainIsNotSentAgainAndHasTheSameAnswer() {
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        LetterAnswer first = office.send(letter);

        LetterAnswer second = office.send(letter);

        assertThat(second).isEqualTo(first);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void theSameReferenceForOtherContentIsRefused() {
        office.send(letter("case-1", AT_KIVRA.id()).buildComplete());

        assertThatExceptionOfType(DuplicateReferenceException.class)
                .isThrownBy(() -> office.send(letter("case-1", AT_KIVRA.id())
                        .subject("Ett annat beslut")
                        .buildComplete()));
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void whatCannotBeSentIsNotAccepted() {
        Message tooLarge =
                letter("case-1", AT_KIVRA.id()).text("å".repeat(2_000_000)).buildComplete();

        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> office.send(tooLarge));

        assertThat(office.journal.records().find(tooLarge.messageId())).isEmpty();
    }

    @Test
    void whatIsOnlyStoredIsSentByWhoeverWorks() {
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

        assertThat(office.dispatcher().store(letter, null).delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(simulator.received()).isEmpty();

        assertThat(office.work()).isEqualTo(1);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(office.dispatcher().store(letter, null).delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void whileAnOperatorCannotTakeItTheLetterWaitsAndIsTriedAgainWithTheSameBytes() {
        simulator
                .recipient(AT_KIVRA.id())
                .next(Behaviour.httpStatus(503), Behaviour.httpStatus(503), Behaviour.accept());
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

        LetterAnswer answer = office.send(letter);

        assertThat(answer.exception()).isInstanceOf(OperatorUnavailableException.class);
        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.IN_PROGRESS);
        JournalEntry waiting = office.entry(letter);
        assertThat(waiting.state()).isEqualTo(SEALED);
        assertThat(waiting.facts().reason()).isEqualTo(Reason.OPERATOR_UNAVAILABLE);
        assertThat(Duration.between(office.clock.instant(), waiting.nextAttemptAt()))
                .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
        assertThat(office.work()).isZero();

        office.clock.pass(Duration.ofDays(1));
        assertThat(office.work()).isEqualTo(1);
        assertThat(Duration.between(office.clock.instant(), office.entry(letter).nextAttemptAt()))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        String bytes = office.entry(letter).facts().sealing().sha256();
        office.clock.pass(Duration.ofHours(1));
        assertThat(office.work()).isEqualTo(1);

        assertThat(office.entry(letter)).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(DELIVERED);
            assertThat(entry.facts().reason()).isNull();
            assertThat(entry.facts().sealing().sha256()).isEqualTo(bytes);
            assertThat(entry.deliveries()).isEqualTo(3);
        });
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void anOperatorThatAsksForTimeGetsIt() {
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.httpStatus(503, Duration.ofMinutes(10)), Behaviour.accept());
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

        office.send(letter);

        assertThat(Duration.between(office.clock.instant(), office.entry(letter).nextAttemptAt()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
    }

    @Test
    void whoBringsAWaitingLetterAgainDoesNotHaveToWait() {
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.httpStatus(503), Behaviour.accept());
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        office.send(letter);

        LetterAnswer again = office.send(letter);

        assertThat(again.delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void whileFarCannotBeAskedTheLetterWaits() {
        simulator.far().stopListening();
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        LetterAnswer answer = office.send(letter);
        assertThat(answer.exception()).isInstanceOf(FarUnavailableException.class);
        assertThat(office.entry(letter).state()).isEqualTo(ACCEPTED);

        simulator.far().listenAgain();
        office.clock.pass(Office.A_MINUTE);
        office.work();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
    }

    @Test
    void afterItsDeadlineALetterThatNobodyTookIsPrinted() {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.httpStatus(503));
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        office.dispatcher().send(letter, office.clock.instant().plus(Duration.ofSeconds(3)));

        office.clock.pass(Duration.ofSeconds(3));
        assertThat(office.work()).isEqualTo(1);

        assertThat(office.states(letter))
                .containsExactly(ACCEPTED, SEALED, DELIVERING, SEALED, DELIVERING, SEALED, TO_PRINT, HANDED_OVER);
        assertThat(office.details(letter)).contains("the deadline has passed");
        assertThat(office.printed)
                .singleElement()
                .satisfies(job -> assertThat(job.reason()).isEqualTo(Reason.OPERATOR_UNAVAILABLE));
    }

    @Test
    void afterItsDeadlineALetterThatMustNotBePrintedWaitsForAPerson() {
        simulator.far().stopListening();
        Message letter = letter("case-1", AT_KIVRA.id())
                .deliveryMode(DeliveryMode.DIGITAL_ONLY)
                .buildComplete();

        office.dispatcher().send(letter, office.clock.instant());
        simulator.far().listenAgain();

        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.FAR_UNAVAILABLE);
        assertThat(office.printed).isEmpty();
    }

    @Test
    void aLetterThatHasWaitedForDaysWaitsForAPerson() {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.refuseConnection());
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        office.send(letter);

        office.clock.pass(office.policy.giveUpAfter());
        office.work();

        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.OPERATOR_UNAVAILABLE);
        assertThat(office.send(letter).delivery().status()).isEqualTo(DeliveryStatus.NEEDS_ATTENTION);
    }

    @Test
    void whatWasRefusedForItsContentHasFailedAndIsToldTheSameWayAgain() {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.fault(ErrorCode.INVALID_INPUT));
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

        assertThat(office.send(letter).exception()).isInstanceOf(ContentRefusedException.class);
        assertThat(office.send(letter).exception()).isInstanceOf(ContentRefusedException.class);

        assertThat(office.states(letter)).containsExactly(ACCEPTED, SEALED, DELIVERING, FAILED);
        assertThat(office.entry(letter).facts().fault().errorCode()).isEqualTo(5001);
    }

    @Test
    void whatIsRefusedForTheSendersSetUpWaitsForAPersonWhoLetsItGoOn() {
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.fault(ErrorCode.ACCESS_DENIED), Behaviour.accept());
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        assertThat(office.send(letter).exception()).isInstanceOf(SenderRefusedException.class);
        assertThat(office.send(letter).exception()).isInstanceOf(SenderRefusedException.class);
        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);

        office.journal.attention().retry(letter.messageId(), Persons.registrar("the certificate was replaced"));
        office.work();

        assertThat(office.states(letter))
                .containsExactly(ACCEPTED, SEALED, DELIVERING, NEEDS_ATTENTION, SEALED, DELIVERING, DELIVERED);
    }

    @Test
    void whoHasNoMailboxGetsALetterOnPaper() {
        Message letter = letter("case-1", WITHOUT_MAILBOX.id()).buildComplete();

        LetterAnswer answer = office.send(letter);

        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.SENT_TO_PRINT);
        assertThat(answer.delivery().channel()).isEqualTo(Channel.PAPER);
        assertThat(answer.delivery().reason()).isEqualTo(Reason.NOT_REGISTERED);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, TO_PRINT, HANDED_OVER);
        assertThat(office.printed)
                .singleElement()
                .satisfies(job -> assertThat(job.deliveryId()).isEqualTo(letter.messageId()));
    }

    @Test
    void withoutAPrinterWhoHasNoMailboxCannotBeReached() {
        office.hasPrinter = false;
        Message letter = letter("case-1", WITHOUT_MAILBOX.id()).buildComplete();

        assertThat(office.send(letter).delivery().status()).isEqualTo(DeliveryStatus.FAILED);

        assertThat(office.states(letter)).containsExactly(ACCEPTED, FAILED);
        assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.NOT_REGISTERED);
    }

    @Test
    void whatIsDoneIsInTheJournalBeforeItIsDone() {
        AtomicReference<JournalEntry> whenPrinted = new AtomicReference<>();
        Message onPaper = letter("case-1", WITHOUT_MAILBOX.id()).buildComplete();
        office.printer = job -> whenPrinted.set(office.entry(onPaper));

        office.send(onPaper);

        assertThat(whenPrinted.get().state()).isEqualTo(TO_PRINT);
        assertThat(whenPrinted.get().printFileStored()).isTrue();
    }

    @Test
    void untilThePrinterTakesItTheSameFileIsHandedOver() {
        List<Object> tried = new ArrayList<>();
        office.printer = job -> {
            tried.add(job.sha256());
            if (tried.size() < 3) {
                throw new IllegalStateException("the printer is on fire");
            }
            office.printed.add(job);
        };
        Message letter = letter("case-1", WITHOUT_MAILBOX.id()).buildComplete();

        LetterAnswer answer = office.send(letter);
        assertThat(answer.exception()).hasMessageContaining("didn't take the letter");
        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.IN_PROGRESS);
        office.clock.pass(Office.A_MINUTE);
        office.work();
        office.clock.pass(Office.A_MINUTE);
        office.work();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, TO_PRINT, HANDED_OVER);
        assertThat(tried).hasSize(3);
        assertThat(tried).containsOnly(office.printed.get(0).sha256());
        assertThat(office.printed.get(0).reason()).isEqualTo(Reason.NOT_REGISTERED);
        assertThat(office.printed.get(0).address().name()).isEqualTo("Åsa Öberg");
    }

    @Test
    void whoseAddressIsNotKnownWaitsForAPersonAndIsPrintedWhenItIs() {
        office.addresses = recipient -> null;
        Message letter = letter("case-1", WITHOUT_MAILBOX.id()).buildComplete();
        office.send(letter);
        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.NO_POSTAL_ADDRESS);

        office.addresses = recipient -> Office.ADDRESS;
        office.journal.attention().retry(letter.messageId(), Persons.registrar("the address is known now"));
        office.work();

        assertThat(office.states(letter)).containsExactly(ACCEPTED, TO_PRINT, NEEDS_ATTENTION, TO_PRINT, HANDED_OVER);
        assertThat(office.printed)
                .singleElement()
                .satisfies(job -> assertThat(job.reason()).isEqualTo(Reason.NOT_REGISTERED));
    }

    @Test
    void whileTheAddressRegisterFailsTheLetterWaits() {
        office.addresses = recipient -> {
            throw new IllegalStateException("closed for the day");
        };
        Message letter = letter("case-1", WITHOUT_MAILBOX.id()).buildComplete();
        office.send(letter);
        assertThat(office.entry(letter).state()).isEqualTo(TO_PRINT);

        office.addresses = recipient -> Office.ADDRESS;
        office.clock.pass(Office.A_MINUTE);
        office.work();

        assertThat(office.entry(letter).state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void aProtectedIdentityIsNeverPrintedWhoeverDecides() {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.fault(ErrorCode.PROTECTED_IDENTITY));
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();

        office.send(letter);

        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.PROTECTED_IDENTITY);
        assertThat(office.printed).isEmpty();
    }

    /** Before anything is sent a crash changes nothing but the time. */
    @Test
    void aLetterWhoseNodeDiedBeforeItLeftIsSentByAnother() {
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        office.journal.accept(letter, Office.A_MINUTE, null);
        assertThat(office.work()).isZero();

        office.clock.pass(Office.A_MINUTE);
        assertThat(office.work()).isEqualTo(1);

        assertThat(office.entry(letter).state()).isEqualTo(DELIVERED);
    }

    @Test
    void whoLosesTheLetterToAnotherIsToldWhatTheOtherMadeOfIt() {
        office.printer = job -> {
            office.clock.pass(Duration.ofHours(1));
            if (office.printed.isEmpty()) {
                office.printed.add(job);
                office.work();
            }
        };
        Message letter = letter("case-1", WITHOUT_MAILBOX.id()).buildComplete();

        LetterAnswer answer = office.send(letter);

        assertThat(answer.delivery().status()).isEqualTo(DeliveryStatus.SENT_TO_PRINT);
        assertThat(office.states(letter)).containsExactly(ACCEPTED, TO_PRINT, HANDED_OVER);
        assertThat(office.entry(letter).attempts()).isEqualTo(2);
    }

    @Test
    void whatThisComponentDoesNotKnowWaitsForAPerson() {
        Message letter = letter("case-1", AT_KIVRA.id()).buildComplete();
        office.dispatcher().store(letter, null);
        office.fault = new IllegalStateException("nobody thought of this");

        office.work();

        assertThat(office.entry(letter).state()).isEqualTo(NEEDS_ATTENTION);
        assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.UNEXPECTED_FAULT);
        assertThat(office.details(letter)).containsExactly("java.lang.IllegalStateException");
    }
}
