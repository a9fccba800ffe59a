package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

/** The text of one block while it is read: white space is folded as a browser folds it. */
final class InlineText {

    private static final String DIGITS = "0123456789+-";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋";

    private final List<Span> spans = new ArrayList<>();
    private int length;
    private char last = '\n';

    int length() {
        return length;
    }

    void append(String text, Face face, boolean struck, boolean asIs) {
        String shown = asIs ? text : folded(text);
        if (!shown.isEmpty()) {
            last = shown.charAt(shown.length() - 1);
            length += shown.length();
            spans.add(new Span(shown, face, struck));
        }
    }

    void lineBreak() {
        append("\n", Face.REGULAR, false, true);
    }

    /** @return what was appended since the length was that */
    String textFrom(int from) {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.substring(from);
    }

    /** @return the text without blanks and line ends around it, empty where nothing is left; this one is empty then */
    List<Span> take() {
        List<Span> taken = new ArrayList<>(spans);
        spans.clear();
        length = 0;
        last = '\n';
        while (!taken.isEmpty()) {
            Span end = taken.remove(taken.size() - 1);
            String kept = withoutEnd(end.text());
            if (!kept.isEmpty()) {
                taken.add(new Span(kept, end.face(), end.struck()));
                break;
            }
        }
        return taken;
    }

    private String folded(String text) {
        StringBuilder folded = new StringBuilder();
        char before = last;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (!blank || (before != ' ' && before != '\n')) {
                before = blank ? ' ' : c;
                folded.append(before);
            }
        }
        return folded.toString();
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '\u00A0')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** @return digits as raised or lowered ones, so that {@code 10<sup>3</sup>} doesn't become 103; another text in brackets */
    static String raised(String text, boolean up) {
        StringBuilder small = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return text.isBlank() ? "" : (up ? "^(" : "_(") + text + ")";
            }
            small.append((up ? RAISED : LOWERED).charAt(digit));
        }
        return small.toString();
    }
}
