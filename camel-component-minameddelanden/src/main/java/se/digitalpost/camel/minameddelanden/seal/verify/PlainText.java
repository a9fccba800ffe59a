package se.digitalpost.camel.minameddelanden.seal.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds where text ends in which there is nothing to see: nearly all of a document, so eight bytes are looked at together. */
final class PlainText {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long OPENING = ONES * '<';
    private static final long AMPERSANDS = ONES * '&';
    private static final long CARRIAGE_RETURNS = ONES * '\r';

    private PlainText() {}

    /** @return where the first {@code <}, {@code &} or carriage return stands, or the end */
    static int end(byte[] bytes, int from, int end) {
        int i = from;
        while (end - i >= Long.BYTES) {
            long word = (long) WORDS.get(bytes, i);
            if ((zeroBytes(word ^ OPENING) | zeroBytes(word ^ AMPERSANDS) | zeroBytes(word ^ CARRIAGE_RETURNS)) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < end && bytes[i] != '<' && bytes[i] != '&' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Not zero where one of the bytes is. */
    private static long zeroBytes(long word) {
        return word - ONES & ~word & HIGH_BITS;
    }
}
