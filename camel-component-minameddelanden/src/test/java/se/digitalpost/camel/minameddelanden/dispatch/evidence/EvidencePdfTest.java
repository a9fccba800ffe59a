package se.digitalpost.camel.minameddelanden.dispatch.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.Evidence;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.RecipientDisclosure;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.minameddelanden.simulator.PersonalData;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person reads of a letter in a case file. */
class EvidencePdfTest {

    private final Stories stories = new Stories();

    @Test
    void aDeliveredLetterIsToldWithAllItsFacts() {
        String text = text(EvidencePdf.of(stories.delivered(), "Storköpings kommun"));

        assertThat(text)
                .contains("Bevis om försändelse")
                .contains("Levererad till mottagarens digitala brevlåda den 22 november 2026 kl. 10.00.02.")
                .contains("Avsändare Storköpings kommun (202100-4748)")
                .contains("Förvaltning Samhällsbyggnadsförvaltningen")
                .contains("Kostnadsställe 4711")
                .contains("Avsändarens referens BYGG-2026-0017")
                .contains("Meddelande-id 19f998fc-0d5e-5a86-ba73-2c94558216d7")
                .contains("Mottagare 1981********")
                .contains("Mottagen för sändning 2026-11-22 10:00:00 +01:00")
                .contains("Status Levererad till brevlådan (DELIVERED)")
                .contains("Kanal Digital post (DIGITAL)")
                .contains("Brevlådeoperatör Kivra (556840-2266)")
                .contains("TransId b6c1a4f2-5a0e-4b7e-9d37-2f6a1c0e8d11")
                .contains("Försegling, SHA-256 " + Stories.SEALED_SHA256)
                .contains("Förseglingens datum 2026-11-22")
                .contains("Signeringscertifikat Serienummer 5a3c19e07f4b22d8")
                .contains("Förseglingscertifikat Serienummer 01f3a9c4d5e6b788")
                .contains("Sändningsförsök 1")
                .doesNotContain("Orsak", "Felkod", "Utskrift");
    }

    @Test
    void aLetterThatCameBackIsToldWithReasonFaultAndPrintFile() {
        String text = text(EvidencePdf.of(stories.returned(), "Storköpings kommun"));

        assertThat(text)
                .contains("Kom i retur den 4 december 2026 kl. 08.15.00 och har inte nått mottagaren.")
                .contains("Status I retur (RETURNED)")
                .contains("Avslutad första gången 2026-11-23 09:33:33 +01:00")
                .contains("Kanal Papper (PAPER)")
                .contains("Orsak Mottagaren är inte känd eller godtogs inte (RECIPIENT_REFUSED)")
                .contains("Felkod 5003")
                .contains("Beskrivning Mottagaren finns inte hos brevlådeoperatören.")
                .contains("CallId c0a80101-7f3e-4d5a-b2c1-5e6f7a8b9c0d")
                .contains("Utskriftsfil, SHA-256 " + Stories.PRINT_SHA256);
    }

    @Test
    void theHistoryTellsWhenWhatWhereWhoAndWhyTheFirstEventFirst() {
        String history = inReadingOrder(EvidencePdf.of(stories.returned(), null));

        assertThat(history)
                .containsSubsequence(
                        "Händelser Nr Tid Status Nod, person Uppgift",
                        "1 2026-11-22 10:00:00 +01:00 Mottagen för sändning (ACCEPTED) NODE",
                        "2 2026-11-22 10:00:00 +01:00 Klar att sändas digitalt (SEALED) NODE Brevlådeoperatör: Kivra",
                        "3 2026-11-22 10:00:00 +01:00 Sänds digitalt (DELIVERING) NODE",
                        "4 2026-11-22 10:00:30 +01:00 Sänd utan säkert svar (IN_DOUBT) NODE"
                                + " Orsak: Försändelsen sändes, men inget användbart svar kom (NO_ANSWER) read timed out",
                        "5 2026-11-22 14:01:30 +01:00 Väntar på handläggare (NEEDS_ATTENTION) NODE",
                        "6 2026-11-23 08:01:30 +01:00 Klar att sändas digitalt (SEALED) NODE kari01"
                                + " Kivras support har bekräftat att försändelsen inte har tagits emot.",
                        "7 2026-11-23 08:02:32 +01:00 Sänds digitalt (DELIVERING) NODE",
                        "8 2026-11-23 08:02:33 +01:00 Går till utskrift (TO_PRINT) NODE"
                                + " Orsak: Mottagaren är inte känd eller godtogs inte (RECIPIENT_REFUSED) Felkod: 5003",
                        "9 2026-11-23 09:33:33 +01:00 Överlämnad till utskriftstjänsten (HANDED_OVER) NODE"
                                + " parti 2026-11-23-01",
                        "10 2026-12-04 08:15:00 +01:00 I retur (RETURNED) NODE"
                                + " Adressaten okänd på adressen Noterat 2026-12-05 09:33:33 +01:00",
                        "Om beviset");
    }

