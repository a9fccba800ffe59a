package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.Arrays;

/** Decodes base64 as it comes, character by character, and sees whether it is written as it has to be. Holds one block of it. */
final class Base64Stream {

    /** Takes decoded bytes. */
    @FunctionalInterface
    interface Target {
        void update(byte[] bytes, int offset, int length);
    }

    private static final int QUANTUM = 4;
    private static final int BLOCK = 6 * 1024;
    private static final int ASCII = 128;
    private static final byte BLANK = -2;
    private static final byte[] VALUES = values();

    private final byte[] block = new byte[BLOCK];
    private Target target;
    private int used;
    private int bits;
    private int digits;
    private int padding;
    private boolean blanks;
    private boolean invalid;

    /** Begins another text. */
    void begin(Target newTarget) {
        target = newTarget;
        used = 0;
        bits = 0;
        digits = 0;
        padding = 0;
        blanks = false;
        invalid = false;
    }

    /** A piece of whole quanta that was decoded already, before anything was accepted here. */
    void decoded(byte[] bytes, int length) {
        target.update(bytes, 0, length);
    }

    void accept(char[] chars, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            if (digits == 0 && padding == 0) {
                i = quanta(chars, i, end);
                if (i == end) {
                    return;
                }
            }
            char c = chars[i++];
            int value = value(c);
            if (value >= 0) {
                digit(value);
            } else if (c == '=') {
                padding++;
            } else if (value == BLANK) {
                blanks = true;
            } else {
                invalid = true;
            }
        }
    }

    /** Whole quanta, which is nearly all of it; answers where something else begins. */
    private int quanta(char[] chars, int from, int end) {
        int i = from;
        while (end - i >= QUANTUM) {
            int value =
                    value(chars[i]) << 18 | value(chars[i + 1]) << 12 | value(chars[i + 2]) << 6 | value(chars[i + 3]);
            if (value < 0) {
                break;
            }
            put(value >> 16);
            put(value >> 8);
            put(value);
            if (used == BLOCK) {
                flush();
            }
            i += QUANTUM;
        }
        return i;
    }

    private static int value(char c) {
        return c < ASCII ? VALUES[c] : -1;
    }

    private void digit(int value) {
        invalid |= padding > 0;
        bits = bits << 6 | value;
        if (++digits == QUANTUM) {
            put(bits >> 16);
            put(bits >> 8);
            put(bits);
            digits = 0;
            bits = 0;
            if (used == BLOCK) {
                flush();
            }
        }
    }

    /** Hands over what is left. */
    void end() {
        if (digits == 2) {
            put(bits >> 4);
            invalid |= (bits & 0xF) != 0;
        } else if (digits == 3) {
            put(bits >> 10);
            put(bits >> 2);
            invalid |= (bits & 0x3) != 0;
        }
        invalid |= digits == 1 || padding != (digits == 0 ? 0 : QUANTUM - digits);
        flush();
    }

    /** Whether it is base64 as XML Schema understands it: padded, no bits left over, blanks anywhere. */
    boolean isValid() {
        return !invalid;
    }

    /** Whether there are line breaks or other blanks, which not every receiver digests alike. */
    boolean hasBlanks() {
        return blanks;
    }

    private void put(int value) {
        block[used++] = (byte) value;
    }

    private void flush() {
        target.update(block, 0, used);
        used = 0;
    }

    private static byte[] values() {
        byte[] values = new byte[ASCII];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        for (char c : " \t\n\r".toCharArray()) {
            values[c] = BLANK;
        }
        return values;
    }
}
