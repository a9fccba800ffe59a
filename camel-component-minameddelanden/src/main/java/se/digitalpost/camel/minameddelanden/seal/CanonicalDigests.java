package se.digitalpost.camel.minameddelanden.seal;

import java.security.MessageDigest;

/**
 * The two digests of a sealed delivery: the inner one over SignedDelivery, the outer one over SealedDelivery. Both are taken of the
 * prefix-free canonical form, and both take the content; they differ in what stands around it.
 */
final class CanonicalDigests {

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final byte[] buffer;
    private int position;
    private boolean intoInner = true;
    private boolean intoOuter = true;

    CanonicalDigests(Algorithms algorithms, int bufferSize) {
        inner = algorithms.sha256();
        outer = algorithms.sha256();
        buffer = new byte[bufferSize];
    }

    void reset() {
        inner.reset();
        outer.reset();
        position = 0;
        intoInner = true;
        intoOuter = true;
    }

    /** Where only the sender's signature is made. */
    void innerAlone() {
        intoOuter = false;
    }

    /** Where the sender's signature is there already. */
    void outerAlone() {
        intoInner = false;
    }

    void innerOnly(byte[] bytes) {
        inner.update(bytes);
    }

    void outerOnly(byte[] bytes) {
        outer.update(bytes);
    }

    void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int offset, int length) {
        if (length > buffer.length - position) {
            flush();
            if (length > buffer.length) {
                update(bytes, offset, length);
                return;
            }
        }
        System.arraycopy(bytes, offset, buffer, position, length);
        position += length;
    }

    /** From here on everything goes to the outer digest alone. */
    byte[] endInner(byte[] closingTag) {
        flush();
        inner.update(closingTag);
        intoInner = false;
        return inner.digest();
    }

    byte[] endOuter(byte[] closingTag) {
        flush();
        outer.update(closingTag);
        return outer.digest();
    }

    private void flush() {
        update(buffer, 0, position);
        position = 0;
    }

    private void update(byte[] bytes, int offset, int length) {
        if (intoInner) {
            inner.update(bytes, offset, length);
        }
        if (intoOuter) {
            outer.update(bytes, offset, length);
        }
    }
}
