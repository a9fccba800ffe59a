package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connected socket to put TLS over. TLS flushes each of its records of 16 kB, and each would be a system call that wakes the other side. This one
 * gathers them as long as {@link #setTcpNoDelay} is off, and sends them when it is put on, or when they are many. Whoever closes it in between breaks
 * off in the middle: what was gathered is dropped.
 */
final class GatheringSocket extends Socket {

    /** Four records and what TLS puts around them. */
    private static final int MOST = 4 * (16 * 1024 + 256);

    private final Socket socket;
    private final Gathered output;

    GatheringSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.output = new Gathered(socket.getOutputStream());
    }

    /** Off: what is written may wait. On: what has been written is sent, and what follows too, at each flush. */
    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        try {
            output.waits(!on);
        } catch (SocketException e) {
            throw e;
        } catch (IOException e) {
            throw (SocketException) new SocketException(e.getMessage()).initCause(e);
        }
    }

    @Override
    public boolean getTcpNoDelay() {
        return !output.waits;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return socket.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return socket.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return socket.getLocalSocketAddress();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return socket.getSoTimeout();
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        socket.setSoLinger(on, linger);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return socket.getSoLinger();
    }

    private static final class Gathered extends OutputStream {

        private final OutputStream output;
        private final byte[] buffer = new byte[MOST];
        // No monitor: it would hold a virtual thread's carrier while the other side doesn't take what is sent.
        private final ReentrantLock lock = new ReentrantLock();
        private int position;
        private volatile boolean waits;

        Gathered(OutputStream output) {
            this.output = output;
        }

        void waits(boolean longer) throws IOException {
            waits = longer;
            flush();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            lock.lock();
            try {
                if (length > buffer.length - position) {
                    send();
                }
                if (length > buffer.length) {
                    output.write(bytes, offset, length);
                } else {
                    System.arraycopy(bytes, offset, buffer, position, length);
                    position += length;
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void flush() throws IOException {
            if (waits) {
                return;
            }
            lock.lock();
            try {
                send();
            } finally {
                lock.unlock();
            }
        }

        private void send() throws IOException {
            int length = position;
            position = 0;
            if (length > 0) {
                output.write(buffer, 0, length);
            }
        }
    }
}
