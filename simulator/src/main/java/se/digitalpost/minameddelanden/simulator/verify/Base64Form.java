package se.digitalpost.minameddelanden.simulator.verify;

import java.util.Base64;
import java.util.Optional;

/** Base64 in the only form that every receiver digests alike: padded, without breaks, no bits left over. */
final class Base64Form {

    private static final int QUANTUM = 4;

    private Base64Form() {}

    static boolean isCanonical(String text) {
        Optional<byte[]> decoded = decode(text);
        if (decoded.isEmpty() || text.length() % QUANTUM != 0) {
            return false;
        }
        if (text.isEmpty()) {
            return true;
        }
        String last = text.substring(text.length() - QUANTUM);
        return Base64.getEncoder()
                .encodeToString(Base64.getDecoder().decode(last))
                .equals(last);
    }

    /** Empty where there is any character that is not of the alphabet. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
