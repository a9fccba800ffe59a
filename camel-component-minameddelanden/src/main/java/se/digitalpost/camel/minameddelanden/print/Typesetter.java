package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

import se.digitalpost.camel.minameddelanden.print.Glyphs.Glyph;
import se.digitalpost.camel.minameddelanden.print.Line.Ending;

/**
 * Breaks text into lines, ragged right, with the font's kerning. Lines break at blanks, after a hyphen or slash between letters, and at soft
 * hyphens; what belongs together stays together ({@link Bonds}); a word that is longer than a line is broken where it must. Where hyphenation is
 * asked for, a long word is broken by the language's rules before a line becomes much too short. No character is changed.
 */
final class Typesetter {

    private static final double TAB = Sheet.mm(20);

    /** A line that is filled so far doesn't need a hyphen. */
    private static final double FILLED = 0.88;

    /** Hyphens under each other are read as a column. */
    private static final int HYPHENS_MAX = 2;

    /** A shorter word with a capital is mostly a name. */
    private static final int SHORTEST_CAPITALIZED = 12;

    private final Fonts fonts;
    private final Glyphs glyphs;
    private final Hyphenator hyphenator;

    Typesetter(Fonts fonts) {
        this(fonts, Hyphenator.NONE);
    }

    Typesetter(Fonts fonts, Hyphenator hyphenator) {
        this.fonts = fonts;
        this.glyphs = new Glyphs(fonts);
        this.hyphenator = hyphenator;
    }

    boolean canShow(String text) {
        return glyphs.canShow(text);
    }

    Line line(Span text, double size) {
        return lines(List.of(text), size, Double.MAX_VALUE).get(0);
    }

    /** @return at least one line, none wider than the width */
    List<Line> lines(List<Span> text, double size, double width) {
        return lines(text, size, width, false);
    }

    /** @return at least one line, none wider than the width, with words hyphenated where a line would be too short without */
    List<Line> hyphenated(List<Span> text, double size, double width) {
        return lines(text, size, width, hyphenator != Hyphenator.NONE);
    }

    private List<Line> lines(List<Span> text, double size, double width, boolean hyphenate) {
        List<Glyph> all = glyphs.of(text);
        List<Line> lines = new ArrayList<>();
        int start = 0;
        int hyphens = 0;
        while (start < all.size() || lines.isEmpty()) {
            Break end = nextBreak(all, start, size, width, hyphenate && hyphens < HYPHENS_MAX);
            lines.add(set(all.subList(start, end.at), end.ending, size));
            hyphens = end.ending == Ending.HYPHEN ? hyphens + 1 : 0;
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
                        longest, set(all.subList(start, i), Ending.PLAIN, size).width());
                start = i + 1;
            }
        }
        return Math.max(
                longest, set(all.subList(start, all.size()), Ending.PLAIN, size).width());
    }

    /**
     * @param at where the line ends
     * @param next where the next one begins
     */
    private record Break(int at, int next, Ending ending) {}

    private Break nextBreak(List<Glyph> text, int start, double size, double width, boolean hyphenate) {
        Break good = null;
        Break poor = null;
        double filled = 0;
        double x = 0;
        for (int i = start; i < text.size(); i++) {
            Glyph glyph = text.get(i);
            int c = glyph.codePoint();
            if (c == '\n') {
                return new Break(i, i + 1, Ending.PLAIN);
            }
            double before = x;
            x = advance(text, start, i, x, size);
            boolean fits = x <= width + 0.001;
            if (c == ' ' || c == '\t' || c == Glyphs.ZERO_WIDTH_SPACE) {
                Break here = new Break(i, afterBlanks(text, i), c == ' ' ? Ending.BLANK : Ending.PLAIN);
                if (Bonds.hold(text, i)) {
                    poor = here;
                } else {
                    good = here;
                    filled = before;
                }
            } else if (!fits) {
                Break within = hyphenate && (good == null || filled < FILLED * width)
                        ? withinWord(text, start, i, size, width, good == null)
                        : null;
                return within != null ? within : good != null ? good : poor != null ? poor : forced(text, start, i);
            } else if (c == Glyphs.SOFT_HYPHEN) {
                if (x + hyphenWidth(glyph) * size <= width) {
                    good = new Break(i, i + 1, Ending.HYPHEN);
                    filled = x;
                }
            } else if ((c == '-' || c == '/' || c == '–' || c == '—') && isBetweenLetters(text, i)) {
                good = new Break(i + 1, i + 1, Ending.PLAIN);
                filled = x;
            }
        }
        return new Break(text.size(), text.size(), Ending.PLAIN);
    }

    /** The last place at which the word that doesn't fit may be broken, or null. A paragraph's last word stays whole if it can. */
    private Break withinWord(List<Glyph> text, int start, int overflow, double size, double width, boolean alsoLast) {
        int first = overflow > start && !text.get(overflow).isLetter() ? overflow - 1 : overflow;
        int end = first;
        while (first > 0 && text.get(first - 1).isLetter()) {
            first--;
        }
        while (end < text.size() && text.get(end).isLetter()) {
            end++;
        }
        if (end - first < 2 || !Bonds.isHyphenable(text, first, end) || (!alsoLast && isLast(text, end))) {
            return null;
        }
        String word = text(text.subList(first, end));
        if (Character.isUpperCase(word.charAt(0)) && word.length() < SHORTEST_CAPITALIZED) {
            return null;
        }
        boolean[] breaks = hyphenator.breaks(word);
        for (int at = Math.min(overflow, end - 1); at > Math.max(start, first); at--) {
            if (breaks[at - first]
                    && set(text.subList(start, at), Ending.HYPHEN, size).width() <= width) {
                return new Break(at, at, Ending.HYPHEN);
            }
        }
        return null;
    }

    private static boolean isLast(List<Glyph> text, int end) {
        int i = end;
        while (i < text.size() && text.get(i).codePoint() > ' ') {
            i++;
        }
        return i == text.size() || text.get(i).codePoint() == '\n';
    }

    /** A word longer than the line: with a hyphen in a word of letters, without in an address of the web or a number. */
    private Break forced(List<Glyph> text, int start, int overflow) {
        int at = Math.max(overflow, start + 1);
        if (at - start > 3 && isWord(text, at)) {
            return new Break(at - 1, at - 1, Ending.HYPHEN);
        }
        return new Break(at, at, Ending.PLAIN);
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

    private Line set(List<Glyph> text, Ending ending, double size) {
        List<Glyph> shown = new ArrayList<>(text);
        shown.removeIf(Typesetter::isInvisible);
        while (!shown.isEmpty() && shown.get(shown.size() - 1).codePoint() == ' ') {
            shown.remove(shown.size() - 1);
        }
        if (ending == Ending.HYPHEN && !shown.isEmpty()) {
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
                    Ending here = i == shown.size() ? ending : Ending.PLAIN;
                    runs.add(run(shown.subList(from, i), runStart, x - runStart, size, here));
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

    private static Line.Run run(List<Glyph> glyphs, double x, double width, double size, Ending ending) {
        int substitutes = (int) glyphs.stream().filter(Glyph::substitute).count();
        Glyph first = glyphs.get(0);
        return new Line.Run(x, width, text(glyphs), first.face(), size, first.struck(), substitutes, ending, null);
    }

    private static String text(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.appendCodePoint(glyph.codePoint()));
        return text.toString();
    }
}
