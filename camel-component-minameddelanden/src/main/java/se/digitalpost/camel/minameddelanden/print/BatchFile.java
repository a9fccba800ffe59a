package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A file that goes to the print service beside the letters. It is made while it is read, letter by letter, so that a batch of any size takes no memory;
 * each reading gives the same bytes. Used by one thread.
 */
public final class BatchFile {

    private final String name;
    private final String contentType;
    private final Iterable<PrintJob> jobs;
    private final Supplier<Pen> pens;
    private Sum sum;

    /**
     * What is known of a file when it has been read.
     *
     * @param replaced how many characters its character set lacks and were written as something else
     * @param totals what it tells of
     */
    record Sum(long size, String sha256, int replaced, BatchTotals totals) {}

    /** Writes one reading of a file. */
    interface Pen {

        byte[] begin();

        byte[] letter(PrintJob job);

        byte[] end();

        /** How many characters were written as something else so far. */
        default int replaced() {
            return 0;
        }
    }

    BatchFile(String name, String contentType, Iterable<PrintJob> jobs, Supplier<Pen> pens) {
        this.name = Objects.requireNonNull(name, "name");
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.jobs = Objects.requireNonNull(jobs, "jobs");
        this.pens = Objects.requireNonNull(pens, "pens");
    }

    /** @return its name, {@code [A-Za-z0-9._-]} */
    public String name() {
        return name;
    }

    /** @return its media type */
    public String contentType() {
        return contentType;
    }

    /** @return a new stream from the first byte on, which the caller closes; reading it throws what reading the letters throws */
    public InputStream open() {
        return new PenStream(pens.get(), jobs.iterator(), read -> sum = read);
    }

    /** @return how many bytes it has; it is read for that where it hasn't been read as a whole yet */
    public long size() {
        return sum().size();
    }

    /** @return its SHA-256 in lower-case hex; it is read for that where it hasn't been read as a whole yet */
    public String sha256() {
        return sum().sha256();
    }

    /** @return how many characters its character set lacks and were written as something else */
    public int replaced() {
        return sum().replaced();
    }

    BatchTotals totals() {
        return sum().totals();
    }

    private Sum sum() {
        if (sum == null) {
            try (InputStream whole = open()) {
                whole.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sum;
    }

    /** @return its name only: whom letters are for is personal data */
    @Override
    public String toString() {
        return "BatchFile[" + name + "]";
    }
}
