package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayOutputStream;

/** Bytes up to a limit; what is beyond is dropped and remembered as too much. */
final class BoundedBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;
    private boolean tooMany;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    void write(byte[] block, int offset, int length) {
        int room = limit - bytes.size();
        tooMany |= length > room;
        bytes.write(block, offset, Math.min(length, room));
    }

    boolean isTooMany() {
        return tooMany;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
