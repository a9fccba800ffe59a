package se.digitalpost.camel.minameddelanden.print;

import java.util.Objects;

/**
 * A file that goes to the print service beside the letters.
 *
 * @param name its name, {@code [A-Za-z0-9._-]}
 * @param bytes all of it; not to be changed
 * @param replaced how many characters its character set lacks and were written as something else
 */
public record BatchFile(String name, byte[] bytes, int replaced) {

    /** Name and bytes are required. */
    public BatchFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bytes, "bytes");
    }

    /** @return the file's SHA-256 in lower-case hex */
    public String sha256() {
        return Sha256.of(bytes);
    }

    /** @return name and size only: whom letters are for is personal data */
    @Override
    public String toString() {
        return "BatchFile[" + name + ", " + bytes.length + " bytes]";
    }
}