    @Test
    void aFaultThatIsOverIsToldInTheHistory() {
        Lease lease = stories.accepted("case-1");
        stories.journal.move(
                lease,
                Transition.to(JournalState.SEALED),
                Transition.to(JournalState.DELIVERING),
                Transition.to(JournalState.SEALED)
                        .withReason(Reason.OPERATOR_UNAVAILABLE)
                        .withFault(new OperatorFault(4999, "Tillfälligt fel", "call-7")),
                Transition.to(JournalState.DELIVERING),
                Transition.to(JournalState.DELIVERED));

        assertThat(inReadingOrder(EvidencePdf.of(stories.evidence(lease), null)))
                .contains("(OPERATOR_UNAVAILABLE) Felkod: 4999 Tillfälligt fel CallId: call-7");
    }

    @Test
    void inSummerATimeIsSummerTime() {
        stories.clock.pass(Duration.ofDays(220));

        assertThat(text(EvidencePdf.of(stories.delivered(), null)))
                .contains("Mottagen för sändning 2027-06-30 11:00:00 +02:00")
                .contains("den 30 juni 2027 kl. 11.00.02");
    }

    @Test
    void whatIsKnownIsToldWhenTheContentIsPurged() {
        Evidence before = stories.returned();
        stories.clock.pass(Duration.ofDays(30));
        stories.journal.purge(stories.clock.instant(), stories.clock.instant(), Instant.EPOCH, 10);

        Evidence purged = stories.evidence(before.entry().messageId());
        String after = text(EvidencePdf.of(purged, "Storköpings kommun"));

        assertThat(text(EvidencePdf.of(before, "Storköpings kommun"))).contains("Innehåll Finns kvar i journalen");
        assertThat(after).contains("Innehåll Gallrat 2027-01-0").doesNotContain("Finns kvar");
        assertThat(after).contains("Kom i retur den 4 december 2026", "Utskriftsfil, SHA-256 " + Stories.PRINT_SHA256);
    }

    @Test
    void aDeliveredLettersContentIsPurgedWithTheLastStep() {
        assertThat(text(EvidencePdf.of(stories.delivered(), null)))
                .contains("Innehåll Gallrat 2026-11-22 10:00:02 +01:00");
    }

    @Test
    void theRecipientIsToldToWhoeverAsksForIt() {
        String text = text(EvidencePdf.of(stories.delivered(), null, RecipientDisclosure.FULL));

        assertThat(text).contains("Mottagare 19810103-2384").doesNotContain("maskerat");
    }

    @Test
    void elseNoPersonnummerIsInItWhoeverWroteIt() {
        Lease lease = stories.accepted("case-1");
        String dashed = "810103-2384";
        stories.journal.move(
                lease,
                Transition.to(JournalState.SEALED)
                        .withOperator(new ServiceSupplier(
                                Stories.KIVRA.id(), "Kivra " + Stories.NUMBER, "https://kivra.example/" + dashed)),
                Transition.to(JournalState.DELIVERING),
                Transition.to(JournalState.NEEDS_ATTENTION)
                        .withTransactionId("T-" + Stories.NUMBER)
                        .withReason(Reason.RECIPIENT_REFUSED)
                        .withFault(new OperatorFault(5003, "Okänd: " + dashed, "call-" + Stories.NUMBER))
                        .withDetail("for " + dashed));
        Evidence evidence = stories.evidence(lease);

        String masked = text(EvidencePdf.of(evidence, null));

        assertThat(PersonalData.in(masked)).isEmpty();
        assertThat(masked.replaceAll("\\s", "")).doesNotContain("0103").doesNotContain("2384");
        assertThat(masked).contains("Mottagarens personnummer eller samordningsnummer är maskerat.");
        assertThat(PersonalData.in(text(EvidencePdf.of(evidence, null, RecipientDisclosure.FULL))))
                .isNotEmpty();
    }

