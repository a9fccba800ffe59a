package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

/**
 * Tells subscribers what became of letters: each event whose state is final or NEEDS_ATTENTION, to each subscriber. An event is told until it
 * is acknowledged (at least once), and not to two at the same time; the events of one letter come in their order, the next one
 * when the one before is acknowledged. There is no order between letters.
 *
 * <p>Subscribers are known by name, to all nodes, and survive restarts. Several nodes may ask for the same subscriber: they share its events.
 * Each method throws {@link JournalUnavailableException} where the journal can't be read or written. Safe for use by several
 * threads.
 */
public interface OutcomeFeed {

    /**
     * Makes a subscriber known. One that is known already goes on from where it is.
     *
     * @param subscriber its name, 1 to 100 characters
     * @param from events that were written at this time or later are told, also where that is past
     * @return whether it is new
     */
    boolean subscribe(String subscriber, Instant from);

    /**
     * Forgets a subscriber and what it hasn't been told.
     *
     * @param subscriber its name
     * @return whether it was known
     */
    boolean unsubscribe(String subscriber);

    /** @return who is subscribed, in the order of their names */
    List<Subscriber> subscribers();

    /**
     * The next events for a subscriber.
     *
     * @param subscriber its name
     * @param max how many at most
     * @param leaseTime how long it has time to acknowledge; afterwards they are told again
     * @return the events, those that have waited longest first; at most one of each letter
     * @throws IllegalArgumentException where the subscriber isn't known
     */
    List<Outcome> next(String subscriber, int max, Duration leaseTime);

    /**
     * The event has been dealt with, and isn't told again to this subscriber.
     *
     * @param outcome what {@link #next} told
     * @return whether that was noted; false where its time was over and it was told anew, so that somebody else may deal with it too
     */
    boolean acknowledge(Outcome outcome);

    /**
     * The event couldn't be dealt with now.
     *
     * @param outcome what {@link #next} told
     * @param notBefore when it is told again
     * @return whether that was noted; false where its time was over and it was told anew
     */
    boolean giveBack(Outcome outcome, Instant notBefore);
}
