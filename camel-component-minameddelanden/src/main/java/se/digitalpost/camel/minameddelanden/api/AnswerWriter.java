package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what the common API answers as JSON. */
public final class AnswerWriter {

    private static final int USUAL = 1024;

    private AnswerWriter() {}

    /**
     * @param answer one of this package's records: a status, a list, results, statistics, about the API, or a problem
     * @return JSON in UTF-8; what is null is left out
     */
    public static byte[] write(Record answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL);
        try {
            RecordWriter.write(answer, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }
}
