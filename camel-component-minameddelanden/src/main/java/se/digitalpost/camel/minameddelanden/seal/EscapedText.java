package se.digitalpost.camel.minameddelanden.seal;

/**
 * Text as Canonical XML writes it inside an element: UTF-8 with {@code & < >} escaped. The wire has the same bytes, so that nothing is
 * encoded twice. A carriage return, which would have to be escaped too, never gets this far.
 */
final class EscapedText {

    /** The most bytes that one char of Java becomes: {@code &amp;}. */
    static final int MAX_BYTES_PER_CHAR = 5;

    private static final byte[] AMP = Element.utf8("&amp;");
    private static final byte[] LT = Element.utf8("&lt;");
    private static final byte[] GT = Element.utf8("&gt;");

    private EscapedText() {}

    /** @return how many bytes {@link #encode} makes of the text */
    static long length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c == '&') {
                    length += 4;
                } else if (c == '<' || c == '>') {
                    length += 3;
                }
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                // A surrogate pair is four bytes of two chars.
                length += 1;
            } else {
                length += 2;
            }
        }
        return length;
    }

    /**
     * Encodes as many whole characters as fit.
     *
     * @param from index of the first char
     * @param target where the bytes go
     * @param at where in the target they begin
     * @param progress receives the index of the first char that wasn't encoded
     * @return the position in the target after the last byte
     */
    static int encode(String text, int from, byte[] target, int at, int[] progress) {
        int position = at;
        int i = from;
        int safeEnd = target.length - MAX_BYTES_PER_CHAR;
        for (; i < text.length() && position <= safeEnd; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                switch (c) {
                    case '&' -> position = put(target, position, AMP);
                    case '<' -> position = put(target, position, LT);
                    case '>' -> position = put(target, position, GT);
                    default -> target[position++] = (byte) c;
                }
            } else if (c < 0x800) {
                target[position++] = (byte) (0xC0 | c >> 6);
                target[position++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)) {
                int codePoint = Character.toCodePoint(c, text.charAt(++i));
                target[position++] = (byte) (0xF0 | codePoint >> 18);
                target[position++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
                target[position++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
                target[position++] = (byte) (0x80 | codePoint & 0x3F);
            } else {
                target[position++] = (byte) (0xE0 | c >> 12);
                target[position++] = (byte) (0x80 | c >> 6 & 0x3F);
                target[position++] = (byte) (0x80 | c & 0x3F);
            }
        }
        progress[0] = i;
        return position;
    }

    private static int put(byte[] target, int at, byte[] reference) {
        System.arraycopy(reference, 0, target, at, reference.length);
        return at + reference.length;
    }
}
