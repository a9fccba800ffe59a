package se.digitalpost.samples.mailing;

import java.util.stream.Stream;

import org.apache.camel.Message;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.CHANNEL;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.CLIENT_REFERENCE;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.OPERATOR;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.REASON;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.STATUS;

/** What the console tells of a letter: what became of it, never whom it is for. */
final class ProgressLine {

    /** A letter's number in the mailing. */
    static final String NUMBER = "letterNumber";

    /** Why a letter went neither way, in words. */
    static final String EXPLANATION = "letterExplanation";

    private static final String COLUMNS = "  %3s  %-12s  %-15s  %-7s  %-18s  %s";
    private static final String INDENT = "\n       ";

    private ProgressLine() {}

    /** The line above the letters. */
    static String head() {
        return String.format(COLUMNS, "No", "Reference", "Status", "Channel", "Operator", "Reason");
    }

    static String of(Message letter) {
        Object[] columns = Stream.of(NUMBER, CLIENT_REFERENCE, STATUS, CHANNEL, OPERATOR, REASON)
                .map(header -> letter.getHeader(header, "-", String.class))
                .toArray();
        return String.format(COLUMNS, columns) + explanation(letter.getHeader(EXPLANATION, "", String.class));
    }

    private static String explanation(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("(.{1,90})(?: |$)", INDENT + "$1");
    }
}
