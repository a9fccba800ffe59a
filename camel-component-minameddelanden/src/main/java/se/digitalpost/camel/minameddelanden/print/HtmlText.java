package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Reads an HTML body as it is to be read on paper: headings, paragraphs, lists, tables, emphasis and deletions stay what they are, a
 * link tells its address, an image tells its alternative text. Styles, colours and images are not kept: a renderer of HTML is
 * another one than this.
 */
final class HtmlText implements NodeFilter {

    private static final Set<String> SKIPPED = Set.of(
            "head", "style", "script", "title", "template", "noscript", "select", "button", "textarea", "datalist");
    private static final Set<String> SPACED = Set.of(
            "p", "blockquote", "pre", "dl", "figure", "table", "h1", "h2", "h3", "h4", "h5", "h6", "fieldset", "hr");
    private static final Set<String> BLOCKS =
            Set.of("td", "th", "tr", "caption", "dd", "dt", "li", "summary", "legend");
    /** What the parser takes for blocks and a reader finds within a line. */
    private static final Set<String> INLINE = Set.of("br", "del", "ins", "svg", "canvas", "math");

    private static final Set<String> BOLD = Set.of("b", "strong", "th", "dt");
    private static final Set<String> ITALIC = Set.of("i", "em", "cite", "dfn", "var");
    private static final Set<String> STRUCK = Set.of("s", "strike", "del");

    private final List<Block> blocks = new ArrayList<>();
    private final InlineText inline = new InlineText();
    private final Deque<ItemCounter> lists = new ArrayDeque<>();
    private final Deque<Integer> links = new ArrayDeque<>();
    private int bold;
    private int italic;
    private int struck;
    private int preformatted;
    private int quotes;
    private String marker;
    private boolean gap;
    private boolean read;

    private HtmlText() {}

    /** @return the blocks, none where the body has nothing but images */
    static List<Block> blocks(String html) {
        HtmlText reader = read(Jsoup.parse(html).body());
        return reader.read ? reader.blocks : List.of();
    }

