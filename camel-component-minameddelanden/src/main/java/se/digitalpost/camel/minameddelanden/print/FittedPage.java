package se.digitalpost.camel.minameddelanden.print;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/**
 * Makes a page an upright A4. What it draws stays what it is, text and lines and pictures: its own content stream becomes a form that is placed on
 * the sheet, turned and scaled. What lies outside its crop box stays unseen.
 */
final class FittedPage {

    /** Makes an A5 an A4; what is smaller still, a receipt, doesn't get larger than that. */
    private static final double ENLARGED_AT_MOST = Math.sqrt(2);

    /** Sizes that are this close to A4 are A4. */
    private static final double SAME = 0.01;

    private final PDDocument document;
    private final PDPage page;

    /** @param used the content streams that are forms already: pages may share one */
    static void fit(PDDocument document, PDPage page, Tag tag, Set<COSStream> used) throws IOException {
        new FittedPage(document, page).fit(tag, used);
    }

    private FittedPage(PDDocument document, PDPage page) {
        this.document = document;
        this.page = page;
    }

    private void fit(Tag tag, Set<COSStream> used) throws IOException {
        PDRectangle visible = page.getCropBox();
        Matrix placed = new Matrix(placement(visible, page.getRotation(), page.getUserUnit()));
        PDFormXObject form = form(visible, used);
        List<PDAnnotation> annotations = printed();
        replace();
        try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, false)) {
            tag.mark(page, 0);
            content.beginMarkedContent(COSName.getPDFName(tag.type()), 0);
            content.saveGraphicsState();
            content.transform(placed);
            content.drawForm(form);
            for (PDAnnotation annotation : annotations) {
                draw(annotation, content);
            }
            content.restoreGraphicsState();
            content.endMarkedContent();
        }
    }

    /**
     * @param rotation in degrees, clockwise
     * @return what brings the visible box upright to the middle of the sheet
     */
    static AffineTransform placement(PDRectangle visible, int rotation, float unit) {
        boolean lying = rotation % 180 != 0;
        double width = (lying ? visible.getHeight() : visible.getWidth()) * unit;
        double height = (lying ? visible.getWidth() : visible.getHeight()) * unit;
        boolean landscape = width > height * (1 + SAME);
        double across = landscape ? height : width;
        double along = landscape ? width : height;
        double scale = Math.min(ENLARGED_AT_MOST, Math.min(Sheet.WIDTH / across, Sheet.HEIGHT / along));
        if (Math.abs(scale - 1) < SAME) {
            scale = 1;
        }
        int turns = Math.floorMod(rotation / 90 + (landscape ? 3 : 0), 4);
        AffineTransform placement = AffineTransform.getTranslateInstance(Sheet.WIDTH / 2, Sheet.HEIGHT / 2);
        placement.quadrantRotate(-turns);
        placement.scale(scale * unit, scale * unit);
        placement.translate(
                -visible.getLowerLeftX() - visible.getWidth() / 2, -visible.getLowerLeftY() - visible.getHeight() / 2);
        return placement;
    }

    private PDFormXObject form(PDRectangle visible, Set<COSStream> used) throws IOException {
        COSStream stream = contents(used);
        COSDictionary group = page.getCOSObject().getCOSDictionary(COSName.GROUP);
        PDFormXObject form = new PDFormXObject(stream);
        form.setBBox(visible);
        PDResources resources = page.getResources();
        form.setResources(resources == null ? new PDResources() : resources);
        if (group != null) {
            stream.setItem(COSName.GROUP, group);
        }
        return form;
    }

    /** @return the page's one content stream with the compression it has, or several that are strung together */
    private COSStream contents(Set<COSStream> used) throws IOException {
        COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        if (contents instanceof COSStream only && used.add(only)) {
            return only;
        }
        COSStream whole = document.getDocument().createCOSStream();
        try (OutputStream out = whole.createOutputStream();
                InputStream in = page.getContents()) {
            in.transferTo(out);
        }
        return whole;
    }

    /** Nothing of the old page is left but what is drawn. */
    private void replace() {
        COSDictionary dictionary = page.getCOSObject();
        COSBase parent = dictionary.getItem(COSName.PARENT);
        dictionary.clear();
        dictionary.setItem(COSName.TYPE, COSName.PAGE);
        dictionary.setItem(COSName.PARENT, parent);
        page.setResources(new PDResources());
        page.setMediaBox(new PDRectangle((float) Sheet.WIDTH, (float) Sheet.HEIGHT));
    }

    private List<PDAnnotation> printed() throws IOException {
        List<PDAnnotation> printed = new ArrayList<>();
        for (PDAnnotation annotation : page.getAnnotations()) {
            boolean onScreenOnly = annotation instanceof PDAnnotationPopup || annotation instanceof PDAnnotationLink;
            if (annotation.isPrinted() && !annotation.isHidden() && !onScreenOnly) {
                printed.add(annotation);
            }
        }
        return printed;
    }

    private void draw(PDAnnotation annotation, PDPageContentStream content) throws IOException {
        PDAppearanceStream appearance = appearance(annotation);
        PDRectangle place = annotation.getRectangle();
        if (appearance == null || appearance.getBBox() == null || place == null) {
            return;
        }
        Rectangle2D drawn =
                appearance.getBBox().transform(appearance.getMatrix()).getBounds2D();
        if (drawn.getWidth() <= 0 || drawn.getHeight() <= 0) {
            return;
        }
        AffineTransform onto = AffineTransform.getTranslateInstance(place.getLowerLeftX(), place.getLowerLeftY());
        onto.scale(place.getWidth() / drawn.getWidth(), place.getHeight() / drawn.getHeight());
        onto.translate(-drawn.getX(), -drawn.getY());
        appearance.getCOSObject().setItem(COSName.SUBTYPE, COSName.FORM);
        content.saveGraphicsState();
        content.transform(new Matrix(onto));
        content.drawForm(appearance);
        content.restoreGraphicsState();
    }

    /** A viewer draws a mark that has no appearance of its own; so is done here. */
    private PDAppearanceStream appearance(PDAnnotation annotation) throws IOException {
        PDAppearanceStream own = annotation.getNormalAppearanceStream();
        if (own != null) {
            return own;
        }
        annotation.constructAppearances(document);
        PDAppearanceStream made = annotation.getNormalAppearanceStream();
        if (made != null) {
            PlainStream.unpack(made.getCOSObject());
        }
        return made;
    }
}
