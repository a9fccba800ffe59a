package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

import se.digitalpost.camel.minameddelanden.message.Content;

/** The sealed bytes as the body of a request, which knows whether the other side may have got what matters of them. */
final class EnvelopeEntity extends AbstractHttpEntity {

    /**
     * How much of an envelope has to be missing to be sure that nobody took the message. A server that reads as it comes can act
     * on a message before the closing tags have arrived; but within the last kilobyte of an envelope lies the certificate of the seal.
     */
    static final int TAIL = 1024;

    private static final int PIECE = 16 * 1024;

    private final Content envelope;
    private final Runnable onSending;
    private boolean mayHaveArrived;

    /** @param onSending run when the first byte is about to be sent */
    EnvelopeEntity(Content envelope, Runnable onSending) {
        super("text/xml; charset=utf-8", null);
        this.envelope = envelope;
        this.onSending = onSending;
    }

    /** Whether the last piece was handed on, whatever became of it then. */
    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        onSending.run();
        try (InputStream in = envelope.open()) {
            byte[] piece = new byte[PIECE + TAIL];
            long left = envelope.size();
            while (left > piece.length) {
                out.write(piece, 0, read(in, piece, PIECE));
                left -= PIECE;
            }
            int last = read(in, piece, (int) left);
            if (in.read() >= 0) {
                throw new IOException("The envelope is longer than it said");
            }
            mayHaveArrived = true;
            out.write(piece, 0, last);
        }
    }

    private static int read(InputStream in, byte[] piece, int length) throws IOException {
        if (in.readNBytes(piece, 0, length) < length) {
            throw new IOException("The envelope is shorter than it said");
        }
        return length;
    }

    @Override
    public long getContentLength() {
        return envelope.size();
    }

    @Override
    public InputStream getContent() throws IOException {
        return envelope.open();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
