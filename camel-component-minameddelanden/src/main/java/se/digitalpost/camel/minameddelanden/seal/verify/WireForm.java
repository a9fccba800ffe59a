package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

import se.digitalpost.camel.minameddelanden.seal.Namespace;

/** The rules on prefixes, attributes and characters that hold for every element of a document. */
final class WireForm {

    private final Findings findings;
    private final Set<String> ids = new HashSet<>();

    /** The prefixes of {Message/v3} at the inner deliverSecure; null as long as it has not come, or where the document isn't an envelope. */
    private Set<String> messagePrefixes;

    WireForm(Findings findings) {
        this.findings = findings;
    }

    void innerDeliverSecure(XMLStreamReader reader) {
        messagePrefixes = new HashSet<>();
        reader.getNamespaceContext().getPrefixes(Namespace.MESSAGE_3.uri()).forEachRemaining(messagePrefixes::add);
    }

    void element(XMLStreamReader reader) {
        String prefix = reader.getPrefix();
        boolean hasPrefix = prefix != null && !prefix.isEmpty();
        findings.addUnless(hasPrefix, FindingCode.PREFIX_MISSING, "an element without a prefix");
        findings.addUnless(
                !hasPrefix
                        || messagePrefixes == null
                        || !Namespace.MESSAGE_3.uri().equals(reader.getNamespaceURI())
                        || messagePrefixes.contains(prefix),
                FindingCode.PREFIX_DECLARED_TOO_LATE,
                "a prefix of {Message/v3} that is not declared on the inner deliverSecure or above it");
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(reader, i);
        }
    }

    private void attribute(XMLStreamReader reader, int i) {
        String prefix = reader.getAttributePrefix(i);
        findings.addUnless(
                prefix == null || prefix.isEmpty(), FindingCode.PREFIXED_ATTRIBUTE, "an attribute with a prefix");
        String value = reader.getAttributeValue(i);
        characters(value);
        if (reader.getAttributeLocalName(i).equalsIgnoreCase("id")) {
            findings.add(FindingCode.ID_ATTRIBUTE, "an Id attribute");
            findings.addUnless(ids.add(value), FindingCode.DUPLICATE_ID, "two elements with the same Id");
        }
    }

    void text(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            character(chars[i]);
        }
    }

    private void characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
    }

    /** Real carriage returns are gone by now, so this one was written as a reference. */
    private void character(char c) {
        if (c == '\r') {
            findings.add(FindingCode.CARRIAGE_RETURN_REFERENCE, "a reference to a carriage return");
        } else if (c >= '\uFFFE') {
            findings.add(FindingCode.NOT_WELL_FORMED, "a character that XML does not have");
        }
    }
}
