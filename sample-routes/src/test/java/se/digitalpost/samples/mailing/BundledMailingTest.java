package se.digitalpost.samples.mailing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;

import static org.assertj.core.api.Assertions.assertThat;

/** The bundled mailing, sent once to the simulator. */
class BundledMailingTest {

    /** What the recipients and their scripts lead to. */
    private static final Map<String, Long> EXPECTED = Map.ofEntries(
            Map.entry("DIGITAL Kivra DELIVERED", 8L),
            Map.entry("DIGITAL Min myndighetspost DELIVERED", 6L),
            Map.entry("DIGITAL Billo DELIVERED", 4L),
            Map.entry("DIGITAL Fortnox DELIVERED", 2L),
            Map.entry("DIGITAL Kivra NEEDS_ATTENTION NO_ANSWER", 1L),
            Map.entry("DIGITAL Min myndighetspost NEEDS_ATTENTION NO_ANSWER", 1L),
            Map.entry("DIGITAL Billo NEEDS_ATTENTION NO_ANSWER", 1L),
            Map.entry("PAPER SENT_TO_PRINT NOT_REGISTERED", 8L),
            Map.entry("PAPER SENT_TO_PRINT OVERSIZE", 1L),
            Map.entry("PAPER Kivra SENT_TO_PRINT SENDER_NOT_ACCEPTED", 1L),
            Map.entry("PAPER Billo SENT_TO_PRINT PENDING", 1L),
            Map.entry("PAPER Min myndighetspost SENT_TO_PRINT MINOR", 2L),
            Map.entry("PAPER Billo SENT_TO_PRINT MINOR", 1L),
            Map.entry("PAPER Kivra SENT_TO_PRINT MINOR", 1L),
            Map.entry("PAPER Min myndighetspost SENT_TO_PRINT NOT_DELIVERED", 1L),
            Map.entry("PAPER Kivra SENT_TO_PRINT RECIPIENT_REFUSED", 1L),
            Map.entry("NONE Kivra IN_PROGRESS OPERATOR_UNAVAILABLE", 1L),
            Map.entry("NONE Kivra FAILED CONTENT_REFUSED", 1L),
            Map.entry("NONE FAILED INVALID_MESSAGE", 3L),
            Map.entry("NONE Kivra NEEDS_ATTENTION PROTECTED_IDENTITY", 1L),
            Map.entry("NONE NEEDS_ATTENTION PROTECTED_IDENTITY", 1L),
            Map.entry("NONE NEEDS_ATTENTION NO_POSTAL_ADDRESS", 1L));

    @TempDir
    private static Path work;

    private static ConfigurableApplicationContext application;
    private static Simulator simulator;
    private static Run run;

    @BeforeAll
    static void send() {
        application = MailingApplication.application().run("--mailing.work=" + work);
        simulator = application.getBean(Simulator.class);
        run = new Run(work);
    }

    @AfterAll
    static void close() {
        application.close();
    }

    @Test
    void everyLetterIsInTheReportOnce() {
        assertThat(run.report())
                .extracting(Run.Line::reference)
                .containsExactlyInAnyOrderElementsOf(BundledCsv.references())
                .hasSize(48);
    }

    @Test
    void everythingThatCanBecomeOfALetterBecameOfOne() {
        Map<String, Long> outcomes = run.report().stream()
                .collect(Collectors.groupingBy(Run.Line::outcome, TreeMap::new, Collectors.counting()));

        assertThat(outcomes).isEqualTo(EXPECTED);
    }

    /** If it were a step of the loop, a batch that is concluded at that moment would leave the report with letters that seem to wait. */
    @Test
    void theReportIsBroughtUpToDateWhenNothingIsWaitedForAnyMore() {
        List<ProcessorDefinition<?>> steps = application
                .getBean(ModelCamelContext.class)
                .getRouteDefinition("until-printed")
                .getOutputs();

        assertThat(steps)
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("ProcessDefinition", "LoopDefinition", "ProcessDefinition");
        assertThat(steps.get(1).getOutputs())
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("DelayDefinition");
    }

    @Test
    void aDeliveredLetterIsAtItsOperatorOnce() {
        assertThat(run.report("DELIVERED")).hasSize(20).allSatisfy(line -> {
            List<ReceivedLetter> received = simulator.received().stream()
                    .filter(letter -> letter.messageId().equals(line.messageId()))
                    .toList();
            assertThat(received).hasSize(1);
            assertThat(received.get(0).operator().displayName()).isEqualTo(line.operator());
            assertThat(received.get(0).transId()).isEqualTo(line.transactionId());
            assertThat(received.get(0).recipientId())
                    .isEqualTo(RecipientId.parse(BundledCsv.recipientOf(line.reference()))
                            .value());
        });
        assertThat(simulator.duplicates()).isEmpty();
    }

    @Test
    void nothingIsAtAnOperatorThatWasNotDeliveredAndIsNotInDoubt() {
        List<String> sent = run.report().stream()
                .filter(line -> line.channel().equals("DIGITAL"))
                .map(Run.Line::messageId)
                .toList();

        assertThat(simulator.received()).extracting(ReceivedLetter::messageId).isSubsetOf(sent);
    }

