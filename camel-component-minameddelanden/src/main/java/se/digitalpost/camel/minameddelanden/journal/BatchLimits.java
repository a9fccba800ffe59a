package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * When letters that wait make a batch: whichever comes first.
 *
 * @param letters as soon as there are so many; no batch has more
 * @param bytes as soon as their PDFs have so many bytes; no batch has more, but for one of a single letter
 * @param collectedBefore as soon as one of them was collected before this time
 */
public record BatchLimits(int letters, long bytes, Instant collectedBefore) {

    /** Letters and bytes are positive, the time is required. */
    public BatchLimits {
        Objects.requireNonNull(collectedBefore, "collectedBefore");
        if (letters < 1 || bytes < 1) {
            throw new IllegalArgumentException("A batch has at least one letter and one byte");
        }
    }
}
