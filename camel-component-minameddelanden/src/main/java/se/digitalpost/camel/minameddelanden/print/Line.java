package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

/** A line of set text, not yet placed. */
record Line(List<Run> runs, double width) {

    static final Line EMPTY = new Line(List.of(), 0);

    /** What the text as it was written has where the line ends. */
    enum Ending {
        /** Nothing that isn't on the line. */
        PLAIN,
        /** A blank, which nobody sees there. */
        BLANK,
        /** The rest of the word: the hyphen, the last character, isn't part of the text. */
        HYPHEN
    }

    /**
     * @param x where it begins, from the line's left end
     * @param substitutes how many of its characters stand for others
     * @param ending what follows it in the text
     * @param tag what it is part of, or null where it is not part of the text
     */
    record Run(
            double x,
            double width,
            String text,
            Face face,
            double size,
            boolean struck,
            int substitutes,
            Ending ending,
            Tag tag) {

        Run shifted(double by) {
            return new Run(x + by, width, text, face, size, struck, substitutes, ending, tag);
        }

        Run tagged(Tag as) {
            return new Run(x, width, text, face, size, struck, substitutes, ending, as);
        }
    }

    Line shifted(double by) {
        return new Line(runs.stream().map(run -> run.shifted(by)).toList(), width + by);
    }

    /** @return the line as part of that element */
    Line tagged(Tag as) {
        return new Line(runs.stream().map(run -> run.tagged(as)).toList(), width);
    }

    /** @return both lines as one: the other's runs keep their place */
    Line with(Line other) {
        List<Run> all = new ArrayList<>(runs);
        all.addAll(other.runs);
        return new Line(all, Math.max(width, other.width));
    }
}
