package se.digitalpost.camel.minameddelanden.print;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** Attachments of any size on A4: a page has a red corner at its upper left, a green one at its upper right and a blue one at its lower left. */
class FittedPageTest {

    private static final PDRectangle A4_LANDSCAPE = new PDRectangle(842, 595);

    @Test
    void anA4StaysWhereItIs() throws IOException {
        Sheets sheet = bound(page(PDRectangle.A4));
        assertThat(sheet.corners()).containsExactly(Color.RED, Color.GREEN, Color.BLUE);
        assertThat(sheet.inkWidth()).isBetween(208d, 211d);
    }

    @Test
    void anA3IsMadeSmallerAndAnA5Larger() throws IOException {
        assertThat(bound(page(PDRectangle.A3)).corners()).containsExactly(Color.RED, Color.GREEN, Color.BLUE);
        assertThat(bound(page(PDRectangle.A5)).corners()).containsExactly(Color.RED, Color.GREEN, Color.BLUE);
    }

    @Test
    void aReceiptIsNotBlownUpToFillTheSheet() throws IOException {
        assertThat(bound(page(new PDRectangle(200, 300))).inkWidth()).isBetween(98d, 101d);
    }

    @Test
    void landscapeIsTurnedSoThatItsTopLiesToTheLeft() throws IOException {
        Sheets sheet = bound(page(A4_LANDSCAPE));
        assertThat(sheet.at(3, 294)).isEqualTo(Color.RED);
        assertThat(sheet.at(3, 3)).isEqualTo(Color.GREEN);
        assertThat(sheet.at(207, 294)).isEqualTo(Color.BLUE);
    }

    @Test
    void theRotationOfAPageIsKept() throws IOException {
        for (int rotation : new int[] {0, 90, 180, 270}) {
            PDDocument lying = page(rotation % 180 == 0 ? PDRectangle.A4 : A4_LANDSCAPE);
            lying.getPage(0).setRotation(rotation);
            List<Color> seen = seen(lying);
            assertThat(bound(lying).allCorners()).as("rotated by %d", rotation).isEqualTo(seen);
        }
    }

    @Test
    void whatIsCutOffByTheCropBoxStaysUnseen() throws IOException {
        PDDocument drawing = page(PDRectangle.A3);
        drawing.getPage(0).setCropBox(new PDRectangle(100, 100, 595, 842));
        Sheets sheet = bound(drawing);
        assertThat(sheet.corners()).containsOnly(Color.WHITE);
    }

    @Test
    void aUnitOfTheUsersOwnCounts() throws IOException {
        PDDocument plan = page(new PDRectangle(297.6f, 420.9f));
        plan.getPage(0).setUserUnit(2);
        Sheets sheet = bound(plan);
        assertThat(sheet.corners()).containsExactly(Color.RED, Color.GREEN, Color.BLUE);
        assertThat(sheet.inkWidth()).isBetween(208d, 211d);
    }

    @Test
    void whatIsDrawnIsTakenOverByteByByte() throws IOException {
        byte[] source = save(page(PDRectangle.A3));
        try (PDDocument original = Loader.loadPDF(source);
                PDDocument letter = Letters.open(print(source))) {
            PDPage page = letter.getPage(1);
            COSName name = page.getResources().getXObjectNames().iterator().next();
            PDFormXObject form = (PDFormXObject) page.getResources().getXObject(name);
            assertThat(form.getCOSObject().createRawInputStream())
                    .hasSameContentAs(original.getPage(0)
                            .getContentStreams()
                            .next()
                            .getCOSObject()
                            .createRawInputStream());
        }
    }

    @Test
    void pagesThatShareTheirContentAreBothDrawn() throws IOException {
        PDDocument twins = page(PDRectangle.A4);
        PDPage twin = new PDPage(PDRectangle.A4);
        twin.getCOSObject()
                .setItem(COSName.CONTENTS, twins.getPage(0).getCOSObject().getItem(COSName.CONTENTS));
        twins.addPage(twin);
        PrintJob job = print(save(twins));
        assertThat(Sheets.of(job, 1).corners()).containsExactly(Color.RED, Color.GREEN, Color.BLUE);
        assertThat(Sheets.of(job, 2).corners()).containsExactly(Color.RED, Color.GREEN, Color.BLUE);
    }