    @Test
    void nothingOfTheContentIsInIt() {
        assertThat(text(EvidencePdf.of(stories.delivered(), null, RecipientDisclosure.FULL)))
                .doesNotContain("Beslut om bygglov")
                .doesNotContain("Hej Anna");
    }

    @Test
    void aLetterThatWasPrintedTwiceIsToldWithBothFiles() {
        Lease lease = stories.accepted("case-1");
        stories.journal.move(lease, Transition.to(JournalState.TO_PRINT));
        stories.printed(lease, "%PDF-1.7 utskrift");
        stories.journal.move(lease, Transition.to(JournalState.NEEDS_ATTENTION));
        stories.journal.attention().sendToPrint(lease.messageId(), new Decision("kari01", "ny adress"));
        stories.printed(stories.taken(lease.messageId()), "%PDF-1.7 ny utskrift");

        String text = inReadingOrder(EvidencePdf.of(stories.evidence(lease), null));

        assertThat(text).contains("Utskriftsfil, SHA-256 " + Stories.sha256("%PDF-1.7 ny utskrift"));
        assertThat(text.replace(" ", "")).contains("Utskriftsfil,SHA-256:" + Stories.PRINT_SHA256);
    }

    @Test
    void aHistoryOfManyEventsGoesOnOverPages() throws IOException {
        byte[] pdf = EvidencePdf.of(stories.longWay(200), "Storköpings kommun");

        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(8);
            for (int page = 1; page < pages; page++) {
                assertThat(text(document, page))
                        .contains("Nr Tid Status Nod, person Uppgift")
                        .contains(page + " (" + pages + ")");
            }
        }
        String text = text(pdf);
        List<String> numbers = text.substring(text.indexOf("Händelser"))
                .lines()
                .filter(line -> line.matches("[0-9]{1,3} 20[0-9-]{8}.*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(numbers)
                .startsWith("1", "2")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(Integer::toString)
                        .toList())
                .hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void theSameEvidenceGivesTheSameBytesAndAnotherOneOthers() {
        Evidence evidence = stories.delivered();
        byte[] pdf = EvidencePdf.of(evidence, "Storköpings kommun");

        assertThat(EvidencePdf.of(new Stories().delivered(), "Storköpings kommun"))
                .isEqualTo(pdf);
        assertThat(EvidencePdf.of(evidence, "Kommun B")).isNotEqualTo(pdf);
        assertThat(EvidencePdf.of(evidence, "Storköpings kommun", RecipientDisclosure.FULL))
                .isNotEqualTo(pdf);
    }

    @Test
    void anotherPlatformGivesTheSameBytes() throws Exception {
        assertThat(inAnotherJvm()).isEqualTo(hash(new Stories().returned()));
    }

    @Test
    void itsOnlyTimeIsTheEvidencesOwn() throws IOException {
        Evidence evidence = stories.delivered();
        try (PDDocument document = Loader.loadPDF(EvidencePdf.of(evidence, null))) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(Instant.parse("2026-11-22T09:00:02Z"));
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Bevis om försändelse");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("sv-SE");
        }
    }

    /** Other identity hashes, another language with other digits, another zone and encoding. */
    private static String inAnotherJvm() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=0",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dfile.encoding=ISO-8859-1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EvidencePdfTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output.lines()
                .filter(line -> line.startsWith("sha256="))
                .map(line -> line.substring(7))
                .findFirst()
                .orElse(output);
    }

    /**
     * Prints a document's hash, to be compared with what another platform prints.
     *
     * @param arguments none
     * @throws Exception never
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println("sha256=" + hash(new Stories().returned()));
    }

    private static String hash(Evidence evidence) throws Exception {
        byte[] pdf = EvidencePdf.of(evidence, "Storköpings kommun");
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cell by cell, as a machine reads it aloud; the node's name stands for itself. */
    private static String inReadingOrder(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ")
                    .replace("post-1.storkoping. example", "NODE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }
}
