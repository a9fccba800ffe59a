package se.digitalpost.camel.minameddelanden.operator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.Content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeEntityTest {

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 1023, 1024, 16_383, 16_384, 16_385, 17_407, 17_408, 17_409, 32_768, 33_792, 33_793, 100_000})
    void theBytesGoOutAsTheyAre(int size) throws Exception {
        byte[] bytes = random(size);
        EnvelopeEntity entity = new EnvelopeEntity(Content.of(bytes), () -> {}, () -> false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entity.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(bytes);
        assertThat(entity.getContentLength()).isEqualTo(size);
        assertThat(entity.isChunked()).isFalse();
        assertThat(entity.mayHaveArrived()).isTrue();
    }

    /** Whatever the write that fails: where it isn't known to have arrived, the last kilobyte was never handed on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1024, 17_408, 17_409, 33_792, 33_793, 100_000})
    void itIsKnownNotToHaveArrivedOnlyWhereTheTailIsMissing(int size) {
        for (int failing = 0; failing < 8; failing++) {
            EnvelopeEntity entity = new EnvelopeEntity(Content.of(random(size)), () -> {}, () -> false);
            Breaking out = new Breaking(failing);
            try {
                entity.writeTo(out);
                assertThat(out.taken).isEqualTo(size);
            } catch (IOException e) {
                // What a failed write was given may have gone out all the same.
                boolean tailMissing = size - out.given >= HeldTail.TAIL;
                assertThat(entity.mayHaveArrived())
                        .as("%d bytes, write %d", size, failing)
                        .isEqualTo(!tailMissing);
                assertThat(entity.isUnreadable()).isFalse();
            }
        }
    }

    @Test
    void whatIsFlushedLeavesButForTheLastKilobyte() throws Exception {
        Breaking out = new Breaking(100);
        HeldTail tail = new HeldTail(out, 50_000);

        tail.write(new byte[40_000], 0, 40_000);
        tail.flush();
        assertThat(out.flushed).isEqualTo(40_000 - HeldTail.TAIL);

        tail.write(new byte[10_000], 0, 10_000);
        tail.release();
        assertThat(out.taken).isEqualTo(50_000);
    }

    @Test
    void whatWasHandedOnHasLeftBeforeTheTailIsHandedOn() throws Exception {
        EnvelopeEntity entity = new EnvelopeEntity(Content.of(random(100_000)), () -> {}, () -> false);
        Breaking out = new Breaking(100);
        entity.writeTo(out);
        assertThat(out.flushed).isBetween(100_000 - 16 * 1024 - HeldTail.TAIL, 100_000 - HeldTail.TAIL);
    }

    @Test
    void whatCouldNotLeaveBeforeTheTailIsKnownNotToHaveArrived() {
        EnvelopeEntity entity = new EnvelopeEntity(Content.of(random(100_000)), () -> {}, () -> false);
        Breaking out = new Breaking(100);
        out.stuck = true;
        assertThatThrownBy(() -> entity.writeTo(out)).hasMessage("stuck");
        assertThat(entity.mayHaveArrived()).isFalse();
        assertThat(entity.isUnreadable()).isFalse();
        assertThat(out.given).isLessThanOrEqualTo(100_000 - HeldTail.TAIL);
    }

    @Test
    void ofARequestThatWasEndedMeanwhileTheTailIsNotHandedOn() {
        EnvelopeEntity entity = new EnvelopeEntity(Content.of(random(100_000)), () -> {}, () -> true);
        Breaking out = new Breaking(100);
        assertThatThrownBy(() -> entity.writeTo(out)).hasMessage("The request took too long");
        assertThat(entity.mayHaveArrived()).isFalse();
        assertThat(entity.isUnreadable()).isFalse();
        assertThat(out.given).isLessThanOrEqualTo(100_000 - HeldTail.TAIL);
    }

    @Test
    void anEnvelopeThatChangedIsNotSentToItsEnd() {
        for (int difference : new int[] {-20_000, -1, 1, 20_000}) {
            EnvelopeEntity entity = new EnvelopeEntity(
                    new Content() {
                        @Override
                        public long size() {
                            return 50_000;
                        }

                        @Override
                        public InputStream open() {
                            return new ByteArrayInputStream(new byte[50_000 + difference]);
                        }
                    },
                    () -> {},
                    () -> false);
            Breaking out = new Breaking(100);
            assertThatThrownBy(() -> entity.writeTo(out)).hasMessageContaining("than it said");
            assertThat(entity.mayHaveArrived()).isFalse();
            assertThat(entity.isUnreadable()).isTrue();
            assertThat(out.taken).isLessThan(50_000 - HeldTail.TAIL);
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static final class Breaking extends OutputStream {

        private int writesLeft;
        private int given;
        private int taken;
        private int flushed;
        private boolean stuck;

        Breaking(int writesLeft) {
            this.writesLeft = writesLeft;
        }

        @Override
        public void write(int b) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            given += length;
            if (writesLeft-- == 0) {
                throw new IOException("broken");
            }
            taken += length;
        }

        @Override
        public void flush() throws IOException {
            if (stuck) {
                throw new IOException("stuck");
            }
            flushed = taken;
        }
    }
}
