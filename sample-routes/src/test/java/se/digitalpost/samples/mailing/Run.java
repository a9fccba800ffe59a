package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a run has left in its work folder. */
record Run(Path work) {

    /** A line of the report. */
    record Line(
            String reference,
            String status,
            String channel,
            String operator,
            String reason,
            String transactionId,
            String messageId) {

        /** How it ended, as the table counts it. */
        String outcome() {
            return Stream.of(channel, operator, status, reason)
                    .filter(part -> !part.isEmpty())
                    .reduce((a, b) -> a + " " + b)
                    .orElseThrow();
        }
    }

    List<Line> report() {
        return read(work.resolve("report.csv"))
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(column -> new Line(column[0], column[1], column[2], column[3], column[4], column[5], column[6]))
                .toList();
    }

    List<Line> report(String status) {
        return report().stream().filter(line -> line.status().equals(status)).toList();
    }

    /** What the case system was told. */
    List<JsonNode> outcomes() {
        ObjectMapper json = new ObjectMapper();
        return read(work.resolve("outcomes.jsonl"))
                .lines()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    Line of(String reference) {
        return report().stream()
                .filter(line -> line.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    List<String> printFolder() {
        Path folder = work.resolve("print");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The print folder to the byte. */
    Map<String, String> printedBytes() {
        Map<String, String> bytes = new TreeMap<>();
        for (String name : printFolder()) {
            try {
                byte[] file = Files.readAllBytes(work.resolve("print").resolve(name));
                bytes.put(name, new String(file, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    /** The batch's file of this ending. */
    Path batchFile(String ending) {
        return work.resolve("print")
                .resolve(printFolder().stream()
                        .filter(name -> name.startsWith("mailing-")
                                && name.matches("[^.]+" + java.util.regex.Pattern.quote(ending)))
                        .reduce((one, another) -> {
                            throw new AssertionError("more than one batch");
                        })
                        .orElseThrow());
    }

    /** All that others than the recipients may read: the log, the report, the print facts, and the names of all files. */
    String everythingTold() {
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                told.add(work.relativize(file).toString());
                if (file.toString().matches(".*\\.(log|jsonl?)|.*report.*\\.csv")) {
                    told.add(read(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", told);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
