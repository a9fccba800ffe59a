package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Hands an envelope on in large pieces, all but its last kilobyte: that goes out only when the envelope was written to its end, so that
 * nobody takes a message that broke off here for a whole one.
 */
final class HeldTail extends OutputStream {

    /**
     * How much of an envelope has to be missing to be sure that nobody took the message. A server that reads as it comes can act
     * on a message before the closing tags have arrived; but within the last kilobyte of an envelope lies the certificate of the seal.
     */
    static final int TAIL = 1024;

    /** What a TLS record holds. */
    private static final int PIECE = 16 * 1024;

    private final OutputStream out;
    private final byte[] buffer = new byte[PIECE + TAIL];
    private long left;
    private int held;
    private boolean unsent;
    private boolean released;
    private boolean broken;

    /** @param length how long the envelope says it is */
    HeldTail(OutputStream out, long length) {
        this.out = out;
        this.left = length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > left) {
            throw new IOException("The envelope is longer than it said");
        }
        left -= length;
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int taken = Math.min(buffer.length - held, end - from);
            System.arraycopy(bytes, from, buffer, held, taken);
            from += taken;
            held += taken;
            if (from < end) {
                handOn(PIECE);
            }
        }
    }

    /** Sends what need not be held, since what follows takes its time. */
    @Override
    public void flush() throws IOException {
        if (held > TAIL) {
            handOn(held - TAIL);
        }
        send();
    }

    /** The envelope is complete: the rest goes out, after what was handed on has left. */
    void release() throws IOException {
        if (left > 0) {
            throw new IOException("The envelope is shorter than it said");
        }
        send();
        released = true;
        handOn(held);
    }

    /** The request was ended while the envelope was made: the rest stays here. */
    void breakOff() throws IOException {
        broken = true;
        throw new IOException("The request took too long");
    }

    /** Whether the last piece was handed on, whatever became of it then. */
    boolean isReleased() {
        return released;
    }

    /** Whether it was the other side that failed, and not the envelope. */
    boolean isBroken() {
        return broken;
    }

    private void handOn(int length) throws IOException {
        broken = true;
        out.write(buffer, 0, length);
        broken = false;
        unsent = true;
        held -= length;
        System.arraycopy(buffer, length, buffer, 0, held);
    }

    private void send() throws IOException {
        if (unsent) {
            broken = true;
            out.flush();
            broken = false;
            unsent = false;
        }
    }
}
