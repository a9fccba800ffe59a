package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;

/** Answers as a client gets them. */
final class Answers {

    private Answers() {}

    static JsonNode tree(Record answer) {
        try {
            return OpenApi.JSON.readTree(AnswerWriter.write(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
