package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;

import se.digitalpost.camel.minameddelanden.message.Message;

import static se.digitalpost.camel.minameddelanden.seal.Element.utf8;

/**
 * The sender's part of the work: the delivery and the signature over it, to the wire and to both digests. What the SignedDelivery element
 * begins with is left to the caller, since it depends on what is around it.
 */
final class SigningPass {

    private static final byte[] CANONICAL_ROOT = utf8("<SignedDelivery xmlns=\"" + Namespace.MESSAGE_3.uri() + "\">");
    private static final byte[] CLOSE = utf8("</m3:SignedDelivery>");
    private static final byte[] CANONICAL_CLOSE = utf8("</SignedDelivery>");

    private final RsaSignature signature;

    SigningPass(RsaSignature signature) {
        this.signature = signature;
    }

    /** How many bytes {@link #write} writes. */
    long length(Message message) {
        LengthSink sink = new LengthSink();
        try {
            new DeliveryStructure(message).write(sink);
        } catch (IOException e) {
            throw new IllegalStateException("Measuring reads nothing", e);
        }
        return sink.length() + signature.wireLength() + CLOSE.length;
    }

    void write(Message message, SealingState state) throws IOException {
        WireBuffer wire = state.wire;
        CanonicalDigests digests = state.digests;
        digests.innerOnly(CANONICAL_ROOT);
        new DeliveryStructure(message).write(new OnePassSink(state));
        // Whoever takes the content can deal with it while the signatures are made, which takes as long as all the
        // rest.
        wire.flush();
        signature.<IOException>write(digests.endInner(CANONICAL_CLOSE), (onWire, canonical) -> {
            wire.write(onWire);
            digests.write(canonical);
        });
        wire.write(CLOSE);
        digests.write(CANONICAL_CLOSE);
    }
}
