package se.digitalpost.camel.minameddelanden.print;

import java.util.List;
import java.util.stream.Collectors;

/** Text in one look; LF breaks the line, TAB goes to the next tab stop. */
record Span(String text, Face face, boolean struck) {

    static Span of(String text) {
        return new Span(text, Face.REGULAR, false);
    }

    static Span bold(String text) {
        return new Span(text, Face.BOLD, false);
    }

    static String text(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
