package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.MaskedText;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/**
 * One step of a letter: to which state, and what became known with it. Made with {@link #to} and the {@code with…} methods, each of which
 * gives a new transition with the same id. Immutable.
 *
 * @param id this step's own id: a step that is written again after {@link Journal#move} failed is recognized, and written once
 * @param target the state that the letter goes to
 * @param facts what became known; what is null stays as it is, see {@link Facts}
 * @param time when it happened, or null for the time at which it is written
 * @param detail for the history, or null: what looks like a personnummer is masked, and nothing of a letter's content belongs here
 */
public record Transition(UUID id, JournalState target, Facts facts, Instant time, String detail) {

    /** Id, target and facts are required. */
    public Transition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(facts, "facts");
        detail = MaskedText.of(detail);
    }

    /**
     * @param target the state that the letter goes to
     * @return a step to it, with no facts yet
     */
    public static Transition to(JournalState target) {
        return new Transition(UUID.randomUUID(), target, Facts.NONE, null, null);
    }

    /**
     * @param operator the mailbox operator that was chosen
     * @return the step with this fact
     */
    public Transition withOperator(ServiceSupplier operator) {
        return with(new Facts(operator, facts.transactionId(), facts.reason(), facts.fault(), facts.sealing()));
    }

    /**
     * @param transactionId the mailbox operator's id of the delivery
     * @return the step with this fact
     */
    public Transition withTransactionId(String transactionId) {
        return with(new Facts(facts.operator(), transactionId, facts.reason(), facts.fault(), facts.sealing()));
    }

    /**
     * @param reason why the letter goes there
     * @return the step with this fact
     */
    public Transition withReason(Reason reason) {
        return with(new Facts(facts.operator(), facts.transactionId(), reason, facts.fault(), facts.sealing()));
    }

    /**
     * @param fault the fault that goes with the reason
     * @return the step with this fact
     */
    public Transition withFault(OperatorFault fault) {
        return with(new Facts(facts.operator(), facts.transactionId(), facts.reason(), fault, facts.sealing()));
    }

    /**
     * @param sealing what was sealed
     * @return the step with this fact
     */
    public Transition withSealing(Sealing sealing) {
        return with(new Facts(facts.operator(), facts.transactionId(), facts.reason(), facts.fault(), sealing));
    }

    /**
     * @param happened when it happened, where that isn't now: a print service tells of yesterday
     * @return the step with this time
     */
    public Transition withTime(Instant happened) {
        return new Transition(id, target, facts, happened, detail);
    }

    /**
     * @param text for the history; never personal data or content
     * @return the step with this detail
     */
    public Transition withDetail(String text) {
        return new Transition(id, target, facts, time, text);
    }

    /**
     * The last of steps that are written at once.
     *
     * @throws IllegalArgumentException where there is none
     * @throws IllegalStateException where the lease would end before the last one
     */
    static Transition lastOf(Transition... steps) {
        if (steps.length == 0) {
            throw new IllegalArgumentException("At least one step must be given");
        }
        if (Arrays.stream(steps).anyMatch(step -> step.target() == JournalState.COLLECTED)) {
            throw new IllegalStateException("A letter is collected for a queue, and not by itself");
        }
        int last = steps.length - 1;
        if (!Arrays.stream(steps, 0, last).allMatch(step -> step.target().isWork())) {
            throw new IllegalStateException("Only the last of several steps can end the work on a letter");
        }
        return steps[last];
    }

    /** @throws IllegalStateException where one can't be a new letter's first step, or the lease would end before the last one */
    static void checkFirst(Transition... steps) {
        if (steps.length == 0) {
            return;
        }
        if (Arrays.stream(steps).anyMatch(step -> step.target().endsContent())) {
            throw new IllegalStateException("A letter isn't delivered before it is stored");
        }
        lastOf(steps);
    }

    private Transition with(Facts told) {
        return new Transition(id, target, told, time, detail);
    }
}
