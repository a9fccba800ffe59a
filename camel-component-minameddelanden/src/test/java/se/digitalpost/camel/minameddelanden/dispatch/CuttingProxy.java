package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stands between the component and a mailbox operator. What it passes on is TLS, byte by byte; told to, it cuts the connection after so many. */
final class CuttingProxy implements AutoCloseable {

    private static final int PIECE = 4096;

    private final ServerSocket listening;
    private final URI operator;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Cut cut;

    /** Which way bytes go. */
    enum Direction {
        REQUEST,
        ANSWER
    }

    /** How the connection ends. */
    enum End {
        /** Properly, with a FIN. */
        CLOSED,
        /** With a RST. */
        RESET
    }

    /** One cut: what is counted begins when it is asked for. */
    private static final class Cut {
        final Direction direction;
        final End end;
        final CountDownLatch done = new CountDownLatch(1);
        volatile boolean hasBegun;
        long left;

        Cut(Direction direction, long left, End end) {
            this.direction = direction;
            this.left = left;
            this.end = end;
        }
    }

    CuttingProxy(String operatorUrl) throws IOException {
        operator = URI.create(operatorUrl);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::listen);
    }

    /** The operator's address by way of this proxy. */
    String url() {
        return "https://localhost:" + listening.getLocalPort() + operator.getPath();
    }

    /** The next bytes in this direction pass up to so many; then the connection that they are on is cut. */
    void cutAfter(long bytes, Direction direction, End end) {
        cut = new Cut(direction, bytes, end);
    }

    /** From now on everything passes. */
    void passOn() {
        cut = null;
    }

    boolean isPassingOn() {
        return cut == null;
    }

    boolean hasCut() {
        Cut current = cut;
        return current != null && current.hasBegun;
    }

    void awaitCut() throws IOException {
        try {
            if (!cut.done.await(1, TimeUnit.MINUTES)) {
                throw new IOException("The connection wasn't cut");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket sender = listening.accept();
                Socket receiver = new Socket(InetAddress.getLoopbackAddress(), operator.getPort());
                sender.setTcpNoDelay(true);
                receiver.setTcpNoDelay(true);
                open.add(sender);
                open.add(receiver);
                start(() -> pass(sender, receiver, Direction.REQUEST));
                start(() -> pass(receiver, sender, Direction.ANSWER));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void pass(Socket from, Socket to, Direction direction) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                Cut current = cut;
                int passing = current == null ? read : passing(current, read, direction);
                out.write(piece, 0, passing);
                if (passing < read) {
                    end(current, from, to);
                    return;
                }
            }
        } catch (IOException e) {
            // One of the two has gone, and takes the other one with it.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static synchronized int passing(Cut current, int read, Direction direction) {
        if (current.direction != direction) {
            return read;
        }
        int passing = (int) Math.min(current.left, read);
        current.left -= passing;
        return passing;
    }

    private static void end(Cut current, Socket from, Socket to) throws IOException {
        current.hasBegun = true;
        for (Socket socket : new Socket[] {from, to}) {
            if (current.end == End.RESET) {
                socket.setSoLinger(true, 0);
            } else {
                socket.shutdownOutput();
            }
            socket.close();
        }
        current.done.countDown();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
