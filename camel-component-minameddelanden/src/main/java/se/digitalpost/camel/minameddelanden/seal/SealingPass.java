package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

import static se.digitalpost.camel.minameddelanden.seal.Element.utf8;

/** The mediator's part of the work: the envelope around a signed delivery, the seal, and the signature over both. */
final class SealingPass {

    private static final byte[] OPEN = utf8(Arrays.stream(Namespace.values())
            .map(Namespace::declaration)
            .collect(Collectors.joining("", "<soap:Envelope", "><soap:Body><s3:deliverSecure><s3:deliverSecure>")));
    private static final byte[] CLOSE = utf8("</s3:deliverSecure></s3:deliverSecure></soap:Body></soap:Envelope>");

    private static final byte[] CANONICAL_ROOT = utf8("<SealedDelivery xmlns=\"" + Namespace.MESSAGE_3.uri() + "\">");
    private static final byte[] CANONICAL_CLOSE = utf8("</SealedDelivery>");

    private static final Element SEAL = Element.of(Namespace.MESSAGE_3, Namespace.MESSAGE_3, "Seal");
    private static final Element RECEIVED_TIME = Element.of(Namespace.MESSAGE_3, Namespace.MESSAGE_1, "ReceivedTime");
    private static final Element SIGNATURES_OK = Element.of(Namespace.MESSAGE_3, Namespace.MESSAGE_1, "SignaturesOK");

    private final RsaSignature signature;
    private final long length;

    SealingPass(RsaSignature signature) {
        this.signature = signature;
        LengthSink sink = new LengthSink();
        try {
            seal(LocalDate.EPOCH, sink);
        } catch (IOException e) {
            throw new IllegalStateException("Measuring reads nothing", e);
        }
        this.length = OPEN.length + sink.length() + signature.wireLength() + CLOSE.length;
    }

    /** How many bytes there are around the signed delivery: the same for every message. */
    long length() {
        return length;
    }

    void open(SealingState state) throws IOException {
        state.wire.write(OPEN);
        state.digests.outerOnly(CANONICAL_ROOT);
    }

    /** @param receivedDate the day on which the mediator received it, in Sweden */
    void close(LocalDate receivedDate, SealingState state) throws IOException {
        seal(receivedDate, new OnePassSink(state));
        signature.<IOException>write(
                state.digests.endOuter(CANONICAL_CLOSE), (onWire, canonical) -> state.wire.write(onWire));
        state.wire.write(CLOSE);
    }

    /** ReceivedTime is a plain xs:date: of all its lexical forms the one that every receiver leaves alone. */
    private static void seal(LocalDate receivedDate, DeliverySink sink) throws IOException {
        sink.open(SEAL);
        sink.leaf(RECEIVED_TIME, receivedDate.toString());
        sink.leaf(SIGNATURES_OK, "true");
        sink.close(SEAL);
    }
}
