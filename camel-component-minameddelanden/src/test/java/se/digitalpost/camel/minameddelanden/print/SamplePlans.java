package se.digitalpost.camel.minameddelanden.print;

import java.awt.Color;
import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A drawing of any size: rooms, a title at the top, and a grid that shows whether something was stretched. */
final class SamplePlans {

    private SamplePlans() {}

    static byte[] pdf(String title, PDRectangle size) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(size);
            document.addPage(page);
            PDFont font = PDType0Font.load(
                    document,
                    PDType0Font.class.getResourceAsStream(
                            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
            float unit = Math.min(size.getWidth(), size.getHeight()) / 20;
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setStrokingColor(new Color(200, 215, 235));
                content.setLineWidth(0.5f);
                for (float x = 2 * unit; x <= size.getWidth() - 2 * unit; x += unit) {
                    line(content, x, 2 * unit, x, size.getHeight() - 4 * unit);
                }
                for (float y = 2 * unit; y <= size.getHeight() - 4 * unit; y += unit) {
                    line(content, 2 * unit, y, size.getWidth() - 2 * unit, y);
                }
                content.setStrokingColor(new Color(30, 60, 110));
                content.setLineWidth(2);
                content.addRect(3 * unit, 3 * unit, 8 * unit, 6 * unit);
                content.addRect(11 * unit, 3 * unit, 5 * unit, 9 * unit);
                content.stroke();
                content.beginText();
                content.setFont(font, 0.7f * unit);
                content.newLineAtOffset(2 * unit, size.getHeight() - 3 * unit);
                content.showText(title + ": kök, badrum och åtta dörröppningar");
                content.endText();
            }
            return Letters.save(document);
        }
    }

    private static void line(PDPageContentStream content, float x1, float y1, float x2, float y2) throws IOException {
        content.moveTo(x1, y1);
        content.lineTo(x2, y2);
        content.stroke();
    }
}
