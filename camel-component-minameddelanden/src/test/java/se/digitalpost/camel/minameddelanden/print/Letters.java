package se.digitalpost.camel.minameddelanden.print;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/** Letters for tests, and what stands on them. */
final class Letters {

    static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg Ängström", "Storgatan 1", "12345", "Kommunköping");
    static final PrintSettings SETTINGS = PrintSettings.of("Kommun A, Box 1, 123 80 Kommunköping");

    private Letters() {}

    static Message.Builder message() {
        return Message.builder()
                .clientReference("BAB-2026-1234")
                .sender("162021004748", "Kommun A")
                .recipient("198101032384")
                .subject("Beslut om bostadsanpassningsbidrag")
                .supportInfo(new SupportInfo(
                        "Ring eller skriv till vårt kontaktcenter, vardagar 8–16. Uppge referensen ovan.",
                        "https://www.kommun-a.se/bostadsanpassning",
                        "08-123 45 67",
                        "kontakt@kommun-a.se"));
    }

    static PrintJob print(Message message) {
        return print(message, ADDRESS);
    }

    static PrintJob print(Message message, PostalAddress address) {
        return new LetterPrinter(SETTINGS).print(message, address, Reason.NOT_REGISTERED, DATE);
    }

    static PrintJob printText(String text) {
        return print(message().text(text).buildComplete());
    }

    static PrintJob printHtml(String html) {
        return print(message().html(html).buildComplete());
    }

    static byte[] bytes(PrintJob job) {
        try (InputStream stream = job.pdf().open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PDDocument open(PrintJob job) {
        try {
            return Loader.loadPDF(bytes(job));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the text of the pages, 1 being the first */
    static String text(PrintJob job, int from, int to) {
        try (PDDocument document = open(job)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(from);
            stripper.setEndPage(to);
            return stripper.getText(document).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(PrintJob job) {
        return text(job, 1, Integer.MAX_VALUE);
    }

    /** @return what begins within an area of page one, in millimetres from its upper left corner */
    static String textWithin(PrintJob job, double left, double top, double width, double height) {
        try (PDDocument document = open(job)) {
            PDFTextStripperByArea stripper = new PDFTextStripperByArea();
            stripper.setSortByPosition(true);
            stripper.addRegion(
                    "area", new Rectangle2D.Double(Sheet.mm(left), Sheet.mm(top), Sheet.mm(width), Sheet.mm(height)));
            stripper.extractRegions(document.getPage(0));
            return stripper.getTextForRegion("area").replace("\r\n", "\n").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Attachment attachment(String fileName, int pages) {
        return Attachment.pdf(fileName, Content.of(pdf(fileName, pages, PDRectangle.A4)));
    }

    /** @return a PDF whose pages say the text and their number */
    static byte[] pdf(String text, int pages, PDRectangle size) {
        try (PDDocument document = new PDDocument()) {
            PDFont font = PDType0Font.load(
                    document,
                    PDType0Font.class.getResourceAsStream(
                            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage(size);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 12);
                    content.newLineAtOffset(72, size.getHeight() - 100);
                    content.showText(text + " sheet " + i);
                    content.endText();
                }
            }
            return save(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] save(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
