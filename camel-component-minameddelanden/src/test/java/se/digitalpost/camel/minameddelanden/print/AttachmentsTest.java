package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Attachments: bound in order, unchanged, and refused where they can't be printed. */
class AttachmentsTest {

    private static final PaperOptions SIMPLEX = new PaperOptions(false, false, PaperOptions.Envelope.WINDOWED);

    @Test
    void theyFollowTheLetterInOrderAndAreListed() {
        PrintJob job = print(SIMPLEX, Letters.attachment("B.pdf", 2), Letters.attachment("A.PDF", 1));
        assertThat(job.pages()).isEqualTo(4);
        assertThat(Letters.text(job, 1, 1)).contains("Bilagor\nB\nA\n");
        assertThat(Letters.text(job, 2, 2)).contains("B.pdf sheet 1");
        assertThat(Letters.text(job, 3, 3)).contains("B.pdf sheet 2");
        assertThat(Letters.text(job, 4, 4)).contains("A.PDF sheet 1");
    }

    @Test
    void oneThatIsForTheMailboxOnlyIsNeitherPrintedNorListed() {
        PrintJob job = print(
                SIMPLEX,
                Letters.attachment("A.pdf", 1),
                Letters.attachment("B.pdf", 2).withChannel(AttachmentChannel.DIGITAL_ONLY),
                Letters.attachment("C.pdf", 1).withChannel(AttachmentChannel.PAPER_ONLY));
        assertThat(job.pages()).isEqualTo(3);
        assertThat(Letters.text(job, 1, 1)).contains("Bilagor\nA\nC\n");
        assertThat(Letters.text(job, 3, 3)).contains("C.pdf sheet 1");
    }

    @Test
    void aLetterWhoseAttachmentsAreForTheMailboxOnlyIsALetterWithout() {
        PrintJob job = print(SIMPLEX, Letters.attachment("A.pdf", 1).withChannel(AttachmentChannel.DIGITAL_ONLY));
        assertThat(Letters.bytes(job)).isEqualTo(Letters.bytes(print(SIMPLEX)));
    }

    @Test
    void aFaultIsToldByThePlaceInTheMessage() {
        byte[] damaged = "%PDF-1.7\nskräp\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        byte[] large = Letters.pdf("A3", 1, PDRectangle.A3);
        Attachment leftOut = pdf(damaged).withChannel(AttachmentChannel.DIGITAL_ONLY);
        Attachment sound = Letters.attachment("A.pdf", 1);
        LetterPrinter asTheyAre = new LetterPrinter(Letters.SETTINGS.withAttachmentPages(AttachmentPages.AS_THEY_ARE));

        NotPrintableException unreadable =
                catchThrowableOfType(NotPrintableException.class, () -> print(SIMPLEX, leftOut, sound, pdf(damaged)));
        NotPrintableException oversized = catchThrowableOfType(
                NotPrintableException.class,
                () -> asTheyAre.print(
                        message(SIMPLEX, leftOut, sound, pdf(large)),
                        Letters.ADDRESS,
                        Reason.NOT_REGISTERED,
                        Letters.DATE));

        assertThat(unreadable).hasMessageContaining("attachments[2] must");
        assertThat(oversized.preflight().findings())
                .extracting(PreflightReport.Finding::part)
                .containsOnly("attachments[2]");
    }

    @Test
    void onBothSidesEachBeginsOnASheetOfItsOwn() {
        PrintJob job = print(PaperOptions.DEFAULT, Letters.attachment("A.pdf", 1), Letters.attachment("B.pdf", 1));
        assertThat(job.pages()).isEqualTo(5);
        assertThat(Letters.text(job, 2, 2)).isBlank();
        assertThat(Letters.text(job, 3, 3)).contains("A.pdf sheet 1");
        assertThat(Letters.text(job, 4, 4)).isBlank();
        assertThat(Letters.text(job, 5, 5)).contains("B.pdf sheet 1");
    }

