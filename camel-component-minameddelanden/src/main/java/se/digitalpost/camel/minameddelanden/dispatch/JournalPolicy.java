package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.Objects;

/**
 * How letters that a journal keeps are worked on.
 *
 * @param inDoubtPolicy what happens with a letter in doubt
 * @param maxResends how often a letter in doubt is posted again, where that is the policy
 * @param leaseTime how long a letter stays with a node that doesn't tell that it is alive: the longest time for which a crash delays a letter
 * @param patience how long a caller waits for another one, who is working on the same letter, and for a mailbox operator's turn
 * @param firstDelay how long to wait after the first attempt that failed; then as long as the letter has been tried
 * @param longestDelay how long to wait at most between attempts
 * @param giveUpAfter how long a letter is tried that can't be delivered for the moment, before a person is asked
 */
public record JournalPolicy(
        InDoubtPolicy inDoubtPolicy,
        int maxResends,
        Duration leaseTime,
        Duration patience,
        Duration firstDelay,
        Duration longestDelay,
        Duration giveUpAfter) {

    /** HOLD, 3, 1 minute, 2 minutes, 5 seconds, 1 hour, 3 days. */
    public static final JournalPolicy DEFAULT = new JournalPolicy(
            InDoubtPolicy.HOLD,
            3,
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            Duration.ofDays(3));

    /** All are required, and times are longer than zero. */
    public JournalPolicy {
        Objects.requireNonNull(inDoubtPolicy, "inDoubtPolicy");
        positive("leaseTime", leaseTime);
        positive("patience", patience);
        positive("firstDelay", firstDelay);
        positive("longestDelay", longestDelay);
        positive("giveUpAfter", giveUpAfter);
    }

    /**
     * @param policy what happens with a letter in doubt
     * @return this policy but for that
     */
    public JournalPolicy with(InDoubtPolicy policy) {
        return new JournalPolicy(policy, maxResends, leaseTime, patience, firstDelay, longestDelay, giveUpAfter);
    }

    private static void positive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than zero");
        }
    }
}
