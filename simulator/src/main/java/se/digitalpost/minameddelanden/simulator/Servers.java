package se.digitalpost.minameddelanden.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

import se.digitalpost.minameddelanden.simulator.wire.ExchangeHandler;
import se.digitalpost.minameddelanden.simulator.wire.TlsHttpServer;

/** The servers of one simulator, so that all of them are closed whatever fails. */
final class Servers implements AutoCloseable {

    private final SSLContext tls;
    private final List<TlsHttpServer> running = new CopyOnWriteArrayList<>();

    Servers(SSLContext tls) {
        this.tls = tls;
    }

    TlsHttpServer start(String name, int port, ExchangeHandler handler) {
        TlsHttpServer server = TlsHttpServer.start(name, port, tls, handler);
        running.add(server);
        return server;
    }

    static String url(TlsHttpServer server, String path) {
        return "https://localhost:" + server.port() + path;
    }

    void reset() {
        for (TlsHttpServer server : running) {
            server.listenAgain();
            server.resetCounters();
        }
    }

    @Override
    public void close() {
        running.forEach(TlsHttpServer::close);
    }
}
