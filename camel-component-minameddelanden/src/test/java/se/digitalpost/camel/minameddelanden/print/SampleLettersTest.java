package se.digitalpost.camel.minameddelanden.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.FreeZone;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Window;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of page that leaves, to look at: after a run they lie in {@code target/letters} as PDF and as pictures, with the window and the zones
 * that stay free drawn on them in blue, and for each letter an overview of its pages.
 */
class SampleLettersTest {

    private static final Path FOLDER = Path.of("target", "letters");
    private static final int DPI = 100;
    private static final int OVERVIEW_COLUMNS = 4;

    private static final PostalAddress LONG_ADDRESS = new PostalAddress(
            "Dödsboet efter Karl-Gustaf Adolfsson Natt och Dag von Otter",
            "Advokatfirman Lindqvist & Söner AB",
            "Östra Järnvägsgatan 128 B",
            "1102",
            "98765",
            "Övertorneå",
            null,
            false);

    private static final PostalAddress ABROAD = new PostalAddress(
            "Zoë Østergård-Šimková",
            null,
            "Boulevard du Général de Gaulle 128 B",
            null,
            "75001",
            "Paris",
            "Frankrike",
            false);

    @Test
    void aDecision() throws IOException {
        keep(
                "decision",
                Letters.print(Letters.message().text(SampleTexts.DECISION).buildComplete()));
    }

    @Test
    void aLetterWithEverything() throws IOException {
        Message message = Letters.message()
                .sender(
                        "162021004748",
                        "Arbetsmarknads- och socialförvaltningen i Kommun A med Storköpings landskommun")
                .subject("Avgift för äldreomsorg 2027")
                .html(SampleTexts.HTML)
                .reference("AS 2026:004711")
                .attention("Karin Lindqvist")
                .officialMatter(new OfficialMatter(Letters.DATE, null, "ÄRENDE-2026-0099887", null, null, null, null))
                .attachment(Letters.attachment("Beräkning.pdf", 1))
                .attachment(Letters.attachment("Hur man överklagar.pdf", 2))
                .buildComplete();
        keep("everything", Letters.print(message, LONG_ADDRESS));
    }

    @Test
    void aLetterOfTwelvePages() throws IOException {
        PrintJob job = Letters.printText(SampleTexts.decisions(28));
        keep("twelve-pages", job);
        assertThat(job.pages()).isEqualTo(12);
    }

    @Test
    void aTableOverSeveralPages() throws IOException {
        PrintJob job = Letters.printHtml(SampleTexts.longTable(70));
        keep("table", job);
        assertThat(job.pages()).isGreaterThan(2);
    }

    @Test
    void threeAttachmentsOfMixedSize() throws IOException {
        PrintJob job = Letters.print(Letters.message()
                .text("Hej!\n\nHär är ritningen, kvittot och planen.")
                .paper(new PaperOptions(false, true, PaperOptions.Envelope.WINDOWED))
                .attachment(plan("Ritning.pdf", PDRectangle.A3))
                .attachment(plan("Kvitto.pdf", new PDRectangle(227, 400)))
                .attachment(plan("Plan över våningen.pdf", new PDRectangle(842, 595)))
                .buildComplete());
        keep("mixed-sizes", job);
        assertThat(job.pages()).isEqualTo(4);
    }

    @Test
    void aLetterWhoseAttachmentsGoTheirOwnWays() throws IOException {
        PrintJob job = Letters.print(Letters.message()
                .text("Hej!\n\nHär är blanketten. Fyll i den och skicka tillbaka den.")
                .attachment(plan("Blankett.pdf", PDRectangle.A4).withChannel(AttachmentChannel.PAPER_ONLY))
                .attachment(plan("Digital blankett.pdf", PDRectangle.A4).withChannel(AttachmentChannel.DIGITAL_ONLY))
                .buildComplete());
        keep("own-ways", job);
        assertThat(job.pages()).isEqualTo(3);
    }

    @Test
    void logos() throws IOException {
        keep("logo-png", withLogo(SampleLogos.png()));
        keep("logo-jpeg", withLogo(SampleLogos.jpeg()));
    }

    @Test
    void aLetterAbroad() throws IOException {
        keep("abroad", Letters.print(Letters.message().text("Bonjour!").buildComplete(), ABROAD));
    }

    @Test
    void aWindowToTheRight() throws IOException {
        PrintProfile right = PrintProfile.parse("""
                name: right
                window: { top: 40, left: 95, width: 95, height: 40 }
                freeZones: { marks: { pages: all, top: 277, left: 0, width: 210, height: 20 } }
                """);
        LetterPrinter printer = new LetterPrinter(Letters.SETTINGS, right);
        Message message = Letters.message().text(SampleTexts.decisions(2)).buildComplete();
        keep("right-window", printer.print(message, LONG_ADDRESS, Reason.NOT_REGISTERED, Letters.DATE), right);
    }

    private static PrintJob withLogo(byte[] logo) {
        return new LetterPrinter(Letters.SETTINGS.withLogo(Logo.of(logo)))
                .print(
                        Letters.message().text(SampleTexts.DECISION).buildComplete(),
                        Letters.ADDRESS,
                        Reason.NOT_REGISTERED,
                        Letters.DATE);
    }

    private static Attachment plan(String name, PDRectangle size) throws IOException {
        return Attachment.pdf(name, Content.of(SamplePlans.pdf(name, size)));
    }

    private static void keep(String name, PrintJob job) throws IOException {
        keep(name, job, PrintProfile.GENERIC);
    }

    private static void keep(String name, PrintJob job, PrintProfile profile) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".pdf"), Letters.bytes(job));
        List<BufferedImage> pages = new ArrayList<>();
        try (PDDocument document = Letters.open(job)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                BufferedImage image = renderer.renderImageWithDPI(i, DPI);
                drawZones(image, profile, i + 1);
                write(image, name + "-" + (i + 1));
                pages.add(image);
            }
        }
        write(overview(pages), name + "-overview");
        assertThat(pages).hasSize(job.pages());
        PreflightReport report =
                new Preflight(profile).check(job.pdf(), job.paper().envelope());
        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.findings()).noneMatch(finding -> finding.page() == 1);
    }

    private static void write(BufferedImage image, String name) throws IOException {
        ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
    }

    private static BufferedImage overview(List<BufferedImage> pages) {
        int columns = Math.min(OVERVIEW_COLUMNS, pages.size());
        int rows = (pages.size() + columns - 1) / columns;
        int width = pages.get(0).getWidth() / 2;
        int height = pages.get(0).getHeight() / 2;
        BufferedImage overview =
                new BufferedImage(columns * (width + 8), rows * (height + 8), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = overview.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (int i = 0; i < pages.size(); i++) {
            graphics.drawImage(
                    pages.get(i), i % columns * (width + 8) + 4, i / columns * (height + 8) + 4, width, height, null);
        }
        graphics.dispose();
        return overview;
    }

    private static void drawZones(BufferedImage image, PrintProfile profile, int page) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(80, 140, 255));
        graphics.setStroke(new BasicStroke(1));
        Window window = profile.window();
        if (page == 1) {
            draw(graphics, window.left(), window.top(), window.width(), window.height());
        }
        for (FreeZone zone : profile.freeZones()) {
            if (zone.pages().includes(page)) {
                draw(graphics, zone.left(), zone.top(), zone.width(), zone.height());
            }
        }
        graphics.dispose();
    }

    private static void draw(Graphics2D graphics, double left, double top, double width, double height) {
        double dot = DPI / 25.4;
        graphics.drawRect((int) (left * dot), (int) (top * dot), (int) (width * dot), (int) (height * dot));
    }
}