    private static HtmlText read(Element element) {
        HtmlText reader = new HtmlText();
        for (Node child : element.childNodes()) {
            NodeTraversor.filter(reader, child);
        }
        reader.close();
        return reader;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            text(text.getWholeText(), preformatted > 0);
        } else if (node instanceof Element element) {
            return open(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult open(Element element) {
        String name = element.normalName();
        if (SKIPPED.contains(name) || isHidden(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (isBlock(element)) {
            close();
            gap |= isSpaced(element);
        }
        if (name.equals("table") && isOfData(element)) {
            Block.Table table = table(element);
            if (!table.rows().isEmpty()) {
                blocks.add(table);
            }
            gap = true;
            return FilterResult.SKIP_ENTIRELY;
        }
        look(name, 1);
        switch (name) {
            case "br" -> inline.lineBreak();
            case "wbr" -> inline.append("\u200B", face(), struck > 0, true);
            case "hr" -> blocks.add(new Block.Rule());
            case "img", "svg", "canvas", "picture" -> {
                return image(element);
            }
            case "input" -> checkbox(element);
            case "q" -> text("”", true);
            case "sup", "sub" -> {
                text(InlineText.raised(element.text(), name.equals("sup")), false);
                return FilterResult.SKIP_ENTIRELY;
            }
            case "ul", "ol" -> lists.push(ItemCounter.of(element));
            case "li" -> marker = lists.isEmpty() ? "•" : lists.peek().next(element);
            case "a" -> links.push(inline.length());
            default -> {
                // Nothing but its content.
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        switch (name) {
            case "q" -> text("”", true);
            case "a" -> link(element, links.pop());
            default -> {
                // Nothing more to be written.
            }
        }
        if (name.matches("h[1-6]")) {
            heading(name.charAt(1) - '0');
        } else if (isBlock(element)) {
            close();
        }
        look(name, -1);
        if (name.equals("ul") || name.equals("ol")) {
            lists.pop();
        }
        gap |= isBlock(element) && isSpaced(element);
        return FilterResult.CONTINUE;
    }

    private void look(String name, int by) {
        bold += BOLD.contains(name) ? by : 0;
        italic += ITALIC.contains(name) ? by : 0;
        struck += STRUCK.contains(name) ? by : 0;
        preformatted += name.equals("pre") ? by : 0;
        quotes += name.equals("blockquote") || name.equals("dd") ? by : 0;
    }

    private Face face() {
        return Face.of(bold > 0, italic > 0);
    }

    private void text(String text, boolean asIs) {
        read |= !text.isBlank();
        inline.append(text, face(), struck > 0, asIs);
    }

    private FilterResult image(Element image) {
        boolean decoration = image.hasAttr("alt") && image.attr("alt").isBlank();
        if (!decoration) {
            String alternative = image.attr("alt").strip();
            read |= !alternative.isEmpty();
            inline.append(alternative.isEmpty() ? "[bild]" : "[bild: " + alternative + "]", face(), struck > 0, false);
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private void checkbox(Element input) {
        String type = input.attr("type").toLowerCase(Locale.ROOT);
        if (type.equals("checkbox") || type.equals("radio")) {
            text(input.hasAttr("checked") ? "[x]" : "[ ]", true);
        } else if (!type.equals("hidden") && !input.attr("value").isBlank()) {
            text(input.attr("value"), false);
        }
    }

    private void link(Element link, int from) {
        String address = link.attr("href").strip();
        String shown = address.replaceFirst("(?i)^(mailto|tel):", "");
        if (address.isEmpty() || address.startsWith("#") || bare(shown).equals(bare(inline.textFrom(from)))) {
            return;
        }
        text(
                (inline.textFrom(from).isBlank() ? "" : " ")
                        + (inline.textFrom(from).isBlank() ? shown : "(" + shown + ")"),
                true);
    }

    private static String bare(String address) {
        return address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("/$", "");
    }

    private void heading(int level) {
        List<Span> text = inline.take();
        if (!text.isEmpty()) {
            blocks.add(new Block.Heading(
                    level,
                    text.stream()
                            .map(span -> new Span(
                                    span.text(), Face.of(true, span.face().isItalic()), span.struck()))
                            .toList()));
        }
        gap = false;
    }

    private void close() {
        List<Span> text = inline.take();
        if (!text.isEmpty()) {
            int indent = lists.size() + quotes;
            blocks.add(new Block.Paragraph(text, marker == null ? indent : Math.max(1, indent), marker, gap));
            gap = false;
            marker = null;
        }
    }

    private boolean isSpaced(Element element) {
        String name = element.normalName();
        boolean list = name.equals("ul") || name.equals("ol");
        // A paragraph that opens a list item stands on the item's own line; a list in a list follows closely.
        return SPACED.contains(name) || (list && lists.size() == 0);
    }

    private static boolean isBlock(Element element) {
        return (element.isBlock() && !INLINE.contains(element.normalName())) || BLOCKS.contains(element.normalName());
    }

    private static boolean isHidden(Element element) {
        String style = element.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return element.hasAttr("hidden") || style.contains("display:none") || style.contains("visibility:hidden");
    }

    /** A table that only arranges a page has one column or blocks in its cells; it is read cell by cell. */
    private static boolean isOfData(Element table) {
        boolean columns = table.select("tr").stream()
                .anyMatch(
                        row -> row.children().stream().filter(HtmlText::isCell).count() > 1);
        return columns
                && table.select("table table, h1, h2, h3, h4, h5, h6, ul, ol, dl, hr, pre")
                        .isEmpty();
    }

    private Block.Table table(Element table) {
        List<List<Block.Cell>> rows = new ArrayList<>();
        Elements captions = table.select("caption");
        captions.forEach(caption -> blocks.addAll(read(caption).blocks));
        for (Element row : table.select("tr")) {
            List<Block.Cell> cells = new ArrayList<>();
            if (!isHidden(row)) {
                row.children().stream().filter(HtmlText::isCell).forEach(cell -> cells.add(cell(cell)));
            }
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return new Block.Table(rows);
    }

    private Block.Cell cell(Element cell) {
        HtmlText reader = read(cell);
        read |= reader.read;
        List<Span> text = new ArrayList<>();
        for (Block block : reader.blocks) {
            if (block instanceof Block.Paragraph paragraph) {
                if (!text.isEmpty()) {
                    text.add(Span.of("\n"));
                }
                text.addAll(paragraph.text());
            }
        }
        int columns = cell.attr("colspan").matches("[1-9][0-9]?") ? Integer.parseInt(cell.attr("colspan")) : 1;
        return new Block.Cell(text, columns, cell.normalName().equals("th"));
    }

    private static boolean isCell(Element element) {
        String name = element.normalName();
        return name.equals("td") || name.equals("th");
    }
}
