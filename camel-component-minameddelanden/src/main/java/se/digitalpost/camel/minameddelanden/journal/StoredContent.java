package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

/** A document that lies in the database, and is read a piece at a time. No connection is held between the pieces. */
final class StoredContent implements Content {

    private final Database database;
    private final ContentTable table;
    private final UUID messageId;
    private final int part;
    private final long size;

    StoredContent(Database database, ContentTable table, UUID messageId, int part, long size) {
        this.database = database;
        this.table = table;
        this.messageId = messageId;
        this.part = part;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new Pieces();
    }

    @Override
    public String toString() {
        return "StoredContent[" + size + " bytes]";
    }

    /** Reads on from piece to piece, and holds those that are read at a time. */
    private final class Pieces extends InputStream {

        private final Deque<ContentTable.Piece> ahead = new ArrayDeque<>();
        private byte[] bytes = new byte[0];
        private int position;
        private int next;
        private long read;
        private boolean last;

        @Override
        public int read() throws IOException {
            return isAtEnd() ? -1 : Byte.toUnsignedInt(bytes[position++]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean isAtEnd() throws IOException {
            while (position == bytes.length) {
                if (last) {
                    return true;
                }
                load();
            }
            return false;
        }

        private void load() throws IOException {
            if (ahead.isEmpty()) {
                readAhead();
            }
            ContentTable.Piece piece = ahead.remove();
            bytes = piece.bytes();
            last = piece.last();
            position = 0;
            next++;
            read += bytes.length;
            if (last && read != size) {
                throw new DamagedContentException("a document has another length", messageId, null);
            }
        }

        private void readAhead() throws IOException {
            try {
                ahead.addAll(database.read(connection -> table.pieces(connection, messageId, part, next)));
            } catch (JournalUnavailableException e) {
                throw new IOException("The journal can't be read", e);
            }
            if (ahead.isEmpty()) {
                throw new DamagedContentException("a piece is missing", messageId, null);
            }
        }
    }
}
