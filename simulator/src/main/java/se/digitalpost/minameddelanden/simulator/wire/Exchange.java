package se.digitalpost.minameddelanden.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** One request, and its response. For the connection's thread only. */
public final class Exchange {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Connection connection;
    private final RequestHead head;
    private final RequestBody body;
    private byte[] prefix = new byte[0];
    private boolean continued;
    private boolean responded;

    Exchange(Connection connection, RequestHead head) throws IOException {
        this.connection = connection;
        this.head = head;
        this.body = new RequestBody(connection.input(), head);
    }

    /** The request's method, upper case. */
    public String method() {
        return head.method();
    }

    /** The request's target without a query. */
    public String path() {
        int query = head.path().indexOf('?');
        return query < 0 ? head.path() : head.path().substring(0, query);
    }

    /** A header field's first value; its name in any case. */
    public Optional<String> header(String name) {
        return head.field(name);
    }

    /** The certificate that the client showed. */
    public X509Certificate clientCertificate() {
        return connection.clientCertificate();
    }

    /** Reads on until {@code length} bytes of the body are read, or all of it, and gives what has been read. */
    public byte[] readPrefix(int length) throws IOException {
        if (length > prefix.length) {
            sendContinue();
            byte[] longer = Arrays.copyOf(prefix, length);
            int read = body.readNBytes(longer, prefix.length, length - prefix.length);
            prefix = prefix.length + read == length ? longer : Arrays.copyOf(longer, prefix.length + read);
        }
        return prefix;
    }

    /** Reads the rest, and gives the whole body. */
    public byte[] readBody() throws IOException {
        if (!head.chunked()) {
            return readPrefix(Math.toIntExact(Math.min(head.contentLength(), Integer.MAX_VALUE - 8)));
        }
        sendContinue();
        ByteArrayOutputStream all = new ByteArrayOutputStream(prefix.length + 16_384);
        all.write(prefix);
        body.transferTo(all);
        prefix = all.toByteArray();
        return prefix;
    }

    /** Responds; the connection stays open for the next request unless the client wants it closed. */
    public void respond(int status, Map<String, String> fields, byte[] content) throws IOException {
        byte[] response = response(status, fields, content);
        responded = true;
        connection.output().write(response);
        connection.output().flush();
    }

    /** Writes the first bytes of a response, counted from the status line on, and resets the connection. */
    public void respondPartly(int status, Map<String, String> fields, byte[] content, int length) throws IOException {
        byte[] response = response(status, fields, content);
        connection.output().write(response, 0, Math.min(length, response.length));
        connection.output().flush();
        reset();
    }

    /** Resets the connection (TCP RST), without closing TLS. Always throws. */
    public void reset() throws IOException {
        responded = true;
        connection.reset();
        throw new ConnectionGoneException();
    }

    boolean hasResponded() {
        return responded;
    }

    /** Leaves the connection at the start of the next request. */
    void drain() throws IOException {
        if (!head.expectsContinue() || continued) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void sendContinue() throws IOException {
        if (head.expectsContinue() && !continued) {
            continued = true;
            connection.output().write(CONTINUE);
            connection.output().flush();
        }
    }

    private byte[] response(int status, Map<String, String> fields, byte[] content) {
        StringBuilder text = new StringBuilder(160)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(StatusText.of(status))
                .append("\r\n");
        fields.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (!head.keepAlive()) {
            text.append("Connection: close\r\n");
        }
        text.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        byte[] start = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
