package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** An invented map of contour lines, drawn so finely that the PDF is too large for a mailbox: a good 2 MB. */
final class ZoningMap {

    private static final int CONTOURS = 110;
    private static final int POINTS = 1_500;

    /** Makes it the same file each time, or it would be another letter under the same reference. */
    private static final long DOCUMENT_ID = 2026;

    private ZoningMap() {}

    static void write(Path file) throws IOException {
        try (PDDocument document = new PDDocument();
                OutputStream bytes = Files.newOutputStream(file)) {
            document.setDocumentId(DOCUMENT_ID);
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream drawing =
                    new PDPageContentStream(document, page, AppendMode.OVERWRITE, false /* not compressed */)) {
                drawing.setLineWidth(0.3f);
                for (int contour = 1; contour <= CONTOURS; contour++) {
                    draw(drawing, contour * 2f);
                }
            }
            document.save(bytes);
        }
    }

    private static void draw(PDPageContentStream drawing, float radius) throws IOException {
        for (int point = 0; point <= POINTS; point++) {
            double angle = 2 * Math.PI * point / POINTS;
            double distance = radius * (1 + 0.12 * Math.sin(5 * angle) + 0.05 * Math.cos(11 * angle + radius / 40));
            float x = (float) (297 + distance * Math.cos(angle));
            float y = (float) (421 + distance * 1.3 * Math.sin(angle));
            if (point == 0) {
                drawing.moveTo(x, y);
            } else {
                drawing.lineTo(x, y);
            }
        }
        drawing.stroke();
    }
}
