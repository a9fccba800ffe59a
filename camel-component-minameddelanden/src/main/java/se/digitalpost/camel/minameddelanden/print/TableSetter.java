package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.print.Block.Cell;

/** Sets a table: columns as wide as their text needs and the page allows, columns of numbers to the right, a thin line under each row. */
final class TableSetter {

    private static final double BETWEEN_MAX = 14;
    private static final double BETWEEN_SHARE = 0.3;
    private static final double AIR = 3;
    private static final double ROUNDING = 0.01;
    private static final int HALVINGS = 40;
    private static final Pattern NUMBER =
            Pattern.compile("[+\\-−]?[0-9][0-9\\s\\u00A0.,:]*(%|kr|kronor|SEK|€|EUR)?|[-–]?", Pattern.CASE_INSENSITIVE);

    private final Typesetter typesetter;
    private final double width;
    private final Tag section;
    private double between = BETWEEN_MAX;

    TableSetter(Typesetter typesetter, double width) {
        this(typesetter, width, null);
    }

    /** @param section what the table stands in, or null where nothing is tagged */
    TableSetter(Typesetter typesetter, double width, Tag section) {
        this.typesetter = typesetter;
        this.width = width;
        this.section = section;
    }

    List<Row> rows(Block.Table table, double gap) {
        int columns = table.rows().stream().mapToInt(TableSetter::columns).max().orElse(1);
        between = Math.min(BETWEEN_MAX, BETWEEN_SHARE * width / columns);
        double[] widths = widths(table, columns);
        boolean[] right = numbers(table, columns);
        List<Row> rows = new ArrayList<>();
        Tag tag = section == null ? null : section.child("Table");
        List<Row> head = List.of();
        for (List<Cell> cells : table.rows()) {
            Tag rowTag = tag == null ? null : tag.child("TR");
            List<Row> set = row(cells, widths, right, rowTag);
            if (rows.isEmpty() && cells.stream().allMatch(Cell::header)) {
                head = set;
                rows.addAll(set);
            } else {
                for (Row row : set) {
                    rows.add(row.under(head));
                }
            }
            for (int i = columns(cells); i < columns && rowTag != null; i++) {
                rowTag.child("TD");
            }
        }
        if (!rows.isEmpty()) {
            rows.set(0, rows.get(0).spaced(Math.max(0, gap - AIR)));
        }
        return rows;
    }

    private List<Row> row(List<Cell> cells, double[] widths, boolean[] right, Tag tag) {
        boolean header = cells.stream().allMatch(Cell::header);
        List<Line> lines = new ArrayList<>();
        int column = 0;
        for (Cell cell : cells) {
            double left = left(widths, column);
            double cellWidth = left(widths, Math.min(widths.length, column + cell.columns())) - between - left;
            List<Line> cellLines = typesetter.hyphenated(looked(cell), Flow.SIZE, cellWidth);
            Tag cellTag = tag == null ? null : tag(cell, header, tag);
            for (int i = 0; i < cellLines.size(); i++) {
                Line line = cellLines.get(i).tagged(cellTag);
                Line placed =
                        line.shifted(left + (right[column] && cell.columns() == 1 ? cellWidth - line.width() : 0));
                if (i < lines.size()) {
                    lines.set(i, lines.get(i).with(placed));
                } else {
                    lines.add(placed);
                }
            }
            column = Math.min(widths.length - 1, column + cell.columns());
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            double height = last ? Flow.LEADING + AIR : Flow.LEADING;
            rows.add(new Row(lines.get(i), i == 0 ? AIR : 0, height, Flow.SIZE, !last, last));
        }
        if (header && !rows.isEmpty()) {
            rows.set(rows.size() - 1, rows.get(rows.size() - 1).kept());
        }
        return rows;
    }

    private static Tag tag(Cell cell, boolean ofColumn, Tag row) {
        Tag tag = row.child(cell.header() ? "TH" : "TD").spanning(cell.columns());
        return cell.header() ? tag.scoped(ofColumn) : tag;
    }

    private double[] widths(Block.Table table, int columns) {
        double[] least = new double[columns];
        double[] most = new double[columns];
        for (List<Cell> cells : table.rows()) {
            int column = 0;
            for (Cell cell : cells) {
                if (cell.columns() == 1) {
                    List<Span> text = looked(cell);
                    least[column] = Math.max(least[column], typesetter.longestWord(text, Flow.SIZE));
                    for (Line line : typesetter.lines(text, Flow.SIZE, Double.MAX_VALUE)) {
                        most[column] = Math.max(most[column], line.width());
                    }
                }
                column += cell.columns();
            }
        }
        double room = width - between * (columns - 1);
        return fitted(least, most, room);
    }

    /**
     * Each column gets what its longest word needs. Narrow columns get all that they would like, and the wide ones share what is left: text that is
     * short in every row isn't broken for the sake of a long one beside it. Without the space between columns.
     */
    private static double[] fitted(double[] least, double[] most, double room) {
        double needed = Arrays.stream(least).sum();
        double[] widths = new double[least.length];
        if (needed >= room) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = room * least[i] / needed + ROUNDING;
            }
            return widths;
        }
        double low = 0;
        double high = room;
        for (int step = 0; step < HALVINGS; step++) {
            double level = (low + high) / 2;
            double sum = 0;
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.min(most[i], Math.max(least[i], level));
                sum += widths[i];
            }
            low = sum <= room ? level : low;
            high = sum <= room ? high : level;
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(most[i], Math.max(least[i], low)) + ROUNDING;
        }
        return widths;
    }

    private static boolean[] numbers(Block.Table table, int columns) {
        boolean[] numbers = new boolean[columns];
        Arrays.fill(numbers, true);
        numbers[0] = false;
        boolean[] any = new boolean[columns];
        for (List<Cell> cells : table.rows()) {
            int column = 0;
            for (Cell cell : cells) {
                if (!cell.header() && cell.columns() == 1) {
                    String text = Span.text(cell.text()).strip();
                    numbers[column] &= NUMBER.matcher(text).matches();
                    any[column] |= !text.isEmpty();
                }
                column += cell.columns();
            }
        }
        for (int i = 0; i < columns; i++) {
            numbers[i] &= any[i];
        }
        return numbers;
    }

    private static List<Span> looked(Cell cell) {
        return cell.header()
                ? cell.text().stream()
                        .map(span ->
                                new Span(span.text(), Face.of(true, span.face().isItalic()), span.struck()))
                        .toList()
                : cell.text();
    }

    private static int columns(List<Cell> cells) {
        return cells.stream().mapToInt(Cell::columns).sum();
    }

    private double left(double[] widths, int column) {
        double left = 0;
        for (int i = 0; i < column; i++) {
            left += widths[i] + between;
        }
        return left;
    }
}
