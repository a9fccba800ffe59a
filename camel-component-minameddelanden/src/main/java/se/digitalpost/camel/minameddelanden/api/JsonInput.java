package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;

/**
 * A request's bytes on their way to the parser: counted, held to be UTF-8, and given out up to the next quotation mark and no further. So when the
 * parser has told of a string's begin, it has got nothing of the string itself, and base64 can be taken from here without the
 * parser: see {@link Base64Field}.
 */
final class JsonInput extends InputStream {

    static final int END = -1;

    private static final int SIZE = 8 * 1024;

    private final InputStream source;
    private final long max;
    private final byte[] buffer = new byte[SIZE];
    private final Utf8Check utf8 = new Utf8Check();
    private int next;
    private int end;
    private long total;
    private long delivered;

    /** More was sent than may be. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    JsonInput(InputStream source, long max) {
        this.source = source;
        this.max = max;
    }

    /** How many bytes the parser has got. */
    long delivered() {
        return delivered;
    }

    /** How many bytes have been used: by the parser, or past it. */
    long position() {
        return total - (end - next);
    }

    @Override
    public int read() throws IOException {
        if (!ensure(1)) {
            return END;
        }
        delivered++;
        return buffer[next++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ensure(1)) {
            return END;
        }
        int last = Math.min(end, next + length);
        int stop = next;
        while (stop < last && buffer[stop++] != '"') {
            // Up to the quotation mark, and with it.
        }
        int count = stop - next;
        System.arraycopy(buffer, next, into, offset, count);
        next = stop;
        delivered += count;
        return count;
    }

    /** Takes bytes past the parser: up to a quotation mark, a backslash or the end of what is here, and without that. */
    int take(byte[] into, int offset) throws IOException {
        if (!ensure(1)) {
            return 0;
        }
        int last = Math.min(end, next + into.length - offset);
        int stop = next;
        while (stop < last && buffer[stop] != '"' && buffer[stop] != '\\') {
            stop++;
        }
        int count = stop - next;
        System.arraycopy(buffer, next, into, offset, count);
        next = stop;
        return count;
    }

    /** The byte at a distance from the next one, or {@link #END}. Nothing is used. */
    int peek(int distance) throws IOException {
        return ensure(distance + 1) ? buffer[next + distance] & 0xFF : END;
    }

    /** Uses bytes that were peeked at. */
    void skip(int count) {
        next += count;
    }

    private boolean ensure(int count) throws IOException {
        while (end - next < count) {
            if (next > 0) {
                System.arraycopy(buffer, next, buffer, 0, end - next);
                end -= next;
                next = 0;
            }
            int read = source.read(buffer, end, SIZE - end);
            if (read < 0) {
                utf8.end();
                return false;
            }
            total += read;
            if (total > max) {
                throw new TooLargeException();
            }
            utf8.check(buffer, end, read);
            end += read;
        }
        return true;
    }
}
