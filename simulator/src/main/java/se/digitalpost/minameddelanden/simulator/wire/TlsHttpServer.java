package se.digitalpost.minameddelanden.simulator.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 over TLS 1.2 and 1.3 on loopback, a client certificate required; a thread a connection, daemons all. Safe
 * for use by several threads.
 */
public final class TlsHttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsHttpServer.class);
    private static final int BACKLOG = 512;
    private static final int ACCEPT_ENDS_SECONDS = 5;

    private final String name;
    private final SSLContext tls;
    private final ExchangeHandler handler;
    private final ExecutorService threads;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final int port;
    private ServerSocket listener;
    private Future<?> accepting;
    private ReservedPort reserved;

    private TlsHttpServer(String name, int port, SSLContext tls, ExchangeHandler handler) throws IOException {
        this.name = name;
        this.tls = tls;
        this.handler = handler;
        this.listener = listen(port);
        this.port = listener.getLocalPort();
        this.threads = Executors.newCachedThreadPool(threadFactory(name + ':' + this.port));
        accepting = accept(listener);
    }

    /**
     * Starts to listen.
     *
     * @param name for its threads
     * @param port 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static TlsHttpServer start(String name, int port, SSLContext tls, ExchangeHandler handler) {
        try {
            return new TlsHttpServer(name, port, tls, handler);
        } catch (IOException e) {
            throw new UncheckedIOException("No service " + name + " on port " + port, e);
        }
    }

    /** The port that it listens on, or did. */
    public int port() {
        return port;
    }

    /** Connections that ended their handshake since the start or the last {@link #resetCounters()}. */
    public long connections() {
        return connections.get();
    }

    /** Requests whose head was read since the start or the last {@link #resetCounters()}. */
    public long requests() {
        return requests.get();
    }

    /** Counts from zero again. */
    public void resetCounters() {
        connections.set(0);
        requests.set(0);
    }

    /** Refuses connections from now on, and closes those that are open. The port stays this server's. */
    public synchronized void stopListening() {
        if (reserved != null || closed.get()) {
            return;
        }
        close(listener);
        open.forEach(Connection::closePlain);
        try {
            // The port is free only when nobody is within accept() any more.
            accepting.get(ACCEPT_ENDS_SECONDS, TimeUnit.SECONDS);
            reserved = ReservedPort.reserve(port);
        } catch (IOException e) {
            throw new UncheckedIOException("The port could not be kept", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The listener did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes connections again after {@link #stopListening()}. */
    public synchronized void listenAgain() {
        if (reserved == null || closed.get()) {
            return;
        }
        reserved.close();
        reserved = null;
        try {
            listener = listen(port);
        } catch (IOException e) {
            throw new UncheckedIOException("The port could not be listened on again", e);
        }
        accepting = accept(listener);
    }

    /** Closes the listener and all connections, and interrupts every thread. */
    @Override
    public synchronized void close() {
        closed.set(true);
        close(listener);
        if (reserved != null) {
            reserved.close();
        }
        open.forEach(Connection::closePlain);
        threads.shutdownNow();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Future<?> accept(ServerSocket socket) {
        return threads.submit(() -> {
            while (!socket.isClosed()) {
                try {
                    Connection connection = new Connection(socket.accept(), closed::get);
                    open.add(connection);
                    threads.execute(() -> serve(connection));
                } catch (IOException | RuntimeException e) {
                    LOG.debug("{} no longer listens: {}", name, e.getMessage());
                    close(socket);
                }
            }
        });
    }

    private void serve(Connection connection) {
        try {
            connection.handshake(tls.getSocketFactory());
            connections.incrementAndGet();
            connection.serve(handler, requests::incrementAndGet);
            connection.close();
        } catch (IOException e) {
            LOG.debug("{}: a connection ended: {}", name, e.toString());
        } finally {
            connection.closePlain();
            open.remove(connection);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The listener was already closed", e);
        }
    }

    private static ThreadFactory threadFactory(String name) {
        AtomicLong number = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, "simulator-" + name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
