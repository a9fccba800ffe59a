package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Reason;

/** Which decision of a person is possible in which state, and what it does. */
final class AttentionRules {

    private static final Set<JournalState> CLOSED =
            EnumSet.of(JournalState.DELIVERED, JournalState.HANDED_OVER, JournalState.FAILED);
    private static final Set<JournalState> NOT_LEFT = EnumSet.of(JournalState.ACCEPTED, JournalState.SEALED);

    private AttentionRules() {}

    /** @param before the state that the letter came from */
    static Transition retry(JournalEntry entry, JournalState before) {
        needsAttention(entry, "tried again");
        hasContent(entry);
        JournalState target = switch (before) {
            case ACCEPTED -> JournalState.ACCEPTED;
            case SEALED, DELIVERING, IN_DOUBT -> JournalState.SEALED;
            case TO_PRINT, COLLECTED, HANDED_OVER, PRINT_ACCEPTED, PRINTED -> JournalState.TO_PRINT;
            case DELIVERED, POSTED, RETURNED, NEEDS_ATTENTION, FAILED, WITHDRAWN ->
                throw new IllegalStateException("No letter comes to NEEDS_ATTENTION from " + before);
        };
        return Transition.to(target);
    }

    /**
     * @param before the state that the letter came from
     * @param reason what it has to wait for
     */
    static Transition retry(JournalEntry entry, JournalState before, Reason reason) {
        if (entry.facts().reason() != reason) {
            throw new ActionRefusedException("The letter doesn't wait for " + reason, entry.messageId());
        }
        return retry(entry, before);
    }

    static void check(Reason reason, int max, Decision decision) {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(decision, "decision");
        if (max < 1) {
            throw new IllegalArgumentException("max must be at least 1");
        }
    }

    static Transition sendToPrint(JournalEntry entry) {
        needsAttention(entry, "sent to print");
        hasContent(entry);
        if (entry.facts().reason() == Reason.PROTECTED_IDENTITY) {
            throw new ActionRefusedException(
                    "A letter to a protected identity (skyddad identitet) can't be sent to print by this component: it is"
                            + " handled by hand",
                    entry.messageId());
        }
        return Transition.to(JournalState.TO_PRINT);
    }

    static Transition close(JournalEntry entry, JournalState outcome) {
        if (!CLOSED.contains(outcome)) {
            throw new IllegalArgumentException("A letter is closed as one of " + CLOSED + ", not as " + outcome);
        }
        needsAttention(entry, "closed");
        return Transition.to(outcome);
    }

    /**
     * @param batched whether a letter that is COLLECTED is in a batch that was closed
     * @param doubted whether it has ever been in doubt: whatever has become of it since, that attempt may have arrived
     */
    static Transition withdraw(JournalEntry entry, boolean batched, boolean doubted, Instant now) {
        if (entry.state() == JournalState.COLLECTED && batched) {
            throw new ActionRefusedException(
                    "The letter's batch is closed, and the print service may have it: it can't be withdrawn",
                    entry.messageId());
        }
        boolean free = entry.node() == null || !entry.nextAttemptAt().isAfter(now);
        boolean handedOver = entry.state() != JournalState.COLLECTED && entry.printFileStored();
        boolean mayHaveLeft = doubted || handedOver || entry.facts().reason() == Reason.NO_ANSWER;
        boolean waits = entry.state() == JournalState.NEEDS_ATTENTION || entry.state() == JournalState.COLLECTED;
        if (!mayHaveLeft && (waits || NOT_LEFT.contains(entry.state()) && free)) {
            return Transition.to(JournalState.WITHDRAWN);
        }
        throw new ActionRefusedException(
                "Only a letter that has not left, and that nobody works on, can be withdrawn; this one is "
                        + entry.state(),
                entry.messageId());
    }

    /**
     * The entry after a decision: where there is something to do, whoever takes it does so at once.
     *
     * @param anew whether the letter is printed from a new file
     */
    static JournalEntry decided(JournalEntry moved, boolean anew, Instant now) {
        JournalEntry entry = anew ? moved.withPrintFile(null) : moved;
        return entry.state().isWork() ? entry.free(now) : entry;
    }

    static void checkHasEnded(JournalEntry entry) {
        if (!entry.state().isFinal()) {
            throw new ActionRefusedException(
                    "Only the content of a letter that has ended can be purged; this one is " + entry.state(),
                    entry.messageId());
        }
    }

    static ActionRefusedException unknown(UUID messageId) {
        return new ActionRefusedException("The journal doesn't know this letter", messageId);
    }

    private static void needsAttention(JournalEntry entry, String what) {
        if (entry.state() != JournalState.NEEDS_ATTENTION) {
            throw new ActionRefusedException(
                    "Only a letter in NEEDS_ATTENTION can be " + what + "; this one is " + entry.state(),
                    entry.messageId());
        }
    }

    private static void hasContent(JournalEntry entry) {
        if (entry.purgedAt() != null) {
            throw new ActionRefusedException(
                    "The content has been purged: the letter can only be closed", entry.messageId());
        }
    }
}
