package se.digitalpost.camel.minameddelanden.print;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PaperOptions.Envelope;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.PreflightReport.Finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a print service would find in a file is found before it leaves. */
class PreflightTest {

    /** Draws on a page in points from the lower left corner. */
    private interface Drawing {
        void on(PDPageContentStream content, PDDocument document) throws IOException;
    }

    @Test
    void aLetterThatIsAsItShouldBeHasNoFindings() {
        PrintedLetter letter = new LetterPrinter(Letters.SETTINGS)
                .letter(
                        Letters.message().html(SampleTexts.HTML).buildComplete(),
                        Letters.ADDRESS,
                        Reason.NOT_REGISTERED,
                        Letters.DATE);
        assertThat(letter.preflight())
                .isEqualTo(new PreflightReport(
                        "generic", letter.job().pages(), letter.job().pdf().size(), List.of()));
        assertThat(letter.preflight().passed()).isTrue();
    }

    @Test
    void whatShowsBesideTheAddressIsFound() throws IOException {
        assertThat(rules(check(text(30, 42)))).containsExactly("window: letter, page 1");
        assertThat(rules(check(text(124, 60)))).isEmpty();
        assertThat(rules(check(text(121, 60)))).containsExactly("window: letter, page 1");
        assertThat(rules(check(text(30, 50)))).isEmpty();
    }

    @Test
    void aPlainEnvelopeHasNoWindow() throws IOException {
        byte[] pdf = page(PDRectangle.A4, text(121, 60));
        assertThat(new Preflight(PrintProfile.GENERIC)
                        .check(Content.of(pdf), Envelope.PLAIN)
                        .findings())
                .isEmpty();
    }

    @Test
    void whereThePrintServicePutsItsMarksNothingIsPrintedOnPageOne() throws IOException {
        byte[] pdf = page(PDRectangle.A4, text(100, 280), text(100, 280));
        assertThat(rules(check(pdf))).containsExactly("freeZones: letter, page 1");
    }

    @Test
    void atTheEdgeOfThePaperNothingIsPrinted() throws IOException {
        PreflightReport report = check(line(0, 150, 3));
        assertThat(rules(report)).containsExactly("margins: letter, page 1");
        assertThat(report.passed()).as("the profile only warns").isTrue();
        assertThat(report.findings().get(0).measured())
                .isEqualTo("something is seen from 0 to 3 mm across and from 150 to 151 mm down");
    }

    @Test
    void whatNobodySeesIsNoInk() throws IOException {
        assertThat(check(white()).findings()).isEmpty();
        assertThat(check(scan(false)).findings()).isEmpty();
        assertThat(check(invisible()).findings()).isEmpty();
        assertThat(rules(check(scan(true)))).contains("window: letter, page 1");
    }

    @Test
    void whatIsDrawnOutsideItsClipIsNoInk() throws IOException {
        assertThat(check((content, document) -> {
                            content.addRect(100, 300, 100, 100);
                            content.clip();
                            content.setNonStrokingColor(Color.BLACK);
                            content.addRect(0, 0, 600, 850);
                            content.fill();
                        })
                        .findings())
                .isEmpty();
    }

    @Test
    void everyPageIsAnUprightA4() throws IOException {
        Drawing nothing = (content, document) -> {};
        assertThat(rules(check(page(PDRectangle.A5, nothing)))).containsExactly("a4Portrait: letter, page 1");
        assertThat(rules(check(page(new PDRectangle(842, 595), nothing))))
                .containsExactly("a4Portrait: letter, page 1");
        assertThat(check(page(new PDRectangle(594, 843), nothing)).findings()).isEmpty();
        try (PDDocument lying = Loader.loadPDF(page(new PDRectangle(842, 595), nothing))) {
            lying.getPage(0).setRotation(90);
            assertThat(check(Letters.save(lying)).findings()).isEmpty();
        }
    }

    @Test
    void onAPageThatIsTurnedItIsLookedWhereItIsSeen() throws IOException {
        try (PDDocument lying = Loader.loadPDF(page(new PDRectangle(842, 595), line(150, 295.2, 3)))) {
            lying.getPage(0).setRotation(90);
            assertThat(rules(check(Letters.save(lying)))).containsExactly("margins: letter, page 1");
        }
    }

    @Test
    void fontsLieInTheFile() throws IOException {
        PreflightReport standard =
                check(text(30, 150, new PDType1Font(Standard14Fonts.FontName.HELVETICA), RenderingMode.FILL));
        assertThat(rules(standard)).containsExactly("standardFontsEmbedded: letter, page 1");
        assertThat(standard.passed()).isTrue();
        PDFont unknown = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        unknown.getCOSObject().setName(COSName.BASE_FONT, "Kommunika");
        byte[] strange = page(PDRectangle.A4, text(30, 150, unknown, RenderingMode.FILL));
        assertThat(rules(check(strange))).containsExactly("fontsEmbedded: letter, page 1");
        assertThat(check(strange).passed()).isFalse();
    }

