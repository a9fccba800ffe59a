package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

/** Sets a letter's body, block by block, as one long column of rows. */
final class Flow {

    static final double SIZE = 10.5;
    static final double LEADING = 14.5;

    private static final double GAP = 7.5;
    private static final double STEP = 18;
    private static final double HEADING_LEADING = 1.3;
    private static final double MARKER_GAP = 5;
    private static final double[] HEADING_SIZES = {13, 12, 11, 10.5, 10.5, 10.5};

    private final Typesetter typesetter;
    private final double width;
    private final List<Row> rows = new ArrayList<>();
    private final Outline outline;
    private boolean afterHeading;

    Flow(Typesetter typesetter, double width) {
        this(typesetter, width, null);
    }

    /** @param section what all of it stands in, or null where nothing is to be tagged */
    Flow(Typesetter typesetter, double width, Tag section) {
        this.typesetter = typesetter;
        this.width = width;
        this.outline = new Outline(section);
    }

    List<Row> rows() {
        return rows;
    }

    void addAll(List<Block> blocks) {
        blocks.forEach(this::add);
    }

    void add(Block block) {
        if (block instanceof Block.Heading heading) {
            double size = HEADING_SIZES[heading.level() - 1];
            double before = heading.level() <= 2 ? 2 * GAP : 1.5 * GAP;
            heading(heading.text(), size, before, 2.5, outline.heading(heading.level()));
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph);
        } else if (block instanceof Block.Table table) {
            rows.addAll(new TableSetter(typesetter, width, outline.section()).rows(table, afterHeading ? 0 : GAP));
            afterHeading = false;
        } else if (block instanceof Block.Rule) {
            outline.rule();
            rows.add(new Row(Line.EMPTY, GAP / 2, GAP / 2, SIZE, false, true));
            afterHeading = false;
        }
    }

    /** A heading stays with what follows, which begins closely after it. */
    void heading(List<Span> text, double size, double before, double after) {
        heading(text, size, before, after, outline.title());
    }

    private void heading(List<Span> text, double size, double before, double after, Tag tag) {
        double leading = size * HEADING_LEADING;
        List<Line> lines = typesetter.lines(text, size, width);
        for (int i = 0; i < lines.size(); i++) {
            double height = i == lines.size() - 1 ? leading + after : leading;
            rows.add(new Row(lines.get(i).tagged(tag), i == 0 ? before : 0, height, size, true, false));
        }
        afterHeading = true;
    }

    /** Blocks that stay on one page, if a page can hold them, some way off. */
    void together(List<Block> blocks) {
        int from = rows.size();
        outline.close();
        addAll(blocks);
        for (int i = from; i < rows.size(); i++) {
            rows.set(i, rows.get(i).kept());
        }
        if (from < rows.size()) {
            rows.set(from, rows.get(from).spaced(GAP));
        }
    }

    private void paragraph(Block.Paragraph paragraph) {
        double left = paragraph.indent() * STEP;
        Line marker = null;
        Outline.Place place = outline.paragraph(paragraph.indent(), paragraph.marker() != null);
        if (paragraph.marker() != null) {
            marker = typesetter.line(Span.of(paragraph.marker()), SIZE).tagged(place.label());
            left = Math.max(left, left - STEP + marker.width() + MARKER_GAP);
        }
        // A body that is indented beyond reason still has a column to stand in.
        left = Math.min(left, width / 2);
        List<Line> lines = new ArrayList<>();
        for (Line line : typesetter.hyphenated(paragraph.text(), SIZE, width - left)) {
            lines.add(line.tagged(place.text()));
        }
        double shift = left;
        lines.replaceAll(line -> line.shifted(shift));
        if (marker != null) {
            double markerLeft = Math.max(0, Math.min(left, paragraph.indent() * STEP) - STEP);
            lines.set(0, marker.shifted(markerLeft).with(lines.get(0)));
        }
        add(lines, paragraph.gap() && !afterHeading ? GAP : 0);
        afterHeading = false;
    }

    /** No line of a paragraph stands alone at the foot or the head of a page. */
    private void add(List<Line> lines, double before) {
        int last = lines.size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean keep = i < last && (i == 0 || i == last - 1);
            rows.add(new Row(lines.get(i), i == 0 ? before : 0, LEADING, SIZE, keep, false));
        }
    }
}
