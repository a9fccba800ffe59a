package se.digitalpost.minameddelanden.simulator.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One TCP connection with TLS on top: the plain socket is kept, since only it can be reset. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int HANDSHAKE_TIMEOUT = 10_000;
    private static final byte[] NOTHING = new byte[0];

    private final Socket plain;
    private final BooleanSupplier serverClosed;
    private SSLSocket secure;
    private InputStream input;
    private OutputStream output;
    private X509Certificate clientCertificate;

    Connection(Socket plain, BooleanSupplier serverClosed) {
        this.plain = plain;
        this.serverClosed = serverClosed;
    }

    /** Ends the handshake; fails where the client has no certificate that is trusted. */
    void handshake(SSLSocketFactory factory) throws IOException {
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(HANDSHAKE_TIMEOUT);
        secure = (SSLSocket) factory.createSocket(plain, null, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setNeedClientAuth(true);
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        clientCertificate = (X509Certificate) secure.getSession().getPeerCertificates()[0];
        plain.setSoTimeout(0);
        input = new BufferedInputStream(secure.getInputStream(), 16_384);
        output = secure.getOutputStream();
    }

    /** Serves requests until the client has no more, or the connection is gone. */
    void serve(ExchangeHandler handler, Runnable counted) throws IOException {
        boolean keepAlive = true;
        while (keepAlive) {
            Optional<RequestHead> head = RequestHead.read(input);
            if (head.isEmpty()) {
                return;
            }
            counted.run();
            keepAlive = serveOne(handler, new Exchange(this, head.get()))
                    && head.get().keepAlive();
        }
    }

    private boolean serveOne(ExchangeHandler handler, Exchange exchange) throws IOException {
        try {
            handler.handle(exchange);
        } catch (ConnectionGoneException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The simulator failed to handle a request: {}", e.getClass().getName(), e);
        }
        if (serverClosed.getAsBoolean()) {
            return false;
        }
        if (!exchange.hasResponded()) {
            exchange.respond(500, Map.of(), NOTHING);
        }
        exchange.drain();
        return true;
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    X509Certificate clientCertificate() {
        return clientCertificate;
    }

    /** TCP RST instead of FIN, and no TLS close_notify: what a crashed peer looks like. */
    void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    void close() {
        try {
            if (secure != null) {
                secure.close();
            }
        } catch (IOException e) {
            LOG.trace("The peer had already gone", e);
        }
        closePlain();
    }

    /** Without TLS's closing words, which could wait for a peer that does not read. */
    void closePlain() {
        try {
            plain.close();
        } catch (IOException e) {
            LOG.trace("The peer had already gone", e);
        }
    }
}
