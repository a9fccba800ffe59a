package se.digitalpost.camel.minameddelanden.api.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

/** The address at which an authorization server tells its keys. */
final class KeyServer implements AutoCloseable {

    private final HttpsServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String jwks;
    private volatile int status = 200;

    KeyServer(Issuer issuer) {
        jwks = issuer.jwks();
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(TestPki.server()));
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            byte[] body = jwks.getBytes(StandardCharsets.UTF_8);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(
                    status == 302 && exchange.getRequestURI().getPath().equals("/elsewhere") ? 200 : status,
                    body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/jwks");
    }

    int fetches() {
        return fetches.get();
    }

    void tells(Issuer issuer) {
        jwks = issuer.jwks();
    }

    void answers(int code) {
        status = code;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
