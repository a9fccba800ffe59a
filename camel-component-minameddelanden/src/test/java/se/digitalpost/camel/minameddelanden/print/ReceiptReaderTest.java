package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.Content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What stands in a print service's receipt files. */
class ReceiptReaderTest {

    private static final UUID ONE = UUID.fromString("11111111-2222-5333-8444-555555555555");
    private static final UUID TWO = UUID.fromString("99999999-2222-5333-8444-555555555555");

    private final List<Receipt> receipts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void aCsvFileHasALineForEachLetter() throws IOException {
        read("""
                deliveryId,batch,status,time,reason
                %s,2026-11-22-01,PRINTED,2026-11-22T14:05:00+01:00,
                %s,2026-11-22-01,returned,2026-11-23 08:15,"Adressaten okänd, ""flyttat""\"
                """.formatted(ONE, TWO));

        assertThat(receipts)
                .containsExactly(
                        new Receipt(2, ONE, ReceiptStatus.PRINTED, Instant.parse("2026-11-22T13:05:00Z"), null),
                        new Receipt(
                                3,
                                TWO,
                                ReceiptStatus.RETURNED,
                                Instant.parse("2026-11-23T07:15:00Z"),
                                "Adressaten okänd, \"flyttat\""));
        assertThat(faults).isEmpty();
    }

