package se.digitalpost.minameddelanden.benchmarks;

import java.io.OutputStream;

/** Takes everything and only counts it, so that nothing but the work before it is measured. */
public final class CountingOutput extends OutputStream {

    private long count;

    /** @return how many bytes were written */
    public long count() {
        return count;
    }

    @Override
    public void write(int b) {
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count += length;
    }
}
