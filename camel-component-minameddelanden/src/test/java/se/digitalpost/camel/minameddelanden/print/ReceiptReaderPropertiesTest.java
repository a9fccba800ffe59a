package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.Content;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every receipt file. */
class ReceiptReaderPropertiesTest {

    private static final UUID LETTER = UUID.fromString("11111111-2222-5333-8444-555555555555");

    /** Whatever a reason is, it comes out as it went in, and the line after it is where it is. */
    @Property
    void aReasonOfAnyCharactersIsReadAsItWasWritten(@ForAll("texts") List<String> reasons) throws IOException {
        String file = reasons.stream()
                .map(reason -> LETTER + ",RETURNED,\"" + reason.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining("\r\n", "deliveryId,status,reason\r\n", "\r\n"));
        List<String> read = new ArrayList<>();
        List<String> faults = new ArrayList<>();

        read(file, read, faults);

        assertThat(faults).isEmpty();
        assertThat(read)
                .containsExactlyElementsOf(reasons.stream()
                        .map(reason ->
                                reason.replace("\r\n", "\n").replace('\r', '\n').strip())
                        .map(reason -> reason.isEmpty() ? "null" : reason)
                        .toList());
    }

    /** Whatever a line is, the one after it is read, and no fault repeats a value. */
    @Property
    void noLineTakesAnotherOneWithIt(@ForAll("lines") String line) throws IOException {
        List<String> read = new ArrayList<>();
        List<String> faults = new ArrayList<>();

        read("deliveryId,status,reason\n" + line + "\n" + LETTER + ",PRINTED,last\n", read, faults);

        assertThat(read).last().isEqualTo("last");
        assertThat(faults).noneMatch(fault -> fault.contains("1981"));
    }

    /** A file may be anything: it is read, or refused as a receipt file is. */
    @Property
    void nothingButARefusalIsThrown(@ForAll("files") String file) throws IOException {
        List<String> all = new ArrayList<>();
        try {
            read(file, all, all);
        } catch (UnreadableReceiptsException e) {
            assertThat(e).hasNoCause().hasMessageStartingWith("The receipt file ");
        }
        assertThat(all.stream().filter(fault -> fault.contains("1981"))).isEmpty();
    }

    private static void read(String file, List<String> read, List<String> faults) throws IOException {
        Content content = Content.of(file.getBytes(StandardCharsets.UTF_8));
        new ReceiptReader(PrintProfile.GENERIC).read(content, new ReceiptSink() {
            @Override
            public void receipt(Receipt receipt) {
                read.add(String.valueOf(receipt.reason()));
            }

            @Override
            public void fault(long line, String fault) {
                faults.add(line + ": " + fault);
            }
        });
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("aåö \",;'\r\n\t\uFEFF{}[]")
                .ofMaxLength(12)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** Without a line break: the quotation mark that opens in the line is closed in it, or is a fault. */
    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(LETTER.toString(), "PRINTED", ",", "\"", " ", "19810103-2384", "x", "{", "[")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(
                        LETTER.toString(),
                        "deliveryId",
                        "status",
                        "PRINTED",
                        "19810103-2384",
                        ",",
                        "\"",
                        ":",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\n",
                        "\r",
                        " ",
                        "\u0000",
                        "\uFEFF",
                        "null")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
