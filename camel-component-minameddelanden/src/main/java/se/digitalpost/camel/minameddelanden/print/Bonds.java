package se.digitalpost.camel.minameddelanden.print;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.print.Glyphs.Glyph;

/**
 * What isn't parted by the end of a line if there is another way: a number and its unit, the groups of an amount or a phone number, {@code § 5} and
 * {@code 7 §}, {@code 3 kap.} and {@code kap. 3}, {@code kl. 10}, {@code 31 mars}, and a dash and the word before it.
 */
final class Bonds {

    /** Words that stay with the number before them. */
    private static final Set<String> UNITS = Set.of(
            "kr",
            "kronor",
            "kg",
            "g",
            "km",
            "m",
            "cm",
            "mm",
            "m²",
            "m³",
            "kWh",
            "st",
            "tim",
            "min",
            "kap",
            "st.",
            "mnkr",
            "tkr",
            "procent",
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");

    /** Words that stay with the number after them. */
    private static final Set<String> LABELS =
            Set.of("kap", "nr", "kl", "s", "sid", "dnr", "punkt", "punkten", "mom", "bilaga", "box", "ca", "lgh");

    private Bonds() {}

    /** @return whether the character is a blank between what belongs together */
    static boolean hold(List<Glyph> text, int i) {
        if (i == 0 || i + 1 >= text.size() || text.get(i).codePoint() != ' ') {
            return false;
        }
        Glyph before = text.get(i - 1);
        Glyph after = text.get(i + 1);
        if (isDash(after) && (i + 2 == text.size() || text.get(i + 2).codePoint() <= ' ')) {
            return true;
        }
        if (after.isDigit()) {
            return before.isDigit() || before.codePoint() == '§' || LABELS.contains(bare(wordBefore(text, i)));
        }
        if (before.isDigit()) {
            String unit = wordAfter(text, i);
            return unit.startsWith("%") || unit.startsWith("§") || UNITS.contains(withoutPoint(unit));
        }
        return false;
    }

    /** @return whether the letters from first to end are a word of their own, and not part of an address of the web or a code */
    static boolean isHyphenable(List<Glyph> text, int first, int end) {
        int from = first;
        while (from > 0 && text.get(from - 1).codePoint() > ' ') {
            from--;
        }
        for (int i = from; i < text.size() && text.get(i).codePoint() > ' '; i++) {
            Glyph glyph = text.get(i);
            int c = glyph.codePoint();
            boolean within = i + 1 < text.size() && text.get(i + 1).isLetter();
            boolean ofWord = i >= first && i < end;
            if (glyph.isDigit() || c == '@' || c == '/' || c == '_' || c == Glyphs.SOFT_HYPHEN || c > 0xFFFF) {
                return false;
            }
            if ((c == '.' || c == ':') && within || ofWord && glyph.substitute()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDash(Glyph glyph) {
        return glyph.codePoint() == '–' || glyph.codePoint() == '—';
    }

    private static String wordBefore(List<Glyph> text, int i) {
        int from = i;
        while (from > 0 && text.get(from - 1).codePoint() > ' ') {
            from--;
        }
        return text(text.subList(from, i));
    }

    private static String wordAfter(List<Glyph> text, int i) {
        int to = i + 1;
        while (to < text.size() && text.get(to).codePoint() > ' ') {
            to++;
        }
        return text(text.subList(i + 1, to));
    }

    private static String text(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.appendCodePoint(glyph.codePoint()));
        return text.toString();
    }

    private static String bare(String word) {
        return withoutPoint(word).replaceFirst("^[(\"”]", "").toLowerCase(Locale.ROOT);
    }

    private static String withoutPoint(String word) {
        return word.replaceFirst("[.,;:!?)\"”]+$", "");
    }
}
