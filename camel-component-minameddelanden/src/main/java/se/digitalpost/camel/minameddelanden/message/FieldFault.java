package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * One fault of a message: which field breaks which rule.
 *
 * @param field the field's name as in {@link Message}, with the index of a list's element: {@code attachments[2].fileName}
 * @param rule the rule that is broken, in a form that follows "must": never the value itself, which may be personal data
 */
public record FieldFault(String field, String rule) {

    /** Both parts are required. */
    public FieldFault {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(rule, "rule");
    }

    /**
     * The fault of a message that is too large.
     *
     * @param length the length of its envelope in bytes
     * @param maxMessageSize the option's value
     * @return the fault
     */
    public static FieldFault oversize(long length, long maxMessageSize) {
        return new FieldFault(
                "message",
                "make an envelope of at most " + maxMessageSize + " bytes (maxMessageSize), and makes " + length);
    }

    @Override
    public String toString() {
        return field + " must " + rule;
    }
}
