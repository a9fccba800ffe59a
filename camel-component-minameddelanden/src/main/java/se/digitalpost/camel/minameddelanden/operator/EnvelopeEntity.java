package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

import se.digitalpost.camel.minameddelanden.message.Content;

/** The envelope as the body of a request, which knows whether the other side may have got what matters of it. */
final class EnvelopeEntity extends AbstractHttpEntity {

    private final Content envelope;
    private final Runnable onSending;
    private final BooleanSupplier isCancelled;
    private HeldTail sent;

    /**
     * @param onSending run when the first byte is about to be sent
     * @param isCancelled whether the request was ended meanwhile
     */
    EnvelopeEntity(Content envelope, Runnable onSending, BooleanSupplier isCancelled) {
        super("text/xml; charset=utf-8", null);
        this.envelope = envelope;
        this.onSending = onSending;
        this.isCancelled = isCancelled;
    }

    /** Whether the last piece was handed on, whatever became of it then. */
    boolean mayHaveArrived() {
        return sent != null && sent.isReleased();
    }

    /** Whether an exception came out of the envelope itself: the operator has no part in it. */
    boolean isUnreadable() {
        return sent != null && !sent.isReleased() && !sent.isBroken();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        onSending.run();
        sent = new HeldTail(out, envelope.size());
        envelope.writeTo(sent);
        if (isCancelled.getAsBoolean()) {
            sent.breakOff();
        }
        sent.release();
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
