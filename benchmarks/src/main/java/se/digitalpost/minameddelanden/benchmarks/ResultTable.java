package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what {@link RunAll} measured into the README of this module, on the machine that it was measured on. */
public final class ResultTable {

    static final String BEGIN = "<!-- results -->";
    static final String END = "<!-- end of results -->";

    private ResultTable() {}

    /**
     * Without arguments: the module's own files.
     *
     * @param arguments JMH's results in JSON, and the file to write them into
     */
    public static void main(String... arguments) throws IOException {
        Path json = arguments.length > 0 ? Path.of(arguments[0]) : BuildFolder.results();
        Path readme = arguments.length > 1 ? Path.of(arguments[1]) : BuildFolder.readme();
        write(json, readme, Machine.here());
        System.out.println("Written into " + readme);
    }

    static void write(Path json, Path readme, Machine machine) throws IOException {
        String table = new Markdown(new Results(Measured.read(json)), machine).text();
        Files.writeString(readme, between(Files.readString(readme), table));
    }

    private static String between(String text, String table) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("The file has no place for results: " + BEGIN + " … " + END);
        }
        return text.substring(0, begin + BEGIN.length()) + "\n\n" + table + '\n' + text.substring(end);
    }
}
