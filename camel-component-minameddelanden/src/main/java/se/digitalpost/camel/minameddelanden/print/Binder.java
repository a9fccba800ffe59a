package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
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
 * follows from the message, and no compression of its own, since what a compressor yields depends on the platform's library. What only a screen uses
 * of the attachments (outlines, names, scripts, tags) is left out.
 *
 * <p>A letter alone is PDF/A-2a and says so. With attachments it says no such thing, for nobody has looked whether they are; the letter's own tags
 * stay, and each page of an attachment is one picture in them, with a text that names it.
 */
final class Binder {

    private static final String PRODUCER = "camel-component-minameddelanden";
    private static final String TITLE = "Brev";
    private static final List<COSName> FOR_THE_SCREEN = List.of(
            COSName.ACRO_FORM,
            COSName.AA,
            COSName.AF,
            COSName.DESTS,
            COSName.LANG,
            COSName.MARK_INFO,
            COSName.METADATA,
            COSName.NAMES,
            COSName.OPEN_ACTION,
            COSName.OUTLINES,
            COSName.OUTPUT_INTENTS,
            COSName.PAGE_LABELS,
            COSName.PAGE_MODE,
            COSName.STRUCT_TREE_ROOT,
            COSName.THREADS);

    private final PDDocument bound;
    private final Message message;
    private final AttachmentPages pages;
    private final TreeMap<Integer, Integer> firsts = new TreeMap<>();
    private final List<Tag> pictures = new ArrayList<>();
    private final Set<COSStream> forms = Collections.newSetFromMap(new IdentityHashMap<>());

    private Binder(PDDocument bound, Message message, AttachmentPages pages) {
        this.bound = bound;
        this.message = message;
        this.pages = pages;
    }

    record Bound(byte[] pdf, int pages, PreflightReport preflight) {}

    /**
     * @throws NotPrintableException naming every attachment that can't be printed
     * @throws IOException where bytes can't be read or stored
     */
    static Bound bind(byte[] letter, Message message, AttachmentPages pages, LocalDate date, Preflight preflight)
            throws IOException {
        try (PDDocument bound =
                Loader.loadPDF(new RandomAccessReadBuffer(letter), IOUtils.createTempFileOnlyStreamCache())) {
            for (COSObject object : objects(bound)) {
                if (object.getObject() instanceof COSStream stream) {
                    PlainStream.unpack(stream);
                }
            }
            Binder binder = new Binder(bound, message, pages);
            binder.append(date);
            describe(bound, message, date);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bound.save(bytes, CompressParameters.NO_COMPRESSION);
            PreflightReport report =
                    preflight.check(bound, bytes.size(), message.paper().envelope(), binder.firsts);
            return new Bound(bytes.toByteArray(), bound.getNumberOfPages(), report);
        }
    }

    private static List<COSObject> objects(PDDocument document) {
        return document.getDocument().getXrefTable().keySet().stream()
                .sorted()
                .map(document.getDocument()::getObjectFromPool)
                .toList();
    }

    private void append(LocalDate date) throws IOException {
        List<Attachment> attachments = message.attachments();
        if (attachments.stream().noneMatch(attachment -> attachment.channel().isOnPaper())) {
            ArchiveClaim.make(bound, TITLE, PRODUCER, date);
            return;
        }
        COSDictionary catalog = bound.getDocumentCatalog().getCOSObject();
        COSBase tags = catalog.getItem(COSName.STRUCT_TREE_ROOT);
        // The library would weave the tags of both documents together, whatever they are worth.
        catalog.removeItem(COSName.STRUCT_TREE_ROOT);
        appendAll(attachments);
        catalog.setItem(COSName.STRUCT_TREE_ROOT, tags);
        if (pages == AttachmentPages.A4) {
            StructureTree.extend(bound, pictures);
        } else {
            catalog.removeItem(COSName.MARK_INFO);
        }
    }

    private void appendAll(List<Attachment> attachments) throws IOException {
        List<FieldFault> faults = new ArrayList<>();
        Throwable cause = null;
        for (int i = 0; i < attachments.size(); i++) {
            Attachment attachment = attachments.get(i);
            if (!attachment.channel().isOnPaper()) {
                continue;
            }
            try (AttachedPdf attached = AttachedPdf.open(attachment.content())) {
                if (message.paper().duplex()) {
                    beginOnNewSheet();
                }
                int first = bound.getNumberOfPages();
                firsts.put(first, i);
                append(attached.document());
                if (pages == AttachmentPages.A4) {
                    fit(first, attachment);
                }
            } catch (AttachedPdf.UnfitException e) {
                faults.add(new FieldFault("attachments[" + i + "]", e.getMessage()));
                cause = cause == null ? e.getCause() : cause;
            }
        }
        if (!faults.isEmpty()) {
            throw new NotPrintableException(Reason.NOT_PRINTABLE, faults, cause);
        }
    }

    private void append(PDDocument attached) throws AttachedPdf.UnfitException {
        try {
            COSDictionary catalog = attached.getDocumentCatalog().getCOSObject();
            FOR_THE_SCREEN.forEach(catalog::removeItem);
            for (PDPage page : attached.getPages()) {
                page.getCOSObject().removeItem(COSName.STRUCT_PARENTS);
            }
            new PDFMergerUtility().appendDocument(bound, attached);
        } catch (IOException | RuntimeException e) {
            throw new AttachedPdf.UnfitException("be a PDF that can be read: it is damaged", e);
        }
    }

    private void fit(int first, Attachment attachment) throws AttachedPdf.UnfitException {
        try {
            for (int i = first; i < bound.getNumberOfPages(); i++) {
                String name = attachment.fileName().replaceFirst("(?i)[.]pdf$", "") + ", sida " + (i - first + 1);
                Tag picture = Tag.picture(name);
                pictures.add(picture);
                FittedPage.fit(bound, bound.getPage(i), picture, forms);
            }
        } catch (IOException | RuntimeException e) {
            throw new AttachedPdf.UnfitException("be a PDF that can be brought to A4: it is damaged", e);
        }
    }

    /** Documents don't share a sheet of paper: the reader files them apart. */
    private void beginOnNewSheet() {
        int count = bound.getNumberOfPages();
        if (count % 2 == 1) {
            bound.addPage(new PDPage(bound.getPage(count - 1).getMediaBox()));
        }
    }

    private static void describe(PDDocument bound, Message message, LocalDate date) {
        PDDocumentCatalog catalog = bound.getDocumentCatalog();
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
