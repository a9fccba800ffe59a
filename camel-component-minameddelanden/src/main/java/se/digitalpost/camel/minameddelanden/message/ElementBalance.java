package se.digitalpost.camel.minameddelanden.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether every element of an HTML text is closed by its name. HTML 5 lets a parser guess the end of a paragraph or a list item;
 * the infrastructure's rules don't, and a tolerant parser does not tell.
 */
final class ElementBalance {

    /** Possessive, so that a long tag costs neither stack nor time. */
    private static final Pattern MARKUP = Pattern.compile(
            "<!--.*?-->|<![^>]*+>|<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)(?:\"[^\"]*+\"|'[^']*+'|[^'\"/>]++|/(?!>))*+(/?)>",
            Pattern.DOTALL);

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    private ElementBalance() {}

    /** @return the name of the first element that is opened and not closed, or closed and not opened */
    static Optional<String> firstUnclosed(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher matcher = MARKUP.matcher(html);
        while (matcher.find()) {
            String name = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
            if (name.isEmpty() || VOID.contains(name)) {
                continue;
            }
            if (!matcher.group(1).isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(name)) {
                    return Optional.of(name);
                }
            } else if (matcher.group(3).isEmpty()) {
                open.push(name);
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(open.pop());
    }
}
