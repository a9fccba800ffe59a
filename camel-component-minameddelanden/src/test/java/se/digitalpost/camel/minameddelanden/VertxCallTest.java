package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;

/** A request on a Vert.x that asks for certificates, as Quarkus can be told to; Camel main's own server can't. */
class VertxCallTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<X509Certificate> seen = new AtomicReference<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setClientAuth(ClientAuth.REQUEST)
                .setKeyCertOptions(pfx(TestPki.keyStore("CN=localhost")))
                .setTrustOptions(pfx(TestPki.trustStore()));
        server = vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    /** Answers with the body, the path and the query, as a call tells them. */
    private void answer(HttpServerRequest request) {
        request.pause();
        vertx.<String>executeBlocking(() -> {
                    Message message = new DefaultMessage(new DefaultExchange(new DefaultCamelContext()));
                    message.setBody(request);
                    VertxCall call = VertxCall.of(message, "/digital-post");
                    seen.set(call.certificate());
                    String body = new String(call.body().readAllBytes());
                    call.end();
                    return call.method() + " " + call.path() + " " + call.query() + " " + body;
                })
                .onSuccess(text -> request.response().end(text))
                .onFailure(e -> request.response().setStatusCode(500).end(e.toString()));
    }

    @Test
    void theClientsCertificateIsItsOwn() throws Exception {
        KeyStore school = TestPki.keyStore("CN=Skolan");

        assertThat(post(client(school), "abc")).isEqualTo("POST /v1/messages a=%20b abc");
        assertThat(seen.get()).isEqualTo(school.getCertificate("key"));
    }

    @Test
    void whoShowsNoCertificateHasNone() throws Exception {
        assertThat(post(TestPki.clientWithoutCertificate(), "")).isEqualTo("POST /v1/messages a=%20b ");
        assertThat(seen.get()).isNull();
    }

    private String post(SSLContext tls, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + server.actualPort() + "/digital-post/v1/messages?a=%20b"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static PfxOptions pfx(KeyStore keyStore) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        keyStore.store(bytes, TestPki.password().toCharArray());
        return new PfxOptions().setValue(Buffer.buffer(bytes.toByteArray())).setPassword(TestPki.password());
    }

    private static SSLContext client(KeyStore keyStore) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, TestPki.password().toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(TestPki.trustStore());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }
}
