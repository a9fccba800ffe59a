package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a plain body: blank lines part paragraphs, line ends are kept as they were written, and lines that begin with a dash, a bullet
 * or a number hang from it. No character but blanks is added or taken away.
 */
final class PlainText {

    private static final Pattern ITEM = Pattern.compile("([-–•*·]|[0-9]{1,3}[.)])[ \\t]+(\\S.*)");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private String marker;
    private boolean gap = true;

    private PlainText() {}

    static List<Block> blocks(String text) {
        PlainText reader = new PlainText();
        text.lines().forEach(reader::line);
        reader.close();
        return reader.blocks;
    }

    private void line(String line) {
        if (line.isBlank()) {
            close();
            gap = true;
            return;
        }
        Matcher item = ITEM.matcher(line.strip());
        if (item.matches()) {
            close();
            marker = item.group(1);
            open.append(item.group(2));
        } else if (marker == null) {
            open.append(open.length() == 0 ? "" : "\n").append(line.stripTrailing());
        } else if (Character.isWhitespace(line.charAt(0))) {
            open.append('\n').append(line.strip());
        } else {
            close();
            open.append(line.stripTrailing());
        }
    }

    private void close() {
        if (open.length() > 0) {
            blocks.add(new Block.Paragraph(List.of(Span.of(open.toString())), marker == null ? 0 : 1, marker, gap));
            open.setLength(0);
            gap = false;
        }
        marker = null;
    }
}
