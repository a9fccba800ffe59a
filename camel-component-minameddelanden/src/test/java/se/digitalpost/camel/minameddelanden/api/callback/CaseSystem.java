package se.digitalpost.camel.minameddelanden.api.callback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A case system that receives callbacks over TLS, and checks them with code of its own, as a vendor would write it. */
final class CaseSystem implements AutoCloseable {

    static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);

    private static final Pattern FIELD = Pattern.compile("\"(messageId|clientReference|status)\":\"([^\"]+)\"");

    /** A callback as it came. */
    record Told(String path, String body, String signature) {

        boolean isSignedWith(byte[] secret) {
            try {
                return isGenuine(signature, body.getBytes(StandardCharsets.UTF_8), secret);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Of the status itself; its events come behind it. */
        private String field(String name) {
            Matcher matcher = FIELD.matcher(body);
            while (matcher.find()) {
                if (matcher.group(1).equals(name)) {
                    return matcher.group(2);
                }
            }
            return null;
        }

        @Override
        public String toString() {
            return field("clientReference") + " " + field("status");
        }
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<HttpHandler>> scripts = new ConcurrentHashMap<>();
    private volatile HttpHandler usual = answering(204);

    CaseSystem() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(TestPki.server()));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            told.add(new Told(
                    path,
                    new String(body, StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Digital-Post-Signature")));
            HttpHandler scripted =
                    scripts.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
            (scripted == null ? usual : scripted).handle(exchange);
        });
        server.start();
    }

    /** What came, in its order, lost answers and errors too. */
    List<Told> told() {
        return told;
    }

    List<String> toldAs() {
        return told.stream().map(Told::toString).toList();
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    URI url(String path) {
        return URI.create("https://" + host() + path);
    }

    /** The next callbacks to this path are answered so. */
    void next(String path, HttpHandler... handlers) {
        scripts.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(handlers));
    }

    void usually(HttpHandler handler) {
        usual = handler;
    }

    static HttpHandler answering(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** It is received, and the answer is lost. */
    static HttpHandler losingTheAnswer() {
        return exchange -> {
            throw new IOException("No answer");
        };
    }

    /** What the README shows. */
    static boolean isGenuine(String signature, byte[] body, byte[] secret) throws GeneralSecurityException {
        String[] parts = signature.split(",");
        String time = parts[0].substring("t=".length());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update((time + ".").getBytes(US_ASCII));
        byte[] expected = ("v1=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(US_ASCII);
        boolean signed =
                Arrays.stream(parts).skip(1).anyMatch(one -> MessageDigest.isEqual(expected, one.getBytes(US_ASCII)));
        return signed && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) < 300;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
