package se.digitalpost.camel.minameddelanden.seal.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes Canonical XML of the prefix-free form to everything that wants it at the moment: the digest of the signed delivery, that of the
 * sealed one, SignedInfo. They begin and end at different elements and take the same bytes in between.
 */
final class CanonicalForm {

    /** Takes bytes. */
    @FunctionalInterface
    interface Target {
        void update(byte[] bytes, int offset, int length);
    }

    /** An attribute without a prefix. */
    record Attribute(String name, String value) {}

    private static final int BUFFER = 8 * 1024;
    private static final int LONGEST_ESCAPE = 6;
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
    private static final byte[] QUOTE = ascii("&quot;");
    private static final byte[] TAB = ascii("&#x9;");
    private static final byte[] LINE_FEED = ascii("&#xA;");
    private static final byte[] CARRIAGE_RETURN = ascii("&#xD;");

    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private List<Target> active = List.of();
    private char highSurrogate;

    /** Begins a document of its own for one more target: its root declares its namespace whatever is around it. */
    void begin(Target target, String name, String namespace, List<Attribute> attributes) {
        List<Target> all = new ArrayList<>(active);
        use(List.of(target));
        open(name, namespace, "", attributes);
        all.add(target);
        use(all);
    }

    /** What follows is not for this target: until it is resumed, or for good. */
    void suspend(Target target) {
        List<Target> others = new ArrayList<>(active);
        others.remove(target);
        use(others);
    }

    void resume(Target target) {
        List<Target> all = new ArrayList<>(active);
        all.add(target);
        use(all);
    }

    void open(String name, String namespace, String parentNamespace, List<Attribute> attributes) {
        if (active.isEmpty()) {
            return;
        }
        put((byte) '<');
        encode(name);
        if (!namespace.equals(parentNamespace)) {
            attribute("xmlns", namespace);
        }
        for (Attribute attribute : attributes) {
            attribute(attribute.name(), attribute.value());
        }
        put((byte) '>');
    }

    void close(String name) {
        if (active.isEmpty()) {
            return;
        }
        put((byte) '<');
        put((byte) '/');
        encode(name);
        put((byte) '>');
    }

    void text(char[] chars, int offset, int length) {
        if (active.isEmpty()) {
            return;
        }
        int end = offset + length;
        int position = offset;
        while (position < end) {
            position += plain(chars, position, end);
            if (position < end && used < BUFFER) {
                escaped(chars[position++]);
            }
            if (used == BUFFER) {
                flush();
            }
        }
    }

    /** Nearly all text is base64, whose characters are the bytes. */
    private int plain(char[] chars, int from, int end) {
        int most = Math.min(end - from, BUFFER - used);
        int count = 0;
        while (count < most) {
            char c = chars[from + count];
            if (c >= ASCII || ESCAPED[c]) {
                break;
            }
            buffer[used + count++] = (byte) c;
        }
        used += count;
        return count;
    }

    private void escaped(char c) {
        switch (c) {
            case '&' -> put(AMPERSAND);
            case '<' -> put(LESS_THAN);
            case '>' -> put(GREATER_THAN);
            case '\r' -> put(CARRIAGE_RETURN);
            default -> encode(c);
        }
    }

    private void attribute(String name, String value) {
        put((byte) ' ');
        encode(name);
        put((byte) '=');
        put((byte) '"');
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '&' -> put(AMPERSAND);
                case '<' -> put(LESS_THAN);
                case '"' -> put(QUOTE);
                case '\t' -> put(TAB);
                case '\n' -> put(LINE_FEED);
                case '\r' -> put(CARRIAGE_RETURN);
                default -> encode(value.charAt(i));
            }
        }
        put((byte) '"');
    }

    private void use(List<Target> targets) {
        flush();
        active = targets;
    }

    private void flush() {
        for (Target target : active) {
            target.update(buffer, 0, used);
        }
        used = 0;
    }

    private void encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            encode(text.charAt(i));
        }
    }

    /** A parser may hand over the halves of a surrogate pair in two pieces of text. */
    private void encode(char c) {
        if (BUFFER - used < LONGEST_ESCAPE) {
            flush();
        }
        if (c < ASCII) {
            buffer[used++] = (byte) c;
        } else if (c < 0x800) {
            buffer[used++] = (byte) (0xC0 | c >> 6);
            continuation(c);
        } else if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else if (Character.isLowSurrogate(c)) {
            int codePoint = Character.toCodePoint(highSurrogate, c);
            buffer[used++] = (byte) (0xF0 | codePoint >> 18);
            continuation(codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        } else {
            buffer[used++] = (byte) (0xE0 | c >> 12);
            continuation(c >> 6);
            continuation(c);
        }
    }

    private void continuation(int bits) {
        buffer[used++] = (byte) (0x80 | bits & 0x3F);
    }

    private void put(byte b) {
        if (used == BUFFER) {
            flush();
        }
        buffer[used++] = b;
    }

    private void put(byte[] escape) {
        if (BUFFER - used < LONGEST_ESCAPE) {
            flush();
        }
        System.arraycopy(escape, 0, buffer, used, escape.length);
        used += escape.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
