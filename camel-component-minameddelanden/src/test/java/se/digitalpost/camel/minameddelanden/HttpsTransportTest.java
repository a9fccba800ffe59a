package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import se.digitalpost.camel.minameddelanden.message.PrintUnavailableException;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.PrintKommun.letter;

/** Batches to a print service's web server, which wants a token (OAuth 2.0). */
class HttpsTransportTest {

    private static final String TOKEN = "let-me-in";

    private final PrintKommun kommunA = new PrintKommun();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> headerNames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;

    @BeforeEach
    void open() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TestPki.server()));
        server.setExecutor(threads);
        server.createContext("/token", this::token);
        server.createContext("/letters", this::put);
        server.start();
        kommunA.camel.setSSLContextParameters(new SSLContextParameters() {
            @Override
            public javax.net.ssl.SSLContext createSSLContext(org.apache.camel.CamelContext context) {
                return TestPki.client();
            }
        });
        kommunA.camel
                .getComponent("https", org.apache.camel.component.http.HttpComponent.class)
                .setUseGlobalSslContextParameters(true);
    }

    @AfterEach
    void close() {
        kommunA.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString("kommunen:secret".getBytes(StandardCharsets.UTF_8));
        boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getRequestBody().readAllBytes();
        byte[] answer = ("{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":\"300\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void put(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        int status = !known
                ? 401
                : !exchange.getRequestMethod().equals("PUT") ? 405 : refusals.getAndDecrement() > 0 ? 507 : 201;
        if (status == 201) {
            files.put(exchange.getRequestURI().getPath(), body);
            order.add(exchange.getRequestURI().getPath());
            headerNames.addAll(exchange.getRequestHeaders().keySet());
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private String printTo(String secret) {
        String address = "https://localhost:" + server.getAddress().getPort();
        return "minameddelanden:print?batchFolders=true&printTo=RAW(" + address
                + "/letters?oauth2ClientId=kommunen&oauth2ClientSecret=" + secret + "&oauth2TokenEndpoint=" + address
                + "/token)";
    }

    @Test
    void eachFileIsPutToItsPathAndTheManifestIsLast() throws Exception {
        kommunA.startedWith(printTo("secret"));

        kommunA.print(letter("case-1").department("Bygglov"));

        String path = "/letters/Bygglov/" + PrintKommun.id("case-1");
        assertThat(order).containsExactly(path + ".pdf", path + ".csv", path + ".json", path + ".manifest.json");
        assertThat(new String(files.get(path + ".csv"), StandardCharsets.UTF_8)).contains("Åsa Öberg");
        assertThat(headerNames)
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("camel"));
    }

    @Test
    void whoHasNoTokenHandsNothingOver() throws Exception {
        kommunA.startedWith(printTo("wrong"));

        Exchange out = kommunA.exchange(letter("case-1"));

        assertThat(out.getException()).isInstanceOf(PrintUnavailableException.class);
        assertThat(files).isEmpty();
    }

    @Test
    void whatTheServerHasNoRoomForIsHandedOverAgain() throws Exception {
        refusals.set(1);
        kommunA.startedWith(printTo("secret"));

        Exchange refused = kommunA.exchange(letter("case-1"));
        kommunA.print(letter("case-1"));

        assertThat(refused.getException()).isInstanceOf(PrintUnavailableException.class);
        assertThat(files).hasSize(4);
    }
}
