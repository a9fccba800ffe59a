package se.digitalpost.camel.minameddelanden.api;

import java.nio.file.Path;

/**
 * How much of a request is taken, and where it is kept while it is worked on.
 *
 * @param maxSize how many bytes a request's body has at most; attachments in base64 take a third more than they have
 * @param inMemory how many bytes of its attachments are kept in memory at most; the others go into a file without a name
 * @param folder where that file is made; null for the system's folder for temporary files
 */
public record RequestLimits(long maxSize, int inMemory, Path folder) {

    /** 30 MB, 64 kB of them in memory. */
    public static final RequestLimits DEFAULT = new RequestLimits(30L * 1024 * 1024, 64 * 1024, null);

    /** @throws IllegalArgumentException where a number is negative, or nothing could be taken */
    public RequestLimits {
        if (maxSize < 1 || inMemory < 0) {
            throw new IllegalArgumentException("A request must be allowed to have at least one byte");
        }
    }
}