    @Test
    void thePrintFolderHasOneBatchOfWhatWasSentToPrintAndNothingElse() throws Exception {
        List<String> files = new ArrayList<>();
        for (JsonNode file : new ObjectMapper()
                .readTree(run.batchFile(".manifest.json").toFile())
                .get("files")) {
            Path named = work.resolve("print").resolve(file.path("name").textValue());
            assertThat(sha256(named)).isEqualTo(file.path("sha256").textValue());
            assertThat(Files.size(named)).isEqualTo(file.path("bytes").longValue());
            files.add(file.path("name").textValue());
        }

        assertThat(files)
                .filteredOn(name -> name.endsWith(".pdf"))
                .containsExactlyInAnyOrderElementsOf(run.report("SENT_TO_PRINT").stream()
                        .map(line -> line.messageId() + ".pdf")
                        .toList())
                .hasSize(17);
        files.add(run.batchFile(".manifest.json").getFileName().toString());
        assertThat(run.printFolder()).containsExactlyInAnyOrderElementsOf(files).hasSize(20);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** What the batch's index tells of a letter. */
    private static JsonNode facts(Run.Line line) throws Exception {
        for (JsonNode letter :
                new ObjectMapper().readTree(run.batchFile(".json").toFile())) {
            if (letter.path("deliveryId").textValue().equals(line.messageId())) {
                return letter;
            }
        }
        throw new AssertionError("The index doesn't have " + line.reference());
    }

    @Test
    void theCaseSystemIsToldWhatBecameOfEachLetterOnce() {
        Map<String, String> told = run.outcomes().stream()
                .collect(Collectors.toMap(
                        outcome -> outcome.path("reference").textValue(),
                        outcome -> outcome.path("state").textValue()));

        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(run.report().stream()
                        .filter(line -> !line.status().equals("IN_PROGRESS")
                                && !line.reason().equals("INVALID_MESSAGE"))
                        .map(Run.Line::reference)
                        .toList());
        assertThat(Collections.frequency(told.values(), "DELIVERED")).isEqualTo(20);
        assertThat(Collections.frequency(told.values(), "HANDED_OVER")).isEqualTo(17);
    }

    @Test
    void theJournalsKeyIsForItsOwnerAlone() throws Exception {
        Path key = work.resolve("data/journal.key");

        assertThat(Files.readString(key)).matches("first:[A-Za-z0-9+/]{43}=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void theIndexFitsThePdfsAndTheLetters() throws Exception {
        for (Run.Line line : run.report("SENT_TO_PRINT")) {
            Path pdf = work.resolve("print").resolve(line.messageId() + ".pdf");
            JsonNode facts = facts(line);

            assertThat(facts.path("reference").textValue()).isEqualTo(line.reference());
            assertThat(facts.path("reason").textValue()).isEqualTo(line.reason());
            assertThat(facts.path("fileName").textValue())
                    .isEqualTo(pdf.getFileName().toString());
            assertThat(facts.path("sha256").textValue()).isEqualTo(sha256(pdf));
            assertThat(facts.path("postalCode").textValue()).matches("\\d{3} \\d{2}");
            try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
                assertThat(facts.path("pages").intValue()).isEqualTo(document.getNumberOfPages());
            }
        }
    }

    @Test
    void anAddressThatTheMailingLacksComesFromTheRegister() throws Exception {
        assertThat(facts(run.of("FSK-2026-003")).path("street").textValue()).isEqualTo("Övningsstigen 97");
        assertThat(simulator.populationRegister().counts().accepted()).isPositive();
    }

    @Test
    void aLetterThatWasRefusedOnceIsDeliveredByARedelivery() {
        assertThat(run.of("BYG-2026-006").outcome()).isEqualTo("DIGITAL Kivra DELIVERED");
    }

    @Test
    void htmlAndTextAloneArriveAsSuch() {
        assertThat(letter("HEM-2026-001")).satisfies(letter -> {
            assertThat(letter.bodyContentType()).isEqualTo("text/html");
            assertThat(letter.attachments()).isEmpty();
        });
        assertThat(letter("BIB-2026-001")).satisfies(letter -> {
            assertThat(letter.bodyContentType()).isEqualTo("text/plain");
            assertThat(letter.attachments()).isEmpty();
        });
        assertThat(letter("FSK-2026-001").onlyAttachment())
                .hasValueSatisfying(pdf -> assertThat(pdf.fileName()).isEqualTo("plats-i-forskola.pdf"));
    }

    @Test
    void nothingThatIsToldNamesAPerson() {
        Privacy.assertNoPersonnummer(run.everythingTold());
        Privacy.assertNoNames(Run.read(work.resolve("mailing.log")) + Run.read(work.resolve("report.csv")));
    }

    private static ReceivedLetter letter(String reference) {
        String id = run.of(reference).messageId();
        return simulator.received().stream()
                .filter(letter -> letter.messageId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
