package se.digitalpost.camel.minameddelanden.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What batches and queues may be called, and which letters make a batch. */
final class BatchRules {

    private static final String PART = "[A-Za-z0-9_-][A-Za-z0-9._-]*";
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,39}");
    private static final Pattern FOLDER = Pattern.compile("(" + PART + "(/" + PART + ")*)?");
    private static final int FOLDER_MAX = 200;

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DIGEST_BYTES = 6;

    private BatchRules() {}

    /** A letter that waits for its batch. */
    record Collected(UUID messageId, int event, long bytes, Instant collectedAt) {}

    static void check(String queue, String folder) {
        if (!QUEUE.matcher(queue).matches()) {
            throw new IllegalArgumentException(
                    "A print queue's name must have 1 to 40 of A-Z, a-z, 0-9, '.', '_' and '-', and not begin with '.'");
        }
        if (folder.length() > FOLDER_MAX || !FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException("A print folder's parts must have A-Z, a-z, 0-9, '.', '_' and '-', not"
                    + " begin with '.', and have at most " + FOLDER_MAX + " characters together");
        }
    }

    static void collects(Transition step) {
        if (step.target() != JournalState.COLLECTED) {
            throw new IllegalArgumentException("The step must go to COLLECTED");
        }
    }

    static void concludes(Batch batch) {
        if (batch.state() != BatchState.HANDED_OVER) {
            throw new IllegalStateException("Letters follow a batch that is HANDED_OVER; " + batch + " isn't");
        }
    }

    static void dissolves(Batch batch) {
        if (batch.state() != BatchState.CLOSED) {
            throw new IllegalStateException("Only a batch that is CLOSED can be dissolved; " + batch + " isn't");
        }
    }

    static IllegalStateException notInIt(String batch, UUID messageId) {
        return new IllegalStateException("Message " + messageId + " isn't in the batch " + batch);
    }

    /** The step of each letter of a batch that the print service has. */
    static Transition handedOver(Batch batch) {
        return Transition.to(JournalState.HANDED_OVER)
                .withTime(batch.handedOverAt())
                .withDetail("Batch " + batch.name());
    }

    /**
     * @param waiting letters of one folder in the order in which they were collected, as many as a batch may have or all
     * @return how many of them make a batch, from the first on; 0 where they don't yet
     */
    static int take(List<Collected> waiting, BatchLimits limits) {
        int taken = 0;
        long bytes = 0;
        for (Collected letter : waiting) {
            if (taken > 0 && bytes + letter.bytes() > limits.bytes()) {
                return taken;
            }
            taken++;
            bytes += letter.bytes();
            if (taken == limits.letters() || bytes >= limits.bytes()) {
                return taken;
            }
        }
        boolean over = taken > 0 && waiting.get(0).collectedAt().isBefore(limits.collectedBefore());
        return over ? taken : 0;
    }

    /** The same letters have the same name on the same day; a letter that is collected once more makes another one. */
    static String name(String queue, String folder, List<Collected> letters, Instant now) {
        MessageDigest sha256 = Fingerprint.sha256();
        sha256.update(folder.getBytes(StandardCharsets.UTF_8));
        for (Collected letter : letters) {
            sha256.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                    .putLong(letter.messageId().getMostSignificantBits())
                    .putLong(letter.messageId().getLeastSignificantBits())
                    .putInt(letter.event())
                    .flip());
        }
        return queue + '-' + DAY.format(now.atZone(SWEDEN).toLocalDate()) + '-' + inLetters(sha256.digest());
    }

    /** Digits beside a date would look like a personnummer, and be masked. */
    private static String inLetters(byte[] digest) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < DIGEST_BYTES; i++) {
            letters.append((char) ('a' + (digest[i] >> 4 & 0xF))).append((char) ('a' + (digest[i] & 0xF)));
        }
        return letters.toString();
    }
}
