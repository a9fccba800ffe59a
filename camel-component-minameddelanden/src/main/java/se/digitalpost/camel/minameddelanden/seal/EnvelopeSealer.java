package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.Message;

import static se.digitalpost.camel.minameddelanden.seal.Element.utf8;

/**
 * Turns a message into the envelope that a mailbox operator receives: signed by the sender, sealed by the mediator (förmedlare), in one
 * pass over the content. The same message, date and keys give the same bytes, each time.
 *
 * <p>Safe for use by several threads at once.
 */
public final class EnvelopeSealer {

    private static final byte[] ENVELOPE_OPEN = utf8(Arrays.stream(Namespace.values())
            .map(namespace -> " xmlns:" + namespace.prefix() + "=\"" + namespace.uri() + '"')
            .collect(Collectors.joining(
                    "", "<soap:Envelope", "><soap:Body><s3:deliverSecure><s3:deliverSecure><m3:SignedDelivery>")));
    private static final byte[] SIGNED_CLOSE = utf8("</m3:SignedDelivery>");
    private static final byte[] ENVELOPE_CLOSE =
            utf8("</s3:deliverSecure></s3:deliverSecure></soap:Body></soap:Envelope>");

    private static final String MESSAGE_3 = " xmlns=\"" + Namespace.MESSAGE_3.uri() + "\">";
    private static final byte[] CANONICAL_SIGNED_ROOT = utf8("<SignedDelivery" + MESSAGE_3);
    private static final byte[] CANONICAL_SEALED_ROOT = utf8("<SealedDelivery" + MESSAGE_3 + "<SignedDelivery>");
    private static final byte[] CANONICAL_SIGNED_CLOSE = utf8("</SignedDelivery>");
    private static final byte[] CANONICAL_SEALED_CLOSE = utf8("</SealedDelivery>");

    private static final Element SEAL = Element.of(Namespace.MESSAGE_3, Namespace.MESSAGE_3, "Seal");
    private static final Element RECEIVED_TIME = Element.of(Namespace.MESSAGE_3, Namespace.MESSAGE_1, "ReceivedTime");
    private static final Element SIGNATURES_OK = Element.of(Namespace.MESSAGE_3, Namespace.MESSAGE_1, "SignaturesOK");

    private final RsaSignature senderSignature;
    private final RsaSignature sealSignature;
    private final SealingState.Pool states;

    /**
     * @param signingKey the sender's: it signs the delivery
     * @param sealingKey the mediator's: it seals the signed delivery; the same key where the sender delivers by itself
     */
    public EnvelopeSealer(SigningKey signingKey, SigningKey sealingKey) {
        this(signingKey, sealingKey, Algorithms.best());
    }

    EnvelopeSealer(SigningKey signingKey, SigningKey sealingKey, Algorithms algorithms) {
        this.senderSignature = new RsaSignature(signingKey, algorithms);
        this.sealSignature = signingKey == sealingKey ? senderSignature : new RsaSignature(sealingKey, algorithms);
        this.states = new SealingState.Pool(algorithms);
    }

    /**
     * How long the envelope will be, to the byte, without encoding or signing anything.
     *
     * @param message a complete message
     * @return the length in bytes
     */
    public long length(Message message) {
        LengthSink sink = new LengthSink();
        try {
            new DeliveryStructure(message).write(sink);
            seal(LocalDate.EPOCH, sink);
        } catch (IOException e) {
            throw new IllegalStateException("Measuring reads nothing", e);
        }
        return ENVELOPE_OPEN.length
                + sink.length()
                + senderSignature.wireLength()
                + SIGNED_CLOSE.length
                + sealSignature.wireLength()
                + ENVELOPE_CLOSE.length;
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
     * @param output takes the envelope in pieces of some kilobytes; neither flushed nor closed
     * @throws IOException where an attachment can't be read or the output can't be written
     */
    public void seal(Message message, LocalDate receivedDate, OutputStream output) throws IOException {
        SealingState state = states.take();
        state.wire.to(output);
        try {
            seal(message, receivedDate, state);
        } finally {
            state.wire.to(null);
            states.give(state);
        }
    }

    private void seal(Message message, LocalDate receivedDate, SealingState state) throws IOException {
        WireBuffer wire = state.wire;
        CanonicalDigests digests = state.digests;
        OnePassSink sink = new OnePassSink(state);
        RsaSignature.Target<IOException> both = (onWire, canonical) -> {
            wire.write(onWire);
            digests.write(canonical);
        };
        RsaSignature.Target<IOException> wireOnly = (onWire, canonical) -> wire.write(onWire);

        wire.write(ENVELOPE_OPEN);
        digests.innerOnly(CANONICAL_SIGNED_ROOT);
        digests.outerOnly(CANONICAL_SEALED_ROOT);
        new DeliveryStructure(message).write(sink);
        senderSignature.write(digests.endInner(CANONICAL_SIGNED_CLOSE), both);
        wire.write(SIGNED_CLOSE);
        digests.write(CANONICAL_SIGNED_CLOSE);
        seal(receivedDate, sink);
        sealSignature.write(digests.endOuter(CANONICAL_SEALED_CLOSE), wireOnly);
        wire.write(ENVELOPE_CLOSE);
        wire.flush();
    }

    /** ReceivedTime is a plain xs:date: of all its lexical forms the one that every receiver leaves alone. */
    private static void seal(LocalDate receivedDate, DeliverySink sink) throws IOException {
        sink.open(SEAL);
        sink.leaf(RECEIVED_TIME, receivedDate.toString());
        sink.leaf(SIGNATURES_OK, "true");
        sink.close(SEAL);
    }
}
