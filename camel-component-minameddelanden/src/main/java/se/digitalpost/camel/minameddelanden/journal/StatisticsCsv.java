package se.digitalpost.camel.minameddelanden.journal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes statistics as CSV (RFC 4180: CRLF, with a header line, UTF-8 when it is encoded). */
public final class StatisticsCsv {

    private static final String END = "\r\n";
    private static final String HEAD = "day,sender,department,channel,operatorId,operator,outcome,letters";

    private StatisticsCsv() {}

    /**
     * @param lines the counts
     * @return one line of CSV for each, after the header
     */
    public static String of(List<StatisticsLine> lines) {
        return lines.stream()
                .map(StatisticsCsv::line)
                .collect(Collectors.joining(END, HEAD + END, lines.isEmpty() ? "" : END));
    }

    private static String line(StatisticsLine line) {
        return Stream.of(
                        line.day(),
                        line.sender(),
                        line.department(),
                        line.channel(),
                        line.operatorId(),
                        line.operator(),
                        line.outcome(),
                        line.letters())
                .map(value -> value == null ? "" : quoted(inert(value.toString())))
                .collect(Collectors.joining(","));
    }

    /** A spreadsheet would compute what begins like a formula. */
    private static String inert(String value) {
        return value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
