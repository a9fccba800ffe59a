package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * A fact about the message that sender and mailbox operator have agreed on (schema type MetaData).
 *
 * @param tag what the fact is called
 * @param value the fact
 */
public record Metadata(String tag, String value) {

    /** Both parts are required. */
    public Metadata {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(value, "value");
    }
}