    @Test
    void theSandlistaProfileHasSwedishWordsInIso88591() throws IOException {
        String file = "FIL;STATUS\r\n".replace(';', ',') + "utskick/" + ONE + ".pdf,GODKÄND\r\n" + TWO + ",Postad\r\n";

        read(PrintProfile.SANDLISTA, file.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(receipts)
                .extracting(Receipt::deliveryId, Receipt::status)
                .containsExactly(tuple(ONE, ReceiptStatus.ACCEPTED), tuple(TWO, ReceiptStatus.POSTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"deliveryId\": \"%1$s\", \"status\": \"POSTED\"},\n {\"deliveryId\": \"%2$s\", \"status\": \"RETURNED\"}]",
                "{\"batch\": 17, \"receipts\": [{\"deliveryId\": \"%1$s\", \"status\": \"POSTED\"},\n"
                        + "{\"deliveryId\": \"%2$s\", \"status\": \"RETURNED\", \"more\": [1, {}]}], \"count\": 2}",
                "{\"deliveryId\": \"%1$s\", \"status\": \"POSTED\"}\n{\"deliveryId\": \"%2$s\", \"status\": \"RETURNED\"}",
            })
    void aJsonFileIsAnArrayOrHasAListOrIsJsonLines(String json) throws IOException {
        read(json.formatted(ONE, TWO));

        assertThat(receipts)
                .containsExactly(
                        new Receipt(1, ONE, ReceiptStatus.POSTED, null, null),
                        new Receipt(2, TWO, ReceiptStatus.RETURNED, null, null));
        assertThat(faults).isEmpty();
    }

    @Test
    void aProfileNamesFieldsOfInnerObjectsAndItsOwnWords() throws IOException {
        PrintProfile profile = PrintProfile.parse("""
                name: tryckeriet
                receipts:
                  fields: { deliveryId: letter.id, status: code, time: at, reason: ~ }
                  time: yyyyMMddHHmm
                  statuses: { "30": printed, "90": rejected }
                """);

        read(
                profile,
                bytes("{\"letter\": {\"id\": \"%s\"}, \"code\": 90, \"at\": \"202611221405\", \"reason\": \"x\"}"
                        .formatted(ONE)));
        read(profile, bytes("{\"letter\": {\"id\": \"%s\"}, \"code\": \"printed\"}".formatted(ONE)));

        assertThat(receipts)
                .containsExactly(
                        new Receipt(1, ONE, ReceiptStatus.REJECTED, Instant.parse("2026-11-22T13:05:00Z"), null));
        assertThat(faults)
                .containsExactly("1: code must be one of the words that the profile knows: receipts.statuses");
    }

    @Test
    void allLinesThatAreWrongAreToldAndNoneOfTheOthersIsLost() throws IOException {
        read("""
                deliveryId,status,time,reason
                %1$s,PRINTED,2026-11-22,
                19810103-2384,LOST,yesterday,
                %1$s,PRINTED
                %1$s,REJECTED,,"Fel
                format, sida 3"
                %1$s,"PRINTED"?,,
                %1$s,REJECTED,,"aldrig slut
                %1$s,POSTED,,

                ,,,
                %1$s,RETURNED,,
                """.formatted(ONE));

        assertThat(faults)
                .containsExactly(
                        "3: deliveryId must be a delivery's id or the name of its PDF; status must be one of the words that"
                                + " the profile knows: receipts.statuses; time must be a time as the profile says:"
                                + " receipts.time",
                        "4: has 2 values, and the header has 4",
                        "7: has characters between a quotation mark and the next delimiter",
                        "8: has a quotation mark that isn't closed");
        assertThat(receipts)
                .containsExactly(
                        new Receipt(2, ONE, ReceiptStatus.PRINTED, null, null),
                        new Receipt(5, ONE, ReceiptStatus.REJECTED, null, "Fel\nformat, sida 3"),
                        new Receipt(9, ONE, ReceiptStatus.POSTED, null, null),
                        new Receipt(12, ONE, ReceiptStatus.RETURNED, null, null));
    }

    @Test
    void aLineWithoutEndIsOneFault() throws IOException {
        read("deliveryId,status\n" + "x".repeat(3_000_000) + "\n" + ONE + ",PRINTED\n");

        assertThat(faults).containsExactly("2: has more than 65536 characters");
        assertThat(receipts).containsExactly(new Receipt(3, ONE, ReceiptStatus.PRINTED, null, null));
    }

    @Test
    void whatIsNoObjectInJsonIsAFaultOfItsOwn() throws IOException {
        read("[17,\n[{\"deliveryId\": \"x\"}],\n{\"status\": null},\n{\"deliveryId\": \"%s\", \"status\": \"PRINTED\"}]"
                .formatted(ONE));

        assertThat(faults)
                .containsExactly(
                        "1: isn't an object",
                        "2: isn't an object",
                        "3: deliveryId must be a delivery's id or the name of its PDF; status must be one of the words that"
                                + " the profile knows: receipts.statuses");
        assertThat(receipts).hasSize(1);
    }

    @Test
    void brokenJsonIsReadUpToWhereItBreaks() {
        String json = "[{\"deliveryId\": \"%s\", \"status\": \"PRINTED\"},\n{\"deliveryId\": 19810103-2384}]";

        assertThatThrownBy(() -> read(json.formatted(ONE)))
                .isInstanceOf(UnreadableReceiptsException.class)
                .hasMessage("The receipt file is broken JSON from line 2 on: what stands before that place was read")
                .hasNoCause();
        assertThat(receipts).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,status,time          | The receipt file has no column deliveryId",
                "PK                      | The receipt file has no column deliveryId and no column status",
                "deliveryId,status,Status| The receipt file has two columns status",
                "\"deliveryId,status     | The receipt file has no header that can be read: its first line has a quotation mark"
                        + " that isn't closed"
            })
    void aHeaderThatLacksAColumnIsTold(String header, String problem) {
        assertThatThrownBy(() -> read(header + "\n")).hasMessage(problem);
    }

    @Test
    void aFileThatIsTooLargeIsNotBegun() {
        PrintProfile profile = PrintProfile.parse("{name: small, receipts: {bytes: 1000}}");
        String file = "deliveryId,status\n" + (ONE + ",PRINTED\n").repeat(30);

        assertThatThrownBy(() -> read(profile, bytes(file)))
                .isInstanceOf(UnreadableReceiptsException.class)
                .hasMessage(
                        "The receipt file has more than 1000 bytes, which is what the profile allows: receipts.bytes");
        assertThat(receipts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "deliveryId,status\n", "[]", "\uFEFF", "  {\"receipts\": []}"})
    void aFileMayHaveNothingToTell(String file) throws IOException {
        read(file);

        assertThat(receipts).isEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfAHeader() throws IOException {
        read("\uFEFFdeliveryId,status\n" + ONE + ",PRINTED");

        assertThat(receipts).hasSize(1);
    }

    private void read(String file) throws IOException {
        read(PrintProfile.GENERIC, bytes(file));
    }

    private void read(PrintProfile profile, byte[] file) throws IOException {
        new ReceiptReader(profile).read(Content.of(file), new ReceiptSink() {
            @Override
            public void receipt(Receipt receipt) {
                receipts.add(receipt);
            }

            @Override
            public void fault(long line, String fault) {
                faults.add(line + ": " + fault);
            }
        });
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
