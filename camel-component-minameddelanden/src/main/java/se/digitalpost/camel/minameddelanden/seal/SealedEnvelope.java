package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * A complete SOAP envelope with a sealed delivery in it. It is signed and sealed while it is being written, so that nothing of it is held in
 * memory, and every time it is written it has the same bytes: what is posted again after a failure is the same message.
 *
 * <p>Safe for use by several threads at once.
 */
public final class SealedEnvelope implements Content {

    private final Sealing sealing;
    private final long size;
    private volatile String sha256;
    private volatile byte[] bytes;

    /** Writes the envelope, each time anew. */
    interface Sealing {
        void writeTo(OutputStream output) throws IOException;
    }

    SealedEnvelope(long size, Sealing sealing) {
        this.size = size;
        this.sealing = sealing;
    }

    /** @return the number of bytes, which is known before any is made */
    @Override
    public long size() {
        return size;
    }

    /**
     * Seals, and writes.
     *
     * @param output takes the envelope, UTF-8 without an XML declaration
     * @throws IOException where an attachment can't be read or the output can't be written
     * @throws MinaMeddelandenException where a key can't be used now, or an attachment is not what it was when the envelope was written
     *     before; then the last bytes may have been written, and must not be taken for a whole envelope
     */
    @Override
    public void writeTo(OutputStream output) throws IOException {
        byte[] kept = bytes;
        if (kept != null) {
            output.write(kept);
            return;
        }
        DigestOutputStream digesting =
                new DigestOutputStream(output, Algorithms.best().sha256());
        sealing.writeTo(digesting);
        same(HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
    }

    /**
     * Says what was written before, by another process perhaps: whatever has another digest is refused in the way of {@link #writeTo}.
     *
     * @param earlier SHA-256 of the earlier bytes in lower-case hex
     * @return this envelope
     */
    public SealedEnvelope sameAs(String earlier) {
        same(earlier);
        return this;
    }

    /** An earlier writing may have reached the operator, so another letter must not go out under the same id. */
    private synchronized void same(String written) {
        if (sha256 == null) {
            sha256 = written;
        } else if (!sha256.equals(written)) {
            throw new MinaMeddelandenException(
                    "An attachment has changed since the message was first sealed; it must stay as it is until the message has"
                            + " arrived",
                    false,
                    null);
        }
    }

    /**
     * Makes the envelope now, and keeps it: it is neither sealed nor read again. Costs its size in memory.
     *
     * @return this envelope
     * @throws IOException where an attachment can't be read
     */
    public SealedEnvelope inMemory() throws IOException {
        if (bytes == null) {
            FixedBytes made = new FixedBytes(Math.toIntExact(size));
            writeTo(made);
            bytes = made.full();
        }
        return this;
    }

    /**
     * The envelope as a stream, for which it has to be {@link #inMemory}.
     *
     * @return a new stream
     * @throws IOException where an attachment can't be read
     */
    @Override
    public InputStream open() throws IOException {
        return new ByteArrayInputStream(inMemory().bytes);
    }

    /**
     * @return a copy of the envelope's bytes: UTF-8, without an XML declaration
     * @throws IOException where an attachment can't be read
     */
    public byte[] toByteArray() throws IOException {
        return inMemory().bytes.clone();
    }

    /** @return SHA-256 of the bytes in lower-case hex, which proves later what was sent; empty as long as nothing was written to its end */
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    /** @return the size only */
    @Override
    public String toString() {
        return "SealedEnvelope[" + size + " bytes]";
    }

    /** An array of the length that was computed, filled once: neither grown nor copied. */
    private static final class FixedBytes extends ByteArrayOutputStream {

        FixedBytes(int length) {
            super(length);
        }

        byte[] full() {
            if (count != buf.length) {
                throw new IllegalStateException(
                        "The envelope was measured as " + buf.length + " bytes and has " + count);
            }
            return buf;
        }
    }
}
