package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.Objects;

/**
 * One thing that is wrong.
 *
 * @param code which rule was broken
 * @param text where, and what was expected: never a value, a name or a text of the message
 */
public record Finding(FindingCode code, String text) {

    /** Both are required. */
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
    }

    /** @return what sort of rule was broken */
    public FindingCategory category() {
        return code.category();
    }

    /** @return code and text */
    @Override
    public String toString() {
        return code + ": " + text;
    }
}
