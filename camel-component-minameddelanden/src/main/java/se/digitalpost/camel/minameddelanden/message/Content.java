package se.digitalpost.camel.minameddelanden.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Bytes that can be read again and again: an attachment is read once to be sealed and once more where the letter is printed
 * or sent anew. It has to yield the same bytes each time, and its size has to be known beforehand.
 *
 * <p>Implementations are read by several threads at once, each with a stream of its own.
 */
public interface Content {

    /** @return the number of bytes that {@link #open()} yields */
    long size();

    /**
     * @return a new stream from the first byte on, which the caller closes
     * @throws IOException where the bytes can't be read
     */
    InputStream open() throws IOException;

    /**
     * Writes all of it. Content that is made while it is read is written without being held.
     *
     * @param output takes the bytes; not closed
     * @throws IOException where the bytes can't be read or written
     */
    default void writeTo(OutputStream output) throws IOException {
        try (InputStream input = open()) {
            input.transferTo(output);
        }
    }

    /**
     * The same bytes for whoever keeps them longer than the file or the request that they come from is there.
     *
     * @return content that lies in memory: this one, where it does
     * @throws IOException where the bytes can't be read
     */
    default Content inMemory() throws IOException {
        try (InputStream input = open()) {
            return of(input.readAllBytes());
        }
    }

    /**
     * Content that lies in memory.
     *
     * @param bytes the bytes, which are not copied and must not be changed afterwards
     * @return content of just these bytes
     */
    static Content of(byte[] bytes) {
        return new BytesContent(Objects.requireNonNull(bytes, "bytes"));
    }

    /**
     * Content that lies in a file, and is never held in memory as a whole.
     *
     * @param file a readable file, which must not change as long as the message is under way
     * @return content of the file's bytes
     * @throws UncheckedIOException where the file's size can't be read
     */
    static Content of(Path file) {
        try {
            return new FileContent(file, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

/** The array is wrapped, not copied. */
final class BytesContent implements Content {

    private final byte[] bytes;

    BytesContent(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Content inMemory() {
        return this;
    }
}

record FileContent(Path file, long size) implements Content {

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public String toString() {
        return "FileContent[" + size + " bytes]";
    }
}
