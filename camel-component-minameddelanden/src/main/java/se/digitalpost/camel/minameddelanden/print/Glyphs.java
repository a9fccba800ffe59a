package se.digitalpost.camel.minameddelanden.print;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes characters that can be set out of characters that were written. What the fonts lack, and what is written from right to left,
 * becomes {@code □}, one for each character; what is invisible by nature (joiners, marks of direction) goes.
 */
final class Glyphs {

    static final int SUBSTITUTE = 0x25A1;
    static final int SOFT_HYPHEN = 0xAD;
    static final int ZERO_WIDTH_SPACE = 0x200B;

    /** Where a line doesn't break; the fonts have the plain hyphen only, at which lines don't break either, unlike at '-'. */
    private static final int NO_BREAK_HYPHEN = 0x2011;

    private static final int HYPHEN = 0x2010;

    /**
     * A character in its look.
     *
     * @param substitute whether it stands for another one
     */
    record Glyph(int codePoint, Face face, boolean struck, boolean substitute) {

        boolean isLetter() {
            return Character.isLetter(codePoint);
        }

        boolean isDigit() {
            return codePoint >= '0' && codePoint <= '9';
        }
    }

    private final Fonts fonts;

    Glyphs(Fonts fonts) {
        this.fonts = fonts;
    }

    boolean canShow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(Glyphs::likeness)
                .allMatch(c -> c < 0 || shows(c));
    }

    List<Glyph> of(List<Span> spans) {
        List<Glyph> glyphs = new ArrayList<>();
        for (Span span : spans) {
            Normalizer.normalize(span.text(), Normalizer.Form.NFC)
                    .codePoints()
                    .map(Glyphs::likeness)
                    .filter(c -> c >= 0)
                    .forEach(c -> glyphs.add(glyph(c, span)));
        }
        return glyphs;
    }

    private Glyph glyph(int codePoint, Span span) {
        boolean substitute = !shows(codePoint);
        int shown = substitute ? SUBSTITUTE : codePoint;
        return new Glyph(shown, faceFor(shown, span.face()), span.struck(), substitute);
    }

    private Face faceFor(int codePoint, Face wanted) {
        return codePoint < ' ' ? wanted : fonts.faceFor(codePoint, wanted);
    }

    private boolean shows(int codePoint) {
        return switch (codePoint) {
            case '\n', '\t', SOFT_HYPHEN, ZERO_WIDTH_SPACE -> true;
            default -> fonts.of(Face.REGULAR).has(codePoint) && !isRightToLeft(codePoint);
        };
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** @return the character that stands for it, or -1 for one that nobody sees */
    private static int likeness(int codePoint) {
        return switch (codePoint) {
            case '\n', '\t', SOFT_HYPHEN, ZERO_WIDTH_SPACE, 0xA0, 0x202F -> codePoint;
            case '\f', 0x0B, 0x85, 0x2028, 0x2029 -> '\n';
            case NO_BREAK_HYPHEN -> HYPHEN;
            default -> unusual(codePoint);
        };
    }

    private static int unusual(int codePoint) {
        int type = Character.getType(codePoint);
        boolean skinTone = codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
        boolean variation = codePoint >= 0xFE00 && codePoint <= 0xFE0F;
        if (type == Character.CONTROL || type == Character.FORMAT || skinTone || variation) {
            return -1;
        }
        return type == Character.SPACE_SEPARATOR ? ' ' : codePoint;
    }
}
