package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/**
 * Tells a print service that a batch is complete, and what belongs to it: counts, and each file's size and SHA-256. It is handed over last. The same
 * files in the same order give the same bytes. No address and no name stands in it.
 */
public final class PrintManifest {

    private PrintManifest() {}

    /**
     * Writes the manifest as JSON in UTF-8.
     *
     * @param batch the batch's id, of which the file has its name: {@code [A-Za-z0-9._-]}
     * @param jobs the letters in their order
     * @param indexes the index files that go with them
     * @param profile what the batch was made for
     * @return the file {@code <batch>.manifest.json}
     */
    public static BatchFile of(String batch, List<PrintJob> jobs, List<BatchFile> indexes, PrintProfile profile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            // Line ends as they are everywhere, whatever the platform's are.
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("batch", BatchName.checked(batch));
            json.writeStringField("profile", profile.name());
            json.writeNumberField("letters", jobs.size());
            json.writeNumberField(
                    "pages", jobs.stream().mapToLong(PrintJob::pages).sum());
            json.writeNumberField(
                    "sheets", jobs.stream().mapToLong(PrintJob::sheets).sum());
            json.writeNumberField(
                    "bytes", jobs.stream().mapToLong(job -> job.pdf().size()).sum());
            json.writeArrayFieldStart("files");
            for (PrintJob job : jobs) {
                file(job.fileName(), job.pdf().size(), job.sha256(), json);
            }
            for (BatchFile index : indexes) {
                file(index.name(), index.bytes().length, index.sha256(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can't fail", e);
        }
        return new BatchFile(batch + ".manifest.json", bytes.toByteArray(), 0);
    }

    private static void file(String name, long size, String sha256, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeNumberField("bytes", size);
        json.writeStringField("sha256", sha256);
        json.writeEndObject();
    }
}
