package se.digitalpost.samples.mailing;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

import se.digitalpost.camel.minameddelanden.message.PostalAddress;

/** A line of {@code mailing.csv}. */
@CsvRecord(separator = ";")
public class Letter {

    private static final String HTML_BEGINS = "<!DOCTYPE html";

    @DataField(pos = 1, trim = true, required = true)
    private String reference;

    @DataField(pos = 2, trim = true)
    private String recipientId;

    @DataField(pos = 3, trim = true)
    private String name;

    @DataField(pos = 4, trim = true)
    private String careOf;

    @DataField(pos = 5, trim = true)
    private String street;

    @DataField(pos = 6, trim = true)
    private String postalCode;

    @DataField(pos = 7, trim = true)
    private String city;

    @DataField(pos = 8, trim = true)
    private String subject;

    @DataField(pos = 9, trim = true)
    private String text;

    @DataField(pos = 10, trim = true)
    private String file;

    String reference() {
        return reference;
    }

    String recipientId() {
        return recipientId;
    }

    /** Null where the line has no address: then the address register is asked, if the letter has to be printed. */
    PostalAddress address() {
        return given(postalCode) == null
                ? null
                : new PostalAddress(name, given(careOf), given(street), null, postalCode, city, null, false);
    }

    String subject() {
        return given(subject);
    }

    /** The text, unless it is HTML. */
    String text() {
        return isHtml() ? null : given(text);
    }

    /** The text, if it is HTML. */
    String html() {
        return isHtml() ? text : null;
    }

    /** Null where the letter is the text alone. */
    String file() {
        return given(file);
    }

    private boolean isHtml() {
        return text != null && text.regionMatches(true, 0, HTML_BEGINS, 0, HTML_BEGINS.length());
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
