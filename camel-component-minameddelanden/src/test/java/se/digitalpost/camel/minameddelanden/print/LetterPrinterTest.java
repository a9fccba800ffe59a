package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One letter: what stands where on its pages, and what the job tells of it. */
class LetterPrinterTest {

    @Test
    void theJobTellsWhatAnIndexTells() throws Exception {
        Message message = Letters.message()
                .text("Hej!")
                .department("Socialförvaltningen")
                .costCentre("4711")
                .paper(new PaperOptions(false, true, PaperOptions.Envelope.PLAIN))
                .buildComplete();
        PrintJob job = Letters.print(message);
        assertThat(job.deliveryId()).isEqualTo(message.messageId());
        assertThat(job.fileName()).isEqualTo(message.messageId() + ".pdf").matches("[A-Za-z0-9._-]+");
        assertThat(job.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Letters.bytes(job))));
        assertThat(job.pages()).isEqualTo(1);
        assertThat(job.pdf().size()).isEqualTo(Letters.bytes(job).length);
        assertThat(job.address().postalCode()).isEqualTo("123 45");
        assertThat(job.returnAddress()).isEqualTo(Letters.SETTINGS.returnAddress());
        assertThat(job.paper()).isEqualTo(message.paper());
        assertThat(job.postageClass()).isEqualTo(PostageClass.B);
        assertThat(job.department()).isEqualTo("Socialförvaltningen");
        assertThat(job.costCentre()).isEqualTo("4711");
        assertThat(job.sender()).isEqualTo(message.sender());
        assertThat(job.reference()).isEqualTo("BAB-2026-1234");
        assertThat(job.reason()).isEqualTo(Reason.NOT_REGISTERED);
        assertThat(job.toString()).doesNotContain("Åsa", "Storgatan", "Kommunköping");
    }

    @Test
    void aReferenceOfTheSendersIsPrintedAndAMachinesIsNot() {
        String machines = "8B1F0C5E7A3D9B2-0000000000000001-a1b2c3d4e5f60718";

        assertThat(Letters.text(
                        Letters.print(Letters.message()
                                .text("Hej!")
                                .clientReference("Dnr 17")
                                .buildComplete()),
                        1,
                        1))
                .contains("Vår referens", "Dnr 17");
        assertThat(Letters.text(
                        Letters.print(Letters.message()
                                .text("Hej!")
                                .clientReference(machines)
                                .buildComplete()),
                        1,
                        1))
                .doesNotContain("Vår referens", machines.substring(0, 15));
        assertThat(Letters.text(
                        Letters.print(Letters.message()
                                .text("Hej!")
                                .clientReference(machines)
                                .reference("AS 2026:4711")
                                .buildComplete()),
                        1,
                        1))
                .contains("Vår referens", "AS 2026:4711");
    }

    @Test
    void theWindowShowsTheAddressAndNothingElse() {
        PrintJob job = Letters.printText("Hej!\n".repeat(200));
        assertThat(Letters.textWithin(job, 15, 44, 105, 35).lines())
                .containsExactly(
                        "Kommun A, Box 1, 123 80 Kommunköping",
                        "Åsa Öberg Ängström",
                        "Storgatan 1",
                        "123 45  Kommunköping");
        assertThat(Letters.textWithin(job, 0, 40, 120, 4)).isEmpty();
        assertThat(Letters.textWithin(job, 0, 79, 120, 10)).isEmpty();
        assertThat(Letters.textWithin(job, 60, 267, 150, 30)).isEmpty();
    }

    @Test
    void alsoALongNameAndAForeignAddressHaveRoomInTheWindow() {
        PostalAddress address = new PostalAddress(
                "Dödsboet efter Karl-Gustaf Adolfsson Natt och Dag von Otter",
                "Advokatfirman Lindqvist & Söner AB",
                "Boulevard du Général de Gaulle 128 B",
                "Appartement 1102",
                "75001",
                "Paris",
                "Frankrike",
                false);
        String window = Letters.textWithin(
                Letters.print(Letters.message().text("Hej!").buildComplete(), address), 15, 44, 105, 35);
        assertThat(window.lines()).hasSize(7).last().isEqualTo("FRANKRIKE");
    }

    @Test
    void anAddressThatHasNoRoomIsRefused() {
        PostalAddress address =
                PostalAddress.of("Lång ".repeat(40) + "Namnsson", "Gatan ".repeat(40), "12345", "Kommunköping");
        refused(address, Reason.NO_POSTAL_ADDRESS, "have room in the window");
    }

    @Test
    void anAddressIsNeverWrittenWithSubstitutes() {
        refused(
                PostalAddress.of("محمد", "Storgatan 1", "12345", "Kommunköping"),
                Reason.NO_POSTAL_ADDRESS,
                "characters that the letter's font has");
    }

    @Test
    void anAddressThatBreaksRulesIsRefusedAndNotTold() {
        NotPrintableException refusal = refused(
                PostalAddress.of("Åsa Öberg", "Storgatan 1", "12", null),
                Reason.NO_POSTAL_ADDRESS,
                "postalAddress.city");
        assertThat(refusal.faults()).hasSize(2);
        assertThat(refusal.getMessage()).doesNotContain("Åsa", "Storgatan");
        assertThat(refusal.isRetryable()).isFalse();
    }

    @Test
    void aProtectedIdentityIsNeverPrinted() {
        refused(PostalAddress.ofProtectedIdentity(), Reason.PROTECTED_IDENTITY, "identity is protected");
        PostalAddress known = new PostalAddress("Åsa", null, "Gatan 1", null, "12345", "Orten", null, true);
        refused(known, Reason.PROTECTED_IDENTITY, "identity is protected");
    }

    @Test
    void pageOneBearsSenderDateReferenceSubjectAndContact() {
        String text = Letters.text(Letters.printText("Räksmörgås på Ön – ”citat” … 5 000 €."));
        assertThat(text)
                .startsWith("Kommun A\n")
                .contains("2026-11-22", "BAB-2026-1234", "Beslut om bostadsanpassningsbidrag")
                .contains("Räksmörgås på Ön – ”citat” … 5 000 €.")
                .contains("Har du frågor?", "08-123 45 67", "kontakt@kommun-a.se", "www.kommun-a.se")
                .doesNotContain("1 (1)", "Bilagor", "19810103");
    }

    @Test
    void aReferenceOfTheDeliveryIsShownInPlaceOfTheClientReference() {
        Message message = Letters.message().text("Hej!").reference("DNR 77").buildComplete();
        assertThat(Letters.text(Letters.print(message))).contains("DNR 77").doesNotContain("BAB-2026-1234");
    }

    @Test
    void aLongLetterHasNumberedPagesAndLosesNothing() {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 330; i++) {
            body.append("Stycke ").append(i).append(" handlar om något som är viktigt för dig och för oss alla.\n\n");
        }
        PrintJob job = Letters.printText(body.toString());
        assertThat(job.pages()).isEqualTo(12);
        assertThat(Letters.text(job, 1, 1)).contains("1 (12)");
        for (int page = 2; page <= 12; page++) {
            assertThat(Letters.text(job, page, page)).startsWith("Kommun A " + page + " (12)\n");
        }
        String text = Letters.text(job);
        for (int i = 1; i <= 330; i++) {
            assertThat(text).contains("Stycke " + i + " handlar");
        }
        assertThat(Letters.text(job, 12, 12)).contains("Har du frågor?");
    }

    @Test
    void aTableThatGoesOnHasItsHeaderOnEachPage() throws Exception {
        PrintJob job = Letters.printHtml(SampleTexts.longTable(70));
        assertThat(job.pages()).isGreaterThan(2);
        for (int page = 1; page < job.pages(); page++) {
            assertThat(Letters.text(job, page, page)).containsOnlyOnce("Utförare och anmärkning");
        }
        assertThat(VeraPdf.broken(Letters.bytes(job), PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @Test
    void whatTheFontLacksIsReplacedVisiblyAndCounted() {
        PrintJob job = Letters.printText("Grattis 🎉 och 👍🏽 och 漢 till Зоя och Ελένη, a\u200Db");
        assertThat(Letters.text(job)).contains("Grattis □ och □ och □ till Зоя och Ελένη, ab");
        assertThat(job.substitutions()).isEqualTo(3);
        assertThat(Letters.printText("Hej!").substitutions()).isZero();
    }

    @Test
    void lettersThatWereWrittenInPartsAreComposed() {
        assertThat(Letters.text(Letters.printText("Bla\u030Aba\u0308r"))).contains("Blåbär");
    }

    @Test
    void everyFontIsEmbeddedAndSubset() throws IOException {
        try (PDDocument document = Letters.open(Letters.printText("Hej!"))) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSans(-Bold)?");
                }
            }
        }
    }

    @Test
    void theDocumentSaysWhatItIsAndNotWhomItIsFor() throws IOException {
        try (PDDocument document = Letters.open(Letters.printText("Hej!"))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Brev");
            assertThat(document.getDocumentInformation().getMetadataKeys())
                    .containsExactlyInAnyOrder("Title", "Producer", "CreationDate");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("sv-SE");
        }
    }

    @Test
    void aLetterAbroadSaysWhichCountryItComesBackTo() {
        PostalAddress abroad =
                new PostalAddress("Åsa Öberg", null, "Nørregade 5", null, "1165", "København K", "Danmark", false);
        PrintJob job = Letters.print(Letters.message().text("Hej!").buildComplete(), abroad);
        assertThat(job.returnAddress()).isEqualTo("Kommun A, Box 1, 123 80 Kommunköping, SWEDEN");
        assertThat(Letters.text(job)).contains("123 80 Kommunköping, SWEDEN");
        assertThat(Letters.text(Letters.printText("Hej!"))).doesNotContain("SWEDEN");
    }

    @Test
    void theSenderIsTheReturnAddressWhereNoneIsSet() {
        PrintJob job = new LetterPrinter(PrintSettings.DEFAULT)
                .print(Letters.message().text("Hej!").buildComplete(), Letters.ADDRESS, Reason.OVERSIZE, Letters.DATE);
        assertThat(job.returnAddress()).isEqualTo("Kommun A");
        assertThatIllegalArgumentException().isThrownBy(() -> PrintSettings.of("x".repeat(101)));
    }

    @Test
    void theLongestNamesAndReferencesKeepOutOfTheWindow() {
        String name = "Arbetsmarknadsförvaltningen ".repeat(9).strip();
        Message message = Letters.message()
                .sender("162021004748", name)
                .clientReference("R".repeat(255))
                .subject("Ett långt ärende ".repeat(15).strip())
                .text("Hej!")
                .buildComplete();
        PrintJob job = Letters.print(message);
        assertThat(Letters.textWithin(job, 15, 44, 105, 35).lines()).hasSize(4);
        assertThat(Letters.textWithin(job, 0, 40, 120, 4)).isEmpty();
        assertThat(Letters.text(job)).contains("Hej!");
    }

    @Test
    void aMessageThatIsNotCompleteHasNoLetter() {
        Message message = Message.builder()
                .recipient("198101032384")
                .subject("Hej")
                .text("Hej")
                .build();
        assertThatThrownBy(() -> Letters.print(message)).isInstanceOf(IllegalStateException.class);
    }

    private static NotPrintableException refused(PostalAddress address, Reason reason, String rule) {
        NotPrintableException refusal = catchThrowableOfType(
                NotPrintableException.class,
                () -> Letters.print(Letters.message().text("Hej!").buildComplete(), address));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(rule);
        return refusal;
    }
}
