package se.digitalpost.camel.minameddelanden.message;

/** What a text must be to survive XML 1.0, canonical form and every receiver. */
final class TextRules {

    private TextRules() {}

    /** Line ends become LF: a carriage return, however it is written, makes a receiver compute another digest. */
    static String normalizeLineEnds(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** XML 1.0, production Char: no control characters but tab and line feed, no half of a surrogate pair, no U+FFFE or U+FFFF. */
    static boolean isXmlText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c) || c >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    /**
     * XML Schema counts characters, and the validators of Java count halves of those beyond U+FFFF. Receivers run them, so the larger count is
     * the one that survives.
     */
    static int length(String text) {
        return text.length();
    }
}
