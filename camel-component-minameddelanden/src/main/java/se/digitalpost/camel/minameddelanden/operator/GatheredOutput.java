package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A socket's output that lets the socket gather what is written until it is flushed: what {@link GatheringSocket} does below TLS. */
final class GatheredOutput extends OutputStream {

    private final Socket socket;
    private final OutputStream output;
    private boolean gathering;

    GatheredOutput(Socket socket) throws IOException {
        this.socket = socket;
        this.output = socket.getOutputStream();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!gathering) {
            gathering = true;
            socket.setTcpNoDelay(false);
        }
        output.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        output.flush();
        if (gathering) {
            gathering = false;
            socket.setTcpNoDelay(true);
        }
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
