package se.digitalpost.camel.minameddelanden;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.PrintUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.camel.minameddelanden.PrintKommun.letter;

/** {@code minameddelanden:print}: letters on paper, in batches where there is a journal. */
class PrintTest {

    private final PrintKommun kommunA = new PrintKommun();

    @TempDir
    private Path folder;

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    private String toFolder() {
        return "minameddelanden:print?printTo=file:" + folder;
    }

    @Test
    void withoutAJournalALetterIsABatchOfItsOwn() throws Exception {
        kommunA.startedWith(toFolder());

        Exchange out = kommunA.print(letter("case-1"));

        String id = PrintKommun.id("case-1");
        assertThat(PrintKommun.filesIn(folder))
                .containsExactly(id + ".csv", id + ".json", id + ".manifest.json", id + ".pdf");
        assertThat(PrintKommun.filesOf(folder, id + ".manifest.json"))
                .containsExactly(id + ".pdf", id + ".csv", id + ".json");
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("SENT_TO_PRINT");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("PAPER_REQUESTED");
    }

    @Test
    void handedOverOnceMoreTheFilesAreTheSame() throws Exception {
        kommunA.startedWith(toFolder());
        kommunA.print(letter("case-1"));
        Map<String, byte[]> first = bytes();

        kommunA.print(letter("case-1"));

        assertThat(bytes()).containsExactlyInAnyOrderEntriesOf(first);
    }

