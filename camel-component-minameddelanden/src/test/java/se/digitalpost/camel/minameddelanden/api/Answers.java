package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;

/** Answers as a client gets them. */
final class Answers {

    private Answers() {}

    static byte[] bytes(Record answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            RecordWriter.write(answer, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static JsonNode tree(Record answer) {
        try {
            return OpenApi.JSON.readTree(bytes(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
