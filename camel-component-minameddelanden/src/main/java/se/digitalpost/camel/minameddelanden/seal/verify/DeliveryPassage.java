package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.security.MessageDigest;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;
import se.digitalpost.camel.minameddelanden.seal.SignedDeliveryTarget;

/**
 * Sees a signed delivery pass on its way to a target: how long it is on the wire, and a digest of all of it, its Signature included. The
 * last tag is kept back until it is certain that the right delivery has passed.
 */
final class DeliveryPassage implements SignedDeliveryTarget {

    private final SignedDeliveryTarget target;
    private final MessageDigest sha256 = Algorithms.best().sha256();
    private long wireLength;
    private byte[] lastWire;
    private byte[] lastCanonical;

    DeliveryPassage(SignedDeliveryTarget target) {
        this.target = target;
    }

    /** Goes nowhere: only to be looked at. */
    static DeliveryPassage toNowhere() {
        return new DeliveryPassage(new SignedDeliveryTarget() {
            @Override
            public void tag(byte[] wire, byte[] canonical) {
                // Only looked at.
            }

            @Override
            public void text(byte[] bytes, int offset, int length) {
                // Only looked at.
            }
        });
    }

    @Override
    public void tag(byte[] wire, byte[] canonical) throws IOException {
        release();
        lastWire = wire;
        lastCanonical = canonical;
        wireLength += wire.length;
        sha256.update(canonical);
    }

    @Override
    public void text(byte[] bytes, int offset, int length) throws IOException {
        release();
        wireLength += length;
        sha256.update(bytes, offset, length);
        target.text(bytes, offset, length);
    }

    long wireLength() {
        return wireLength;
    }

    /** Can be asked once, behind the last tag. */
    byte[] digest() {
        return sha256.digest();
    }

    /** Lets the last tag pass. */
    void release() throws IOException {
        if (lastWire != null) {
            target.tag(lastWire, lastCanonical);
            lastWire = null;
        }
    }
}
