package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

/** A line of set text, not yet placed. */
record Line(List<Run> runs, double width) {

    static final Line EMPTY = new Line(List.of(), 0);

    /**
     * @param x where it begins, from the line's left end
     * @param substitutes how many of its characters stand for others
     */
    record Run(double x, double width, String text, Face face, double size, boolean struck, int substitutes) {

        Run shifted(double by) {
            return new Run(x + by, width, text, face, size, struck, substitutes);
        }
    }

    Line shifted(double by) {
        return new Line(runs.stream().map(run -> run.shifted(by)).toList(), width + by);
    }

    /** @return both lines as one: the other's runs keep their place */
    Line with(Line other) {
        List<Run> all = new ArrayList<>(runs);
        all.addAll(other.runs);
        return new Line(all, Math.max(width, other.width));
    }
}