    @Test
    void theirPagesStayAsTheyAreIfThatIsChosen() throws IOException {
        byte[] source;
        try (PDDocument document = Loader.loadPDF(Letters.pdf("Ritning", 1, PDRectangle.A3))) {
            document.getPage(0).setRotation(90);
            document.getPage(0).setCropBox(new PDRectangle(10, 10, 700, 1000));
            source = Letters.save(document);
        }
        LetterPrinter printer = new LetterPrinter(
                Letters.SETTINGS.withAttachmentPages(AttachmentPages.AS_THEY_ARE),
                PrintProfile.parse("{name: stora ark, preflight: {a4Portrait: ignore}}"));
        PrintJob job =
                printer.print(message(SIMPLEX, pdf(source)), Letters.ADDRESS, Reason.NOT_REGISTERED, Letters.DATE);
        try (PDDocument bound = Letters.open(job);
                PDDocument original = Loader.loadPDF(source)) {
            PDPage page = bound.getPage(1);
            assertThat(page.getMediaBox().toString())
                    .isEqualTo(original.getPage(0).getMediaBox().toString());
            assertThat(page.getCropBox().toString())
                    .isEqualTo(original.getPage(0).getCropBox().toString());
            assertThat(page.getRotation()).isEqualTo(90);
            assertThat(page.getContents()).hasSameContentAs(original.getPage(0).getContents());
        }
    }

    @Test
    void whatOnlyAScreenUsesIsLeftOut() throws IOException {
        byte[] source;
        try (PDDocument document = Loader.loadPDF(Letters.pdf("Beslut", 1, PDRectangle.A4))) {
            document.getDocumentInformation().setAuthor("Handläggare");
            document.getDocumentInformation().setTitle("Åsa Öbergs beslut");
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hej')"));
            source = Letters.save(document);
        }
        try (PDDocument bound = Letters.open(print(SIMPLEX, pdf(source)))) {
            assertThat(bound.getDocumentInformation().getTitle()).isEqualTo("Brev");
            assertThat(bound.getDocumentInformation().getAuthor()).isNull();
            assertThat(bound.getDocumentCatalog().getOpenAction()).isNull();
        }
    }

    @Test
    void whatIsFilledInInAFormIsPrinted() throws IOException {
        PrintJob job = print(SIMPLEX, pdf(form("Namnunderskrift A")), pdf(form("Namnunderskrift B")));
        assertThat(Letters.text(job, 2, 2)).contains("Namnunderskrift A");
        assertThat(Letters.text(job, 3, 3)).contains("Namnunderskrift B");
        try (PDDocument bound = Letters.open(job)) {
            assertThat(bound.getDocumentCatalog().getCOSObject().containsKey(COSName.ACRO_FORM))
                    .isFalse();
            assertThat(bound.getPage(1).getAnnotations()).isEmpty();
        }
    }

    @Test
    void oneThatIsEncryptedIsRefused() throws IOException {
        refused(encrypted("user"), "isn't encrypted");
        refused(encrypted(""), "isn't encrypted");
    }

    @Test
    void oneThatIsNoPdfIsRefused() {
        refused("Bara text, och %PDF- långt inne %%EOF".getBytes(StandardCharsets.UTF_8), "be a PDF");
    }

    @Test
    void oneThatIsCutOffIsRefused() {
        byte[] whole = Letters.pdf("Beslut", 3, PDRectangle.A4);
        refused(Arrays.copyOf(whole, whole.length - 100), "its end is missing");
    }

    @Test
    void oneThatIsDamagedIsRefused() {
        refused("%PDF-1.7\nskräp skräp skräp\n%%EOF\n".getBytes(StandardCharsets.UTF_8), "it is damaged");
        String whole = new String(Letters.pdf("Beslut", 3, PDRectangle.A4), StandardCharsets.ISO_8859_1);
        String gutted = whole.substring(0, 20) + whole.substring(whole.indexOf("startxref"));
        refused(gutted.getBytes(StandardCharsets.ISO_8859_1), "it is damaged");
    }

    @Test
    void oneWithoutPagesIsRefused() throws IOException {
        try (PDDocument empty = new PDDocument()) {
            refused(Letters.save(empty), "have all its pages");
        }
    }

    @Test
    void aDynamicFormIsRefused() throws IOException {
        try (PDDocument document = Loader.loadPDF(Letters.pdf("Please wait", 1, PDRectangle.A4))) {
            PDAcroForm form = new PDAcroForm(document);
            COSArray xfa = new COSArray();
            xfa.add(new COSString("template"));
            xfa.add(new COSStream());
            form.getCOSObject().setItem(COSName.XFA, xfa);
            document.getDocumentCatalog().setAcroForm(form);
            refused(Letters.save(document), "dynamic form");
        }
    }

