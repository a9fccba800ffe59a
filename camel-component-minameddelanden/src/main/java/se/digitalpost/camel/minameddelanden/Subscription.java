package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.Outcome;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** What a journal tells one subscriber. Where an answer can't be written the event is told again: at least once. */
final class Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final Journal journal;
    private final String subscriber;
    private final Duration leaseTime;
    private final RedeliveryDelays delays;

    /** An event that this node has for now. */
    static final class Told {
        private final Outcome outcome;
        private final long until;

        private Told(Outcome outcome, long until) {
            this.outcome = outcome;
            this.until = until;
        }

        JournalEvent event() {
            return outcome.event();
        }

        /** Whether somebody else may have been told meanwhile. */
        boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    Subscription(Journal journal, String subscriber, Duration leaseTime, RedeliveryDelays delays) {
        this.journal = journal;
        this.subscriber = subscriber;
        this.leaseTime = leaseTime;
        this.delays = delays;
    }

    List<Told> next(int max) {
        // On this node's own clock the time is over before it is on the journal's.
        long until = System.nanoTime() + leaseTime.toNanos();
        return journal.outcomes().next(subscriber, max, leaseTime).stream()
                .map(outcome -> new Told(outcome, until))
                .toList();
    }

    /** The event was dealt with. */
    void acknowledge(Told told) {
        delays.succeeded(told.event());
        try {
            if (!journal.outcomes().acknowledge(told.outcome)) {
                LOG.warn(
                        "{} took longer than outcomeLeaseTime for event {} of message {}, which may be told again",
                        subscriber,
                        told.event().number(),
                        told.event().messageId());
            }
        } catch (MinaMeddelandenException e) {
            LOG.warn(
                    "Event {} of message {} is told again to {}, which has dealt with it. {}",
                    told.event().number(),
                    told.event().messageId(),
                    subscriber,
                    e.getMessage());
        }
    }

    /** The event couldn't be dealt with. */
    void failed(Told told) {
        Duration delay = delays.failed(told.event());
        LOG.warn(
                "Event {} of message {} was not dealt with by {}; it is told again in {}",
                told.event().number(),
                told.event().messageId(),
                subscriber,
                delay);
        giveBack(told, delay);
    }

    /** Nothing was done with the event: whoever asks may have it. */
    void giveBack(Told told) {
        giveBack(told, Duration.ZERO);
    }

    private void giveBack(Told told, Duration delay) {
        try {
            journal.outcomes().giveBack(told.outcome, journal.now().plus(delay));
        } catch (MinaMeddelandenException e) {
            LOG.warn(
                    "Event {} of message {} is told again to {} when its lease time is over. {}",
                    told.event().number(),
                    told.event().messageId(),
                    subscriber,
                    e.getMessage());
        }
    }
}
