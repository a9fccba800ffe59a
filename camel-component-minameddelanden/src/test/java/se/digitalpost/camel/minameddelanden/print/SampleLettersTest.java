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

    @Test
    void aDecision() throws IOException {
        keep(
                "decision",
                Letters.print(Letters.message().text(SampleTexts.DECISION).buildComplete()));
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
                                .html(SampleTexts.HTML)
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
        PrintJob job = Letters.printText(SampleTexts.DECISION.repeat(3));
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
