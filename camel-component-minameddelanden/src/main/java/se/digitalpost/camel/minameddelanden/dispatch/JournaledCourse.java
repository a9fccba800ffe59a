package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.LeaseLostException;
import se.digitalpost.camel.minameddelanden.journal.Sealing;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/**
 * One letter's digital way, from where it stands to as far as it gets now. Each step is in the journal before its side effect, so whatever
 * interrupts this, the next one who takes the letter knows what may have happened. Used by one thread.
 */
final class JournaledCourse {

    /** It was certain that nobody took the letter, and what was in the way isn't the letter's own. */
    private static final Set<Reason> PRINTED_LATE = EnumSet.of(Reason.FAR_UNAVAILABLE, Reason.OPERATOR_UNAVAILABLE);

    private static final Duration ELSEWHERE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(JournaledCourse.class);

    private final CourseSetUp setUp;
    private final Journal journal;
    private final HeldLetter letter;
    private final Duration patience;
    private JournalEntry entry;
    private Message message;
    private LetterHistory history;
    private Sealing sealing;

    /**
     * @param entry the letter as it is known
     * @param message the letter's message; null where the journal has to be asked
     * @param patience how long to wait for a mailbox operator's turn
     */
    JournaledCourse(CourseSetUp setUp, JournalEntry entry, HeldLetter letter, Message message, Duration patience) {
        this.setUp = setUp;
        this.journal = setUp.journal();
        this.entry = entry;
        this.letter = letter;
        this.message = message;
        this.patience = patience;
    }

    /**
     * @throws NotAcceptedException where a letter that wasn't stored before can't be, or is somebody else's
     * @throws LeaseLostException where somebody else has the letter now
     * @throws JournalUnavailableException where the journal can't be read or written: the letter is taken up again when its lease has ended
     */
    LetterAnswer run() {
        if (setUp.ways().leadToPaperOnly() && message().deliveryMode() != DeliveryMode.PAPER_ONLY) {
            return elsewhere();
        }
        return switch (entry.state()) {
            case ACCEPTED, SEALED -> settle(attempt());
            case IN_DOUBT -> doubted(new Verdict.Doubt("it was being posted when its node left", null));
            case TO_PRINT -> print();
            default -> throw new IllegalStateException("There is nothing to do for " + entry);
        };
    }

    /** Another node, or another endpoint of this one, sends the sender's digital letters. */
    private LetterAnswer elsewhere() {
        LOG.warn(
                "Message {} isn't for paper alone, and here letters are only printed: it waits for a node that sends",
                entry.messageId());
        Verdict.Retry verdict = Verdict.Retry.notNow(ELSEWHERE, "here letters are only printed");
        return putOff(verdict);
    }

    private LetterAnswer putOff(Verdict.Retry verdict) {
        if (!letter.isStored()) {
            write();
        }
        setUp.waiting().release(letter.lease(), entry, verdict);
        return answer(verdict);
    }

    private Verdict attempt() {
        try {
            return history().isDoubted() ? resend() : send();
        } catch (NotAcceptedException | LeaseLostException | JournalUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever the operator's client throws, it throws where it is certain that nothing was taken.
            return FailureVerdict.of(e, entry.messageId());
        }
    }

    private Verdict send() {
        Verdict verdict = setUp.ways().routing().of(message());
        return verdict instanceof Verdict.ToMailbox mailbox
                ? post(
                        mailbox.operator(),
                        () -> Optional.of(setUp.ways()
                                .envelopes()
                                .next(message, entry.facts().sealing())))
                : verdict;
    }

    /** To the same mailbox operator without asking FaR, or another one might deliver it once more. */
    private Verdict resend() {
        boolean decided = history().doubtsSinceDecision() == 0;
        return post(entry.facts().operator(), () -> {
            Envelopes envelopes = setUp.ways().envelopes();
            return decided
                    ? Optional.of(envelopes.next(message(), entry.facts().sealing()))
                    : envelopes.again(message(), entry.facts().sealing());
        });
    }

    private interface Making {
        Optional<MadeEnvelope> make();
    }

