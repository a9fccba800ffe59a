package se.digitalpost.camel.minameddelanden.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the lines of a report as CSV (RFC 4180). */
final class DeliveryCsv {

    private static final String END = "\r\n";
    private static final String HEAD = "clientReference,status,channel,operator,reason,transactionId,messageId";

    private DeliveryCsv() {}

    static String of(List<DeliveryReport.Line> lines) {
        return lines.stream().map(DeliveryCsv::line).collect(Collectors.joining(END, HEAD + END, END));
    }

    private static String line(DeliveryReport.Line line) {
        return Stream.of(
                        line.clientReference(),
                        line.status(),
                        line.channel(),
                        line.operator(),
                        line.reason(),
                        line.transactionId(),
                        line.messageId())
                .map(value -> value == null ? "" : quoted(value.toString()))
                .collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