    @Test
    void anAnnotationThatIsToBePrintedBecomesPartOfThePage() throws IOException {
        PDDocument stamped = page(PDRectangle.A3);
        stamped.getPage(0).getAnnotations().add(square(true, Color.MAGENTA, 300));
        stamped.getPage(0).getAnnotations().add(square(false, Color.CYAN, 600));
        PrintJob job = print(save(stamped));
        Sheets sheet = Sheets.of(job, 1);
        assertThat(sheet.at(mm(350) * 0.7071, 297 - mm(350) * 0.7071)).isEqualTo(Color.MAGENTA);
        assertThat(sheet.at(mm(350) * 0.7071, 297 - mm(650) * 0.7071)).isEqualTo(Color.WHITE);
        try (PDDocument letter = Letters.open(job)) {
            assertThat(letter.getPage(1).getAnnotations()).isEmpty();
        }
    }

    private static PDAnnotationSquare square(boolean printed, Color colour, float bottom) {
        PDAnnotationSquare square = new PDAnnotationSquare();
        square.setRectangle(new PDRectangle(300, bottom, 100, 100));
        float[] rgb = colour.getRGBColorComponents(null);
        square.setInteriorColor(new PDColor(rgb, PDDeviceRGB.INSTANCE));
        square.setPrinted(printed);
        return square;
    }

    private static PDDocument page(PDRectangle size) throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = new PDPage(size);
        document.addPage(page);
        float corner = size.getWidth() / 20;
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.setNonStrokingColor(Color.RED);
            content.addRect(0, size.getHeight() - corner, corner, corner);
            content.fill();
            content.setNonStrokingColor(Color.GREEN);
            content.addRect(size.getWidth() - corner, size.getHeight() - corner, corner, corner);
            content.fill();
            content.setNonStrokingColor(Color.BLUE);
            content.addRect(0, 0, corner, corner);
            content.fill();
        }
        return document;
    }

    private static List<Color> seen(PDDocument document) throws IOException {
        return new Sheets(new PDFRenderer(document).renderImageWithDPI(0, Sheets.DPI)).allCorners();
    }

    private static Sheets bound(PDDocument attachment) throws IOException {
        return Sheets.of(print(save(attachment)), 1);
    }

    private static byte[] save(PDDocument document) throws IOException {
        try (document) {
            return Letters.save(document);
        }
    }

    private static PrintJob print(byte[] attachment) {
        return Letters.print(Letters.message()
                .text("Hej!")
                .paper(new PaperOptions(false, true, PaperOptions.Envelope.WINDOWED))
                .attachment(Attachment.pdf("Ritning.pdf", Content.of(attachment)))
                .buildComplete());
    }

    private static double mm(double points) {
        return points * 25.4 / 72;
    }

    /** A page as it is printed. */
    record Sheets(BufferedImage image) {

        static final int DPI = 50;

        static Sheets of(PrintJob job, int page) throws IOException {
            try (PDDocument letter = Letters.open(job)) {
                assertThat(letter.getPage(page).getMediaBox().getWidth()).isBetween(595f, 596f);
                assertThat(letter.getPage(page).getMediaBox().getHeight()).isBetween(841f, 842f);
                return new Sheets(new PDFRenderer(letter).renderImageWithDPI(page, DPI));
            }
        }

        /** @return the colour at a place in millimetres from the upper left corner */
        Color at(double x, double y) {
            return new Color(image.getRGB((int) (x / 25.4 * DPI), (int) (y / 25.4 * DPI)));
        }

        List<Color> corners() {
            return allCorners().subList(0, 3);
        }

        List<Color> allCorners() {
            return List.of(at(3, 3), at(207, 3), at(3, 294), at(207, 294));
        }

        /** @return how wide what is drawn is, in millimetres */
        double inkWidth() {
            int left = image.getWidth();
            int right = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    if ((image.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                        left = Math.min(left, x);
                        right = Math.max(right, x + 1);
                    }
                }
            }
            return (right - left) * 25.4 / DPI;
        }
    }
}
