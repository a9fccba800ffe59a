package se.digitalpost.camel.minameddelanden.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters to look at: after a run they lie in {@code target/letters} as PDF and as pictures, with the window drawn on page one. */
class SampleLettersTest {

    private static final Path FOLDER = Path.of("target", "letters");
    private static final int DPI = 100;

    private static final String DECISION = """
            Hej Åsa!

            Vi har beviljat din ansökan om bostadsanpassningsbidrag. Beslutet gäller en ramp vid entrén och två stödhandtag i badrummet. Bidraget är 48 500 kr och betalas ut när arbetet är klart och du har skickat in fakturan till oss – senast den 31 mars 2027.

            Så här gör du nu:
            1. Beställ arbetet av den hantverkare som lämnade offerten.
            2. Godkänn arbetet när det är klart. Är du inte nöjd, kontakta hantverkaren först och oss därefter; betala inte innan felen är avhjälpta.
            3. Skicka fakturan till oss.

            Om du inte är nöjd med beslutet kan du överklaga det. Då ska du skriva till oss inom tre veckor från den dag du fick beslutet. Tala om vilket beslut du överklagar, varför du anser att det är fel och hur du vill att det ska ändras. Vi skickar sedan ditt överklagande vidare till förvaltningsrätten, om vi inte själva ändrar beslutet så som du vill.

            Med vänlig hälsning
            Anna-Karin Sjöqvist
            Handläggare, Stadsbyggnadskontoret
            """;

    private static final String HTML = """
            <html><body>
            <h1>Avgift för äldreomsorg 2027</h1>
            <p>Från den <strong>1 januari 2027</strong> ändras avgiften för din <em>hemtjänst</em>. Den tidigare avgiften
            på <del>1 890 kr</del> ersätts av beloppen nedan.</p>
            <h2>Så har vi räknat</h2>
            <table>
              <tr><th>Insats</th><th>Omfattning</th><th>Kronor per månad</th></tr>
              <tr><td>Personlig omvårdnad och hjälp i hemmet</td><td>Morgon, kväll och vid behov under natten, även helger</td><td>1 480</td></tr>
              <tr><td>Trygghetslarm</td><td>Dygnet runt</td><td>249</td></tr>
              <tr><td>Matdistribution</td><td>Fem portioner i veckan</td><td>1 105</td></tr>
              <tr><td colspan="2"><b>Summa</b></td><td><b>2 834</b></td></tr>
            </table>
            <p>Du kan påverka avgiften:</p>
            <ul>
              <li>Anmäl om din <b>inkomst</b> har ändrats, till exempel
                <ul><li>om du har fått bostadstillägg,</li><li>om din pension är ny eller om något annat har ändrats som rör det som du har att leva av varje månad.</li></ul></li>
              <li>Säg upp insatser som du inte längre behöver.</li>
            </ul>
            <ol start="3"><li>Tredje punkten i bilagan gäller inte dig.</li><li>Den fjärde gör det.</li></ol>
            <blockquote><p>”Den enskilde ska ha kvar tillräckliga medel av sitt avgiftsunderlag” – 8 kap. 7 § socialtjänstlagen.</p></blockquote>
            <hr>
            <p>Läs mer på <a href="https://www.kommun-a.se/avgifter">våra sidor om avgifter</a>. Rummet är 12 m<sup>2</sup>. <img src="data:image/png;base64,AA==" alt="Kommun A:s vapen"> 😀</p>
            </body></html>
            """;

    @Test
    void aDecision() throws IOException {
        keep("decision", Letters.print(Letters.message().text(DECISION).buildComplete()));
    }

    @Test
    void aLetterWithEverything() throws IOException {
        PostalAddress address = new PostalAddress(
                "Dödsboet efter Karl-Gustaf Adolfsson Natt och Dag von Otter",
                "Advokatfirman Lindqvist & Söner AB",
                "Östra Järnvägsgatan 128 B",
                "1102",
                "98765",
                "Övertorneå",
                null,
                false);
        keep(
                "everything",
                Letters.print(
                        Letters.message()
                                .sender(
                                        "162021004748",
                                        "Arbetsmarknads- och socialförvaltningen i Kommun A med Storköpings landskommun")
                                .subject("Avgift för äldreomsorg 2027")
                                .html(HTML)
                                .reference("AS 2026:004711")
                                .attention("Karin Lindqvist")
                                .officialMatter(new OfficialMatter(
                                        Letters.DATE, null, "ÄRENDE-2026-0099887", null, null, null, null))
                                .attachment(Letters.attachment("Beräkning.pdf", 1))
                                .attachment(Letters.attachment("Hur man överklagar.pdf", 2))
                                .buildComplete(),
                        address));
    }

    @Test
    void aLongLetter() throws IOException {
        PrintJob job = Letters.printText(DECISION.repeat(3));
        keep("long", job);
        assertThat(job.pages()).isGreaterThan(1);
    }

    private static void keep(String name, PrintJob job) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".pdf"), Letters.bytes(job));
        try (PDDocument document = Letters.open(job)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                BufferedImage image = renderer.renderImageWithDPI(i, DPI);
                if (i == 0) {
                    drawWindow(image);
                }
                ImageIO.write(
                        image,
                        "png",
                        FOLDER.resolve(name + "-" + (i + 1) + ".png").toFile());
            }
            assertThat(document.getNumberOfPages()).isEqualTo(job.pages());
        }
    }

    private static void drawWindow(BufferedImage image) {
        double dot = DPI / 72d;
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(80, 140, 255));
        graphics.setStroke(new BasicStroke(1));
        graphics.drawRect(
                (int) (Sheet.WINDOW_LEFT * dot), (int) (Sheet.WINDOW_TOP * dot), (int) (Sheet.WINDOW_WIDTH * dot), (int)
                        (Sheet.WINDOW_HEIGHT * dot));
        graphics.drawRect(
                (int) ((Sheet.WIDTH - Sheet.FREE_WIDTH) * dot),
                (int) ((Sheet.HEIGHT - Sheet.FREE_HEIGHT) * dot),
                (int) (Sheet.FREE_WIDTH * dot),
                (int) (Sheet.FREE_HEIGHT * dot));
        graphics.dispose();
    }
}
