package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sets a fact sheet's sections as one long column of bands. */
final class FactSheetLayout {

    static final double WIDTH = Sheet.mm(165);

    private static final double VALUE_LEFT = Sheet.mm(45);
    private static final double BETWEEN_COLUMNS = Sheet.mm(4);

    private static final Type ISSUER = new Type(11, 14, Canvas.BLACK);
    private static final Type TITLE = new Type(21, 26, Canvas.BLACK);
    private static final Type SUMMARY = new Type(12, 16, Canvas.BLACK);
    private static final Type HEADING = new Type(11, 16, Canvas.BLACK);
    private static final Type NAME = new Type(9.5, 13, Canvas.GREY);
    private static final Type VALUE = new Type(9.5, 13, Canvas.BLACK);
    private static final Type CELL = new Type(8.5, 11.5, Canvas.BLACK);
    private static final Type HEAD = new Type(8.5, 11.5, Canvas.GREY);
    private static final Type NOTE = new Type(8.5, 12, Canvas.GREY);

    private static final double ISSUER_GAP = Sheet.mm(9);
    private static final double SECTION_GAP = 17;
    private static final double FACT_GAP = 2;
    private static final double CELL_AIR = 3.5;

    /** Ids, digests, names of machines: long, with a digit in them. They are no words, and must not get a hyphen where a line ends. */
    private static final Pattern LONG_ID = Pattern.compile("(?=\\S*\\d)\\S{16,}");

    private static final Pattern PART = Pattern.compile("[^\\p{Alnum}](?=\\S)|\\p{Alnum}{8}(?=\\p{Alnum}{8})");
    private static final String BREAK_HERE = "$0\u200B";

    private final Typesetter typesetter;
    private final List<Band> bands = new ArrayList<>();

    private record Type(double size, double leading, float grey) {}

    FactSheetLayout(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    List<Band> bands(FactSheet sheet) {
        if (sheet.issuer() != null) {
            text(Span.bold(sheet.issuer()), ISSUER, 0, 0);
        }
        text(Span.bold(sheet.title()), TITLE, ISSUER_GAP, 2);
        text(Span.of(sheet.summary()), SUMMARY, 3, 0);
        sheet.sections().forEach(this::section);
        return bands;
    }

    private void section(FactSheet.Section section) {
        heading(section.heading());
        if (section instanceof FactSheet.Facts facts) {
            facts.facts().forEach(this::fact);
        } else if (section instanceof FactSheet.Table table) {
            table(table);
        } else if (section instanceof FactSheet.Notes notes) {
            notes.paragraphs().forEach(paragraph -> text(Span.of(paragraph), NOTE, 4, 0));
        }
    }

    private void heading(String text) {
        List<Band.Piece> pieces = pieces(Span.bold(text), HEADING, 0, WIDTH);
        bands.add(new Band(pieces, SECTION_GAP, heightOf(pieces) + 2, true, true, null));
    }

    private void text(Span text, Type type, double before, double after) {
        List<Band.Piece> pieces = pieces(text, type, 0, WIDTH);
        bands.add(new Band(pieces, before, heightOf(pieces) + after, false, false, null));
    }

    private void fact(FactSheet.Fact fact) {
        List<Band.Piece> pieces = new ArrayList<>(pieces(Span.of(fact.name()), NAME, 0, VALUE_LEFT - BETWEEN_COLUMNS));
        pieces.addAll(pieces(Span.of(fact.value()), VALUE, VALUE_LEFT, WIDTH - VALUE_LEFT));
        bands.add(new Band(pieces, FACT_GAP, heightOf(pieces), false, false, null));
    }

    private void table(FactSheet.Table table) {
        List<FactSheet.Column> columns = table.columns();
        Band head =
                row(columns.stream().map(FactSheet.Column::name).map(Span::bold).toList(), columns, HEAD, null);
        bands.add(head);
        table.rows().forEach(row -> bands.add(row(row.stream().map(Span::of).toList(), columns, CELL, head)));
    }

    /** @param head the table's, or null where this is the head itself, which stays with the first row */
    private Band row(List<Span> cells, List<FactSheet.Column> columns, Type type, Band head) {
        double room = WIDTH - BETWEEN_COLUMNS * (columns.size() - 1);
        double shares = columns.stream().mapToDouble(FactSheet.Column::share).sum();
        List<Band.Piece> pieces = new ArrayList<>();
        double left = 0;
        for (int i = 0; i < cells.size(); i++) {
            double width = room * columns.get(i).share() / shares;
            pieces.addAll(pieces(cells.get(i), type, left, width));
            left += width + BETWEEN_COLUMNS;
        }
        return new Band(pieces, CELL_AIR, heightOf(pieces) + CELL_AIR, head == null, true, head);
    }

    private List<Band.Piece> pieces(Span text, Type type, double left, double width) {
        Span breakable = new Span(breakable(text.text()), text.face(), text.struck());
        List<Band.Piece> pieces = new ArrayList<>();
        for (Line line : typesetter.lines(List.of(breakable), type.size, width)) {
            pieces.add(new Band.Piece(line, left, pieces.size() * type.leading, type.leading, type.size, type.grey));
        }
        return pieces;
    }

    private static String breakable(String text) {
        return LONG_ID.matcher(text)
                .replaceAll(
                        id -> Matcher.quoteReplacement(PART.matcher(id.group()).replaceAll(BREAK_HERE)));
    }

    private static double heightOf(List<Band.Piece> pieces) {
        return pieces.stream()
                .flatMap(piece -> Stream.of(piece.top() + piece.height()))
                .max(Double::compare)
                .orElse(0d);
    }
}