    private Map<String, byte[]> bytes() throws Exception {
        Map<String, byte[]> bytes = new ConcurrentHashMap<>();
        for (String name : PrintKommun.filesIn(folder)) {
            bytes.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        return bytes;
    }

    @Test
    void withAJournalLettersAreCollectedAndHandedOverTogether() throws Exception {
        kommunA.withJournal().startedWith(toFolder() + "&batchLetters=2");

        Exchange first = kommunA.print(letter("case-1"));
        assertThat(header(first, MinaMeddelandenConstants.STATUS)).isEqualTo("IN_PROGRESS");
        assertThat(header(first, MinaMeddelandenConstants.CHANNEL)).isEqualTo("PAPER");
        assertThat(kommunA.state("case-1")).isEqualTo(JournalState.COLLECTED);
        kommunA.print(letter("case-2"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(List.of(kommunA.state("case-1"), kommunA.state("case-2")))
                        .containsOnly(JournalState.HANDED_OVER));
        String manifest = PrintKommun.manifestsIn(folder).get(0);
        assertThat(manifest).startsWith(Municipality.ID + "-");
        assertThat(PrintKommun.filesOf(folder, manifest))
                .hasSize(4)
                .contains(PrintKommun.id("case-1") + ".pdf", PrintKommun.id("case-2") + ".pdf");
        assertThat(PrintKommun.filesIn(folder)).hasSize(5);
    }

    @Test
    void theSameReferenceIsCollectedOnce() throws Exception {
        kommunA.withJournal().startedWith(toFolder() + "&batchLetters=2");

        kommunA.print(letter("case-1"));
        Exchange again = kommunA.print(letter("case-1"));

        assertThat(header(again, MinaMeddelandenConstants.STATUS)).isEqualTo("IN_PROGRESS");
        assertThat(kommunA.component.openJournal().batches().waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.letters()).isEqualTo(1));
    }

    @Test
    void aLetterThatAPrintServiceWouldRefuseBlocksNoBatch() throws Exception {
        kommunA.withJournal().startedWith(toFolder() + "&batchLetters=1&attachmentPages=AS_THEY_ARE");
        byte[] tooMany = Letters.pdf(70);

        Exchange refused = kommunA.print(letter("case-1").attachment(Attachment.pdf("Plan.pdf", Content.of(tooMany))));
        kommunA.print(letter("case-2"));

        assertThat(header(refused, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(refused, MinaMeddelandenConstants.REASON)).isEqualTo("NOT_PRINTABLE");
        Awaitility.await()
                .untilAsserted(() -> assertThat(kommunA.state("case-2")).isEqualTo(JournalState.HANDED_OVER));
        assertThat(kommunA.state("case-1")).isEqualTo(JournalState.NEEDS_ATTENTION);
        List<JournalEvent> history =
                kommunA.component.openJournal().records().history(java.util.UUID.fromString(PrintKommun.id("case-1")));
        assertThat(history.get(history.size() - 1).detail()).contains("pages", "at most 60");
    }

    @Test
    void whoDoesNotWantToWaitClosesTheBatch() throws Exception {
        kommunA.withJournal().startedWith(toFolder());
        kommunA.print(letter("case-1"));
        JournalManagement management = new JournalManagement(
                "node", kommunA.component.openJournal(), null, () -> 0, kommunA.component::closeBatches);
        assertThat(management.getCollected().size()).isEqualTo(1);

        assertThat(management.closeBatches()).isEqualTo(1);

        Awaitility.await()
                .untilAsserted(() -> assertThat(kommunA.state("case-1")).isEqualTo(JournalState.HANDED_OVER));
        assertThat(management.getCollected().isEmpty()).isTrue();
        assertThat(management.listBatches(1, 10).values())
                .singleElement()
                .satisfies(row -> assertThat(((CompositeData) row).get("state")).isEqualTo("HANDED_OVER"));
        assertThat(kommunA.component.closeBatches()).isZero();
    }

    @Test
    void whatIsCollectedCanBeWithdrawn() throws Exception {
        kommunA.withJournal().startedWith(toFolder() + "&batchLetters=2");
        kommunA.print(letter("case-1"));

        kommunA.component
                .openJournal()
                .attention()
                .withdraw(java.util.UUID.fromString(PrintKommun.id("case-1")), new Decision("kari01", "not needed"));
        kommunA.print(letter("case-2"));
        kommunA.print(letter("case-3"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(PrintKommun.manifestsIn(folder)).hasSize(1));
        assertThat(PrintKommun.filesIn(folder)).doesNotContain(PrintKommun.id("case-1") + ".pdf");
    }

    @Test
    void whatIsForMailboxesOnlyIsRefused() throws Exception {
        kommunA.startedWith(toFolder());

        Exchange out = kommunA.exchange(letter("case-1").deliveryMode(DeliveryMode.DIGITAL_ONLY));

        assertThat(out.getException())
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("deliveryMode");
        assertThat(PrintKommun.filesIn(folder)).isEmpty();
    }

    @Test
    void foldersAreMadeOfDepartmentAndCostCentre() throws Exception {
        kommunA.startedWith(toFolder() + "&batchFolders=true&printProfile=sandlista");

        kommunA.print(letter("case-1").department("Bygglov & miljö").costCentre("../47 11"));

        String id = PrintKommun.id("case-1");
        String inFolder = "Bygglov-miljo/47-11/" + id;
        assertThat(PrintKommun.filesIn(folder)).contains(inFolder + ".pdf", inFolder + ".manifest.json");
        assertThat(Files.readString(folder.resolve(inFolder + ".csv"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("namn,careOf,adress,lagenhet,postnummer,postort\r\nÅsa Öberg,");
    }

    @Test
    void anEndpointOfTheUsersHasAllHeaders() throws Exception {
        Map<String, Map<String, Object>> taken = new ConcurrentHashMap<>();
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:shop").process(exchange -> {
                            assertThat(exchange.getMessage().getBody(byte[].class))
                                    .isNotEmpty();
                            Map<String, Object> headers = new java.util.HashMap<>(
                                    exchange.getMessage().getHeaders());
                            headers.values().removeIf(java.util.Objects::isNull);
                            taken.put(headers.get(Exchange.FILE_NAME).toString(), headers);
                        });
                    }
                })
                .startedWith("minameddelanden:print?printTo=direct:shop");

        kommunA.print(letter("case-1"));

        String id = PrintKommun.id("case-1");
        assertThat(taken).hasSize(4);
        assertThat(taken.get(id + ".pdf"))
                .containsEntry(MinaMeddelandenConstants.PRINT_BATCH, id)
                .containsEntry(MinaMeddelandenConstants.PRINT_FILE_KIND, "LETTER")
                .containsEntry(MinaMeddelandenConstants.PRINT_NAME, "Åsa Öberg")
                .containsEntry(Exchange.CONTENT_TYPE, "application/pdf")
                .doesNotContainKey(MinaMeddelandenConstants.RECIPIENT_ID);
        assertThat(taken.get(id + ".csv"))
                .containsEntry(MinaMeddelandenConstants.PRINT_FILE_KIND, "INDEX")
                .containsEntry(Exchange.CONTENT_TYPE, "text/csv; charset=UTF-8");
        assertThat(taken.get(id + ".manifest.json"))
                .containsEntry(MinaMeddelandenConstants.PRINT_FILE_KIND, "MANIFEST");
    }

    @Test
    void whatWasNotTakenIsRetryable() throws Exception {
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:shop").throwException(new IllegalStateException("closed"));
                    }
                })
                .startedWith("minameddelanden:print?printTo=direct:shop");

        Exchange out = kommunA.exchange(letter("case-1"));

        assertThat(out.getException()).isInstanceOf(PrintUnavailableException.class);
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                wrong("printTo: is given beside fallback", options -> options.setFallback("direct:a")),
                wrong("printTo: must not have fileExist=Fail", options -> options.setPrintTo("file:a?fileExist=Fail")),
                wrong("printTo: must not have fileName", options -> options.setPrintTo("file:a?fileName=b")),
                wrong(
                        "printTo: must not have throwExceptionOnFailure=false",
                        options -> options.setPrintTo("https://a?throwExceptionOnFailure=false")),
                wrong("printTo: must be an endpoint's URI", options -> options.setPrintTo("folder")),
                wrong("printProfile: there is no file none.yaml", options -> options.setPrintProfile("none.yaml")),
                wrong("printQueue: must have 1 to 40", options -> options.setPrintQueue("a/b")),
                wrong("batchLetters: must be more than 0", options -> options.setBatchLetters(0)),
                wrong("batchBytes: must be more than 0", options -> options.setBatchBytes(0)),
                wrong("batchAge: must be 0 or more", options -> options.setBatchAge(-1)),
                wrong("batchAt: must be a time of day", options -> options.setBatchAt("half past two")),
                wrong("batchAge: is of no use without a journal", options -> options.setBatchAge(1000)),
                wrong("logo: there is no file", options -> options.setLogo("none.png")),
                wrong("senderId: minameddelanden:print needs it", options -> options.setSenderId(null)),
                wrong("senderName: minameddelanden:print needs it", options -> options.setSenderName(null)),
                wrong("printTo: minameddelanden:print needs it", options -> options.setPrintTo(null)));
    }

    private static Arguments wrong(String message, Consumer<MinaMeddelandenConfiguration> change) {
        return arguments(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongOptions")
    void aWrongOptionIsToldByName(String message, Consumer<MinaMeddelandenConfiguration> change) {
        kommunA.options().setPrintTo("file:" + folder);
        change.accept(kommunA.options());

        assertThat(fault(() -> kommunA.startedWith("minameddelanden:print"))).hasMessageStartingWith(message);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        kommunA.options().setBatchLetters(0);
        kommunA.options().setPrintQueue("a b");
        kommunA.options().setLogo("none.png");

        assertThat(fault(() -> kommunA.startedWith(toFolder())))
                .hasMessageContainingAll("batchLetters: ", "printQueue: ", "logo: ");
    }

    @Test
    void twoEndpointsOfOneQueueHaveToWantTheSame() {
        kommunA.withJournal();

        assertThat(fault(() -> kommunA.with(new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:other").to(toFolder() + "&batchLetters=7");
                            }
                        })
                        .startedWith(toFolder())))
                .hasMessageContaining("batchLetters");
    }

    private static ConfigurationException fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable start) {
        Throwable thrown = catchThrowable(start);
        while (thrown != null && !(thrown instanceof ConfigurationException)) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).isNotNull();
        return (ConfigurationException) thrown;
    }
}
