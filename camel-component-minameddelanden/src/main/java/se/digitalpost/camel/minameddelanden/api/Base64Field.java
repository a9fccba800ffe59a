package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Decodes a string of base64 where it lies, between its quotation marks, while the parser waits before it. Some writers of JSON escape {@code /} or
 * {@code +}, so these escapes are known. The closing quotation mark, or whatever isn't base64, is left to the parser.
 */
final class Base64Field {

    static final String RULE = "be base64 (RFC 4648), padded and without line breaks";

    private static final int CHARS = 8 * 1024;
    private static final int BYTES = CHARS / 4 * 3;
    private static final int ESCAPED = 6;
    private static final int NOT_HEX = -1;

    private final JsonInput input;
    private final OutputStream output;
    private final byte[] chars = new byte[CHARS];
    private final byte[] bytes = new byte[BYTES];
    private int count;
    private boolean ended;

    private Base64Field(JsonInput input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    /** @return whether it was base64; where it wasn't, a part of it may have been written */
    static boolean copy(JsonInput input, OutputStream output) throws IOException {
        return new Base64Field(input, output).copy();
    }

    private boolean copy() throws IOException {
        try {
            while (true) {
                if (count == CHARS) {
                    decode(chars);
                }
                int taken = input.take(chars, count);
                count += taken;
                if (taken == 0 && !escape()) {
                    break;
                }
            }
            if (input.peek(0) != '"' || count % 4 != 0) {
                return false;
            }
            decode(Arrays.copyOf(chars, count));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Takes one escaped character of base64, if that is what comes next. */
    private boolean escape() throws IOException {
        if (input.peek(0) != '\\') {
            return false;
        }
        if (input.peek(1) == '/') {
            chars[count++] = '/';
            input.skip(2);
            return true;
        }
        int c = 0;
        for (int i = 2; i < ESCAPED; i++) {
            int digit = Character.digit(input.peek(i), 16);
            c = digit < 0 || c < 0 ? NOT_HEX : c << 4 | digit;
        }
        if (input.peek(1) != 'u' || (c != '/' && c != '+' && c != '=')) {
            return false;
        }
        chars[count++] = (byte) c;
        input.skip(ESCAPED);
        return true;
    }

    /** @throws IllegalArgumentException where it isn't base64, or comes behind the padding */
    private void decode(byte[] text) throws IOException {
        if (ended && count > 0) {
            throw new IllegalArgumentException("more behind the padding");
        }
        int length = Base64.getDecoder().decode(text, bytes);
        ended = length < count / 4 * 3;
        output.write(bytes, 0, length);
        count = 0;
    }
}
