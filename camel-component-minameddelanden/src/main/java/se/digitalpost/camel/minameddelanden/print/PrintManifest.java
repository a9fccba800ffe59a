package se.digitalpost.camel.minameddelanden.print;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells a print service that a batch is complete, and what belongs to it: counts, and each file's size and SHA-256. It is handed over last. The same
 * files in the same order give the same bytes. No address and no name stands in it.
 */
public final class PrintManifest {

    private PrintManifest() {}

    /**
     * The manifest as JSON in UTF-8: the counts, and each file on a line of its own.
     *
     * @param batch the batch's id, of which the file has its name: {@code [A-Za-z0-9._-]}
     * @param jobs the letters in their order, which are gone through whenever the file is read
     * @param indexes the index files that go with them, at least one
     * @param profile what the batch was made for
     * @return the file {@code <batch>.manifest.json}
     */
    public static BatchFile of(String batch, Iterable<PrintJob> jobs, List<BatchFile> indexes, PrintProfile profile) {
        String name = BatchName.checked(batch);
        List<BatchFile> beside = List.copyOf(indexes);
        return new BatchFile(
                name + ".manifest.json", "application/json", jobs, () -> new ManifestPen(name, beside, profile.name()));
    }

    private static final class ManifestPen implements BatchFile.Pen {

        private final String batch;
        private final List<BatchFile> indexes;
        private final String profile;

        ManifestPen(String batch, List<BatchFile> indexes, String profile) {
            this.batch = batch;
            this.indexes = indexes;
            this.profile = profile;
        }

        @Override
        public byte[] begin() {
            BatchTotals totals = indexes.get(0).totals();
            String counts = JsonText.object(json -> {
                JsonText.write("batch", batch, json);
                JsonText.write("profile", profile, json);
                JsonText.write("letters", totals.letters(), json);
                JsonText.write("pages", totals.pages(), json);
                JsonText.write("sheets", totals.sheets(), json);
                JsonText.write("bytes", totals.bytes(), json);
            });
            return JsonText.utf8(counts.substring(0, counts.length() - 1) + ",\"files\":[\n");
        }

        @Override
        public byte[] letter(PrintJob job) {
            return JsonText.utf8(file(job.fileName(), job.pdf().size(), job.sha256()) + ",\n");
        }

        @Override
        public byte[] end() {
            String files = indexes.stream()
                    .map(index -> file(index.name(), index.size(), index.sha256()))
                    .collect(Collectors.joining(",\n"));
            return JsonText.utf8(files + "\n]}\n");
        }

        private static String file(String name, long size, String sha256) {
            return JsonText.object(json -> {
                JsonText.write("name", name, json);
                JsonText.write("bytes", size, json);
                JsonText.write("sha256", sha256, json);
            });
        }
    }
}
