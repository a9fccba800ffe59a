package se.digitalpost.minameddelanden.simulator.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one request's body, with Content-Length or chunked; ends where the body ends. */
final class RequestBody extends InputStream {

    private final InputStream connection;
    private final boolean chunked;
    private long left;
    private boolean ended;

    RequestBody(InputStream connection, RequestHead head) throws IOException {
        this.connection = connection;
        this.chunked = head.chunked();
        this.left = chunked ? 0 : head.contentLength();
        this.ended = !chunked && left == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ended && left == 0 && chunked) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int n = connection.read(target, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new EOFException("The connection ended within a body");
        }
        left -= n;
        if (left == 0) {
            endOfPart();
        }
        return n;
    }

    private void nextChunk() throws IOException {
        String line = Lines.read(connection, 256).orElseThrow(() -> new EOFException("No chunk"));
        int extension = line.indexOf(';');
        String size = (extension < 0 ? line : line.substring(0, extension)).trim();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException e) {
            throw new IOException("Not a chunk's size");
        }
        if (left == 0) {
            skipTrailers();
            ended = true;
        }
    }

    private void endOfPart() throws IOException {
        if (chunked) {
            Lines.read(connection, 2);
        } else {
            ended = true;
        }
    }

    private void skipTrailers() throws IOException {
        while (!Lines.read(connection, 8_192).orElse("").isEmpty()) {
            // Trailers bear nothing that a simulated service wants.
        }
    }
}
