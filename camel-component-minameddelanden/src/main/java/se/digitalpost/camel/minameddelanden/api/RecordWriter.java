package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;

import se.digitalpost.camel.minameddelanden.message.Content;

/** Writes a record as an object of JSON, as a stream: attachments are encoded while they are read. What is null is left out. */
final class RecordWriter {

    /** What breaks off in its middle must not look as if it were whole. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator generator;

    private RecordWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** @param output takes UTF-8; not closed */
    static void write(Record value, OutputStream output) throws IOException {
        try (JsonGenerator generator =
                JSON.createGenerator(output, JsonEncoding.UTF8).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new RecordWriter(generator).object(value);
        }
    }

    private void object(Record value) throws IOException {
        generator.writeStartObject();
        for (RecordShape.Part part : RecordShape.of(value.getClass()).parts()) {
            Object field = part.of(value);
            if (field != null) {
                generator.writeFieldName(part.name());
                value(field);
            }
        }
        generator.writeEndObject();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Record record && !(value instanceof Content)) {
            object(record);
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            generator.writeEndArray();
        } else if (value instanceof Content content) {
            base64(content);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else {
            // Texts, constants, dates, ids; and times, which Java writes as RFC 3339 has them, in UTC.
            generator.writeString(value.toString());
        }
    }

    private void base64(Content content) throws IOException {
        try (InputStream input = content.open()) {
            if (generator.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, input, -1) != content.size()) {
                throw new IOException("An attachment has another size than it said");
            }
        }
    }
}
