package se.digitalpost.camel.minameddelanden.print;

/**
 * A line of the body with the space it takes.
 *
 * @param before space above it, which is dropped at the top of a page
 * @param height from this line's top to the next one's
 * @param size the type size, which places the baseline
 * @param keep whether the next row has to be on the same page
 * @param ruled whether a thin line is drawn under it
 */
record Row(Line line, double before, double height, double size, boolean keep, boolean ruled) {

    Row kept() {
        return new Row(line, before, height, size, true, ruled);
    }

    Row tagged(Tag tag) {
        return new Row(line.tagged(tag), before, height, size, keep, ruled);
    }

    Row spaced(double more) {
        return new Row(line, before + more, height, size, keep, ruled);
    }
}