    @Test
    void allThatAreUnfitAreNamedAtOnceByTheirIndex() {
        Message message = message(
                SIMPLEX,
                Attachment.pdf("Åsas beslut.pdf", Content.of(notReallyPdf())),
                Letters.attachment("B.pdf", 1),
                Attachment.pdf("Åsas bilaga.pdf", Content.of(notReallyPdf())));
        NotPrintableException refusal = catchThrowableOfType(NotPrintableException.class, () -> Letters.print(message));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_PRINTABLE);
        assertThat(refusal.faults()).extracting("field").containsExactly("attachments[0]", "attachments[2]");
        assertThat(refusal.getMessage()).doesNotContain("Åsas");
    }

    private static byte[] notReallyPdf() {
        return "%PDF-".getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void bytesThatCannotBeReadNowMayBeReadLater() {
        AtomicBoolean gone = new AtomicBoolean();
        Content broken = new Content() {
            @Override
            public long size() {
                return 10;
            }

            @Override
            public InputStream open() throws IOException {
                if (gone.get()) {
                    throw new IOException("the share is gone");
                }
                return new ByteArrayInputStream(notReallyPdf());
            }
        };
        Message message = message(SIMPLEX, Attachment.pdf("A.pdf", broken));
        gone.set(true);
        MinaMeddelandenException failure =
                catchThrowableOfType(MinaMeddelandenException.class, () -> Letters.print(message));
        assertThat(failure).isNotInstanceOf(NotPrintableException.class);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aLargeOneIsPrintedAndLeavesNoFileBehind() throws IOException {
        byte[] large;
        try (PDDocument document = Loader.loadPDF(Letters.pdf("Stor", 1, PDRectangle.A4))) {
            byte[] noise = new byte[AttachedPdf.IN_MEMORY_MAX + 100_000];
            new Random(7).nextBytes(noise);
            COSStream stream = document.getDocument().createCOSStream();
            try (var out = stream.createOutputStream()) {
                new ByteArrayInputStream(noise).transferTo(out);
            }
            document.getPage(0).getCOSObject().setItem(COSName.getPDFName("MMNoise"), stream);
            large = Letters.save(document);
        }
        List<Path> before = temporaryFiles();
        PrintJob job = print(SIMPLEX, pdf(large), pdf(large));
        assertThat(job.pages()).isEqualTo(3);
        assertThat(Letters.text(job, 3, 3)).contains("Stor sheet 1");
        refused(Arrays.copyOf(large, large.length - 5000), "its end is missing");
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("(letter-|PDFBox).*"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] form(String value) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 12 Tf 0 g");
            PDTextField field = new PDTextField(form);
            field.setPartialName("name");
            form.getFields().add(field);
            field.getWidgets().get(0).setRectangle(new PDRectangle(72, 500, 300, 24));
            field.getWidgets().get(0).setPage(page);
            field.getWidgets().get(0).setPrinted(true);
            page.getAnnotations().add(field.getWidgets().get(0));
            field.setValue(value);
            return Letters.save(document);
        }
    }

    private static byte[] encrypted(String userPassword) throws IOException {
        try (PDDocument document = Loader.loadPDF(Letters.pdf("Hemligt", 1, PDRectangle.A4))) {
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            return Letters.save(document);
        }
    }

    private static void refused(byte[] pdf, String rule) {
        NotPrintableException refusal =
                catchThrowableOfType(NotPrintableException.class, () -> print(SIMPLEX, pdf(pdf)));
        assertThat(refusal)
                .isNotNull()
                .hasMessageContaining("attachments[0] must")
                .hasMessageContaining(rule);
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_PRINTABLE);
    }

    private static Attachment pdf(byte[] bytes) {
        return Attachment.pdf("Bilaga.pdf", Content.of(bytes));
    }

    private static PrintJob print(PaperOptions paper, Attachment... attachments) {
        return Letters.print(message(paper, attachments));
    }

    private static Message message(PaperOptions paper, Attachment... attachments) {
        Message.Builder builder = Letters.message().text("Hej!").paper(paper);
        Arrays.stream(attachments).forEach(builder::attachment);
        return builder.buildComplete();
    }
}
