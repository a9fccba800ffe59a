package se.digitalpost.minameddelanden.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The least that posting can be: a TLS connection that is kept, a head written by hand, and an answer that isn't read further than for its end. */
final class BareConnection implements AutoCloseable {

    private static final String END = "Envelope>";
    private static final int MAX_ANSWER = 16 * 1024;

    private final URI address;
    private final SSLSocket socket;
    private final OutputStream output;
    private final InputStream input;
    private final byte[] answer = new byte[MAX_ANSWER];

    BareConnection(SSLContext tls, URI address) throws IOException {
        this.address = address;
        this.socket = (SSLSocket) tls.getSocketFactory().createSocket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.startHandshake();
        this.output = socket.getOutputStream();
        this.input = socket.getInputStream();
    }

    /** Posts an envelope, and gives the answer: head and body. */
    String post(byte[] envelope) throws IOException {
        String head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: \"\"\r\nContent-Length: "
                + envelope.length + "\r\n\r\n";
        output.write(head.getBytes(StandardCharsets.US_ASCII));
        output.write(envelope);
        int length = 0;
        String read = "";
        while (!read.endsWith(END)) {
            int more = input.read(answer, length, answer.length - length);
            if (more <= 0) {
                throw new EOFException("The answer has no end");
            }
            length += more;
            read = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
