package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;

/**
 * Letters that wait for their batch.
 *
 * @param queue the queue that they were collected for
 * @param folder the folder that they go to; empty for none
 * @param letters how many there are
 * @param bytes the size of their PDFs
 * @param oldest when the first of them was collected
 */
public record WaitingLetters(String queue, String folder, int letters, long bytes, Instant oldest) {

    boolean isDue(BatchLimits limits) {
        return letters >= limits.letters() || bytes >= limits.bytes() || oldest.isBefore(limits.collectedBefore());
    }
}
