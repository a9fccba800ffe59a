package se.digitalpost.camel.minameddelanden.print;

import java.util.List;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.print.Block.Cell;
import se.digitalpost.camel.minameddelanden.print.Block.Heading;
import se.digitalpost.camel.minameddelanden.print.Block.Paragraph;
import se.digitalpost.camel.minameddelanden.print.Block.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HtmlTextTest {

    @Test
    void paragraphsAreFoldedAsABrowserFoldsThem() {
        assertThat(texts("<p>Ett\n   stycke </p>\n<div>En rad<br/>till</div><p>&nbsp;</p>löst"))
                .containsExactly("Ett stycke", "En rad\ntill", "löst");
    }

    @Test
    void emphasisAndDeletionsStay() {
        Paragraph paragraph = (Paragraph)
                blocks("<p>Ja, <b>fet <i>och</i></b> <del>bort</del>.</p>").get(0);
        assertThat(paragraph.text())
                .containsExactly(
                        Span.of("Ja, "),
                        Span.bold("fet "),
                        new Span("och", Face.BOLD_ITALIC, false),
                        Span.of(" "),
                        new Span("bort", Face.REGULAR, true),
                        Span.of("."));
    }

    @Test
    void headingsKeepTheirLevel() {
        Heading heading = (Heading) blocks("<h2>Så <em>här</em></h2><p>x</p>").get(0);
        assertThat(heading.level()).isEqualTo(2);
        assertThat(Span.text(heading.text())).isEqualTo("Så här");
    }

    @Test
    void listsHaveBulletsNumbersAndLetters() {
        String html = "<ul><li>a<ul><li>b</li></ul></li></ul><ol start=\"3\"><li><p>c</p><p>mer</p></li><li>d</li></ol>"
                + "<ol type=\"a\"><li>e</li></ol>";
        assertThat(blocks(html).stream().map(block -> (Paragraph) block))
                .extracting(p -> p.indent() + "|" + p.marker() + "|" + Span.text(p.text()))
                .containsExactly("1|•|a", "2|•|b", "1|3.|c", "1|null|mer", "1|4.|d", "1|a)|e");
    }

    @Test
    void linksTellTheirAddressOnce() {
        assertThat(
                        texts(
                                "<p><a href=\"https://a.se/x\">Mer</a>, <a href=\"https://www.a.se/\">www.a.se</a>, "
                                        + "<a href=\"mailto:x@a.se\">x@a.se</a>, <a href=\"tel:0812345\">ring</a>, <a href=\"#b\">nedan</a></p>"))
                .containsExactly("Mer (https://a.se/x), www.a.se, x@a.se, ring (0812345), nedan");
    }

    @Test
    void aTableOfDataStaysATable() {
        Table table = (Table) blocks("<table><thead><tr><th>Vad</th><th>Kr</th></tr></thead><tbody>"
                        + "<tr><td>Hyra <b>nu</b></td><td><p>5</p><p>6</p></td></tr>"
                        + "<tr><td colspan=\"2\">Allt</td></tr></tbody></table>")
                .get(0);
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(0)).allMatch(Cell::header);
        assertThat(Span.text(table.rows().get(1).get(1).text())).isEqualTo("5\n6");
        assertThat(table.rows().get(2).get(0).columns()).isEqualTo(2);
    }

    @Test
    void aTableThatArrangesIsReadCellByCell() {
        assertThat(texts("<table><tr><td><h1>Rubrik</h1><p>Text</p></td></tr><tr><td>Fot</td></tr></table>"))
                .containsExactly("Rubrik", "Text", "Fot");
    }

    @Test
    void smallDigitsDoNotBecomePartOfANumber() {
        assertThat(texts("<p>12 m<sup>2</sup>, 10<sup>3</sup>, CO<sub>2</sub>, a<sup>x</sup></p>"))
                .containsExactly("12 m², 10³, CO₂, a^(x)");
    }

    @Test
    void whatIsHiddenStaysHiddenAndImagesTellTheirText() {
        assertThat(texts("<p style=\"DISPLAY : none\">göm</p><p hidden=\"hidden\">göm</p><style>p {}</style>"
                        + "<p>Se <img src=\"data:image/png;base64,AA==\" alt=\"vapen\"/>"
                        + "<img src=\"data:image/png;base64,AA==\" alt=\"\"/>!</p>"))
                .containsExactly("Se [bild: vapen]!");
    }

    @Test
    void preformattedTextKeepsItsLines() {
        assertThat(texts("<pre>a  b\n  c</pre>")).containsExactly("a  b\n  c");
    }

    @Test
    void deepNestingIsNoDanger() {
        assertThat(texts("<div>".repeat(20000) + "djupt" + "</div>".repeat(20000)))
                .containsExactly("djupt");
        assertThat(Letters.text(Letters.printHtml(
                        "<blockquote>".repeat(60) + "<p>indraget ord för ord</p>" + "</blockquote>".repeat(60))))
                .contains("indraget");
    }

    @Test
    void aBodyOfImagesAloneIsRefused() {
        assertThatExceptionOfType(NotPrintableException.class)
                .isThrownBy(() -> Letters.printHtml("<p><img src=\"data:image/png;base64,AA==\"/></p>"))
                .withMessageContaining("body must");
    }

    @Test
    void aHeadingThatRepeatsTheSubjectIsPrintedOnce() {
        String text =
                Letters.text(Letters.printHtml("<h1>Beslut om bostadsanpassningsbidrag</h1><p>Hej</p><p>Hopp</p>"));
        assertThat(text).containsOnlyOnce("Beslut om bostadsanpassningsbidrag");
    }

    @Test
    void aTableIsSetInColumns() {
        String text = Letters.text(Letters.printHtml("<table><tr><th>Insats</th><th>Kronor</th></tr>"
                + "<tr><td>Larm</td><td>249</td></tr><tr><td>Mat</td><td>1 105</td></tr></table>"));
        assertThat(text).contains("Insats Kronor\n", "Larm 249\n", "Mat 1 105\n");
    }

    private static List<Block> blocks(String html) {
        return HtmlText.blocks(html);
    }

    private static List<String> texts(String html) {
        return blocks(html).stream()
                .map(block -> block instanceof Heading heading
                        ? Span.text(heading.text())
                        : Span.text(((Paragraph) block).text()))
                .toList();
    }
}
