package se.digitalpost.camel.minameddelanden.print;

import java.util.List;

/** A part of a letter's body, whatever format the body came in. */
sealed interface Block {

    /** @param level 1 to 6, as in HTML */
    record Heading(int level, List<Span> text) implements Block {}

    /**
     * @param indent how many steps it stands to the right
     * @param marker a list item's bullet or number, which hangs in the last step, or null
     * @param gap whether some space parts it from what stands before
     */
    record Paragraph(List<Span> text, int indent, String marker, boolean gap) implements Block {}

    /** @param rows each with its cells, left to right */
    record Table(List<List<Cell>> rows) implements Block {}

    /**
     * @param columns how many columns it spans
     * @param header whether it names a row or a column
     */
    record Cell(List<Span> text, int columns, boolean header) {}

    /** A thin line across the column. */
    record Rule() implements Block {}
}
