package se.digitalpost.camel.minameddelanden.print;

import java.util.List;

/**
 * A line of the body with the space it takes.
 *
 * @param before space above it, which is dropped at the top of a page
 * @param height from this line's top to the next one's
 * @param size the type size, which places the baseline
 * @param keep whether the next row has to be on the same page
 * @param ruled whether a thin line is drawn under it
 * @param head what is shown again above it where it comes first on a page: a table's header, or nothing
 */
record Row(Line line, double before, double height, double size, boolean keep, boolean ruled, List<Row> head) {

    /** A row that nothing is shown above again. */
    Row(Line line, double before, double height, double size, boolean keep, boolean ruled) {
        this(line, before, height, size, keep, ruled, List.of());
    }

    /** Whether it is a line across the page and nothing else: it parts what is above it from what is below. */
    boolean parts() {
        return line == Line.EMPTY && ruled;
    }

    Row kept() {
        return new Row(line, before, height, size, true, ruled, head);
    }

    Row under(List<Row> rows) {
        return new Row(line, before, height, size, keep, ruled, rows);
    }

    Row tagged(Tag tag) {
        return new Row(line.tagged(tag), before, height, size, keep, ruled, head);
    }

    Row spaced(double more) {
        return new Row(line, before + more, height, size, keep, ruled, head);
    }
}
