package se.digitalpost.camel.minameddelanden.message;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the counts of a report as a table of plain text. */
final class DeliveryTable {

    private static final List<String> HEAD = List.of("Channel", "Operator", "Status", "Reason", "Letters");
    private static final int NUMBER_COLUMN = HEAD.size() - 1;

    private DeliveryTable() {}

    static String of(List<DeliveryReport.Count> counts) {
        List<List<String>> rows = new ArrayList<>();
        Map<Channel, Integer> byChannel = new EnumMap<>(Channel.class);
        for (DeliveryReport.Count count : counts) {
            rows.add(List.of(
                    count.channel().name(),
                    orDash(count.operator()),
                    count.status().name(),
                    orDash(count.reason()),
                    Integer.toString(count.letters())));
            byChannel.merge(count.channel(), count.letters(), Integer::sum);
        }
        return draw(rows, summary(byChannel));
    }

    private static String draw(List<List<String>> rows, String summary) {
        int[] widths = new int[HEAD.size()];
        measure(HEAD, widths);
        rows.forEach(row -> measure(row, widths));
        String rule = rule(widths);
        StringBuilder table = new StringBuilder(rule).append(line(HEAD, widths)).append(rule);
        String channel = null;
        for (List<String> row : rows) {
            if (channel != null && !channel.equals(row.get(0))) {
                table.append(rule);
            }
            table.append(line(row, widths));
            channel = row.get(0);
        }
        return table.append(rule).append(summary).append('\n').toString();
    }

    private static String summary(Map<Channel, Integer> byChannel) {
        int letters = byChannel.values().stream().mapToInt(Integer::intValue).sum();
        return byChannel.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", letters + (letters == 1 ? " letter: " : " letters: "), ""));
    }

    private static void measure(List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(' ')
                    .append(i == NUMBER_COLUMN ? padding + row.get(i) : row.get(i) + padding)
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder("+");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('+');
        }
        return rule.append('\n').toString();
    }

    private static String orDash(String value) {
        return value.isEmpty() ? "-" : value;
    }
}
