package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.List;

import se.digitalpost.camel.minameddelanden.seal.Namespace;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.Leaf;

/**
 * What elements at known places mean: where digests begin and end, which values are kept. Everything, known or not, goes into the digests that
 * are being taken.
 */
final class ElementReading {

    /** What a frame is called in the prefix-free form differs from the wire for one element only. */
    private static final byte[] SEALED_CLOSE = Tag.close("SealedDelivery");

    private final CanonicalForm canonical;
    private final Signatures signatures;
    private final DeliveryReading delivery;
    private final Findings findings;

    private final Base64Stream base64 = new Base64Stream();
    private LeafReading leaf;
    private BoundedBytes bytes;
    private boolean empty;

    ElementReading(CanonicalForm canonical, Signatures signatures, DeliveryReading delivery, Findings findings) {
        this.canonical = canonical;
        this.signatures = signatures;
        this.delivery = delivery;
        this.findings = findings;
    }

    void start(Frame frame, Frame parent, List<Attribute> attributes) {
        switch (frame.role()) {
            case SEALED_DELIVERY, INNER_DELIVER_SECURE -> signatures.beginSealed(value(attributes, "Id"), attributes);
            case SIGNED_DELIVERY -> {
                open(frame, parent, attributes);
                signatures.beginSigned(value(attributes, "Id"), attributes);
            }
            case SIGNATURE -> {
                signatures.beginSignature(parent.role());
                open(frame, parent, attributes);
            }
            case SIGNED_INFO -> {
                open(frame, parent, attributes);
                signatures.beginSignedInfo(attributes);
            }
            default -> {
                open(frame, parent, attributes);
                methods(frame.role(), attributes);
            }
        }
        if (frame.type instanceof Leaf type) {
            bytes = new BoundedBytes(Limits.SMALL_BASE64);
            empty = true;
            if (frame.isBase64()) {
                base64.begin(target(frame.role()));
            }
            leaf = new LeafReading(type, frame.place, base64, findings);
        }
    }

    private void open(Frame frame, Frame parent, List<Attribute> attributes) {
        canonical.tag(frame.openTag(canonicalNamespace(parent), attributes));
    }

    private static String canonicalNamespace(Frame frame) {
        if (frame == null) {
            return "";
        }
        return frame.role() == Role.INNER_DELIVER_SECURE ? Namespace.MESSAGE_3.uri() : frame.namespace;
    }

    private void methods(Role role, List<Attribute> attributes) {
        switch (role) {
            case CANONICALIZATION_METHOD, SIGNATURE_METHOD, TRANSFORM, DIGEST_METHOD ->
                signatures.reading().algorithm(role, value(attributes, "Algorithm"));
            case REFERENCE -> signatures.reading().uri(value(attributes, "URI"));
            default -> {
                // No other element has an attribute that means something.
            }
        }
    }

    private static String value(List<Attribute> attributes, String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute.value();
            }
        }
        return null;
    }

    private Base64Stream.Target target(Role role) {
        BoundedBytes kept = bytes;
        return (block, offset, length) -> {
            empty &= length == 0;
            if (role == Role.ATTACHMENT) {
                delivery.attachmentBytes(block, offset, length);
            } else if (role != Role.BODY) {
                kept.write(block, offset, length);
            }
        };
    }

    void text(char[] chars, int offset, int length) {
        canonical.text(chars, offset, length);
        if (leaf != null) {
            leaf.accept(chars, offset, length);
        }
    }

    /** A piece of the text of the base64 element that is open, and what it encodes. */
    void base64(Base64Runs runs) {
        canonical.base64(runs.encoded(), Base64Runs.LENGTH);
        base64.decoded(runs.decoded(), Base64Runs.DECODED_LENGTH);
    }

    void end(Frame frame) {
        if (frame.type instanceof Leaf) {
            value(frame.role());
        }
        if (frame.role() == Role.SIGNED_INFO) {
            canonical.tag(frame.closeTag());
            signatures.endSignedInfo();
            return;
        }
        canonical.tag(frame.role() == Role.INNER_DELIVER_SECURE ? SEALED_CLOSE : frame.closeTag());
        switch (frame.role()) {
            case SIGNATURE -> signatures.endSignature();
            case SIGNED_DELIVERY -> signatures.endSigned();
            case SEALED_DELIVERY, INNER_DELIVER_SECURE -> signatures.endSealed();
            default -> {
                // Nothing ends with the others.
            }
        }
    }

    private void value(Role role) {
        String text = leaf.end();
        switch (role) {
            case BODY, ATTACHMENT -> delivery.content(role, empty);
            case DIGEST_VALUE, SIGNATURE_VALUE, CERTIFICATE -> {
                if (leaf.isValidBase64() && !bytes.isTooMany()) {
                    signatures.reading().value(role, bytes.toByteArray());
                }
            }
            default -> delivery.value(role, text);
        }
        leaf = null;
    }
}
