package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * A TLS 1.3 handshake that waits for the server's mind. There the client is done first, and may send a whole letter before it
 * hears that its certificate is refused, if the reset doesn't overtake that word: with an expired certificate a batch would be
 * in doubt, letter by letter. So a new connection listens as long as the handshake took and a little more; connections are
 * kept, so that is seldom.
 */
final class SettledTls implements TlsSocketStrategy {

    private static final Duration LEAST = Duration.ofMillis(25);
    private static final Duration MOST = Duration.ofMillis(250);

    private final TlsSocketStrategy strategy;

    SettledTls(SSLContext sslContext) {
        this.strategy = new DefaultClientTlsStrategy(sslContext);
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        long start = System.nanoTime();
        SSLSocket secured = strategy.upgrade(new GatheringSocket(socket), target, port, attachment, context);
        if (secured.getSession().getProtocol().equals("TLSv1.3")) {
            settle(secured, Duration.ofNanos(System.nanoTime() - start));
        }
        return secured;
    }

    private static void settle(SSLSocket socket, Duration handshake) throws IOException {
        Duration patience = handshake.compareTo(MOST) > 0 ? MOST : handshake.plus(LEAST);
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout((int) patience.toMillis());
            int heard = socket.getInputStream().read();
            socket.close();
            throw new SSLException(
                    heard < 0
                            ? "The server closed the connection after the handshake"
                            : "The server spoke before it was asked");
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(timeout);
        }
    }
}
