package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** How lines are broken, and how a plain body is read. */
class TypesetterTest {

    private PDDocument document;
    private Fonts fonts;
    private Typesetter typesetter;

    @BeforeEach
    void open() throws IOException {
        document = new PDDocument();
        fonts = new Fonts(document);
        typesetter = new Typesetter(fonts);
    }

    @AfterEach
    void close() throws IOException {
        fonts.close();
        document.close();
    }

    @Test
    void linesBreakAtBlanksAndAreNeverWiderThanTheColumn() {
        String text = "Vi har beviljat din ansökan om bostadsanpassningsbidrag. "
                .repeat(10)
                .strip();
        List<Line> lines = typesetter.lines(List.of(Span.of(text)), 10, 200);
        assertThat(lines).hasSizeGreaterThan(5).allMatch(line -> line.width() <= 200.001);
        assertThat(lines.stream().map(TypesetterTest::text).collect(Collectors.joining(" ")))
                .isEqualTo(text);
    }

    @Test
    void aWordLongerThanTheLineIsHyphenated() {
        List<String> lines = lines("Arbetsmarknadsutbildningsförberedelser", 80);
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.endsWith("-"));
        assertThat(String.join("", lines).replace("-", "")).isEqualTo("Arbetsmarknadsutbildningsförberedelser");
    }

    @Test
    void anAddressOfTheWebIsBrokenWithoutAHyphen() {
        String url = "https://www.kommunen.se/abc?id=12345678901234567890&x=abcdefghijklmnopq";
        assertThat(String.join("", lines(url, 90))).isEqualTo(url);
    }

    @Test
    void amountsAndPhoneNumbersStayTogether() {
        assertThat(lines("Du betalar 12 500 kr nu", widthOf("Du betalar 12 5"))).contains("12 500 kr nu");
        assertThat(lines("Ring oss på 08-123 45 67", widthOf("Ring oss på 08-1")))
                .contains("08-123 45 67");
        assertThat(lines("Kostar\u00A0inget alls", widthOf("Kostar inget a")))
                .containsExactly("Kostar\u00A0inget", "alls");
    }

    @Test
    void softHyphensShowOnlyWhereALineBreaks() {
        String word = "bostads\u00ADanpassnings\u00ADbidrag";
        assertThat(lines(word, 500)).containsExactly("bostadsanpassningsbidrag");
        assertThat(lines(word, widthOf("bostadsanpassnings-") + 1)).containsExactly("bostadsanpassnings-", "bidrag");
    }

    @Test
    void aLongWordIsHyphenatedWhereTheLineWouldBeMuchTooShort() {
        assertThat(hyphenated("Vi beviljar dig bostadsanpassningsbidrag nu", widthOf("Vi beviljar dig bostads-a")))
                .containsExactly("Vi beviljar dig bostads-", "anpassningsbidrag nu");
        assertThat(lines("Vi beviljar dig boendestödet nu och här", widthOf("Vi beviljar dig boende-s")))
                .containsExactly("Vi beviljar dig", "boendestödet nu och", "här");
    }

    @Test
    void aLineThatIsNearlyFullTakesNoHyphen() {
        String text = "Det är bra att du ansöker om bistånd hos oss";
        assertThat(hyphenated(text, widthOf("Det är bra att du ansö"))).noneMatch(line -> line.endsWith("-"));
    }

    @Test
    void namesAddressesOfTheWebAndLastWordsStayWhole() {
        assertThat(hyphenated("Hälsningar från Sjöqvistska", widthOf("Hälsningar från Sjöqvi")))
                .containsExactly("Hälsningar från", "Sjöqvistska");
        assertThat(hyphenated("Se www.bostadsanpassningsbidraget.se nu", widthOf("Se www.bostadsanpassningsbidra")))
                .noneMatch(line -> line.endsWith("-"));
        assertThat(hyphenated("Du får bostadsanpassning.", widthOf("Du får bostadsanpass")))
                .containsExactly("Du får", "bostadsanpassning.");
    }

    @Test
    void hyphensDoNotStandUnderEachOtherForMoreThanTwoLines() {
        String text = "förvaltningsrättens ".repeat(12);
        int inARow = 0;
        for (String line : hyphenated(text, widthOf("förvaltningsrättens förvalt"))) {
            inARow = line.endsWith("-") ? inARow + 1 : 0;
            assertThat(inARow).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void hyphenationChangesNoCharacter() {
        String text = SampleTexts.DECISION.replaceAll("\\s+", " ").strip();
        for (int width = 40; width < 300; width += 7) {
            StringBuilder read = new StringBuilder();
            List<Line> lines = hyphenating().hyphenated(List.of(Span.of(text)), 10, width);
            for (Line line : lines) {
                Line.Run last = line.runs().get(line.runs().size() - 1);
                String shown = text(line);
                read.append(last.ending() == Line.Ending.HYPHEN ? shown.substring(0, shown.length() - 1) : shown);
                read.append(last.ending() == Line.Ending.BLANK ? " " : "");
                assertThat(line.width()).isLessThanOrEqualTo(width + 0.01);
            }
            assertThat(read).hasToString(text);
        }
    }

    @Test
    void whatBelongsTogetherStaysTogether() {
        for (String pair : List.of("§ 5", "7 §", "kap. 3", "3 kap.", "kl. 10", "31 mars", "12 m²", "nr 4", "5 %")) {
            String text = "Enligt lagen " + pair + " gäller";
            String cut = text.substring(0, text.indexOf(pair) + pair.indexOf(' ') + 2);
            assertThat(lines(text, widthOf(cut) - 0.5)).as(pair).containsExactly("Enligt lagen", pair + " gäller");
        }
        assertThat(lines("Vi svarar – senast i dag", widthOf("Vi svarar –") - 1))
                .containsExactly("Vi", "svarar –", "senast i", "dag");
    }

    @Test
    void compoundsBreakAfterTheirHyphen() {
        assertThat(lines("Anna-Karin", widthOf("Anna-K"))).containsExactly("Anna-", "Karin");
        assertThat(lines("den 2026-11-22", widthOf("den 2026-1"))).containsExactly("den", "2026-11-22");
    }

    @Test
    void boldIsWiderAndKerningDrawsTogether() {
        assertThat(typesetter.line(Span.bold("Kommun"), 10).width())
                .isGreaterThan(typesetter.line(Span.of("Kommun"), 10).width());
        double apart = widthOf("A") + widthOf("V");
        assertThat(widthOf("AV")).isLessThan(apart);
    }

    @Test
    void everyColumnTakesAtLeastOneCharacter() {
        assertThat(lines("abc", 0)).containsExactly("a", "b", "c");
        assertThat(lines("", 100)).containsExactly("");
        assertThat(lines("a\n\nb\n", 100)).containsExactly("a", "", "b");
    }

    @Test
    void aTableThatIsTooWideIsBrokenKeepsItsPlaceAndLosesNothing() {
        List<Block.Cell> cells = IntStream.range(0, 30)
                .mapToObj(i -> new Block.Cell(List.of(Span.of("Kolumn" + i)), 1, false))
                .toList();
        List<Row> rows = new TableSetter(typesetter, 400).rows(new Block.Table(List.of(cells)), 0);
        assertThat(rows.stream().mapToDouble(row -> row.line().width())).allMatch(right -> right <= 400.5);
        String all = rows.stream().map(row -> text(row.line())).collect(Collectors.joining());
        assertThat(all.chars().filter(c -> c == 'K')).hasSize(30);
        assertThat(all.chars().filter(Character::isDigit)).hasSize(50);
    }

    @Test
    void aShortColumnIsNotBrokenForTheSakeOfALongOne() {
        List<Block.Cell> cells = List.of(
                new Block.Cell(List.of(Span.of("Personlig omvårdnad")), 1, false),
                new Block.Cell(List.of(Span.of("Ett ord till ".repeat(20))), 1, false));
        List<Row> rows = new TableSetter(typesetter, 400).rows(new Block.Table(List.of(cells)), 0);
        assertThat(text(rows.get(0).line())).startsWith("Personlig omvårdnad");
    }

    @Test
    void numbersStandToTheRight() {
        List<Block.Cell> cells = List.of(
                new Block.Cell(List.of(Span.of("Hyra")), 1, false), new Block.Cell(List.of(Span.of("5 kr")), 1, false));
        List<Block.Cell> more = List.of(
                new Block.Cell(List.of(Span.of("El")), 1, false),
                new Block.Cell(List.of(Span.of("1 234 kr")), 1, false));
        List<Row> rows = new TableSetter(typesetter, 400).rows(new Block.Table(List.of(cells, more)), 0);
        assertThat(rows.get(0).line().width()).isCloseTo(rows.get(1).line().width(), offset(0.1));
    }

    @Test
    void aPlainBodyIsReadInParagraphsAndItems() {
        List<Block> blocks = PlainText.blocks("Hej\npå dig\n\n\n- ett\n  mer\n- två\nslut\n");
        assertThat(blocks)
                .containsExactly(
                        paragraph("Hej\npå dig", 0, null, true),
                        paragraph("ett\nmer", 1, "-", true),
                        paragraph("två", 1, "-", false),
                        paragraph("slut", 0, null, false));
    }

    private static Block paragraph(String text, int indent, String marker, boolean gap) {
        return new Block.Paragraph(List.of(Span.of(text)), indent, marker, gap);
    }

    private double widthOf(String text) {
        return typesetter.line(Span.of(text), 10).width();
    }

    private Typesetter hyphenating() {
        return new Typesetter(fonts, Hyphenator.of("svSE"));
    }

    private List<String> hyphenated(String text, double width) {
        return hyphenating().hyphenated(List.of(Span.of(text)), 10, width).stream()
                .map(TypesetterTest::text)
                .toList();
    }

    private List<String> lines(String text, double width) {
        return typesetter.lines(List.of(Span.of(text)), 10, width).stream()
                .map(TypesetterTest::text)
                .toList();
    }

    private static String text(Line line) {
        return line.runs().stream().map(Line.Run::text).collect(Collectors.joining());
    }
}
