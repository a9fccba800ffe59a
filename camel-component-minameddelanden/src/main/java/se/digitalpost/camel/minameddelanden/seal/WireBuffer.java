package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers the many small parts of an envelope, so that what takes it is not called for every tag. Large parts pass by. */
final class WireBuffer extends OutputStream {

    private final byte[] buffer;
    private OutputStream output;
    private int position;

    WireBuffer(int size) {
        buffer = new byte[size];
    }

    /** @param newOutput where the next envelope goes; null when it is done */
    void to(OutputStream newOutput) {
        output = newOutput;
        position = 0;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.length - position) {
            handOn();
            if (length >= buffer.length) {
                output.write(bytes, offset, length);
                return;
            }
        }
        System.arraycopy(bytes, offset, buffer, position, length);
        position += length;
    }

    /** Hands on what is held here; what becomes of it there is not this class's matter. */
    void handOn() throws IOException {
        int length = position;
        position = 0;
        if (length > 0) {
            output.write(buffer, 0, length);
        }
    }

    @Override
    public void flush() throws IOException {
        handOn();
        output.flush();
    }
}
