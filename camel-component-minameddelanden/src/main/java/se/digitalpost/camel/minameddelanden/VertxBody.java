package se.digitalpost.camel.minameddelanden;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The body of a paused request as a stream: one piece is asked for at a time, so no more than that is in memory. */
final class VertxBody extends InputStream {

    private static final long PATIENCE_SECONDS = 30;
    private static final Object END = new Object();

    private final HttpServerRequest request;
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private Buffer piece = Buffer.buffer(0);
    private int place;
    private boolean ended;

    VertxBody(HttpServerRequest request) {
        this.request = request;
        if (request.isEnded()) {
            ended = true;
            return;
        }
        request.exceptionHandler(arrived::add);
        request.endHandler(none -> arrived.add(END));
        request.handler(arrived::add);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (place == piece.length() && !ended) {
            next();
        }
        int count = Math.min(length, piece.length() - place);
        if (count == 0) {
            return -1;
        }
        piece.getBytes(place, place + count, bytes, offset);
        place += count;
        return count;
    }

    private void next() throws IOException {
        request.fetch(1);
        Object next;
        try {
            next = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The service is being stopped", e);
        }
        if (next instanceof Buffer buffer) {
            piece = buffer;
            place = 0;
        } else if (next == END) {
            ended = true;
        } else {
            throw new EOFException("The client has sent only a part of the body");
        }
    }

    /** What comes from now on is for nobody. */
    void end() {
        request.handler(none -> {});
        arrived.clear();
    }
}
