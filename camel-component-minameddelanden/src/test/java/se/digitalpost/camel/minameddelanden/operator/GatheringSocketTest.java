package se.digitalpost.camel.minameddelanden.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GatheringSocketTest {

    private static final int RECORD = 16 * 1024 + 22;

    private final Below below = new Below();
    private final GatheringSocket socket = new GatheringSocket(below);

    GatheringSocketTest() throws IOException {}

    @Test
    void whatIsFlushedIsSentAtOnce() throws Exception {
        write(200, 300);
        assertThat(below.writes).containsExactly(200, 300);
    }

    @Test
    void whileItGathersNothingIsSentUntilItIsTold() throws Exception {
        socket.setTcpNoDelay(false);
        write(300, RECORD, RECORD);
        assertThat(below.writes).isEmpty();

        socket.setTcpNoDelay(true);
        assertThat(below.writes).containsExactly(300 + 2 * RECORD);

        write(100);
        assertThat(below.writes).containsExactly(300 + 2 * RECORD, 100);
    }

    @Test
    void fourRecordsAreSentTogether() throws Exception {
        socket.setTcpNoDelay(false);
        write(RECORD, RECORD, RECORD, RECORD, RECORD);
        assertThat(below.writes).containsExactly(4 * RECORD);
    }

    @Test
    void whateverThePiecesNothingIsLostOrMoved() throws Exception {
        Random random = new Random(7);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(i % 10 == 0 ? 200_000 : 20_000)];
            random.nextBytes(bytes);
            socket.setTcpNoDelay(random.nextInt(4) == 0);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            written.write(bytes);
        }
        socket.setTcpNoDelay(true);
        assertThat(below.bytes.toByteArray()).isEqualTo(written.toByteArray());
    }

    @Test
    void whatWasGatheredIsDroppedWhereItIsClosed() throws Exception {
        socket.setTcpNoDelay(false);
        write(RECORD);
        socket.close();
        assertThat(below.writes).isEmpty();
        assertThat(below.isClosed()).isTrue();
    }

    @Test
    void thatItCannotBeSentIsToldWhereItIsToBe() throws Exception {
        socket.setTcpNoDelay(false);
        write(RECORD);
        below.broken = true;
        assertThatThrownBy(() -> socket.setTcpNoDelay(true))
                .isInstanceOf(SocketException.class)
                .hasMessage("broken");
    }

    private void write(int... lengths) throws IOException {
        for (int length : lengths) {
            socket.getOutputStream().write(new byte[length]);
            socket.getOutputStream().flush();
        }
    }

    /** A socket that tells what it is given at once. */
    private static final class Below extends Socket {

        private final List<Integer> writes = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean broken;

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int b) {
                    throw new AssertionError("byte by byte");
                }

                @Override
                public void write(byte[] given, int offset, int length) throws IOException {
                    if (broken) {
                        throw new IOException("broken");
                    }
                    writes.add(length);
                    bytes.write(given, offset, length);
                }
            };
        }
    }
}
