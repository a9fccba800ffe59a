package se.digitalpost.camel.minameddelanden.operator.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server over mutual TLS that behaves as badly as a test wants it to. */
public final class WireServer implements AutoCloseable {

    /** What the server does with a connection. */
    @FunctionalInterface
    public interface Talk {

        /** Called for each connection, after the handshake. What it throws ends the connection. */
        void on(Connection connection) throws Exception;
    }

    /** A request as it came. */
    public record Request(String head, byte[] body) {

        public String header(String name) {
            Matcher matcher = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \t]*(.*?)\\r?$")
                    .matcher(head);
            return matcher.find() ? matcher.group(1) : null;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket listener;
    private final SSLContext tls;
    private final Talk talk;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire-server");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private WireServer(SSLContext tls, int receiveBuffer, Talk talk) throws IOException {
        this.tls = tls;
        this.talk = talk;
        this.listener = new ServerSocket();
        if (receiveBuffer > 0) {
            listener.setReceiveBufferSize(receiveBuffer);
        }
        listener.bind(new java.net.InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 200);
        threads.execute(this::accept);
    }

    /** A server that demands a client certificate. */
    public static WireServer start(Talk talk) {
        return start(0, talk);
    }

    /** The same, with a small buffer for what comes in, so that the client notices soon when nobody reads. */
    public static WireServer start(int receiveBuffer, Talk talk) {
        try {
            return new WireServer(TestPki.server(), receiveBuffer, talk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that gives each request of each connection the same answer, and keeps the connection. */
    public static WireServer answering(int status, String body, String... headers) {
        return start(connection -> {
            while (connection.read() != null) {
                connection.answer(status, body, headers);
            }
        });
    }

    public URI uri() {
        return URI.create("https://localhost:" + listener.getLocalPort() + "/service/v3");
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many TCP connections were made. */
    public int accepted() {
        return accepted.get();
    }

    /** How many TLS handshakes were finished. */
    public int handshakes() {
        return handshakes.get();
    }

    /** How many connections are over and closed on this side. */
    public AtomicInteger ended() {
        return ended;
    }

    /** The requests that were read whole. */
    public List<Request> requests() {
        return requests;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
            socket.setUseClientMode(false);
            socket.setNeedClientAuth(true);
            try {
                socket.startHandshake();
                handshakes.incrementAndGet();
                talk.on(new Connection(plain, socket));
            } finally {
                if (!plain.isClosed()) {
                    socket.close();
                }
            }
        } catch (Exception e) {
            // The connection is over; what a test wants to know it sees at the client.
        } finally {
            ended.incrementAndGet();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** One connection of a client. */
    public final class Connection {

        private final Socket plain;
        private final InputStream in;
        private final OutputStream out;

        Connection(Socket plain, SSLSocket socket) throws IOException {
            this.plain = plain;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        public InputStream in() {
            return in;
        }

        /** Reads a request; null where the client closed the connection. */
        public Request read() throws IOException {
            String head = head();
            if (head == null) {
                return null;
            }
            int length = Integer.parseInt(new Request(head, null).header("Content-Length"));
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                return null;
            }
            Request request = new Request(head, body);
            requests.add(request);
            return request;
        }

        /** Reads a request's head only. */
        public String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            for (int last4 = 0; last4 != 0x0D0A0D0A; ) {
                int b = in.read();
                if (b < 0) {
                    return null;
                }
                head.write(b);
                last4 = last4 << 8 | b;
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        /** Gives the client time to do something; whether it has sent a byte, or hung up. */
        public boolean heardWithin(Duration time) throws IOException {
            plain.setSoTimeout((int) time.toMillis());
            try {
                in.read();
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                plain.setSoTimeout(0);
            }
        }

        /** Answers in one piece. */
        public void answer(int status, String body, String... headers) throws IOException {
            raw(message(status, body, headers));
        }

        public void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Ends the connection with a TCP reset. */
        public void reset() throws IOException {
            plain.setSoLinger(true, 0);
            plain.close();
        }
    }

    /** The bytes of an HTTP answer. */
    public static byte[] message(int status, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + status + " Status\r\nContent-Length: " + bytes.length + "\r\n");
        if (!List.of(headers).toString().toLowerCase(Locale.ROOT).contains("content-type")) {
            head.append("Content-Type: text/xml; charset=utf-8\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return all;
    }
}
