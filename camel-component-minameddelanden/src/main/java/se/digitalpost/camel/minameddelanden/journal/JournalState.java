package se.digitalpost.camel.minameddelanden.journal;

import java.util.EnumSet;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

/**
 * Where an accepted letter stands. A state is written before the side effect that it announces: a letter that a crash leaves in
 * {@link #DELIVERING} may have been sent, and one that it leaves in {@link #SEALED} has certainly not.
 */
public enum JournalState {
    /** Stored, and nothing done yet. */
    ACCEPTED(DeliveryStatus.ACCEPTED, Channel.NONE),
    /** It goes to a mailbox, and what its bytes depend on (date, keys) is settled. Nothing is sent, or certainly nothing was taken. */
    SEALED(DeliveryStatus.IN_PROGRESS, Channel.NONE),
    /** It is being posted. Whoever finds it so, and isn't the one that posts it, can't know whether the mailbox operator has it. */
    DELIVERING(DeliveryStatus.IN_PROGRESS, Channel.DIGITAL),
    /** The mailbox operator has said that it is delivered. */
    DELIVERED(DeliveryStatus.DELIVERED, Channel.DIGITAL),
    /** It was posted, and nobody knows whether the mailbox operator has it. */
    IN_DOUBT(DeliveryStatus.IN_DOUBT, Channel.DIGITAL),
    /** It goes on paper. From the moment that a print file is stored, the print service may have it. */
    TO_PRINT(DeliveryStatus.IN_PROGRESS, Channel.PAPER),
    /** Its print file is stored, and it waits for its batch to be handed over. */
    COLLECTED(DeliveryStatus.IN_PROGRESS, Channel.PAPER),
    /** The print service has taken it. */
    HANDED_OVER(DeliveryStatus.SENT_TO_PRINT, Channel.PAPER),
    /** The print service has looked at it, and will print it. */
    PRINT_ACCEPTED(DeliveryStatus.SENT_TO_PRINT, Channel.PAPER),
    /** The print service has reported that it is printed. */
    PRINTED(DeliveryStatus.SENT_TO_PRINT, Channel.PAPER),
    /** The print service has reported that the post office has it. */
    POSTED(DeliveryStatus.SENT_TO_PRINT, Channel.PAPER),
    /** The post office brought it back: it has not reached the recipient. */
    RETURNED(DeliveryStatus.FAILED, Channel.PAPER),
    /** A person has to decide. */
    NEEDS_ATTENTION(DeliveryStatus.NEEDS_ATTENTION, Channel.NONE),
    /** It can't be delivered, and nothing was sent. */
    FAILED(DeliveryStatus.FAILED, Channel.NONE),
    /** The sender took it back before it had left. */
    WITHDRAWN(DeliveryStatus.FAILED, Channel.NONE);

    static final Set<JournalState> REJECTABLE = EnumSet.of(HANDED_OVER, PRINT_ACCEPTED, PRINTED);
    private static final Set<JournalState> UNFINISHED =
            EnumSet.of(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, TO_PRINT, COLLECTED);

    private final DeliveryStatus status;
    private final Channel channel;

    JournalState(DeliveryStatus status, Channel channel) {
        this.status = status;
        this.channel = channel;
    }

    /** @return what a letter in this state is told to be, in the words of {@link DeliveryStatus} */
    public DeliveryStatus status() {
        return status;
    }

    /** @return which way a letter in this state went, as far as it has gone one */
    public Channel channel() {
        return channel;
    }

    /** @return whether the component isn't done with the letter, and nobody has to decide: none of them is ever purged */
    public boolean isUnfinished() {
        return UNFINISHED.contains(this);
    }

    /** Whether somebody works on the letter by itself, or is to: a letter that is COLLECTED goes on with its batch. */
    boolean isWork() {
        return isUnfinished() && this != COLLECTED;
    }

    /**
     * Whether the component is done with the letter. What a print service reports afterwards may still be written.
     *
     * @return true for DELIVERED, HANDED_OVER, PRINT_ACCEPTED, PRINTED, POSTED, RETURNED, FAILED and WITHDRAWN
     */
    public boolean isFinal() {
        return !isUnfinished() && this != NEEDS_ATTENTION;
    }

    /**
     * Whether content is deleted in the very step that leads here: nobody needs it any more, and of most letters it is. Whatever else is final is
     * purged some time later.
     */
    boolean endsContent() {
        return this == DELIVERED;
    }

    /** @return whether subscribers are told: the state is final, or a person is needed */
    public boolean isOutcome() {
        return !isUnfinished();
    }

    /** Whether a print service has the letter and may still reject it: then its content is needed once more. */
    boolean mayBeRejected() {
        return REJECTABLE.contains(this);
    }

    /**
     * The states that may come next. This is the only place that knows.
     *
     * @return the next states, as a set of the caller's own; empty where there is none
     */
    public Set<JournalState> next() {
        return switch (this) {
            case ACCEPTED -> EnumSet.of(SEALED, TO_PRINT, NEEDS_ATTENTION, FAILED, WITHDRAWN);
            case SEALED -> EnumSet.of(DELIVERING, TO_PRINT, NEEDS_ATTENTION, FAILED, WITHDRAWN);
            case DELIVERING -> EnumSet.of(DELIVERED, IN_DOUBT, SEALED, TO_PRINT, NEEDS_ATTENTION, FAILED);
            case IN_DOUBT -> EnumSet.of(DELIVERED, SEALED, TO_PRINT, NEEDS_ATTENTION);
            case TO_PRINT -> EnumSet.of(COLLECTED, HANDED_OVER, NEEDS_ATTENTION);
            case COLLECTED -> EnumSet.of(HANDED_OVER, NEEDS_ATTENTION, WITHDRAWN);
            // A print service may leave out what it has done before.
            case HANDED_OVER -> EnumSet.of(PRINT_ACCEPTED, PRINTED, POSTED, RETURNED, NEEDS_ATTENTION);
            case PRINT_ACCEPTED -> EnumSet.of(PRINTED, POSTED, RETURNED, NEEDS_ATTENTION);
            case PRINTED -> EnumSet.of(POSTED, RETURNED, NEEDS_ATTENTION);
            case POSTED -> EnumSet.of(RETURNED);
            // A person's decision; the last two are the print service's, of a letter that it had rejected.
            case NEEDS_ATTENTION ->
                EnumSet.of(ACCEPTED, SEALED, TO_PRINT, DELIVERED, HANDED_OVER, FAILED, WITHDRAWN, POSTED, RETURNED);
            case DELIVERED, RETURNED, FAILED, WITHDRAWN -> EnumSet.noneOf(JournalState.class);
        };
    }
}
