package se.digitalpost.minameddelanden.simulator;

/** An id as it may stand in a log or in an exception's message. */
final class MaskedId {

    private static final int SHOWN = 4;

    private MaskedId() {}

    static String of(String id) {
        if (id == null || id.length() <= SHOWN) {
            return "****";
        }
        return id.substring(0, SHOWN) + "*".repeat(id.length() - SHOWN);
    }
}
