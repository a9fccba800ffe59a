package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException.OptionFault;
import se.digitalpost.camel.minameddelanden.message.PaperOptions.Envelope;
import se.digitalpost.camel.minameddelanden.print.PreflightRule.Severity;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.OnPages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a print service wants, as a file. */
class PrintProfileTest {

    @Test
    void genericIsWhatMostPrintServicesTake() {
        PrintProfile generic = PrintProfile.GENERIC;
        assertThat(generic.name()).isEqualTo("generic");
        assertThat(generic.window()).isEqualTo(new PrintProfile.Window(44, 15, 105, 35, 4));
        assertThat(generic.freeZones())
                .containsExactly(new PrintProfile.FreeZone("marks", OnPages.FIRST, 267, 60, 150, 30));
        assertThat(generic.index().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(generic.index().columns()).containsKeys("deliveryId", "sha256", "postalCode", "costCentre");
        assertThat(generic.envelopes()).containsOnlyKeys(Envelope.values());
        assertThat(generic.postage()).containsOnlyKeys(PostageClass.values());
        assertThat(generic.cutOff().time()).isEqualTo(LocalTime.of(15, 0));
        assertThat(generic.cutOff().zone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
        assertThat(generic.preflight()).containsOnlyKeys(PreflightRule.values());
    }

    @Test
    void sandlistaHasItsSixColumnsInLatin1() {
        PrintProfile sandlista = PrintProfile.of("sandlista");
        assertThat(sandlista.index().charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(sandlista.index().columns().keySet())
                .containsExactly("namn", "careOf", "adress", "lagenhet", "postnummer", "postort");
        assertThat(sandlista.window()).isEqualTo(PrintProfile.GENERIC.window());
    }

    @Test
    void aProfileOfOnesOwnSaysWhatIsDifferent(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tryckeriet.yaml"), """
                name: tryckeriet
                basedOn: sandlista
                window: { top: 50, left: 20 }
                freeZones:
                  marks:
                  left: { pages: all, top: 0, left: 0, width: 12.5, height: 297 }
                index: { delimiter: ";" }
                postage: { B: Ekonomi }
                cutOff: { time: 12:30 }
                preflight: { margins: refuse }
                """);

        PrintProfile profile = PrintProfile.of(file.toString());

        assertThat(profile.window()).isEqualTo(new PrintProfile.Window(50, 20, 105, 35, 4));
        assertThat(profile.freeZones())
                .containsExactly(new PrintProfile.FreeZone("left", OnPages.ALL, 0, 0, 12.5, 297));
        assertThat(profile.index().delimiter()).isEqualTo(';');
        assertThat(profile.index().columns()).hasSize(6);
        assertThat(profile.postage()).containsEntry(PostageClass.A, "A").containsEntry(PostageClass.B, "Ekonomi");
        assertThat(profile.cutOff().time()).isEqualTo(LocalTime.of(12, 30));
        assertThat(profile.preflight()).containsEntry(PreflightRule.MARGINS, Severity.REFUSE);
    }

    @Test
    void columnsAreTheFilesOwnInItsOwnOrder() {
        PrintProfile profile = PrintProfile.parse("""
                name: egen
                index: { columns: { ort: city, fil: fileName } }
                """);
        assertThat(profile.index().columns().keySet()).containsExactly("ort", "fil");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        ConfigurationException refusal = refused("""
                name: fel
                windows: { top: 44 }
                window: { top: 10, left: 150, width: -5 }
                freeZones:
                  marks: { pages: some }
                  off: { pages: all, top: 290, left: 0, width: 10, height: 30 }
                margins: { top: 44mm }
                limits: { pages: 0, bytes: many }
                index: { charset: latin-17, delimiter: "#", columns: { personnummer: recipientId } }
                envelopes: { round: X }
                cutOff: { time: "25:00", zone: Sverige }
                preflight: { margins: maybe, colour: warn }
                receipts: { charset: utf-9, delimiter: x, fields: { deliveryId: ~, lost: x }, time: "pppp[", zone: Sverige, statuses: { OK: fine }, bytes: 1 }
                """);

        assertThat(refusal.faults())
                .extracting(OptionFault::option)
                .containsExactlyInAnyOrder(
                        "windows",
                        "window.top",
                        "window.width",
                        "window",
                        "freeZones.marks.pages",
                        "freeZones.off",
                        "margins.top",
                        "limits.pages",
                        "limits.bytes",
                        "index.charset",
                        "index.delimiter",
                        "index.columns.personnummer",
                        "envelopes.round",
                        "cutOff.time",
                        "cutOff.zone",
                        "preflight.margins",
                        "preflight.colour",
                        "receipts.charset",
                        "receipts.delimiter",
                        "receipts.fields.deliveryId",
                        "receipts.fields.lost",
                        "receipts.time",
                        "receipts.zone",
                        "receipts.statuses.OK",
                        "receipts.bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: a: b                     | isn't YAML, line 1
            {name: a, name: b}             | isn't YAML, line 1
            - name                         | must be a map
            {name: a, basedOn: other}      | must be one of [generic, sandlista]
            {1: {[a, b]: c}}               | must be a map
            {basedOn: generic, name: ' '}  | name: must be a text
            {name: a, window: wide}        | window: must be a map
            {name: a, index: {charset: x-JISAutoDetect}} | must be one that can be written
            {name: a, preflight: {readable: ignore}} | must refuse
            """)
    void whatIsNoProfileIsToldPlainly(String yaml, String problem) {
        assertThat(refused(yaml)).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!javax.script.ScriptEngineManager []", "{name: !!java.io.File [/etc/passwd]}"})
    void aProfileMakesNoObjects(String yaml) {
        assertThat(refused(yaml).faults()).isNotEmpty();
    }

    @Test
    void aFileThatIsMissingIsToldToBe() {
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> PrintProfile.of("no-such-file.yaml"));
        assertThat(refusal).hasMessageContaining("can't be read");
    }

    private static ConfigurationException refused(String yaml) {
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> PrintProfile.parse(yaml));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
