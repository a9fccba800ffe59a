package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.Content;

/**
 * The attachments of one request: the first ones in memory, up to a threshold, and the others in one file. The file has no name any more as soon as it
 * is open, where the system allows that, so that nothing is left of it whatever happens; elsewhere it goes when it is closed. Only its owner may read it, and
 * its name tells nothing.
 *
 * <p>Not safe for use by several threads while it is filled. Its contents are, until it is closed.
 */
final class RequestContents implements AutoCloseable {

    private final Path folder;
    private final int threshold;
    private int inMemory;
    private FileChannel file;
    private long fileSize;

    /**
     * @param folder where the file is made; null for the system's folder for such files
     * @param threshold how many bytes are kept in memory at most
     */
    RequestContents(Path folder, int threshold) {
        this.folder = folder;
        this.threshold = threshold;
    }

    /** Takes one content at a time. */
    Receiver receiver() {
        return new Receiver();
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The bytes couldn't be kept: the disk is full, for example. It is nothing that the client could do better. */
    static final class KeepingFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        KeepingFailedException(IOException cause) {
            super("An attachment can't be kept in a file", cause);
        }
    }

    /** Takes the bytes of one content. */
    final class Receiver extends OutputStream {

        private byte[] memory = new byte[0];
        private int count;
        private long start = -1;

        private Receiver() {}

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (start < 0 && inMemory + count + length > threshold) {
                start = fileSize;
                append(memory, 0, count);
                memory = null;
            }
            if (start >= 0) {
                append(bytes, offset, length);
                return;
            }
            if (count + length > memory.length) {
                memory = Arrays.copyOf(memory, Math.min(threshold, Math.max(2 * memory.length, count + length)));
            }
            System.arraycopy(bytes, offset, memory, count, length);
            count += length;
        }

        /** What was taken. Nothing more may come. */
        Content content() {
            if (start >= 0) {
                return new InFile(file, start, fileSize - start);
            }
            inMemory += count;
            return Content.of(Arrays.copyOf(memory, count));
        }

        private void append(byte[] bytes, int offset, int length) throws IOException {
            try {
                if (file == null) {
                    file = open();
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    fileSize += file.write(buffer, fileSize);
                }
            } catch (IOException e) {
                throw new KeepingFailedException(e);
            }
        }
    }

    private FileChannel open() throws IOException {
        Path path = folder == null
                ? Files.createTempFile("digital-post-", ".tmp")
                : Files.createTempFile(folder, "digital-post-", ".tmp");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private record InFile(FileChannel file, long start, long size) implements Content {

        @Override
        public InputStream open() throws IOException {
            return new Part(file, start, start + size);
        }

        @Override
        public String toString() {
            return "Content[" + size + " bytes]";
        }
    }

    /** Reads a part of the file. Each stream has a position of its own. */
    private static final class Part extends InputStream {

        private final FileChannel file;
        private final long end;
        private long position;

        Part(FileChannel file, long start, long end) throws IOException {
            this.file = file;
            this.position = start;
            this.end = end;
            file.size(); // Closed already?
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (position >= end) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, end - position)), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
