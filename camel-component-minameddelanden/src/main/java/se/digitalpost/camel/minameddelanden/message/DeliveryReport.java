package se.digitalpost.camel.minameddelanden.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the letters of a mailing: one line a letter, in the order in which they ended. It bears no recipient ids and no content.
 * Safe for use by several threads.
 */
public final class DeliveryReport {

    /**
     * What became of one letter.
     *
     * @param clientReference the sender's own id of the message, or null where there was none
     * @param status where it stands
     * @param channel which way it went
     * @param operator the mailbox operator's name, or null
     * @param reason why it did not reach a mailbox, or null
     * @param transactionId the mailbox operator's id of the delivery, or null
     * @param messageId the message's id on the wire, or null
     */
    public record Line(
            String clientReference,
            DeliveryStatus status,
            Channel channel,
            String operator,
            Reason reason,
            String transactionId,
            String messageId) {}

    /**
     * How many letters ended the same way.
     *
     * @param channel which way they went
     * @param operator the mailbox operator's name, or an empty text
     * @param status where they stand
     * @param reason why they did not reach a mailbox, or an empty text
     * @param letters how many they are
     */
    public record Count(Channel channel, String operator, DeliveryStatus status, String reason, int letters) {}

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param line what became of one letter
     */
    public synchronized void add(Line line) {
        lines.add(line);
    }

    /** @return a copy of all lines so far */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** @return how many letters ended which way, by channel, operator, status and reason */
    public List<Count> counts() {
        Map<String, Count> counts = new TreeMap<>();
        for (Line line : lines()) {
            Count one = new Count(line.channel(), orEmpty(line.operator()), line.status(), orEmpty(line.reason()), 1);
            String key = one.channel().ordinal() + "|" + one.operator() + '|'
                    + one.status().ordinal() + '|' + one.reason();
            counts.merge(
                    key,
                    one,
                    (a, b) -> new Count(a.channel(), a.operator(), a.status(), a.reason(), a.letters() + b.letters()));
        }
        return List.copyOf(counts.values());
    }

    /** @return the counts as a table of plain text, for a terminal */
    public String toTable() {
        return DeliveryTable.of(counts());
    }

    /** @return all lines as CSV (RFC 4180, CRLF, with a header line) */
    public String toCsv() {
        return DeliveryCsv.of(lines());
    }

    /** @return the table */
    @Override
    public String toString() {
        return toTable();
    }

    private static String orEmpty(Object value) {
        return value == null ? "" : value.toString();
    }
}
