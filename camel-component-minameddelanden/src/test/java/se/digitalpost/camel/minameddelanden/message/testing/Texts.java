package se.digitalpost.camel.minameddelanden.message.testing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts of all that XML 1.0 can carry, with a liking for what goes wrong: what is escaped, what is encoded in more bytes, the edges. */
public final class Texts {

    private static final int[] EDGES = {
        0x20, 0x7E, 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0x7FF, 0x800, 0x2028, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0x10000,
        0x10FFFF
    };

    private Texts() {}

    /** A character, or a few that mean something together. */
    public static Arbitrary<String> pieces() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Arbitraries.of("&", "<", ">", "\"", "'", "]]>", "\t", "\n", "&amp;", "&#13;", "<!--", "%00")),
                Tuple.of(8, Arbitraries.chars().range('!', '~').map(String::valueOf)),
                Tuple.of(4, Arbitraries.of(" ", "å", "ä", "ö", "Å", "Ä", "Ö", "é", "ß", "\u20AC", "\uD83D\uDCEC")),
                Tuple.of(4, edges()),
                Tuple.of(4, codePoints(0x80, 0xD7FF)),
                Tuple.of(1, codePoints(0xE000, 0xFFFD)),
                Tuple.of(2, codePoints(0x10000, 0x10FFFF)));
    }

    /** Texts of a length as Java counts it: characters beyond U+FFFF are two. None is blank where it may not be empty. */
    public static Arbitrary<String> ofLength(int min, int max) {
        return lengths(min, max)
                .flatMap(length -> pieces().list()
                        .ofSize(Math.min(length, 48))
                        .map(pieces -> stretched(pieces, length))
                        .map(text -> min > 0 ? notBlank(text, min) : text));
    }

    /** Texts as people give them: with line ends of all systems, and blanks of all kinds around them. */
    public static Arbitrary<String> asWritten(int min, int max) {
        return blanksAround(ofLength(min, max - 4))
                .flatMap(text -> Arbitraries.of("\n", "\r", "\r\n").map(lineEnd -> text.replace("\n", lineEnd)));
    }

    /** Values of one line as people give them: with blanks around them, and sometimes of more lines than one. */
    public static Arbitrary<String> linesAsWritten(int max) {
        return Arbitraries.frequencyOf(Tuple.of(19, blanksAround(lines(max - 4))), Tuple.of(1, asWritten(1, max)));
    }

    private static Arbitrary<String> blanksAround(Arbitrary<String> texts) {
        Arbitrary<String> blanks = Arbitraries.of(
                "", "", "", "", " ", "\n", "\r\n", "\r", "\t", "\u00A0", "\u0085", "\u2003", "\u2028", "\u3000");
        return Combinators.combine(blanks, texts, blanks).as((before, text, behind) -> before + text + behind);
    }

    /** Long texts whose interesting characters stand where the bytes before them have just filled a buffer, or nearly. */
    public static Arbitrary<String> aroundTheEdgeOf(int... buffers) {
        Arbitrary<Integer> filled = Arbitraries.integers()
                .between(0, buffers.length - 1)
                .flatMap(i -> Arbitraries.integers().between(buffers[i] - 12, buffers[i] + 2));
        return Combinators.combine(filled, pieces().list().ofMinSize(1).ofMaxSize(12))
                .as((length, pieces) -> "x".repeat(length) + String.join("", pieces));
    }

    /** Values that are one line and have no blanks around them. */
    public static Arbitrary<String> lines(int max) {
        return ofLength(1, max).map(Texts::line);
    }

    /** Short texts and long ones alike, and the longest. */
    private static Arbitrary<Integer> lengths(int min, int max) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(min, max)),
                Tuple.of(6, Arbitraries.integers().between(min, Math.min(max, min + 40))),
                Tuple.of(2, Arbitraries.integers().between(min, max)));
    }

    private static Arbitrary<String> edges() {
        return Arbitraries.integers().between(0, EDGES.length - 1).map(i -> Character.toString(EDGES[i]));
    }

    private static Arbitrary<String> codePoints(int first, int last) {
        return Arbitraries.integers().between(first, last).map(Character::toString);
    }

    /** As long as asked for, or a char less where the last character would be cut in two. */
    private static String stretched(Iterable<String> pieces, int length) {
        String once = String.join("", pieces);
        StringBuilder text = new StringBuilder();
        while (text.length() < length && !once.isEmpty()) {
            text.append(once);
        }
        int end = Math.min(length, text.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static String notBlank(String text, int min) {
        return text.isBlank() || text.length() < min ? "x".repeat(Math.max(1, min)) : text;
    }

    private static String line(String text) {
        String line = text.replace('\n', ' ').replace('\t', ' ').strip();
        return line.isEmpty() ? "x" : line;
    }
}
