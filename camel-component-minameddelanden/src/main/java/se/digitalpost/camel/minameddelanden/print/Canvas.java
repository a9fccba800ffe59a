package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

import se.digitalpost.camel.minameddelanden.print.Pages.Placed;

/** One page that lines are drawn on; places are told from its upper left corner. */
final class Canvas implements AutoCloseable {

    static final float BLACK = 0;
    static final float GREY = 0.35f;

    /** Where the baseline lies below a row's top, in parts of the type size. */
    private static final double BASELINE = 1.03;

    private static final float SLANT = 0.21f;
    private static final float HAIR = 0.4f;
    private static final float HAIR_GREY = 0.6f;

    private final Fonts fonts;
    private final PDPageContentStream content;
    private int substitutes;

    Canvas(PDDocument document, Fonts fonts) throws IOException {
        this.fonts = fonts;
        PDPage page = new PDPage(new PDRectangle((float) Sheet.WIDTH, (float) Sheet.HEIGHT));
        document.addPage(page);
        // Not compressed: what a compressor yields depends on the platform's library.
        content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, false);
    }

    /** @return how many characters on the page stand for others */
    int substitutes() {
        return substitutes;
    }

    void draw(Placed placed, double left, double width, float grey) throws IOException {
        Row row = placed.row();
        double baseline = placed.top() + BASELINE * row.size();
        for (Line.Run run : row.line().runs()) {
            draw(run, left, baseline, grey);
        }
        if (row.ruled()) {
            rule(left, placed.top() + row.height(), width);
        }
    }

    /** Draws rows under each other. */
    void draw(List<Row> rows, double left, double top, float grey) throws IOException {
        double y = top;
        for (Row row : rows) {
            y += row.before();
            draw(new Placed(row, y), left, 0, grey);
            y += row.height();
        }
    }

    private void rule(double left, double top, double width) throws IOException {
        content.setLineWidth(HAIR);
        content.setStrokingColor(HAIR_GREY);
        stroke(left, top, width);
    }

    private void stroke(double left, double top, double width) throws IOException {
        float y = (float) (Sheet.HEIGHT - top);
        content.moveTo((float) left, y);
        content.lineTo((float) (left + width), y);
        content.stroke();
    }

    private void draw(Line.Run run, double left, double baseline, float grey) throws IOException {
        substitutes += run.substitutes();
        Fonts.Font font = fonts.of(run.face());
        float x = (float) (left + run.x());
        content.beginText();
        content.setNonStrokingColor(grey);
        content.setFont(font.embedded(), (float) run.size());
        content.setTextMatrix(
                new Matrix(1, 0, run.face().isItalic() ? SLANT : 0, 1, x, (float) (Sheet.HEIGHT - baseline)));
        content.showTextWithPositioning(kerned(run.text(), font));
        content.endText();
        if (run.struck()) {
            content.setLineWidth((float) (run.size() / 16));
            content.setStrokingColor(grey);
            stroke(x, baseline - 0.26 * run.size(), run.width());
        }
    }

    private static Object[] kerned(String text, Fonts.Font font) {
        List<Object> parts = new ArrayList<>();
        int start = 0;
        for (int i = text.offsetByCodePoints(0, 1); i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            double kerning = font.kerning(text.codePointBefore(i), text.codePointAt(i));
            if (kerning != 0) {
                parts.add(text.substring(start, i));
                parts.add((float) (-1000 * kerning));
                start = i;
            }
        }
        parts.add(text.substring(start));
        return parts.toArray();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
