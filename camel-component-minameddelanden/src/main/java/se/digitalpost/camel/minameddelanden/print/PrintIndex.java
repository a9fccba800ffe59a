package se.digitalpost.camel.minameddelanden.print;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a print service of the letters of a batch: as CSV (RFC 4180) with the profile's columns, and as JSON with all that is known. The same
 * letters in the same order give the same bytes.
 */
public final class PrintIndex {

    private static final String END = "\r\n";

    private PrintIndex() {}

    /**
     * The index as CSV: one header, one line for each letter, CRLF after each. A value is quoted where it has to be. What the profile's
     * character set lacks is written without its accents, else as what is usual, else as a question mark, and counted.
     *
     * @param batch the batch's id, of which the file has its name: {@code [A-Za-z0-9._-]}
     * @param jobs the letters in their order, which are gone through whenever the file is read
     * @param profile columns, delimiter and character set
     * @return the file {@code <batch>.csv}
     */
    public static BatchFile csv(String batch, Iterable<PrintJob> jobs, PrintProfile profile) {
        return new BatchFile(
                BatchName.checked(batch) + ".csv",
                "text/csv; charset=" + profile.index().charset().name(),
                jobs,
                () -> new CsvPen(profile));
    }

    /**
     * The index as JSON in UTF-8, whatever the profile's character set: an array with an object for each letter, on a line of its own, with every
     * {@link IndexField} that the letter has.
     *
     * @param batch the batch's id, of which the file has its name: {@code [A-Za-z0-9._-]}
     * @param jobs the letters in their order, which are gone through whenever the file is read
     * @param profile what the print service calls envelopes and postage classes
     * @return the file {@code <batch>.json}
     */
    public static BatchFile json(String batch, Iterable<PrintJob> jobs, PrintProfile profile) {
        return new BatchFile(BatchName.checked(batch) + ".json", "application/json", jobs, () -> new IndexPen(profile));
    }

    private static final class CsvPen implements BatchFile.Pen {

        private final PrintProfile profile;
        private final Transliteration transliteration;

        CsvPen(PrintProfile profile) {
            this.profile = profile;
            this.transliteration = new Transliteration(profile.index().charset());
        }

        @Override
        public byte[] begin() {
            return line(profile.index().columns().keySet().stream());
        }

        @Override
        public byte[] letter(PrintJob job) {
            return line(profile.index().columns().values().stream()
                    .map(field -> field.of(job, profile))
                    .map(value -> value == null ? "" : value.toString()));
        }

        @Override
        public byte[] end() {
            return new byte[0];
        }

        @Override
        public int replaced() {
            return transliteration.replaced();
        }

        private byte[] line(Stream<String> values) {
            char delimiter = profile.index().delimiter();
            return values.map(value -> quoted(transliteration.of(value), delimiter))
                    .collect(Collectors.joining(String.valueOf(delimiter), "", END))
                    .getBytes(profile.index().charset());
        }

        private static String quoted(String value, char delimiter) {
            boolean plain = value.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\r' || c == '\n')
                    && value.equals(value.strip());
            return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
        }
    }

    private static final class IndexPen implements BatchFile.Pen {

        private final PrintProfile profile;
        private boolean isFirst = true;

        IndexPen(PrintProfile profile) {
            this.profile = profile;
        }

        @Override
        public byte[] begin() {
            return JsonText.utf8("[");
        }

        @Override
        public byte[] letter(PrintJob job) {
            String before = isFirst ? "\n" : ",\n";
            isFirst = false;
            return JsonText.utf8(before
                    + JsonText.object(json -> {
                        for (IndexField field : IndexField.values()) {
                            JsonText.write(field.key(), field.of(job, profile), json);
                        }
                    }));
        }

        @Override
        public byte[] end() {
            return JsonText.utf8("\n]\n");
        }
    }
}
