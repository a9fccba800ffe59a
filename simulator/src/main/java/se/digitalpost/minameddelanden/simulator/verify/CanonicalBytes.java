package se.digitalpost.minameddelanden.simulator.verify;

import java.nio.charset.StandardCharsets;

/** UTF-8 with the escapes of Canonical XML, handed on in blocks. */
final class CanonicalBytes {

    /** Takes a block of bytes. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    /** What a byte is written as instead; null for itself. Every byte that is escaped is ASCII. */
    @FunctionalInterface
    private interface Escapes {
        byte[] of(byte b);
    }

    private static final int BLOCK = 16_384;
    private static final byte[] AMPERSAND = ascii("&amp;");
    private static final byte[] LESS_THAN = ascii("&lt;");
    private static final byte[] GREATER_THAN = ascii("&gt;");
    private static final byte[] QUOTE = ascii("&quot;");
    private static final byte[] TAB = ascii("&#x9;");
    private static final byte[] LINE_FEED = ascii("&#xA;");
    private static final byte[] CARRIAGE_RETURN = ascii("&#xD;");

    private final Sink sink;
    private final byte[] block = new byte[BLOCK];
    private int used;

    CanonicalBytes(Sink sink) {
        this.sink = sink;
    }

    CanonicalBytes markup(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes, 0, bytes.length);
        return this;
    }

    CanonicalBytes text(String text) {
        return escaped(text, b -> switch (b) {
            case '&' -> AMPERSAND;
            case '<' -> LESS_THAN;
            case '>' -> GREATER_THAN;
            case '\r' -> CARRIAGE_RETURN;
            default -> null;
        });
    }

    CanonicalBytes attributeValue(String text) {
        return escaped(text, b -> switch (b) {
            case '&' -> AMPERSAND;
            case '<' -> LESS_THAN;
            case '"' -> QUOTE;
            case '\t' -> TAB;
            case '\n' -> LINE_FEED;
            case '\r' -> CARRIAGE_RETURN;
            default -> null;
        });
    }

    void flush() {
        sink.accept(block, 0, used);
        used = 0;
    }

    private CanonicalBytes escaped(String text, Escapes escapes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            // All that are escaped sort below '?'; most of a base64 text does not.
            byte[] escape = bytes[i] < '?' ? escapes.of(bytes[i]) : null;
            if (escape != null) {
                put(bytes, from, i - from);
                put(escape, 0, escape.length);
                from = i + 1;
            }
        }
        put(bytes, from, bytes.length - from);
        return this;
    }

    private void put(byte[] bytes, int offset, int length) {
        if (length > BLOCK - used) {
            flush();
        }
        if (length > BLOCK) {
            sink.accept(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, block, used, length);
            used += length;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
