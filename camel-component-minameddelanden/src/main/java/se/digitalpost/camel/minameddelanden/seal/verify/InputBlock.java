package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, as many as fit, and the limit on all of them. */
final class InputBlock {

    private static final int SIZE = 16 * 1024;

    private final InputStream source;
    private final long maxBytes;
    private final Findings findings;
    private final byte[] bytes = new byte[SIZE];
    private int position;
    private int end;
    private long total;
    private boolean ended;
    private boolean tooLarge;
    private IOException failure;

    InputBlock(InputStream source, long maxBytes, Findings findings) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.findings = findings;
    }

    /** The block itself: what comes next lies in it from {@link #position} to {@link #end}. */
    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    void skip(int length) {
        position += length;
    }

    /** Whether there is nothing behind {@link #end}, or nothing that is read. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether it ended at the limit, which is among the findings. */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** The stream's own failure is the caller's to know: everything else is a finding. */
    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether as many bytes are there; reads them if need be. */
    boolean has(int length) throws IOException {
        while (end - position < length && !ended) {
            fill();
        }
        return end - position >= length;
    }

    /** Never reads more than one byte beyond the limit. */
    private void fill() throws IOException {
        if (position == end || end == SIZE) {
            System.arraycopy(bytes, position, bytes, 0, end - position);
            end -= position;
            position = 0;
        }
        int length = read((int) Math.min(SIZE - end - 1L, maxBytes - total) + 1);
        if (length < 0) {
            ended = true;
            return;
        }
        end += length;
        total += length;
        if (total > maxBytes) {
            end--;
            ended = true;
            tooLarge = true;
            findings.add(FindingCode.TOO_LARGE, "more than " + maxBytes + " bytes");
        }
    }

    private int read(int length) throws IOException {
        try {
            return source.read(bytes, end, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
