package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that stand beside or under each other across a page, and stay together as long as a page can hold them.
 *
 * @param pieces the lines
 * @param before space above it, which is dropped at the top of a page
 * @param height from its top to the next one's
 * @param keep whether the next band has to be on the same page
 * @param ruled whether a thin line is drawn under it
 * @param head what is repeated above it at the top of a page, or null
 */
record Band(List<Piece> pieces, double before, double height, boolean keep, boolean ruled, Band head) {

    /**
     * A line of a band.
     *
     * @param left where it begins, from the band's left end
     * @param top where its own height begins, from the band's top
     * @param height from its top to the next one's
     */
    record Piece(Line line, double left, double top, double height, double size, float grey) {

        private Piece lifted(double by) {
            return new Piece(line, left, top - by, height, size, grey);
        }

        private boolean endsWithin(double room) {
            return top + height <= room;
        }
    }

    /** A band that is higher than a page: what has room on it, and the rest. */
    List<Band> cut(double room) {
        List<Piece> fitting = new ArrayList<>();
        List<Piece> others = new ArrayList<>();
        for (Piece piece : pieces) {
            (piece.endsWithin(room) ? fitting : others).add(piece);
        }
        if (fitting.isEmpty() || others.isEmpty()) {
            return List.of(this);
        }
        double from = others.stream().mapToDouble(Piece::top).min().orElse(0);
        return List.of(
                new Band(fitting, before, from, false, false, head),
                new Band(
                        others.stream().map(piece -> piece.lifted(from)).toList(),
                        0,
                        height - from,
                        keep,
                        ruled,
                        head));
    }
}
