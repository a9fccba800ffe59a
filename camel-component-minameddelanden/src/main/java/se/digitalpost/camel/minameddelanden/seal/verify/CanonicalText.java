package se.digitalpost.camel.minameddelanden.seal.verify;

import java.nio.charset.StandardCharsets;

/** Text as Canonical XML writes it inside an element, encoded piece by piece into a buffer that whoever uses it empties. */
final class CanonicalText {

    private static final int LONGEST_ESCAPE = 5;
    private static final int ASCII = 0x80;
    private static final boolean[] ESCAPED = new boolean[ASCII];

    static {
        for (char c : "&<>\r".toCharArray()) {
            ESCAPED[c] = true;
        }
    }

    private static final byte[] AMPERSAND = ascii("&amp;");
    private static final byte[] LESS_THAN = ascii("&lt;");
    private static final byte[] GREATER_THAN = ascii("&gt;");
    private static final byte[] CARRIAGE_RETURN = ascii("&#xD;");

    private final byte[] bytes;
    private int used;
    private char highSurrogate;

    CanonicalText(int size) {
        bytes = new byte[size];
    }

    /** The buffer itself: valid up to {@link #used()}, until more is encoded. */
    byte[] bytes() {
        return bytes;
    }

    int used() {
        return used;
    }

    void clear() {
        used = 0;
    }

    /** Puts ready bytes behind what is there; false where they don't fit, and nothing was done. */
    boolean put(byte[] ready) {
        if (ready.length > bytes.length - used) {
            return false;
        }
        System.arraycopy(ready, 0, bytes, used, ready.length);
        used += ready.length;
        return true;
    }

    /** Encodes what fits; answers where it stopped. */
    int encode(char[] chars, int from, int end) {
        int i = from;
        while (i < end) {
            i = plain(chars, i, end);
            if (i == end || bytes.length - used < LONGEST_ESCAPE) {
                break;
            }
            escaped(chars[i++]);
        }
        return i;
    }

    /** Nearly all text is base64, whose characters are the bytes. */
    private int plain(char[] chars, int from, int end) {
        int most = Math.min(end, from + bytes.length - used);
        int i = from;
        int at = used;
        while (i < most) {
            char c = chars[i];
            if (c >= ASCII || ESCAPED[c]) {
                break;
            }
            bytes[at++] = (byte) c;
            i++;
        }
        used = at;
        return i;
    }

    private void escaped(char c) {
        switch (c) {
            case '&' -> put(AMPERSAND);
            case '<' -> put(LESS_THAN);
            case '>' -> put(GREATER_THAN);
            case '\r' -> put(CARRIAGE_RETURN);
            default -> multibyte(c);
        }
    }

    /** A parser may hand over the halves of a surrogate pair in two pieces of text. */
    private void multibyte(char c) {
        if (c < 0x800) {
            bytes[used++] = (byte) (0xC0 | c >> 6);
            continuation(c);
        } else if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else if (Character.isLowSurrogate(c)) {
            int codePoint = Character.toCodePoint(highSurrogate, c);
            bytes[used++] = (byte) (0xF0 | codePoint >> 18);
            continuation(codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        } else {
            bytes[used++] = (byte) (0xE0 | c >> 12);
            continuation(c >> 6);
            continuation(c);
        }
    }

    private void continuation(int bits) {
        bytes[used++] = (byte) (0x80 | bits & 0x3F);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
