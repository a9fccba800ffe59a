package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

import se.digitalpost.camel.minameddelanden.print.Pages.Placed;

/**
 * One page that lines are drawn on; places are told from its upper left corner. What has a tag is drawn as that element's content, everything
 * else as an artifact, which isn't read.
 */
final class Canvas implements AutoCloseable {

    static final float BLACK = 0;
    static final float GREY = 0.35f;

    /** Where the baseline lies below a row's top, in parts of the type size. */
    private static final double BASELINE = 1.03;

    private static final float SLANT = 0.21f;
    private static final float HAIR = 0.4f;
    private static final float HAIR_GREY = 0.6f;

    private static final COSName SPAN = COSName.getPDFName("Span");

    private final Fonts fonts;
    private final PDPage page;
    private final PDPageContentStream content;
    private final PDPropertyList softHyphen;
    private int marks;
    private int substitutes;

    Canvas(PDDocument document, Fonts fonts) throws IOException {
        this.fonts = fonts;
        page = new PDPage(new PDRectangle((float) Sheet.WIDTH, (float) Sheet.HEIGHT));
        document.addPage(page);
        // Not compressed: what a compressor yields depends on the platform's library.
        content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, false);
        COSDictionary unwritten = new COSDictionary();
        unwritten.setItem(COSName.ACTUAL_TEXT, new COSString("\u00AD"));
        softHyphen = PDPropertyList.create(unwritten);
    }

    /** @return how many characters on the page stand for others */
    int substitutes() {
        return substitutes;
    }

    void draw(Placed placed, double left, double width, float grey) throws IOException {
        Row row = placed.row();
        double baseline = placed.top() + BASELINE * row.size();
        List<Line.Run> runs = row.line().runs();
        for (int i = 0; i < runs.size(); i++) {
            Tag tag = runs.get(i).tag();
            if (i == 0 || tag != runs.get(i - 1).tag()) {
                begin(tag);
            }
            draw(runs.get(i), left, baseline, grey);
            if (i == runs.size() - 1 || tag != runs.get(i + 1).tag()) {
                content.endMarkedContent();
            }
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

    /** Draws an image that takes this room. */
    void draw(PDImageXObject image, double left, double top, double width, double height, Tag tag) throws IOException {
        begin(tag);
        content.drawImage(image, (float) left, (float) (Sheet.HEIGHT - top - height), (float) width, (float) height);
        content.endMarkedContent();
    }

    private void begin(Tag tag) throws IOException {
        if (tag == null) {
            content.beginMarkedContent(COSName.ARTIFACT);
        } else {
            tag.mark(page, marks);
            content.beginMarkedContent(COSName.getPDFName(tag.type()), marks);
            marks++;
        }
    }

    private void rule(double left, double top, double width) throws IOException {
        begin(null);
        content.setLineWidth(HAIR);
        content.setStrokingColor(HAIR_GREY);
        stroke(left, top, width);
        content.endMarkedContent();
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
        if (run.ending() == Line.Ending.HYPHEN) {
            showHyphenated(run.text(), font);
        } else {
            String blank = run.ending() == Line.Ending.BLANK ? " " : "";
            content.showTextWithPositioning(kerned(run.text() + blank, font));
        }
        content.endText();
        if (run.struck()) {
            content.setLineWidth((float) (run.size() / 16));
            content.setStrokingColor(grey);
            stroke(x, baseline - 0.26 * run.size(), run.width());
        }
    }

    /** The hyphen is to be seen and not to be read. */
    private void showHyphenated(String text, Fonts.Font font) throws IOException {
        int hyphen = text.length() - 1;
        if (hyphen > 0) {
            content.showTextWithPositioning(kerned(text.substring(0, hyphen), font));
        }
        content.beginMarkedContent(SPAN, softHyphen);
        content.showText(text.substring(hyphen));
        content.endMarkedContent();
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
