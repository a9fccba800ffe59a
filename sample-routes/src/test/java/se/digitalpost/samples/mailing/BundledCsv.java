package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The mailing that comes with the sample, line by line. */
final class BundledCsv {

    private static final List<String[]> LINES = read();

    private BundledCsv() {}

    static List<String> references() {
        return column(0);
    }

    static List<String> recipientIds() {
        return column(1);
    }

    static List<String> names() {
        return column(2).stream().filter(name -> !name.isEmpty()).toList();
    }

    static String recipientOf(String reference) {
        return LINES.stream()
                .filter(line -> line[0].equals(reference))
                .findFirst()
                .orElseThrow()[1];
    }

    private static List<String> column(int index) {
        return LINES.stream().map(line -> line[index]).toList();
    }

    private static List<String[]> read() {
        try (InputStream csv = BundledCsv.class.getResourceAsStream("/mailing/mailing.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