    @Test
    void aFileThatCannotBeOpenedIsFound() throws IOException {
        assertThat(rules(check("hej".getBytes(StandardCharsets.US_ASCII)))).containsExactly("readable: letter");
        try (PDDocument secret = Loader.loadPDF(page(PDRectangle.A4, text(30, 150)))) {
            secret.protect(new StandardProtectionPolicy("a", "b", new AccessPermission()));
            PreflightReport report = check(Letters.save(secret));
            assertThat(rules(report)).containsExactly("notEncrypted: letter");
            assertThat(report.passed()).isFalse();
        }
    }

    @Test
    void aLetterThatIsTooLongOrTooLargeIsRefused() {
        PrintProfile thin = PrintProfile.parse("{name: tunn, limits: {pages: 2, bytes: 100000}}");
        NotPrintableException refusal = catchThrowableOfType(
                NotPrintableException.class,
                () -> print(
                        thin,
                        Letters.message().text(SampleTexts.DECISION.repeat(9)).buildComplete()));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_PRINTABLE);
        assertThat(refusal.preflight().findings())
                .extracting(finding -> finding.rule().key())
                .containsExactly("pages", "bytes");
        assertThat(refusal).hasMessageContaining("letter must keep the print service's rule pages");
    }

    @Test
    void aFindingNamesTheAttachmentAndThePageWithinIt() throws IOException {
        PrintProfile strict = PrintProfile.parse("{name: sträng, preflight: {margins: refuse}}");
        byte[] good = page(PDRectangle.A4, text(30, 150));
        byte[] bad = page(PDRectangle.A4, text(30, 150), line(0, 150, 3));
        Message message = Letters.message()
                .text("Hej!")
                .paper(PaperOptions.DEFAULT)
                .attachment(Attachment.pdf("Åsas beslut.pdf", Content.of(good)))
                .attachment(Attachment.pdf("Åsas bilaga.pdf", Content.of(bad)))
                .buildComplete();

        NotPrintableException refusal = catchThrowableOfType(NotPrintableException.class, () -> print(strict, message));

        assertThat(rules(refusal.preflight())).containsExactly("margins: attachments[1], page 2");
        assertThat(refusal).hasMessageContaining("attachments[1] must keep").hasMessageNotContaining("Åsa");
    }

    private static PrintJob print(PrintProfile profile, Message message) {
        return new LetterPrinter(Letters.SETTINGS, profile)
                .print(message, Letters.ADDRESS, Reason.NOT_REGISTERED, Letters.DATE);
    }

    private static List<String> rules(PreflightReport report) {
        return report.findings().stream().map(PreflightTest::rule).toList();
    }

    private static String rule(Finding finding) {
        return finding.rule().key() + ": " + finding.part() + (finding.page() == 0 ? "" : ", page " + finding.page());
    }

    private static PreflightReport check(Drawing... drawings) throws IOException {
        return check(page(PDRectangle.A4, drawings));
    }

    private static PreflightReport check(byte[] pdf) throws IOException {
        return new Preflight(PrintProfile.GENERIC).check(Content.of(pdf), Envelope.WINDOWED);
    }

    private static byte[] page(PDRectangle size, Drawing... drawings) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (Drawing drawing : drawings) {
                PDPage page = new PDPage(size);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    drawing.on(content, document);
                }
            }
            return Letters.save(document);
        }
    }

    /** @return a word at a place in millimetres from the upper left corner */
    private static Drawing text(double x, double y) {
        return (content, document) ->
                text(x, y, embedded(document), RenderingMode.FILL).on(content, document);
    }

    private static PDFont embedded(PDDocument document) throws IOException {
        return PDTrueTypeFont.load(
                document,
                PDTrueTypeFont.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
                WinAnsiEncoding.INSTANCE);
    }

    private static Drawing text(double x, double y, PDFont font, RenderingMode mode) {
        return (content, document) -> {
            content.beginText();
            content.setRenderingMode(mode);
            content.setFont(font, 11);
            content.newLineAtOffset((float) Sheet.mm(x), (float) (Sheet.HEIGHT - Sheet.mm(y)));
            content.showText("Hemlig sak");
            content.endText();
        };
    }

    private static Drawing invisible() {
        return (content, document) ->
                text(121, 60, embedded(document), RenderingMode.NEITHER).on(content, document);
    }

    /** @return a thin line across from a place in millimetres */
    private static Drawing line(double x, double y, double length) {
        return (content, document) -> {
            float down = (float) (Sheet.HEIGHT - Sheet.mm(y));
            content.setLineWidth(1.2f);
            content.moveTo((float) Sheet.mm(x), down);
            content.lineTo((float) Sheet.mm(x + length), down);
            content.stroke();
        };
    }

    private static Drawing white() {
        return (content, document) -> {
            content.setNonStrokingColor(Color.WHITE);
            content.addRect(0, 0, 596, 842);
            content.fill();
        };
    }

    /** @return a page that is one picture: with text where text belongs, or also beside the window */
    private static Drawing scan(boolean besideWindow) {
        return (content, document) -> {
            BufferedImage image = new BufferedImage(595, 842, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 595, 842);
            graphics.setColor(Color.BLACK);
            graphics.fillRect(100, 400, 300, 10);
            if (besideWindow) {
                graphics.fillRect(344, 150, 6, 20);
            }
            graphics.dispose();
            content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 595.28f, 841.89f);
        };
    }
}
