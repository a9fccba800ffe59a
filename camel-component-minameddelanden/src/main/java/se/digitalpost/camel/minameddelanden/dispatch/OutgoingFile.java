package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.print.PrintJob;

/**
 * A file on its way to a print service.
 *
 * @param batch the batch that it belongs to
 * @param kind what it is
 * @param folder the folder that it goes to, without a slash at either end; empty for none
 * @param name its name in that folder, {@code [A-Za-z0-9._-]}
 * @param contentType its media type
 * @param job the letter; null for what goes beside the letters
 * @param bytes opens it: each time the same bytes. What goes beside the letters is made while it is read, and isn't held in memory
 */
public record OutgoingFile(
        String batch,
        Kind kind,
        String folder,
        String name,
        String contentType,
        PrintJob job,
        Supplier<InputStream> bytes) {

    /** What a file of a batch is. */
    public enum Kind {
        /** A letter, ready to print. */
        LETTER,
        /** Tells of the letters: addresses, pages, how to print them. */
        INDEX,
        /** Tells that the batch is complete, and comes last. */
        MANIFEST
    }

    /** All are required but the job. */
    public OutgoingFile {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(bytes, "bytes");
    }

    /** @return folder and name, with a slash between them */
    public String path() {
        return folder.isEmpty() ? name : folder + '/' + name;
    }

    /** @return path and kind only: whom letters are for is personal data */
    @Override
    public String toString() {
        return "OutgoingFile[" + path() + ", " + kind + "]";
    }
}
