package se.digitalpost.camel.minameddelanden.print;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Follows what a page draws: the boxes of its glyphs, paths and images, and the fonts that it uses. */
final class InkFinder extends PDFGraphicsStreamEngine {

    private static final double ASCENT = 0.95;
    private static final double DESCENT = 0.25;

    private final List<Rectangle2D> boxes = new ArrayList<>();
    private final Set<COSBase> knownFonts = Collections.newSetFromMap(new IdentityHashMap<>());
    private int missingFonts;
    private int missingStandardFonts;
    private GeneralPath path = new GeneralPath();

    private InkFinder(PDPage page) {
        super(page);
    }

    static InkFinder of(PDPage page) throws IOException {
        InkFinder finder = new InkFinder(page);
        finder.processPage(page);
        return finder;
    }

    int missingFonts() {
        return missingFonts;
    }

    int missingStandardFonts() {
        return missingStandardFonts;
    }

    /** @param area in millimetres from the upper left corner */
    boolean touches(Rectangle2D area, double pageHeight) {
        Rectangle2D points = new Rectangle2D.Double(
                Sheet.mm(area.getX()),
                pageHeight - Sheet.mm(area.getMaxY()),
                Sheet.mm(area.getWidth()),
                Sheet.mm(area.getHeight()));
        return boxes.stream().anyMatch(box -> box.intersects(points));
    }

    private void add(Rectangle2D box) {
        Rectangle2D clip = getGraphicsState().getCurrentClippingPath().getBounds2D();
        // A line has no height, and is seen all the same.
        Rectangle2D thick =
                new Rectangle2D.Double(box.getX() - 0.1, box.getY() - 0.1, box.getWidth() + 0.2, box.getHeight() + 0.2);
        if (thick.intersects(clip)) {
            boxes.add(thick.createIntersection(clip));
        }
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
        if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
            return;
        }
        if (knownFonts.add(font.getCOSObject()) && !(font instanceof PDType3Font) && !font.isEmbedded()) {
            missingStandardFonts += font.isStandard14() ? 1 : 0;
            missingFonts += font.isStandard14() ? 0 : 1;
        }
        double width = Math.max(displacement.getX(), 0.1);
        AffineTransform onPage = matrix.createAffineTransform();
        add(onPage.createTransformedShape(new Rectangle2D.Double(0, -DESCENT, width, ASCENT + DESCENT))
                .getBounds2D());
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.closePath();
    }

    @Override
    public void drawImage(PDImage image) {
        AffineTransform onPage =
                getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
        add(onPage.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D());
    }

    @Override
    public void clip(int windingRule) {
        path.setWindingRule(windingRule);
        getGraphicsState().intersectClippingPath(path);
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        begin(x, y);
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        begin(x1, y1);
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    /** Some producers forget to begin. */
    private void begin(float x, float y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        }
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
        }
    }

    @Override
    public void endPath() {
        path = new GeneralPath();
    }

    @Override
    public void strokePath() {
        PDGraphicsState state = getGraphicsState();
        Rectangle2D box = path.getBounds2D();
        double half = Math.abs(state.getLineWidth()
                        * state.getCurrentTransformationMatrix().getScalingFactorX())
                / 2;
        draw(new Rectangle2D.Double(
                box.getX() - half, box.getY() - half, box.getWidth() + 2 * half, box.getHeight() + 2 * half));
    }

    @Override
    public void fillPath(int windingRule) {
        draw(path.getBounds2D());
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    private void draw(Rectangle2D box) {
        if (path.getCurrentPoint() != null) {
            add(box);
        }
        endPath();
    }

    @Override
    public void shadingFill(COSName shading) {
        add(getGraphicsState().getCurrentClippingPath().getBounds2D());
    }
}
