package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

import static se.digitalpost.camel.minameddelanden.seal.Element.utf8;

/**
 * Turns a message into the envelope that a mailbox operator receives: signed by the sender, sealed by the mediator (förmedlare), in one
 * pass over the content. The same message, date and keys give the same bytes, each time.
 *
 * <p>For a sender that delivers by itself. Where the roles lie with two organizations, the one has a {@link DeliverySigner} and the other
 * a {@link DeliverySealer}.
 *
 * <p>Safe for use by several threads at once.
 */
public final class EnvelopeSealer {

    private static final byte[] SIGNED_OPEN = utf8("<m3:SignedDelivery>");
    private static final byte[] CANONICAL_SIGNED_OPEN = utf8("<SignedDelivery>");

    private final SigningKey signingKey;
    private final SigningKey sealingKey;
    private final SigningPass signing;
    private final SealingPass sealing;
    private final SealingState.Pool states;

    /**
     * @param signingKey the sender's: it signs the delivery
     * @param sealingKey the mediator's: it seals the signed delivery; the same key where the sender delivers by itself
     */
    public EnvelopeSealer(SigningKey signingKey, SigningKey sealingKey) {
        this(signingKey, sealingKey, Algorithms.best());
    }

    EnvelopeSealer(SigningKey signingKey, SigningKey sealingKey, Algorithms algorithms) {
        this.signingKey = signingKey;
        this.sealingKey = sealingKey;
        RsaSignature senderSignature = new RsaSignature(signingKey, algorithms);
        this.signing = new SigningPass(senderSignature);
        this.sealing =
                new SealingPass(signingKey == sealingKey ? senderSignature : new RsaSignature(sealingKey, algorithms));
        this.states = new SealingState.Pool(algorithms);
    }

    /** @return the key that signs */
    public SigningKey signingKey() {
        return signingKey;
    }

    /** @return the key that seals */
    public SigningKey sealingKey() {
        return sealingKey;
    }

    /**
     * How long the envelope will be, to the byte, without encoding or signing anything.
     *
     * @param message a complete message
     * @return the length in bytes
     */
    public long length(Message message) {
        return sealing.length() + SIGNED_OPEN.length + signing.length(message);
    }

    /**
     * The envelope of a message, which is signed and sealed each time that it is written, and not before.
     *
     * @param message a complete message: with sender, client reference and support information
     * @param receivedDate the day on which the mediator received it, in Sweden
     * @return the envelope to be
     */
    public SealedEnvelope envelope(Message message, LocalDate receivedDate) {
        return new SealedEnvelope(length(message), output -> seal(message, receivedDate, output));
    }

    /**
     * Signs and seals a message while it is being written: nothing of it is held in memory.
     *
     * @param message a complete message: with sender, client reference and support information
     * @param receivedDate the day on which the mediator received it, in Sweden
     * @param output takes the envelope in pieces of some kilobytes; flushed before the signatures are made, and not closed
     * @throws IOException where an attachment can't be read or the output can't be written
     * @throws MinaMeddelandenException where a key can't be used now
     */
    public void seal(Message message, LocalDate receivedDate, OutputStream output) throws IOException {
        states.use(output, state -> {
            sealing.open(state);
            state.wire.write(SIGNED_OPEN);
            state.digests.outerOnly(CANONICAL_SIGNED_OPEN);
            signing.write(message, state);
            sealing.close(receivedDate, state);
        });
    }
}
