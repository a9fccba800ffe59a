package se.digitalpost.camel.minameddelanden.api.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import se.digitalpost.camel.minameddelanden.api.AnswerWriter;
import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.MessageStatus;
import se.digitalpost.camel.minameddelanden.api.Problem;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.api.RequestLimits;
import se.digitalpost.camel.minameddelanden.api.SubmissionReader;
import se.digitalpost.camel.minameddelanden.api.SubmittedMessage;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

/** A service that keeps the common API's contract over TLS, with a token endpoint beside it; it may be told to answer otherwise. */
public final class ContractServer implements AutoCloseable {

    public static final String CLIENT_ID = "bygg:system";
    public static final String CLIENT_SECRET = "not so secret/ å";

    /** A request as it came. */
    public record Request(String method, String path, Headers headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private record Letter(MessageStatus status, String content) {}

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SubmissionReader reader;
    private final Map<String, Letter> letters = new ConcurrentHashMap<>();
    private final Queue<HttpHandler> messageScript = new ConcurrentLinkedQueue<>();
    private final Queue<HttpHandler> tokenScript = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Request> tokenRequests = new CopyOnWriteArrayList<>();
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile String expiresIn = ",\"expires_in\":3600";

    public ContractServer(Path folder) {
        try {
            reader = new SubmissionReader(
                    new RequestLimits(RequestLimits.DEFAULT.maxSize(), RequestLimits.DEFAULT.inMemory(), folder),
                    sender -> "Kommun A",
                    url -> Optional.empty());
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(TestPki.server()));
        server.setExecutor(threads);
        server.createContext("/token", exchange -> serve(exchange, tokenRequests, tokenScript, this::giveToken));
        server.createContext(
                "/digital-post/v1/messages", exchange -> serve(exchange, requests, messageScript, this::checked));
        server.start();
    }

    public URI serviceUrl() {
        return url("/digital-post/v1");
    }

    public URI tokenEndpoint() {
        return url("/token");
    }

    private URI url(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    /** What came to the messages, in its order. */
    public List<Request> requests() {
        return requests;
    }

    public List<Request> tokenRequests() {
        return tokenRequests;
    }

    /** The next request to the messages is answered so. */
    public ContractServer next(HttpHandler handler) {
        messageScript.add(handler);
        return this;
    }

    /** The next request to the messages is answered by the contract. */
    public ContractServer nextAsUsual() {
        return next(this::checked);
    }

    public ContractServer nextToken(HttpHandler handler) {
        tokenScript.add(handler);
        return this;
    }

    public void tokensExpireIn(String seconds) {
        expiresIn = seconds == null ? "" : ",\"expires_in\":" + seconds;
    }

    /** Whatever was given until now isn't valid any more. */
    public void revokeTokens() {
        valid.clear();
    }

    /** Something becomes of all letters. */
    public void allAre(DeliveryStatus status, Channel channel, String reason) {
        letters.replaceAll((key, letter) -> new Letter(
                new MessageStatus(
                        letter.status().messageId(),
                        letter.status().clientReference(),
                        status,
                        channel,
                        null,
                        status == DeliveryStatus.DELIVERED ? "T-1" : null,
                        reason,
                        List.of(new MessageStatus.StatusEvent(Instant.EPOCH, status, "It became so"))),
                letter.content()));
    }

    public int letters() {
        return letters.size();
    }

    /** A problem as an answer. */
    public static HttpHandler problem(ProblemType type, String detail, String... headers) {
        return answer(type.status(), Problem.CONTENT_TYPE, AnswerWriter.write(Problem.of(type, detail)), headers);
    }

    /** Any answer; headers come in pairs. */
    public static HttpHandler answer(int status, String contentType, byte[] body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        };
    }

    public static HttpHandler answer(int status, String contentType, String body, String... headers) {
        return answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** No answer: the connection ends. */
    public static HttpHandler hangUp() {
        return exchange -> {
            throw new IOException("No answer");
        };
    }

    private void serve(HttpExchange exchange, List<Request> log, Queue<HttpHandler> script, HttpHandler usual)
            throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.setStreams(new ByteArrayInputStream(body), null);
        log.add(new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        HttpHandler scripted = script.poll();
        (scripted == null ? usual : scripted).handle(exchange);
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString("bygg%3Asystem:not+so+secret%2F+%C3%A5".getBytes(StandardCharsets.US_ASCII));
        if (!expected.equals(basic)) {
            answer(401, "application/json", "{\"error\":\"invalid_client\"}").handle(exchange);
            return;
        }
        String token = "token-" + tokens.incrementAndGet();
        valid.add(token);
        answer(
                        200,
                        "application/json;charset=UTF-8",
                        "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\"" + expiresIn + "}")
                .handle(exchange);
    }

    private void checked(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !valid.contains(authorization.replaceFirst("^Bearer ", ""))) {
            problem(ProblemType.UNAUTHORIZED, "The request must have a valid token", "WWW-Authenticate", "Bearer")
                    .handle(exchange);
            return;
        }
        try {
            switch (exchange.getRequestMethod()) {
                case "POST" -> post(exchange);
                case "GET" ->
                    answer(
                                    200,
                                    "application/json",
                                    AnswerWriter.write(found(exchange).status()))
                            .handle(exchange);
                case "DELETE" -> {
                    found(exchange);
                    answer(204, "application/json", "").handle(exchange);
                }
                default -> throw new ApiProblemException(ProblemType.METHOD_NOT_ALLOWED, "No");
            }
        } catch (ApiProblemException e) {
            answer(e.problem().status(), Problem.CONTENT_TYPE, AnswerWriter.write(e.problem()))
                    .handle(exchange);
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (SubmittedMessage submitted = reader.read(new ByteArrayInputStream(body), body.length)) {
            String key = submitted.message().clientReference();
            Letter fresh = new Letter(
                    new MessageStatus(
                            submitted.message().messageId(),
                            key,
                            DeliveryStatus.ACCEPTED,
                            Channel.NONE,
                            null,
                            null,
                            null,
                            List.of(new MessageStatus.StatusEvent(
                                    Instant.parse("2026-11-22T09:15:01Z"), DeliveryStatus.ACCEPTED, "Stored"))),
                    sha256(body));
            Letter known = letters.putIfAbsent(key, fresh);
            if (known != null && !known.content().equals(fresh.content())) {
                throw new ApiProblemException(ProblemType.DUPLICATE_REFERENCE, "The client reference was used before");
            }
            answer(
                            known == null ? 202 : 200,
                            "application/json",
                            AnswerWriter.write((known == null ? fresh : known).status()))
                    .handle(exchange);
        }
    }

    private Letter found(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return letters.values().stream()
                .filter(letter -> letter.status().messageId().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiProblemException(ProblemType.NOT_FOUND, "There is no such message"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
