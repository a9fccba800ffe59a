package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.Sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a print service is told of a batch. */
class PrintIndexTest {

    private static final UUID ID = UUID.fromString("0e9d1c4e-6c7b-5d7e-8f00-1a2b3c4d5e6f");
    private static final PostalAddress FULL = new PostalAddress(
            "Åsa \"Ankan\" Öberg", "Bo Ek, Advokat", "Storgatan 1", "1102", "123 45", "Kommunköping", null, false);

    @Test
    void sandlistaIsWhatItsPrintShopsRead() {
        BatchFile csv = PrintIndex.csv("2026-11-22_1", List.of(job(FULL)), PrintProfile.SANDLISTA);

        assertThat(csv.name()).isEqualTo("2026-11-22_1.csv");
        assertThat(new String(bytes(csv), StandardCharsets.ISO_8859_1)).isEqualTo("""
                namn,careOf,adress,lagenhet,postnummer,postort\r
                "Åsa ""Ankan"" Öberg","Bo Ek, Advokat",Storgatan 1,1102,123 45,Kommunköping\r
                """);
        assertThat(csv.replaced()).isZero();
    }

    @Test
    void whatIsNotGivenIsEmptyAndALetterAbroadKeepsItsCountry() {
        PostalAddress abroad =
                new PostalAddress("Zoë", null, "Nørregade 5", null, "DK-1165", "København K", "Danmark", false);
        PrintProfile profile = PrintProfile.parse("""
                name: egen
                index: { delimiter: ";", columns: { Namn: name, CO: careOf, Ort: city, Land: country, Dubbelsidigt: duplex } }
                """);
        BatchFile csv = PrintIndex.csv("b", List.of(job(abroad), job(FULL)), profile);
        assertThat(new String(bytes(csv), StandardCharsets.UTF_8)).isEqualTo("""
                Namn;CO;Ort;Land;Dubbelsidigt\r
                Zoë;;København K;Danmark;true\r
                "Åsa ""Ankan"" Öberg";Bo Ek, Advokat;Kommunköping;;true\r
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "Šárka Dvořáková, Sárka Dvoráková, 2",
        "Łukasz Žižek, Lukasz Zizek, 3",
        "O’Brien – Smith, O'Brien - Smith, 2",
        "Зоя Ek, ??? Ek, 3",
        "A\u030Asa O\u0308berg, Åsa Öberg, 0",
        "Æbelø Straße, Æbelø Straße, 0",
        "Fred 😀, Fred ?, 1"
    })
    void whatTheCharacterSetLacksIsWrittenAsItIsUsual(String name, String written, int replaced) {
        PostalAddress address = PostalAddress.of(name, "Gatan 1", "123 45", "Orten");
        BatchFile csv = PrintIndex.csv("b", List.of(job(address)), PrintProfile.SANDLISTA);
        assertThat(new String(bytes(csv), StandardCharsets.ISO_8859_1)).contains("\r\n" + written + ",,Gatan 1,");
        assertThat(csv.replaced()).isEqualTo(replaced);
    }

    @Test
    void theJsonIndexTellsAllThatIsKnownInUtf8() throws Exception {
        BatchFile file = PrintIndex.json("b", List.of(job(FULL), job(FULL)), PrintProfile.SANDLISTA);

        JsonNode letters = new ObjectMapper().readTree(bytes(file));

        assertThat(file.name()).isEqualTo("b.json");
        assertThat(letters).hasSize(2);
        JsonNode letter = letters.get(0);
        assertThat(letter.get("deliveryId").asText()).isEqualTo(ID.toString());
        assertThat(letter.get("fileName").asText()).isEqualTo(ID + ".pdf");
        assertThat(letter.get("name").asText()).isEqualTo("Åsa \"Ankan\" Öberg");
        assertThat(letter.get("pages").intValue()).isEqualTo(3);
        assertThat(letter.get("sheets").intValue()).isEqualTo(2);
        assertThat(letter.get("duplex").booleanValue()).isTrue();
        assertThat(letter.get("envelope").asText()).isEqualTo("C5-window");
        assertThat(letter.get("postage").asText()).isEqualTo("B");
        assertThat(letter.get("senderId").asText()).isEqualTo("162021004748");
        assertThat(letter.has("country")).isFalse();
    }

    @Test
    void theManifestCountsAndChecksumsAllThatBelongsToTheBatch() throws Exception {
        List<PrintJob> jobs = List.of(job(FULL), job(FULL));
        BatchFile csv = PrintIndex.csv("b-1", jobs, PrintProfile.SANDLISTA);

        BatchFile manifest = PrintManifest.of("b-1", jobs, List.of(csv), PrintProfile.SANDLISTA);

        JsonNode told = new ObjectMapper().readTree(bytes(manifest));
        assertThat(manifest.name()).isEqualTo("b-1.manifest.json");
        assertThat(told.get("batch").asText()).isEqualTo("b-1");
        assertThat(told.get("profile").asText()).isEqualTo("sandlista");
        assertThat(told.get("letters").intValue()).isEqualTo(2);
        assertThat(told.get("pages").intValue()).isEqualTo(6);
        assertThat(told.get("sheets").intValue()).isEqualTo(4);
        assertThat(told.get("bytes").intValue()).isEqualTo(6);
        assertThat(told.get("files")).hasSize(3);
        assertThat(told.get("files").get(0).get("sha256").asText())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(told.get("files").get(2).get("name").asText()).isEqualTo("b-1.csv");
        assertThat(told.get("files").get(2).get("sha256").asText()).isEqualTo(csv.sha256());
        assertThat(new String(bytes(manifest), StandardCharsets.UTF_8)).doesNotContain("Åsa", "Storgatan", "\r");
    }

    @Test
    void anIndexIsMadeWhileItIsReadAndTheSameEachTime() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Iterable<PrintJob> jobs = () -> IntStream.range(0, 100_000)
                .mapToObj(i -> {
                    made.incrementAndGet();
                    return job(FULL);
                })
                .iterator();
        BatchFile csv = PrintIndex.csv("b", jobs, PrintProfile.GENERIC);

        try (InputStream first = csv.open()) {
            first.readNBytes(10_000);
        }
        assertThat(made).hasValueBetween(10, 1_000);

        long size = csv.size();
        String sha256 = csv.sha256();
        assertThat(made).as("read once for both").hasValueLessThan(102_000);
        byte[] whole = bytes(csv);
        assertThat(whole).hasSize((int) size);
        assertThat(Sha256.of(whole)).isEqualTo(sha256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../b", "b/1", ".b", "b 1", "å"})
    void aBatchHasANameThatIsAFilesNameEverywhere(String batch) {
        assertThatIllegalArgumentException().isThrownBy(() -> PrintIndex.csv(batch, List.of(), PrintProfile.GENERIC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrintManifest.of(batch, List.of(), List.of(), PrintProfile.GENERIC));
    }

    private static byte[] bytes(BatchFile file) {
        try (InputStream whole = file.open()) {
            return whole.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintJob job(PostalAddress address) {
        return new PrintJob(
                ID,
                Content.of("abc".getBytes(StandardCharsets.US_ASCII)),
                Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)),
                3,
                address,
                "Kommun A, Box 1, 123 80 Kommunköping",
                PaperOptions.DEFAULT,
                PostageClass.B,
                null,
                null,
                new Sender(new OrganizationNumber("162021004748"), "Kommun A"),
                "BAB-2026-1234",
                Reason.NOT_REGISTERED,
                0);
    }
}
