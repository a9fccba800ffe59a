package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FactSheetPrinterTest {

    private static final String DIGEST = "abcdefabcdefabcdefabcdefabcdef0123456789abcdefabcdefabcdefabcdef";
    private static final List<FactSheet.Column> TWO_COLUMNS =
            List.of(new FactSheet.Column("Nummer", 1), new FactSheet.Column("Text", 9));

    @Test
    void namesStandBesideTheirValues() throws IOException {
        String text = text(print(new FactSheet.Facts(
                "Försändelsen", List.of(fact("Avsändare", "Kommun A"), fact("Mottagare", "åäö ÅÄÖ é")))));

        assertThat(text.lines())
                .containsSubsequence(
                        "Kommun A",
                        "Bevis",
                        "Allt är väl.",
                        "Försändelsen",
                        "Avsändare Kommun A",
                        "Mottagare åäö ÅÄÖ é",
                        "Sist på sidan 1 (1)");
    }

    @Test
    void whoeverIssuesItMayBeLeftOutOrHaveALongName() throws IOException {
        String name =
                "Arbetsmarknads- och socialförvaltningen i Storköpings kommun med Lillköpings landskommun och Sockenstad";

        assertThat(text(FactSheetPrinter.print(sheet(null, List.of())))).startsWith("Bevis");
        assertThat(words(text(FactSheetPrinter.print(sheet(name, List.of()))))).contains(words(name));
    }

    @Test
    void aDigestIsBrokenWithoutAHyphenAndKeepsEveryDigit() throws IOException {
        String narrow = text(print(new FactSheet.Table(
                "Tabell",
                List.of(new FactSheet.Column("Digest", 1), new FactSheet.Column("Text", 4)),
                List.of(List.of(DIGEST, "")))));

        assertThat(narrow).doesNotContain(DIGEST).doesNotContain("-");
        assertThat(words(narrow)).contains(DIGEST);
    }

    @Test
    void aDigestHasRoomOnOneLineOfAFact() throws IOException {
        assertThat(text(print(new FactSheet.Facts("Digest", List.of(fact("SHA-256", "0".repeat(64)))))))
                .contains("SHA-256 " + "0".repeat(64));
    }

    @Test
    void nothingStandsOutsideTheColumn() throws IOException {
        String long1 = "Ett långt ord: " + "samhällsbyggnadsförvaltningschefs".repeat(9) + " https://kommun.example/"
                + "x".repeat(300) + ' ' + DIGEST;
        byte[] pdf = print(
                new FactSheet.Facts(long1, List.of(fact(long1, long1))),
                new FactSheet.Table(long1, TWO_COLUMNS, List.of(List.of(long1, long1))),
                new FactSheet.Notes(long1, List.of(long1)));

        List<TextPosition> positions = positions(pdf);
        assertThat(positions).isNotEmpty().allSatisfy(position -> {
            assertThat(position.getX()).isGreaterThanOrEqualTo((float) Sheet.LEFT - 0.1f);
            assertThat(position.getEndX()).isLessThanOrEqualTo((float) (Sheet.LEFT + FactSheetLayout.WIDTH) + 0.1f);
            assertThat(position.getY()).isBetween((float) Sheet.mm(10), (float) (Sheet.HEIGHT - Sheet.mm(10)));
        });
    }

    @Test
    void aTableGoesOnOverPagesWithItsHeadOnEachOfThem() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            rows.add(List.of("nr" + i, "rad"));
        }
        byte[] pdf = print(new FactSheet.Table("Tabell", TWO_COLUMNS, rows));

        List<String> pages = pages(pdf);
        assertThat(pages).hasSizeGreaterThan(3);
        assertThat(pages).allSatisfy(page -> assertThat(page).containsOnlyOnce("Nummer Text"));
        assertThat(text(pdf).lines().filter(line -> line.startsWith("nr")))
                .containsExactlyElementsOf(
                        rows.stream().map(row -> String.join(" ", row)).toList());
        for (int i = 1; i < pages.size(); i++) {
            assertThat(pages.get(i)).startsWith("Bevis\nNummer Text\n").contains(i + 1 + " (" + pages.size() + ")");
        }
    }

    @Test
    void aHeadNeverStandsWithoutARow() throws IOException {
        for (int facts = 30; facts < 60; facts++) {
            List<FactSheet.Fact> before = new ArrayList<>();
            for (int i = 0; i < facts; i++) {
                before.add(fact("Uppgift " + i, "värde"));
            }
            byte[] pdf = print(
                    new FactSheet.Facts("Före", before),
                    new FactSheet.Table("Tabellen", TWO_COLUMNS, List.of(List.of("ett", "rad"))));

            assertThat(pages(pdf))
                    .as("%d facts", facts)
                    .anySatisfy(page -> assertThat(page).contains("Tabellen\nNummer Text\nett rad\n"));
        }
    }

    @Test
    void aRowThatIsHigherThanAPageGoesOnOnTheNext() throws IOException {
        StringBuilder lines = new StringBuilder("rad1");
        for (int i = 2; i <= 150; i++) {
            lines.append("\nrad").append(i);
        }
        byte[] pdf = print(new FactSheet.Table(
                "Tabell", TWO_COLUMNS, List.of(List.of("ett", lines.toString()), List.of("två", "sist"))));

        assertThat(pages(pdf)).hasSize(3).allSatisfy(page -> assertThat(page).contains("Nummer Text"));
        assertThat(text(pdf).lines().filter(line -> line.contains("rad") && !line.contains("ä")))
                .map(line -> line.substring(line.indexOf("rad")))
                .containsExactlyElementsOf(lines.toString().lines().toList());
        assertThat(text(pdf)).contains("ett rad1\n", "två sist\n");
    }

    @Test
    void theFontsAreEmbeddedAndNothingIsCompressed() {
        String bytes = new String(print(new FactSheet.Notes("Om", List.of("text"))), StandardCharsets.ISO_8859_1);

        assertThat(bytes).doesNotContain("FlateDecode").contains("/FontFile2", "/ToUnicode");
    }

    @Test
    void theSameSheetGivesTheSameBytes() {
        FactSheet.Notes notes = new FactSheet.Notes("Om", List.of("text"));

        assertThat(print(notes)).isEqualTo(print(notes));
        assertThat(print(new FactSheet.Notes("Om", List.of("annan text")))).isNotEqualTo(print(notes));
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FactSheet.Table("Tabell", TWO_COLUMNS, List.of(List.of("en"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactSheet.Table("Tabell", List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactSheet.Column("smal", 0));
    }

    private static FactSheet.Fact fact(String name, String value) {
        return new FactSheet.Fact(name, value);
    }

    private static byte[] print(FactSheet.Section... sections) {
        return FactSheetPrinter.print(sheet("Kommun A", List.of(sections)));
    }

    private static FactSheet sheet(String issuer, List<FactSheet.Section> sections) {
        return new FactSheet(
                issuer,
                "Bevis",
                "Allt är väl.",
                sections,
                "Sist på sidan",
                "sv-SE",
                new UUID(1, 2),
                Instant.parse("2026-11-22T09:00:00Z"));
    }

    private static String words(String text) {
        return text.replaceAll("\\s", "");
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = stripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            return pages;
        }
    }

    private static String text(byte[] pdf) throws IOException {
        return String.join("", pages(pdf));
    }

    private static PDFTextStripper stripper() throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setLineSeparator("\n");
        return stripper;
    }

    private static List<TextPosition> positions(byte[] pdf) throws IOException {
        List<TextPosition> positions = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> characters) {
                positions.addAll(characters);
            }
        };
        try (PDDocument document = Loader.loadPDF(pdf)) {
            stripper.getText(document);
        }
        return positions;
    }
}
