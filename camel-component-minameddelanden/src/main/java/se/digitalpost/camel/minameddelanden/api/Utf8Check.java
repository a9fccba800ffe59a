package se.digitalpost.camel.minameddelanden.api;

import java.io.CharConversionException;

/**
 * Holds bytes to be UTF-8 as RFC 3629 defines it: nothing longer than needed, no surrogates, nothing beyond U+10FFFF. Parsers are more lenient, so
 * that one text could be written in several ways.
 */
final class Utf8Check {

    private static final int FIRST = 0x80;
    private static final int LAST = 0xBF;

    private int missing;
    private int least = FIRST;
    private int most = LAST;

    void check(byte[] bytes, int offset, int length) throws CharConversionException {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0 || missing > 0) {
                step(bytes[i] & 0xFF);
            }
        }
    }

    void end() throws CharConversionException {
        if (missing > 0) {
            throw invalid();
        }
    }

    private void step(int b) throws CharConversionException {
        if (missing == 0) {
            begin(b);
            return;
        }
        if (b < least || b > most) {
            throw invalid();
        }
        missing--;
        least = FIRST;
        most = LAST;
    }

    private void begin(int b) throws CharConversionException {
        if (b >= 0xC2 && b <= 0xDF) {
            missing = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            missing = 2;
            least = b == 0xE0 ? 0xA0 : FIRST;
            most = b == 0xED ? 0x9F : LAST;
        } else if (b >= 0xF0 && b <= 0xF4) {
            missing = 3;
            least = b == 0xF0 ? 0x90 : FIRST;
            most = b == 0xF4 ? 0x8F : LAST;
        } else {
            throw invalid();
        }
    }

    private static CharConversionException invalid() {
        return new CharConversionException("not UTF-8");
    }
}
