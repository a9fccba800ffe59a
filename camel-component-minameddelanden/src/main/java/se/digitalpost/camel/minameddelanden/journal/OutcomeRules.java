package se.digitalpost.camel.minameddelanden.journal;

/** What a subscriber may be called. */
final class OutcomeRules {

    private static final int NAME_MAX = 100;

    private OutcomeRules() {}

    static void checkName(String subscriber) {
        if (subscriber.isBlank() || subscriber.length() > NAME_MAX) {
            throw new IllegalArgumentException("A subscriber's name must have 1 to " + NAME_MAX + " characters");
        }
    }

    static IllegalArgumentException unknown(String subscriber) {
        return new IllegalArgumentException("Nobody is subscribed as " + subscriber);
    }
}
