package se.digitalpost.camel.minameddelanden.print;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * A receipt file in JSON: an object for each letter, in an array, in the list that the profile names, or one after the other (JSON Lines). A field of an inner object
 * has the name {@code outer.inner}.
 */
final class JsonReceipts {

    private static final String NO_RECEIPT = "isn't an object";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(64 * 1024)
                    .maxNameLength(1024)
                    .build())
            .build();

    private final PrintProfile.Receipts format;
    private final ReceiptSink sink;
    private final ReceiptFields fields;

    JsonReceipts(PrintProfile.Receipts format, ReceiptSink sink) {
        this.format = format;
        this.sink = sink;
        this.fields = new ReceiptFields(format, sink);
    }

    void read(InputStream input) throws IOException {
        long line = 1;
        try (JsonParser parser = JSON.createParser(input)) {
            try {
                while (parser.nextToken() != null) {
                    root(parser);
                }
            } finally {
                line = parser.currentLocation().getLineNr();
            }
        } catch (JsonProcessingException | CharConversionException e) {
            // The parser's own message quotes the file.
            throw new UnreadableReceiptsException(
                    "is broken JSON from line " + line + " on: what stands before that place was read");
        }
    }

    private void root(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            list(parser);
        } else {
            element(parser, true);
        }
    }

    private void list(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element(parser, false);
        }
    }

    private void element(JsonParser parser, boolean mayHaveList) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            sink.fault(line, NO_RECEIPT);
            parser.skipChildren();
            return;
        }
        Map<String, String> texts = new HashMap<>();
        boolean hasList = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (mayHaveList && value == JsonToken.START_ARRAY && name.equals(format.list())) {
                hasList = true;
                list(parser);
            } else {
                collect(name, parser, texts);
            }
        }
        if (!hasList) {
            fields.receipt(line, texts::get);
        }
    }

    private static void collect(String name, JsonParser parser, Map<String, String> texts) throws IOException {
        JsonToken value = parser.currentToken();
        if (value == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String inner = name + '.' + parser.currentName();
                parser.nextToken();
                collect(inner, parser, texts);
            }
        } else if (value == JsonToken.START_ARRAY) {
            parser.skipChildren();
        } else if (value != JsonToken.VALUE_NULL) {
            texts.put(name, parser.getText());
        }
    }
}
