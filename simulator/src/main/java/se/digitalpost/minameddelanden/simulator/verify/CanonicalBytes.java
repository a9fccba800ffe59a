package se.digitalpost.minameddelanden.simulator.verify;

import java.nio.charset.StandardCharsets;

/** UTF-8 with the escapes of Canonical XML, handed on in blocks. */
final class CanonicalBytes {

    /** Takes a block of bytes. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    private static final int BLOCK = 16_384;
    private static final int LONGEST_CHARACTER = 4;

    private final Sink sink;
    private final byte[] block = new byte[BLOCK];
    private int used;

    CanonicalBytes(Sink sink) {
        this.sink = sink;
    }

    CanonicalBytes markup(String text) {
        for (int i = 0; i < text.length(); ) {
            i += character(text, i);
        }
        return this;
    }

    CanonicalBytes text(String text) {
        for (int i = 0; i < text.length(); ) {
            i += switch (text.charAt(i)) {
                case '&' -> escaped("&amp;");
                case '<' -> escaped("&lt;");
                case '>' -> escaped("&gt;");
                case '\r' -> escaped("&#xD;");
                default -> character(text, i);
            };
        }
        return this;
    }

    CanonicalBytes attributeValue(String text) {
        for (int i = 0; i < text.length(); ) {
            i += switch (text.charAt(i)) {
                case '&' -> escaped("&amp;");
                case '<' -> escaped("&lt;");
                case '"' -> escaped("&quot;");
                case '\t' -> escaped("&#x9;");
                case '\n' -> escaped("&#xA;");
                case '\r' -> escaped("&#xD;");
                default -> character(text, i);
            };
        }
        return this;
    }

    void flush() {
        sink.accept(block, 0, used);
        used = 0;
    }

    private int escaped(String reference) {
        markup(reference);
        return 1;
    }

    /** Writes the character at an index; gives the number of chars that it takes. */
    private int character(String text, int index) {
        if (used > BLOCK - LONGEST_CHARACTER) {
            flush();
        }
        char c = text.charAt(index);
        if (c < 0x80) {
            block[used++] = (byte) c;
            return 1;
        }
        String whole = Character.toString(text.codePointAt(index));
        for (byte b : whole.getBytes(StandardCharsets.UTF_8)) {
            block[used++] = b;
        }
        return whole.length();
    }
}
