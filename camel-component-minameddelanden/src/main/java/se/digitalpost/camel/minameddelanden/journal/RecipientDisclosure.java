package se.digitalpost.camel.minameddelanden.journal;

import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Whether an export of evidence tells who the recipient is. */
public enum RecipientDisclosure {
    /**
     * The recipient's number is masked. What others wrote into the journal (ids, details, names of nodes) tells it neither: where the
     * number stands in such a text, stars stand in its place.
     */
    MASKED,
    /**
     * The whole number. For a case file, whose readers may know whom the case is about: whoever asks for it answers for where the
     * export goes.
     */
    FULL;

    private static final String SEPARATOR = "[-+\\u2010-\\u2015\\u2212 \\u00A0]?";
    private static final int LAST_DIGITS = 4;
    private static final int CENTURY = 2;

    /**
     * The recipient as it may be told.
     *
     * @param recipient whom the letter is for, or null
     * @return its number, masked or not; null where the recipient isn't known
     */
    public String of(RecipientId recipient) {
        if (recipient == null) {
            return null;
        }
        return this == FULL ? recipient.value() : recipient.toString();
    }

    /**
     * A text that stands beside the recipient, as it may be told.
     *
     * @param text a text of the journal, or null
     * @param recipient whom the letter is for, or null
     * @return the text; where the number is not to be told, stars stand in its place
     */
    public String of(String text, RecipientId recipient) {
        boolean person = recipient != null && recipient.kind() != RecipientId.Kind.ORGANISATIONSNUMMER;
        if (this == FULL || text == null || !person) {
            return text;
        }
        return number(recipient.value()).matcher(text).replaceAll("********");
    }

    /** With or without century and separator. */
    private static Pattern number(String value) {
        int last = value.length() - LAST_DIGITS;
        return Pattern.compile("(?:" + value.substring(0, CENTURY) + ")?" + value.substring(CENTURY, last) + SEPARATOR
                + value.substring(last));
    }
}
