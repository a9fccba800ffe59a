package se.digitalpost.camel.minameddelanden.seal.verify;

import se.digitalpost.camel.minameddelanden.seal.verify.Type.Leaf;

/** The text of the element that is open, up to a limit; base64 is not kept but decoded as it comes. */
final class LeafReading {

    private final Leaf type;
    private final Place place;
    private final Findings findings;
    private final Base64Stream base64;
    private final StringBuilder text = new StringBuilder();
    private boolean tooLong;

    /** @param base64 has begun where the type is base64 */
    LeafReading(Leaf type, Place place, Base64Stream base64, Findings findings) {
        this.type = type;
        this.place = place;
        this.findings = findings;
        this.base64 = type.lexical() == Lexical.BASE64 ? base64 : null;
    }

    void accept(char[] chars, int offset, int length) {
        if (base64 != null) {
            base64.accept(chars, offset, length);
            return;
        }
        int room = Limits.TEXT - text.length();
        tooLong |= length > room;
        text.append(chars, offset, Math.min(length, room));
    }

    /** Checks the value; what it answers is the text as it stands, empty for base64. */
    String end() {
        if (base64 != null) {
            base64.end();
            findings.addUnless(base64.isValid(), FindingCode.VALUE, () -> place + " is not base64");
            findings.addUnless(!base64.hasBlanks(), FindingCode.BASE64_FORM, () -> place + " has breaks or blanks");
            return "";
        }
        findings.addUnless(
                !tooLong, FindingCode.LIMIT_EXCEEDED, () -> place + " has more than " + Limits.TEXT + " characters");
        String written = text.toString();
        String value = type.lexical().value(written);
        findings.addUnless(
                value.length() >= type.minLength() && value.length() <= type.maxLength(),
                FindingCode.VALUE,
                () -> place + " is too short or too long");
        findings.addUnless(
                value.length() > type.maxLength() || type.lexical().takes(value),
                FindingCode.VALUE,
                () -> place + " is not of its type");
        findings.addUnless(
                type.enumeration().isEmpty() || type.enumeration().contains(value),
                FindingCode.VALUE,
                () -> place + " is none of the values that it can have");
        findings.addUnless(
                !type.token() || written.equals(written.strip()),
                FindingCode.BLANKS_AROUND_VALUE,
                () -> place + " has blanks around it");
        return written;
    }

    boolean isValidBase64() {
        return base64 != null && base64.isValid();
    }
}
