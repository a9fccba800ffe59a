package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.print.Glyphs.Glyph;

/**
 * Breaks text into lines, ragged right, with the font's kerning. Lines break at blanks, after a hyphen or slash between letters, and at soft
 * hyphens; amounts and phone numbers stay together; a word that is longer than a line is broken where it must.
 */
final class Typesetter {

    private static final double TAB = Sheet.mm(20);

    /** How the units begin that stay with their number. */
    private static final Set<String> UNITS = Set.of("kr", "kg", "km", "m²", "m³");

    private final Fonts fonts;
    private final Glyphs glyphs;

    Typesetter(Fonts fonts) {
        this.fonts = fonts;
        this.glyphs = new Glyphs(fonts);
    }

    boolean canShow(String text) {
        return glyphs.canShow(text);
    }

    Line line(Span text, double size) {
        return lines(List.of(text), size, Double.MAX_VALUE).get(0);
    }

    /** @return at least one line, none wider than the width */
    List<Line> lines(List<Span> text, double size, double width) {
        List<Glyph> all = glyphs.of(text);
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < all.size() || lines.isEmpty()) {
            Break end = nextBreak(all, start, size, width);
            lines.add(set(all.subList(start, end.at), end.hyphen, size));
            start = end.next;
        }
        return lines;
    }

    /** @return the width of the longest stretch that can't be broken: a column is hardly narrower */
    double longestWord(List<Span> text, double size) {
        List<Glyph> all = glyphs.of(text);
        double longest = 0;
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            int c = all.get(i).codePoint();
            if (c == ' ' || c == '\n' || c == '\t') {
                longest = Math.max(
                        longest, set(all.subList(start, i), false, size).width());
                start = i + 1;
            }
        }
        return Math.max(
                longest, set(all.subList(start, all.size()), false, size).width());
    }

    /**
     * @param at where the line ends
     * @param next where the next one begins
     */
    private record Break(int at, int next, boolean hyphen) {}

    private Break nextBreak(List<Glyph> text, int start, double size, double width) {
        Break good = null;
        Break poor = null;
        double x = 0;
        for (int i = start; i < text.size(); i++) {
            Glyph glyph = text.get(i);
            int c = glyph.codePoint();
            if (c == '\n') {
                return new Break(i, i + 1, false);
            }
            x = advance(text, start, i, x, size);
            boolean fits = x <= width + 0.001;
            if (c == ' ' || c == '\t' || c == Glyphs.ZERO_WIDTH_SPACE) {
                Break here = new Break(i, afterBlanks(text, i), false);
                if (isBound(text, i)) {
                    poor = here;
                } else {
                    good = here;
                }
            } else if (!fits) {
                return good != null ? good : poor != null ? poor : forced(text, start, i);
            } else if (c == Glyphs.SOFT_HYPHEN) {
                if (x + hyphenWidth(glyph) * size <= width) {
                    good = new Break(i, i + 1, true);
                }
            } else if ((c == '-' || c == '/' || c == '–' || c == '—') && isBetweenLetters(text, i)) {
                good = new Break(i + 1, i + 1, false);
            }
        }
        return new Break(text.size(), text.size(), false);
    }

    /** A word longer than the line: with a hyphen in a word of letters, without in an address of the web or a number. */
    private Break forced(List<Glyph> text, int start, int overflow) {
        int at = Math.max(overflow, start + 1);
        if (at - start > 3 && isWord(text, at)) {
            return new Break(at - 1, at - 1, true);
        }
        return new Break(at, at, false);
    }

    private static boolean isWord(List<Glyph> text, int at) {
        for (int i = at - 1; i >= 0 && text.get(i).codePoint() > ' '; i--) {
            if (!text.get(i).isLetter()) {
                return false;
            }
        }
        for (int i = at; i < text.size() && text.get(i).codePoint() > ' '; i++) {
            if (!text.get(i).isLetter() && i - at < 2) {
                return false;
            }
            if (text.get(i).codePoint() == '@' || text.get(i).codePoint() == '/') {
                return false;
            }
        }
        return at < text.size();
    }

    private static int afterBlanks(List<Glyph> text, int i) {
        int next = i;
        while (next < text.size()
                && (text.get(next).codePoint() == ' ' || text.get(next).codePoint() == Glyphs.ZERO_WIDTH_SPACE)) {
            next++;
        }
        // A line end right after the blanks ends this line, not one more.
        if (next < text.size() && text.get(next).codePoint() == '\n') {
            return next + 1;
        }
        return Math.max(next, i + 1);
    }

    /** Blanks within an amount or a phone number ({@code 12 500}, {@code 500 kr}, {@code § 5}) hold together. */
    private static boolean isBound(List<Glyph> text, int i) {
        if (i == 0 || i + 1 >= text.size() || text.get(i).codePoint() != ' ') {
            return false;
        }
        Glyph before = text.get(i - 1);
        Glyph after = text.get(i + 1);
        if (before.codePoint() == '§') {
            return after.isDigit();
        }
        boolean unit = after.codePoint() == '%' || after.codePoint() == '§' || UNITS.contains(pair(text, i + 1));
        return before.isDigit() && (after.isDigit() || unit);
    }

    private static String pair(List<Glyph> text, int i) {
        return i + 1 < text.size()
                ? Character.toString(text.get(i).codePoint())
                        + Character.toString(text.get(i + 1).codePoint())
                : "";
    }

    private static boolean isBetweenLetters(List<Glyph> text, int i) {
        return i > 0
                && i + 1 < text.size()
                && text.get(i - 1).isLetter()
                && text.get(i + 1).isLetter();
    }

    private double hyphenWidth(Glyph like) {
        return fonts.of(like.face()).width('-');
    }

    private double advance(List<Glyph> text, int start, int i, double x, double size) {
        Glyph glyph = text.get(i);
        if (glyph.codePoint() == '\t') {
            return nextTab(x);
        }
        return isInvisible(glyph) ? x : x + (kerning(text, start, i) + width(glyph)) * size;
    }

    private double width(Glyph glyph) {
        return fonts.of(glyph.face()).width(glyph.codePoint());
    }

    private double kerning(List<Glyph> text, int start, int i) {
        if (i == start || text.get(i - 1).face() != text.get(i).face()) {
            return 0;
        }
        return fonts.of(text.get(i).face())
                .kerning(text.get(i - 1).codePoint(), text.get(i).codePoint());
    }

    private static boolean isInvisible(Glyph glyph) {
        return glyph.codePoint() == Glyphs.SOFT_HYPHEN || glyph.codePoint() == Glyphs.ZERO_WIDTH_SPACE;
    }

    private static double nextTab(double x) {
        return (Math.floor(x / TAB + 0.05) + 1) * TAB;
    }

    private Line set(List<Glyph> text, boolean hyphen, double size) {
        List<Glyph> shown = new ArrayList<>(text);
        shown.removeIf(Typesetter::isInvisible);
        while (!shown.isEmpty() && shown.get(shown.size() - 1).codePoint() == ' ') {
            shown.remove(shown.size() - 1);
        }
        if (hyphen && !shown.isEmpty()) {
            Glyph last = shown.get(shown.size() - 1);
            shown.add(new Glyph('-', last.face(), last.struck(), false));
        }
        List<Line.Run> runs = new ArrayList<>();
        double x = 0;
        int from = 0;
        double runStart = 0;
        for (int i = 0; i <= shown.size(); i++) {
            boolean tab = i < shown.size() && shown.get(i).codePoint() == '\t';
            if (i == shown.size() || tab || (i > from && !sameLook(shown.get(i), shown.get(i - 1)))) {
                if (i > from) {
                    runs.add(run(shown.subList(from, i), runStart, x - runStart, size));
                }
                from = tab ? i + 1 : i;
                runStart = tab ? nextTab(x) : x;
            }
            if (i < shown.size()) {
                x = advance(shown, 0, i, x, size);
            }
        }
        return new Line(runs, x);
    }

    private static boolean sameLook(Glyph one, Glyph other) {
        return one.face() == other.face() && one.struck() == other.struck();
    }

    private static Line.Run run(List<Glyph> glyphs, double x, double width, double size) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.appendCodePoint(glyph.codePoint()));
        int substitutes = (int) glyphs.stream().filter(Glyph::substitute).count();
        Glyph first = glyphs.get(0);
        return new Line.Run(x, width, text.toString(), first.face(), size, first.struck(), substitutes);
    }
}
