package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Makes a fact sheet a PDF: A4, with embedded fonts. The same sheet gives the same bytes on every run, every machine and every Java platform.
 * Safe for use by several threads.
 */
public final class FactSheetPrinter {

    private static final String PRODUCER = "camel-component-minameddelanden";

    private static final double NEXT_TOP = Sheet.mm(27);
    private static final double BOTTOM = Sheet.HEIGHT - Sheet.mm(24);
    private static final double FOOT = Sheet.HEIGHT - Sheet.mm(16);
    private static final double SMALL_SIZE = 8;
    private static final double LEADING = 1.22;

    private FactSheetPrinter() {}

    /**
     * Makes the PDF.
     *
     * @param sheet what it tells
     * @return the PDF's bytes
     */
    public static byte[] print(FactSheet sheet) {
        try {
            return bound(drawn(sheet), sheet);
        } catch (IOException e) {
            throw new IllegalStateException("Everything lies in memory", e);
        }
    }

    private static byte[] drawn(FactSheet sheet) throws IOException {
        try (PDDocument document = new PDDocument();
                Fonts fonts = new Fonts(document)) {
            Typesetter typesetter = new Typesetter(fonts);
            List<List<BandPages.Placed>> pages =
                    BandPages.of(new FactSheetLayout(typesetter).bands(sheet), Sheet.LETTERHEAD_TOP, NEXT_TOP, BOTTOM);
            for (int i = 0; i < pages.size(); i++) {
                try (Canvas canvas = new Canvas(document, fonts)) {
                    if (i > 0) {
                        small(canvas, typesetter, sheet.title(), false, Sheet.NEXT_HEAD);
                    }
                    String number = i + 1 + " (" + pages.size() + ")";
                    small(canvas, typesetter, sheet.foot(), false, FOOT);
                    small(canvas, typesetter, number, true, FOOT);
                    for (BandPages.Placed placed : pages.get(i)) {
                        draw(canvas, placed);
                    }
                }
            }
            return saved(document);
        }
    }

    private static void small(Canvas canvas, Typesetter typesetter, String text, boolean right, double top)
            throws IOException {
        Line line = typesetter
                .lines(List.of(Span.of(text)), SMALL_SIZE, FactSheetLayout.WIDTH)
                .get(0);
        double left = right ? Sheet.LEFT + FactSheetLayout.WIDTH - line.width() : Sheet.LEFT;
        canvas.draw(List.of(row(line, SMALL_SIZE)), left, top, Canvas.GREY);
    }

    private static void draw(Canvas canvas, BandPages.Placed placed) throws IOException {
        for (Band.Piece piece : placed.band().pieces()) {
            canvas.draw(
                    List.of(row(piece.line(), piece.size())),
                    Sheet.LEFT + piece.left(),
                    placed.top() + piece.top(),
                    piece.grey());
        }
        if (placed.band().ruled()) {
            Row rule = new Row(Line.EMPTY, 0, 0, 0, false, true);
            double bottom = placed.top() + placed.band().height();
            canvas.draw(new Pages.Placed(rule, bottom), Sheet.LEFT, FactSheetLayout.WIDTH, Canvas.BLACK);
        }
    }

    private static Row row(Line line, double size) {
        return new Row(line, 0, size * LEADING, size, false, false);
    }

    /** Nothing in it differs from run to run: no time but the sheet's own, and no compression, which depends on the platform's library. */
    private static byte[] bound(byte[] drawn, FactSheet sheet) throws IOException {
        try (PDDocument document = Loader.loadPDF(drawn)) {
            List<COSObjectKey> keys = document.getDocument().getXrefTable().keySet().stream()
                    .sorted()
                    .toList();
            for (COSObjectKey key : keys) {
                COSObject object = document.getDocument().getObjectFromPool(key);
                if (object.getObject() instanceof COSStream stream) {
                    PlainStream.unpack(stream);
                }
            }
            describe(document, sheet);
            return saved(document);
        }
    }

    private static void describe(PDDocument document, FactSheet sheet) {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(sheet.language());
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(sheet.title());
        information.setProducer(PRODUCER);
        information.setCreationDate(calendar(sheet.created()));
        document.setDocumentInformation(information);
        document.getDocument().setDocumentID(id(sheet.id()));
    }

    private static GregorianCalendar calendar(Instant time) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.setTimeInMillis(time.toEpochMilli());
        return calendar;
    }

    private static COSArray id(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        COSArray array = new COSArray();
        array.add(new COSString(bytes));
        array.add(new COSString(bytes));
        return array;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }
}
