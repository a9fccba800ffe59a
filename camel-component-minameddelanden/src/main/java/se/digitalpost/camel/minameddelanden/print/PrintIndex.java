package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Tells a print service of the letters of a batch: as CSV (RFC 4180) with the profile's columns, and as JSON with all that is known. The same
 * letters in the same order give the same bytes.
 */
public final class PrintIndex {

    private static final String END = "\r\n";

    private PrintIndex() {}

    /**
     * Writes the index as CSV: one header, one line for each letter, CRLF after each. A value is quoted where it has to be. What the profile's
     * character set lacks is written without its accents, else as what is usual, else as a question mark, and counted.
     *
     * @param batch the batch's id, of which the file has its name: {@code [A-Za-z0-9._-]}
     * @param jobs the letters in their order
     * @param profile columns, delimiter and character set
     * @return the file {@code <batch>.csv}
     */
    public static BatchFile csv(String batch, List<PrintJob> jobs, PrintProfile profile) {
        Transliteration transliteration = new Transliteration(profile.index().charset());
        char delimiter = profile.index().delimiter();
        String between = String.valueOf(delimiter);
        StringBuilder csv = new StringBuilder();
        csv.append(profile.index().columns().keySet().stream()
                        .map(header -> quoted(transliteration.of(header), delimiter))
                        .collect(Collectors.joining(between)))
                .append(END);
        for (PrintJob job : jobs) {
            csv.append(profile.index().columns().values().stream()
                            .map(field -> field.of(job, profile))
                            .map(value -> value == null ? "" : transliteration.of(value.toString()))
                            .map(value -> quoted(value, delimiter))
                            .collect(Collectors.joining(between)))
                    .append(END);
        }
        byte[] bytes = csv.toString().getBytes(profile.index().charset());
        return new BatchFile(BatchName.checked(batch) + ".csv", bytes, transliteration.replaced());
    }

    /**
     * Writes the index as JSON in UTF-8, whatever the profile's character set: an array with an object for each letter, every {@link IndexField} in it
     * that the letter has.
     *
     * @param batch the batch's id, of which the file has its name: {@code [A-Za-z0-9._-]}
     * @param jobs the letters in their order
     * @param profile what the print service calls envelopes and postage classes
     * @return the file {@code <batch>.json}
     */
    public static BatchFile json(String batch, List<PrintJob> jobs, PrintProfile profile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartArray();
            for (PrintJob job : jobs) {
                json.writeRaw('\n');
                json.writeStartObject();
                for (IndexField field : IndexField.values()) {
                    write(field.key(), field.of(job, profile), json);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can't fail", e);
        }
        return new BatchFile(BatchName.checked(batch) + ".json", bytes.toByteArray(), 0);
    }

    private static void write(String name, Object value, JsonGenerator json) throws IOException {
        if (value instanceof Integer number) {
            json.writeNumberField(name, number);
        } else if (value instanceof Boolean yes) {
            json.writeBooleanField(name, yes);
        } else if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    private static String quoted(String value, char delimiter) {
        boolean plain = value.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\r' || c == '\n')
                && value.equals(value.strip());
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
