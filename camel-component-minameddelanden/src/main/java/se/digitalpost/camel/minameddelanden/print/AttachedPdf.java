package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

import se.digitalpost.camel.minameddelanden.message.Content;

/** An attachment opened to be printed. A small one lies in memory, a large one in a temporary file that goes when this is closed. */
final class AttachedPdf implements AutoCloseable {

    /** Up to this size an attachment is held in memory while the letter is made. */
    static final int IN_MEMORY_MAX = 4 * 1024 * 1024;

    private static final int HEADER_WITHIN = 1024;
    private static final int TRAILER_WITHIN = 4096;

    private final Path file;
    private final RandomAccessRead bytes;
    private PDDocument document;

    private AttachedPdf(Path file, RandomAccessRead bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * @throws UnfitException where it can't be printed
     * @throws IOException where its bytes can't be read or stored
     */
    static AttachedPdf open(Content content) throws IOException, UnfitException {
        AttachedPdf attached = buffer(content);
        try {
            attached.load();
            return attached;
        } catch (IOException | RuntimeException | UnfitException e) {
            attached.close();
            throw e;
        }
    }

    PDDocument document() {
        return document;
    }

    private static AttachedPdf buffer(Content content) throws IOException {
        if (content.size() <= IN_MEMORY_MAX) {
            try (InputStream stream = content.open()) {
                return new AttachedPdf(null, new RandomAccessReadBuffer(stream.readAllBytes()));
            }
        }
        Path file = Files.createTempFile("letter-", ".pdf");
        try (InputStream stream = content.open()) {
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
            return new AttachedPdf(file, new RandomAccessReadBufferedFile(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void load() throws IOException, UnfitException {
        if (!contains("%PDF-", 0, HEADER_WITHIN)) {
            throw new UnfitException("be a PDF", null);
        }
        if (!contains("%%EOF", Math.max(0, bytes.length() - TRAILER_WITHIN), TRAILER_WITHIN)) {
            throw new UnfitException("be a whole PDF: its end is missing", null);
        }
        bytes.seek(0);
        try {
            document = Loader.loadPDF(bytes, IOUtils.createTempFileOnlyStreamCache());
            if (document.isEncrypted()) {
                throw UnfitException.encrypted(null);
            }
            flatten();
            countPages();
        } catch (InvalidPasswordException e) {
            throw UnfitException.encrypted(e);
        } catch (IOException | RuntimeException e) {
            throw new UnfitException("be a PDF that can be read: it is damaged", e);
        }
    }

    private boolean contains(String mark, long from, int within) throws IOException {
        byte[] part = new byte[(int) Math.min(within, bytes.length() - from)];
        bytes.seek(from);
        int read = 0;
        while (read < part.length) {
            int more = bytes.read(part, read, part.length - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return new String(part, 0, read, StandardCharsets.ISO_8859_1).contains(mark);
    }

    /** What is filled in in a form becomes part of the page: forms of several documents can't live in one. */
    private void flatten() throws IOException, UnfitException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm();
        if (form == null) {
            return;
        }
        if (form.xfaIsDynamic()) {
            throw new UnfitException(
                    "have pages: it is a dynamic form (XFA), which has none before someone opens it", null);
        }
        Set<COSStream> before = contents();
        form.flatten();
        for (COSStream content : contents()) {
            if (!before.contains(content)) {
                PlainStream.unpack(content);
            }
        }
    }

    private Set<COSStream> contents() {
        Set<COSStream> contents = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PDPage page : document.getPages()) {
            page.getContentStreams().forEachRemaining(stream -> contents.add(stream.getCOSObject()));
        }
        return contents;
    }

    private void countPages() throws UnfitException {
        int pages = 0;
        for (PDPage page : document.getPages()) {
            page.getMediaBox();
            pages++;
        }
        if (pages == 0 || pages != document.getNumberOfPages()) {
            throw new UnfitException("have all its pages", null);
        }
    }

    @Override
    public void close() throws IOException {
        try (bytes) {
            if (document != null) {
                document.close();
            }
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Why a document can't be printed. */
    static final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean encrypted;

        /** @param rule what it breaks, in a form that follows "must" */
        UnfitException(String rule, Throwable cause) {
            this(rule, false, cause);
        }

        private UnfitException(String rule, boolean encrypted, Throwable cause) {
            super(rule, cause);
            this.encrypted = encrypted;
        }

        private static UnfitException encrypted(Throwable cause) {
            return new UnfitException("be a PDF that isn't encrypted", true, cause);
        }

        boolean isEncrypted() {
            return encrypted;
        }
    }
}
