package se.digitalpost.minameddelanden.simulator.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A loopback port that is bound and not listened on: whoever connects is refused, and nobody else can get the port
 * meanwhile.
 */
public final class ReservedPort implements AutoCloseable {

    private final Socket socket;

    private ReservedPort(Socket socket) {
        this.socket = socket;
    }

    /** Any free port. */
    public static ReservedPort any() {
        try {
            return reserve(0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port to refuse connections on", e);
        }
    }

    static ReservedPort reserve(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new ReservedPort(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The port's number. */
    public int number() {
        return socket.getLocalPort();
    }

    /** Lets go of the port. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The port could not be let go", e);
        }
    }
}