    private Verdict post(ServiceSupplier operator, Making making) {
        OperatorGate gate = setUp.gates().of(operator);
        OperatorGate.Answer answer = enter(gate);
        if (!answer.isOpen()) {
            return Verdict.Retry.notNow(answer.delay().get(), answer.why());
        }
        Verdict verdict = null;
        long begin = System.nanoTime();
        try {
            Optional<MadeEnvelope> made = making.make();
            if (made.isEmpty()) {
                return new Verdict.Attention(
                        Reason.NO_ANSWER, null, "the keys are others now: the same bytes can't be made again", null);
            }
            begin = System.nanoTime();
            verdict = deliver(operator, made.get());
            return verdict;
        } finally {
            gate.leave(verdict, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** A letter that has to wait for its turn is stored first. */
    private OperatorGate.Answer enter(OperatorGate gate) {
        if (!letter.isStored()) {
            OperatorGate.Answer atOnce = gate.enter(Duration.ZERO);
            if (atOnce.isOpen()) {
                return atOnce;
            }
            write();
        }
        return gate.enter(patience);
    }

    /** The letter's last kilobyte waits until the journal has it that it is being posted. */
    private Verdict deliver(ServiceSupplier operator, MadeEnvelope made) {
        sealing = made.sealing();
        Transition delivering = to(JournalState.DELIVERING).withOperator(operator);
        Transition[] steps = entry.state() == JournalState.ACCEPTED
                ? new Transition[] {to(JournalState.SEALED).withOperator(operator), delivering}
                : new Transition[] {delivering};
        Writing writing = setUp.threads().begin(() -> letter.write(steps));
        try {
            return post(operator, made, writing);
        } finally {
            sealing = made.sealing();
        }
    }

    private Verdict post(ServiceSupplier operator, MadeEnvelope made, Writing writing) {
        Posting posting = setUp.ways().posting();
        try {
            return posting.post(message, operator, new WaitingEnvelope(made.envelope(), writing));
        } catch (WaitingEnvelope.BrokenOffException e) {
            entry = writing.await();
            return posting.post(message, operator, made.envelope());
        } finally {
            entry = writing.await();
        }
    }

    private LetterAnswer settle(Verdict verdict) {
        if (verdict instanceof Verdict.Retry retry) {
            return retry(retry);
        }
        if (verdict instanceof Verdict.Doubt doubt) {
            return doubted(doubt);
        }
        if (verdict instanceof Verdict.Delivered delivered) {
            return end(verdict, to(JournalState.DELIVERED).withTransactionId(delivered.transactionId()));
        }
        Verdict.Attention attention = history().isDoubted() ? evenSo(verdict) : null;
        if (attention != null) {
            return attention(attention);
        }
        if (verdict instanceof Verdict.NoMailbox noMailbox) {
            return noMailbox(noMailbox);
        }
        if (verdict instanceof Verdict.Refused refused) {
            return end(
                    verdict,
                    to(JournalState.FAILED).withReason(Reason.CONTENT_REFUSED).withFault(refused.fault()));
        }
        return attention((Verdict.Attention) verdict);
    }

    /** Whatever is answered now, but delivered, says nothing about an earlier attempt that nobody knows of. */
    private static Verdict.Attention evenSo(Verdict verdict) {
        String what = "an earlier attempt may have arrived";
        if (verdict instanceof Verdict.NoMailbox noMailbox) {
            return new Verdict.Attention(noMailbox.reason(), noMailbox.fault(), what, null);
        }
        if (verdict instanceof Verdict.Refused refused) {
            return new Verdict.Attention(Reason.CONTENT_REFUSED, refused.fault(), what, null);
        }
        return null;
    }

    private LetterAnswer noMailbox(Verdict.NoMailbox verdict) {
        boolean paper = setUp.ways().routing().mayBePrinted(message());
        Transition step = to(paper ? JournalState.TO_PRINT : JournalState.FAILED)
                .withReason(verdict.reason())
                .withFault(verdict.fault())
                .withTransactionId(verdict.transactionId())
                .withOperator(verdict.operator());
        if (!paper) {
            return end(verdict, step);
        }
        write(step);
        return print();
    }

    private LetterAnswer attention(Verdict.Attention verdict) {
        return end(
                verdict,
                to(JournalState.NEEDS_ATTENTION)
                        .withReason(verdict.reason())
                        .withFault(verdict.fault())
                        .withDetail(verdict.what()));
    }

    private LetterAnswer doubted(Verdict.Doubt doubt) {
        int doubts = history().doubtsSinceDecision();
        boolean isNew = entry.state() == JournalState.DELIVERING;
        DoubtResolution resolution = DoubtResolution.of(setUp, entry, this::message, isNew ? doubts + 1 : doubts);
        Transition next = to(resolution.state()).withReason(Reason.NO_ANSWER).withDetail(resolution.detail());
        if (isNew) {
            write(to(JournalState.IN_DOUBT).withReason(Reason.NO_ANSWER).withDetail(doubt.what()), next);
        } else {
            write(next);
        }
        if (entry.state() == JournalState.TO_PRINT) {
            return print();
        }
        if (entry.state() == JournalState.SEALED) {
            setUp.waiting().release(letter.lease(), entry);
        }
        return answer(doubt);
    }

    private LetterAnswer retry(Verdict.Retry verdict) {
        if (entry.state() == JournalState.DELIVERING) {
            write(to(JournalState.SEALED)
                    .withReason(verdict.reason())
                    .withFault(verdict.fault())
                    .withDetail(verdict.what()));
        }
        if (setUp.waiting().isOver(entry)
                && PRINTED_LATE.contains(verdict.reason())
                && !history().isDoubted()) {
            return late(verdict);
        }
        if (setUp.waiting().isGivenUp(entry)) {
            return attention(
                    new Verdict.Attention(verdict.reason(), verdict.fault(), "it was tried for long enough", null));
        }
        return putOff(verdict);
    }

    private LetterAnswer late(Verdict.Retry verdict) {
        String what = "the deadline has passed";
        if (!setUp.ways().routing().mayBePrinted(message())) {
            return attention(new Verdict.Attention(verdict.reason(), verdict.fault(), what, null));
        }
        write(to(JournalState.TO_PRINT)
                .withReason(verdict.reason())
                .withFault(verdict.fault())
                .withDetail(what));
        return print();
    }

    private LetterAnswer print() {
        return new PrintCourse(setUp, entry, letter.lease(), history(), this::message).run();
    }

    private LetterAnswer end(Verdict verdict, Transition last) {
        write(last);
        return answer(verdict);
    }

    private LetterAnswer answer(Verdict verdict) {
        var delivery = entry.toDelivery();
        return new LetterAnswer(delivery, VerdictException.of(verdict, delivery));
    }

    private void write(Transition... steps) {
        entry = letter.write(steps);
    }

    /** Every step bears what was sealed last. */
    private Transition to(JournalState state) {
        Transition step = Transition.to(state);
        return sealing == null ? step : step.withSealing(sealing);
    }

    private Message message() {
        if (message == null) {
            message = journal.content(entry.messageId());
        }
        return message;
    }

    /** A letter that was never posted before this course has no history that matters. */
    private LetterHistory history() {
        if (history == null) {
            history = entry.deliveries() == 0 && entry.state() != JournalState.TO_PRINT
                    ? LetterHistory.NONE
                    : new LetterHistory(journal.records().history(entry.messageId()));
        }
        return history;
    }
}
