package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * Binds letter and attachments to one PDF, with nothing in it that differs from run to run: no time but the letter's date, an id that
 * follows from the message, and no compression of its own, since what a compressor yields depends on the platform's library. The attachments'
 * pages stay as they are; what only a screen uses (outlines, names, scripts, tags of another document) is left out.
 */
final class Binder {

    private static final String PRODUCER = "camel-component-minameddelanden";
    private static final String TITLE = "Brev";
    private static final List<COSName> FOR_THE_SCREEN = List.of(
            COSName.ACRO_FORM,
            COSName.AA,
            COSName.AF,
            COSName.DESTS,
            COSName.MARK_INFO,
            COSName.METADATA,
            COSName.NAMES,
            COSName.OPEN_ACTION,
            COSName.OUTLINES,
            COSName.PAGE_LABELS,
            COSName.PAGE_MODE,
            COSName.STRUCT_TREE_ROOT,
            COSName.THREADS);

    private Binder() {}

    record Bound(byte[] pdf, int pages) {}

    /**
     * @throws NotPrintableException naming every attachment that can't be printed
     * @throws IOException where bytes can't be read or stored
     */
    static Bound bind(byte[] letter, Message message, LocalDate date) throws IOException {
        try (PDDocument bound =
                Loader.loadPDF(new RandomAccessReadBuffer(letter), IOUtils.createTempFileOnlyStreamCache())) {
            for (COSObject object : objects(bound)) {
                if (object.getObject() instanceof COSStream stream) {
                    PlainStream.unpack(stream);
                }
            }
            append(bound, message);
            describe(bound, message, date);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bound.save(bytes, CompressParameters.NO_COMPRESSION);
            return new Bound(bytes.toByteArray(), bound.getNumberOfPages());
        }
    }

    private static List<COSObject> objects(PDDocument document) {
        return document.getDocument().getXrefTable().keySet().stream()
                .sorted()
                .map(document.getDocument()::getObjectFromPool)
                .toList();
    }

    private static void append(PDDocument bound, Message message) throws IOException {
        List<FieldFault> faults = new ArrayList<>();
        Throwable cause = null;
        for (int i = 0; i < message.attachments().size(); i++) {
            Attachment attachment = message.attachments().get(i);
            try (AttachedPdf attached = AttachedPdf.open(attachment.content())) {
                if (message.paper().duplex()) {
                    beginOnNewSheet(bound);
                }
                append(bound, attached.document());
            } catch (AttachedPdf.UnfitException e) {
                faults.add(new FieldFault("attachments[" + i + "]", e.getMessage()));
                cause = cause == null ? e.getCause() : cause;
            }
        }
        if (!faults.isEmpty()) {
            throw new NotPrintableException(Reason.NOT_PRINTABLE, faults, cause);
        }
    }

    private static void append(PDDocument bound, PDDocument attached) throws AttachedPdf.UnfitException {
        try {
            new PDFMergerUtility().appendDocument(bound, attached);
        } catch (IOException | RuntimeException e) {
            throw new AttachedPdf.UnfitException("be a PDF that can be read: it is damaged", e);
        }
    }

    /** Documents don't share a sheet of paper: the reader files them apart. */
    private static void beginOnNewSheet(PDDocument bound) {
        int pages = bound.getNumberOfPages();
        if (pages % 2 == 1) {
            bound.addPage(new PDPage(bound.getPage(pages - 1).getMediaBox()));
        }
    }

    private static void describe(PDDocument bound, Message message, LocalDate date) {
        PDDocumentCatalog catalog = bound.getDocumentCatalog();
        FOR_THE_SCREEN.forEach(catalog.getCOSObject()::removeItem);
        catalog.setLanguage(language(message.language()));
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(TITLE);
        information.setProducer(PRODUCER);
        GregorianCalendar midnight = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        midnight.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        information.setCreationDate(midnight);
        bound.setDocumentInformation(information);
        bound.getDocument().setDocumentID(id(message.messageId()));
    }

    /** The infrastructure writes {@code svSE}, PDF {@code sv-SE}. */
    private static String language(String language) {
        return language.matches("[a-z]{2}[A-Z]{2}") ? language.substring(0, 2) + '-' + language.substring(2) : language;
    }

    private static COSArray id(UUID messageId) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(messageId.getMostSignificantBits())
                .putLong(messageId.getLeastSignificantBits())
                .array();
        COSArray id = new COSArray();
        id.add(new COSString(bytes));
        id.add(new COSString(bytes));
        return id;
    }
}
