package se.digitalpost.camel.minameddelanden.api.callback;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

import static org.assertj.core.api.Assertions.assertThat;

/** Callbacks over real connections. What isn't public is where the tests are, so they say which addresses count as such. */
class CallbackClientTest {

    private static final byte[] BODY = "{\"status\":\"DELIVERED\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CallbackSignature signature = new CallbackSignature(List.of(SECRET));
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();
    private HttpsServer caseSystem;
    private volatile int status = 204;

    @BeforeEach
    void start() throws IOException {
        caseSystem = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        caseSystem.setHttpsConfigurator(new HttpsConfigurator(TestPki.server()));
        caseSystem.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            headers.add(exchange.getRequestHeaders());
            exchange.getResponseHeaders().set("Location", "/redirected");
            exchange.getResponseHeaders().set("Set-Cookie", "session=1; Secure; Path=/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        caseSystem.start();
    }

    @AfterEach
    void stop() {
        caseSystem.stop(0);
    }

    @Test
    void aCallbackIsSignedAndReceived() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        try (CallbackClient client = client(SystemDefaultDnsResolver.INSTANCE, any -> true, TestPki.client())) {
            assertThat(client.post(url("/statuses?a=b"), BODY, signature, traceparent))
                    .isEqualTo(new CallbackAnswer.Received());
        }

        assertThat(received).containsExactly("POST /statuses?a=b {\"status\":\"DELIVERED\"}");
        assertThat(headers.get(0).getFirst("Content-Type")).startsWith("application/json");
        assertThat(headers.get(0).getFirst("traceparent")).isEqualTo(traceparent);
        assertThat(signature.isRight(
                        headers.get(0).getFirst(CallbackSignature.HEADER),
                        BODY,
                        Clock.systemUTC(),
                        Duration.ofMinutes(5)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int code) {
        status = code;

        try (CallbackClient client = client(SystemDefaultDnsResolver.INSTANCE, any -> true, TestPki.client())) {
            assertThat(client.post(url("/statuses"), BODY, signature, null))
                    .isEqualTo(new CallbackAnswer.Failed("localhost answers " + code));
        }
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 500})
    void whatIsNotReceivedIsTriedAgainLater(int code) {
        status = code;

        try (CallbackClient client = client(SystemDefaultDnsResolver.INSTANCE, any -> true, TestPki.client())) {
            assertThat(client.post(url("/statuses"), BODY, signature, null)).isInstanceOf(CallbackAnswer.Failed.class);
        }
        assertThat(received).as("one post is one post").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aHostThatCanNotForTheMomentCountsAsUnreachable(int code) {
        status = code;

        try (CallbackClient client = client(SystemDefaultDnsResolver.INSTANCE, any -> true, TestPki.client())) {
            assertThat(client.post(url("/statuses"), BODY, signature, null))
                    .isEqualTo(new CallbackAnswer.Unreachable("localhost answers " + code));
        }
        assertThat(received).as("one post is one post").hasSize(1);
    }

    @Test
    void whatACaseSystemWantsRememberedIsNot() {
        try (CallbackClient client = client(SystemDefaultDnsResolver.INSTANCE, any -> true, TestPki.client())) {
            client.post(url("/statuses"), BODY, signature, null);
            client.post(url("/statuses"), BODY, signature, null);
        }

        assertThat(headers).hasSize(2).noneSatisfy(one -> assertThat(one).containsKey("Cookie"));
    }

    @Test
    void nobodyIsCalledInTheServicesOwnNetwork() {
        try (CallbackClient client = new CallbackClient(addresses(), LONG, TestPki.client(), Clock.systemUTC())) {
            assertThat(client.post(url("/statuses"), BODY, signature, null))
                    .isEqualTo(new CallbackAnswer.Forbidden("localhost leads to an address that isn't public"));
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aNameThatLeadsToAForbiddenAddressAmongOthersIsRefusedAsAWhole() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        InetAddress inside = InetAddress.getByName("10.0.0.1");

        try (CallbackClient client = client(resolver(List.of(here, inside)), here::equals, TestPki.client())) {
            assertThat(client.post(url("/statuses"), BODY, signature, null))
                    .isInstanceOf(CallbackAnswer.Forbidden.class);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void theConnectionGoesToTheAddressThatWasChecked() throws Exception {
        InetAddress checked = InetAddress.getByName("127.0.0.1");
        InetAddress rebound = InetAddress.getByName("127.0.0.2");
        List<InetAddress> asked = new ArrayList<>();

        try (CallbackClient client = client(
                resolver(List.of(checked), List.of(rebound)),
                address -> {
                    asked.add(address);
                    return address.equals(checked);
                },
                TestPki.client())) {
            assertThat(client.post(url("/statuses"), BODY, signature, null)).isEqualTo(new CallbackAnswer.Received());
            assertThat(asked).as("looked up once, checked, and connected to").containsExactly(checked);
            assertThat(client.post(url("/statuses"), BODY, signature, null))
                    .as("a new callback looks anew, and no connection is kept")
                    .isInstanceOf(CallbackAnswer.Forbidden.class);
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void whatIsNotOnTheListIsNotEvenLookedUp() {
        DnsResolver never = resolver();

        try (CallbackClient client = client(never, any -> true, TestPki.client())) {
            assertThat(client.post(URI.create("https://evil.example/"), BODY, signature, null))
                    .isEqualTo(new CallbackAnswer.Forbidden(
                            "The callback must be an address that the service has been allowed to call"));
            assertThat(client.post(URI.create("http://localhost/"), BODY, signature, null))
                    .isInstanceOf(CallbackAnswer.Forbidden.class);
        }
    }

    @Test
    void whoCannotShowWhoItIsGetsNothing() {
        try (CallbackClient client =
                client(SystemDefaultDnsResolver.INSTANCE, any -> true, TestPki.clientThatTrustsOthers())) {
            assertThat(client.post(url("/statuses"), BODY, signature, null))
                    .isInstanceOf(CallbackAnswer.Unreachable.class);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aCaseSystemThatNeverAnswersHoldsNobodyForLong() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                CallbackClient client = new CallbackClient(
                        new CallbackAddresses(Set.of("localhost:" + silent.getLocalPort())),
                        Duration.ofMillis(200),
                        TestPki.client(),
                        Clock.systemUTC(),
                        SystemDefaultDnsResolver.INSTANCE,
                        any -> true)) {
            assertThat(client.post(
                            URI.create("https://localhost:" + silent.getLocalPort() + "/"), BODY, signature, null))
                    .isInstanceOf(CallbackAnswer.Unreachable.class);
        }
    }

    /** Each byte comes in time, and the answer never does. */
    @Test
    void aCaseSystemThatNeverEndsItsAnswerHoldsNobodyForLong() throws Exception {
        ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
        ExecutorService others = Executors.newSingleThreadExecutor();
        try (ServerSocket endless = TestPki.server()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                CallbackClient client = new CallbackClient(
                        new CallbackAddresses(Set.of("localhost:" + endless.getLocalPort())),
                        Duration.ofMillis(500),
                        TestPki.client(),
                        Clock.systemUTC(),
                        SystemDefaultDnsResolver.INSTANCE,
                        any -> true)) {
            others.execute(() -> answerForEver(endless, drops));

            assertThat(CompletableFuture.supplyAsync(() -> client.post(
                            URI.create("https://localhost:" + endless.getLocalPort() + "/"), BODY, signature, null)))
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isInstanceOf(CallbackAnswer.Unreachable.class);
        } finally {
            drops.shutdownNow();
            others.shutdownNow();
        }
    }

    private static void answerForEver(ServerSocket server, ScheduledExecutorService drops) {
        try {
            Socket connection = server.accept();
            OutputStream answer = connection.getOutputStream();
            answer.write("HTTP/1.1 200 OK\r\nX-Endless: ".getBytes(StandardCharsets.US_ASCII));
            drops.scheduleAtFixedRate(() -> drop(answer), 0, 20, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drop(OutputStream answer) {
        try {
            answer.write('x');
            answer.flush();
        } catch (IOException e) {
            // The client has gone, as it should; no more drops then.
            throw new UncheckedIOException(e);
        }
    }

    private URI url(String path) {
        return URI.create("https://localhost:" + caseSystem.getAddress().getPort() + path);
    }

    private CallbackAddresses addresses() {
        return new CallbackAddresses(
                Set.of("localhost:" + caseSystem.getAddress().getPort()));
    }

    private CallbackClient client(DnsResolver resolver, Predicate<InetAddress> allowed, SSLContext trust) {
        return new CallbackClient(addresses(), LONG, trust, Clock.systemUTC(), resolver, allowed);
    }

    /** A name that leads somewhere else each time that it is looked up. */
    @SafeVarargs
    private static DnsResolver resolver(List<InetAddress>... answers) {
        List<List<InetAddress>> left = new ArrayList<>(List.of(answers));
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (left.isEmpty()) {
                    throw new UnknownHostException(host);
                }
                return left.remove(0).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
