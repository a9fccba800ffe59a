package se.digitalpost.camel.minameddelanden.print;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Tells whether something is seen in an area of a page. What is drawn is followed first, which is fast; only where something is drawn there, and be it
 * a white ground or the blank edge of a scan, the page is rendered.
 */
final class Ink {

    private static final int DPI = 72;
    private static final double DOT = 25.4 / DPI;
    private static final int PAPER = 225;

    /** A dot or two are dust. */
    private static final int SEEN = 3;

    private final PDDocument document;
    private final int index;
    private final InkFinder finder;
    private final boolean upright;
    private BufferedImage image;

    /** @throws IOException where the page can't be drawn */
    Ink(PDDocument document, int index) throws IOException {
        this.document = document;
        this.index = index;
        PDPage page = document.getPage(index);
        PDRectangle box = page.getCropBox();
        upright = page.getRotation() == 0
                && page.getUserUnit() == 1
                && box.getLowerLeftX() == 0
                && box.getLowerLeftY() == 0
                && page.getAnnotations().isEmpty();
        finder = InkFinder.of(page);
    }

    /** @return how many fonts are drawn with that don't lie in the file, standard fonts apart */
    int missingFonts() {
        return finder.missingFonts();
    }

    /** @return how many of the 14 standard fonts are drawn with and don't lie in the file */
    int missingStandardFonts() {
        return finder.missingStandardFonts();
    }

    /**
     * @param area in millimetres from the upper left corner of the page as it is seen
     * @return where something is seen in it, or null
     */
    String in(Rectangle2D area) throws IOException {
        if (area.getWidth() <= 0 || area.getHeight() <= 0) {
            return null;
        }
        if (upright
                && !finder.touches(area, document.getPage(index).getCropBox().getHeight())) {
            return null;
        }
        return seen(area);
    }

    private String seen(Rectangle2D area) throws IOException {
        if (image == null) {
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            image = renderer.renderImageWithDPI(index, DPI, ImageType.GRAY);
        }
        int left = dot(area.getMinX() + DOT / 2, image.getWidth());
        int right = dot(area.getMaxX() - DOT / 2, image.getWidth());
        int top = dot(area.getMinY() + DOT / 2, image.getHeight());
        int bottom = dot(area.getMaxY() - DOT / 2, image.getHeight());
        int count = 0;
        Rectangle2D found = null;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (image.getRaster().getSample(x, y, 0) < PAPER) {
                    count++;
                    Rectangle2D here = new Rectangle2D.Double(x * DOT, y * DOT, DOT, DOT);
                    found = found == null ? here : found.createUnion(here);
                }
            }
        }
        return count < SEEN ? null : described(found);
    }

    private static int dot(double millimetres, int most) {
        return (int) Math.max(0, Math.min(most, Math.round(millimetres / DOT)));
    }

    private static String described(Rectangle2D found) {
        return String.format(
                Locale.ROOT,
                "something is seen from %.0f to %.0f mm across and from %.0f to %.0f mm down",
                found.getMinX(),
                found.getMaxX(),
                found.getMinY(),
                found.getMaxY());
    }
}
