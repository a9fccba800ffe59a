package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.testing.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** A document is never held as a whole: neither when it is stored nor when it is read back. */
@EveryDatabase
class LargeContentTest extends DatabaseContract {

    private static final int SIZE = 20_000_000;
    private static final int PIECES = SIZE / ContentTable.PIECE + 1;

    @Test
    void isStoredAndReadAPieceAtATime() throws Exception {
        Computed source = new Computed();
        Message letter = Messages.withAttachment(TestLetters.letter("large"), source);

        Work work = accepted(letter);

        assertThat(source.mostAskedForAtOnce).isLessThanOrEqualTo(ContentTable.PIECE);
        assertThat(number("SELECT COUNT(*) FROM mm_content WHERE part = 1")).isEqualTo(PIECES);
        assertThat(number("SELECT MAX(OCTET_LENGTH(data)) FROM mm_content")).isLessThan(ContentTable.PIECE + 200);
        Content read =
                journal.content(work.entry().messageId()).attachments().get(0).content();
        try (InputStream actual = read.open();
                InputStream expected = source.open()) {
            byte[] buffer = new byte[64 * 1024];
            for (int count = actual.readNBytes(buffer, 0, buffer.length);
                    count > 0;
                    count = actual.readNBytes(buffer, 0, buffer.length)) {
                assertThat(buffer).startsWith(expected.readNBytes(count));
            }
            assertThat(expected.read()).isEqualTo(-1);
        }
    }

    /** A document that is nowhere: each byte follows from its place. */
    private static final class Computed implements Content {

        private int mostAskedForAtOnce;

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public InputStream open() {
            return new InputStream() {
                private int position;

                @Override
                public int read() {
                    return position < SIZE ? at(position++) : -1;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    Objects.checkFromIndexSize(offset, length, target.length);
                    mostAskedForAtOnce = Math.max(mostAskedForAtOnce, length);
                    int count = Math.min(length, SIZE - position);
                    for (int i = 0; i < count; i++) {
                        target[offset + i] = (byte) at(position++);
                    }
                    return count == 0 && length > 0 ? -1 : count;
                }
            };
        }

        private static int at(int position) {
            return (position * 31 + position / 997) & 0xFF;
        }
    }
}
