package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.dispatch.ReceiptReport;
import se.digitalpost.camel.minameddelanden.dispatch.ReceiptsTooEarlyException;
import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.print.UnreadableReceiptsException;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** {@code minameddelanden:receipts}: a print service tells what became of letters, in files that a route picks up. */
class ReceiptsTest {

    private static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm");

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final List<Exchange> reports = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean databaseBroken;
    private volatile boolean printerBroken;

    @TempDir
    private Path folder;

    private Municipality kommunA;

    @BeforeEach
    void moveIn() throws Exception {
        kommunA = new Municipality(simulator);
        kommunA.camel().getRegistry().bind("journalDb", database());
        kommunA.component().setJournal(JournalKind.JDBC);
        kommunA.component().setJournalKeys("2026:" + "A".repeat(43) + "=");
        kommunA.component().setJournalPollInterval(20);
        kommunA.component().setJournalPrintRetention(3_600_000);
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(defaultErrorHandler().logExhausted(false));
                        onException(MinaMeddelandenException.class)
                                .onWhen(exchange -> exchange.getProperty(
                                                Exchange.EXCEPTION_CAUGHT, MinaMeddelandenException.class)
                                        .isRetryable())
                                .process(exchange -> failures.incrementAndGet());
                        onException(UnreadableReceiptsException.class)
                                .handled(true)
                                .to("file:" + folder.resolve("unreadable"));
                        from("direct:send").to("minameddelanden:send?fallback=direct:print");
                        from("direct:print").process(exchange -> {
                            if (printerBroken) {
                                throw new IllegalStateException("the printer is on fire");
                            }
                        });
                        from("minameddelanden:outcomes?subscriber=cases&initialDelay=0&delay=20")
                                .process(exchange -> told.add(exchange.copy()));
                        from("file:" + folder.resolve("receipts") + "?initialDelay=0&delay=20&move=.done")
                                .to("minameddelanden:receipts")
                                .process(exchange -> reports.add(exchange.copy()));
                    }
                })
                .startedWith("minameddelanden:receipts");
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    @Test
    void aFileMovesLettersAndTheCaseSystemIsTold() throws Exception {
        handedOver("case-1", "case-2", "case-3");

        drop("receipts.csv", """
                deliveryId,status,time,reason
                %s,POSTED,2026-11-21T14:05:00+01:00,
                %s,RETURNED,2026-11-21T14:05:00+01:00,Adressaten okänd; 19810103-2384
                %s,REJECTED,2026-11-21T14:05:00+01:00,För många sidor
                """.formatted(id("case-1"), id("case-2"), id("case-3")));

        Awaitility.await().until(() -> toldStates().size() == 6);
        assertThat(toldStates())
                .contains(
                        "case-1 POSTED null",
                        "case-2 RETURNED Adressaten okänd; ********-****",
                        "case-3 NEEDS_ATTENTION För många sidor");
        assertThat(told)
                .filteredOn(one -> "NEEDS_ATTENTION".equals(header(one, MinaMeddelandenConstants.JOURNAL_STATE)))
                .extracting(one -> header(one, MinaMeddelandenConstants.REASON))
                .containsExactly("PRINT_REJECTED");
        assertThat(folder.resolve("receipts/.done/receipts.csv")).exists();
    }

    @Test
    void aFileThatIsReadTwiceChangesNothing() throws Exception {
        handedOver("case-1", "case-2");
        String file = "[%s,%s,%s]"
                .formatted(
                        receipt("case-1", "PRINTED", null),
                        receipt("case-1", "RETURNED", null),
                        receipt("case-2", "REJECTED", null));

        Exchange first = kommunA.send(Letters.body(file));
        List<JournalEvent> history = history("case-1");
        Exchange second = kommunA.send(Letters.body(file.getBytes(StandardCharsets.UTF_8)));
        Exchange third = kommunA.send(Letters.body(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));

        assertThat(report(first)).hasToString("3 applied, 0 known already, 0 of unknown letters, 0 refused, 0 faulty");
        assertThat(report(second)).hasToString("0 applied, 3 known already, 0 of unknown letters, 0 refused, 0 faulty");
        assertThat(report(third)).isEqualTo(report(second));
        assertThat(history("case-1")).isEqualTo(history);
    }

    @Test
    void whatMovesNoLetterIsInTheReportWithItsLine() throws Exception {
        handedOver("case-1");
        kommunA.send(Letters.body("[" + receipt("case-1", "POSTED", null) + "]"));

        Exchange out = kommunA.send(Letters.body("""
                deliveryId,status,reason
                %s,PRINTED,
                00000000-0000-5000-8000-000000000000,PRINTED,
                %s,REJECTED,
                19810103-2384.pdf,PRINTED,
                """.formatted(id("case-1"), id("case-1"))));

        assertThat(report(out).notes())
                .extracting(ReceiptReport.Note::toString)
                .containsExactly(
                        "line 3, 00000000-0000-5000-8000-000000000000: the journal doesn't know the letter",
                        "line 4, " + id("case-1") + ": a letter in POSTED can't be REJECTED",
                        "line 5: deliveryId must be a delivery's id or the name of its PDF");
        assertThat(header(out, MinaMeddelandenConstants.RECEIPTS_APPLIED)).isEqualTo(0L);
        assertThat(header(out, MinaMeddelandenConstants.RECEIPTS_KNOWN)).isEqualTo(1L);
        assertThat(header(out, MinaMeddelandenConstants.RECEIPTS_UNKNOWN)).isEqualTo(1L);
        assertThat(header(out, MinaMeddelandenConstants.RECEIPTS_REFUSED)).isEqualTo(1L);
        assertThat(header(out, MinaMeddelandenConstants.RECEIPTS_FAULTY)).isEqualTo(1L);
    }

    @Test
    void aFileThatIsNoReceiptFileIsRefusedAndSetAside() throws Exception {
        kommunA.send(Letters.body(""));
        Exchange out = kommunA.exchange(Letters.body("hej;hopp\n1;2\n"));
        drop("photo.csv", "\u0000\u0001\u0002");

        Awaitility.await().until(() -> Files.exists(folder.resolve("unreadable/photo.csv")));
        assertThat(out.getException(UnreadableReceiptsException.class).isRetryable())
                .isFalse();
        assertThat(kommunA.exchange(Letters.body((Object) null)).getException())
                .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void aReceiptThatComesBeforeTheHandOverIsWrittenIsReadAgain() throws Exception {
        handedOver("case-1");
        printerBroken = true;
        Exchange failed = kommunA.camel().createProducerTemplate().request("direct:send", letter("case-2"));
        String file = "[%s,%s]".formatted(receipt("case-2", "PRINTED", null), receipt("case-1", "POSTED", null));

        Exchange early = kommunA.exchange(Letters.body(file));
        printerBroken = false;
        Awaitility.await().until(() -> state("case-2") == JournalState.HANDED_OVER);
        kommunA.send(Letters.body(file));

        assertThat(header(failed, MinaMeddelandenConstants.STATUS)).isEqualTo("IN_PROGRESS");
        assertThat(early.getException(ReceiptsTooEarlyException.class).isRetryable())
                .isTrue();
        assertThat(early.getException())
                .hasMessage("1 receipts, the first of them in line 1, are of letters that are still being handed over:"
                        + " the file has to be read again");
        assertThat(header(early, MinaMeddelandenConstants.RECEIPTS_APPLIED)).isEqualTo(1L);
        assertThat(state("case-2")).isEqualTo(JournalState.PRINTED);
    }

    @Test
    void aFileStaysUntilTheHandOverOfItsLettersIsWritten() throws Exception {
        printerBroken = true;
        kommunA.camel().createProducerTemplate().request("direct:send", letter("case-1"));
        failures.set(0);
        drop("early.json", receipt("case-1", "POSTED", null));
        Awaitility.await().until(() -> failures.get() > 0);

        printerBroken = false;

        Awaitility.await().until(() -> Files.exists(folder.resolve("receipts/.done/early.json")));
        assertThat(state("case-1")).isEqualTo(JournalState.POSTED);
    }

    @Test
    void aFileStaysWhileTheJournalIsNotAvailable() throws Exception {
        handedOver("case-1");
        databaseBroken = true;
        failures.set(0);
        drop("receipts.json", receipt("case-1", "POSTED", null));
        Awaitility.await().until(() -> failures.get() > 0);

        databaseBroken = false;

        Awaitility.await().until(() -> Files.exists(folder.resolve("receipts/.done/receipts.json")));
        assertThat(state("case-1")).isEqualTo(JournalState.POSTED);
    }

    /** A database that can't be reached, if told so. */
    private DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("journal"));
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (databaseBroken && method.getName().equals("getConnection")) {
                        throw new SQLException("The database can't be reached", "08001");
                    }
                    return method.invoke(h2, arguments);
                });
    }

    @Test
    void aLetterThatIsPrintedAgainDoesNotTakeItsFirstPrintsReceipts() throws Exception {
        handedOver("case-1");
        String first = "[%s,%s]"
                .formatted(
                        receipt("case-1", "ACCEPTED", "2026-11-21T10:00:00Z"),
                        receipt("case-1", "REJECTED", "2026-11-21T11:00:00Z"));
        kommunA.send(Letters.body(first));
        assertThat(kommunA.component().journalService().purge(journal())).isZero();
        journal().attention().sendToPrint(id("case-1"), new Decision("kari01", "the file is mended"));
        Awaitility.await().until(() -> state("case-1") == JournalState.HANDED_OVER);

        Exchange again = kommunA.send(Letters.body(first));
        assertThat(header(again, MinaMeddelandenConstants.RECEIPTS_KNOWN)).isEqualTo(2L);
        assertThat(state("case-1")).isEqualTo(JournalState.HANDED_OVER);

        kommunA.send(Letters.body("[" + receipt("case-1", "REJECTED", "2026-11-21T12:00:00Z") + "]"));
        assertThat(state("case-1")).isEqualTo(JournalState.NEEDS_ATTENTION);
    }

    @Test
    void theContentOfALetterIsKeptUntilItIsInThePost() throws Exception {
        handedOver("case-1");
        kommunA.send(Letters.body("[" + receipt("case-1", "PRINTED", null) + "]"));
        int whilePrinted = kommunA.component().journalService().purge(journal());
        kommunA.send(Letters.body("[" + receipt("case-1", "POSTED", null) + "]"));

        assertThat(whilePrinted).isZero();
        assertThat(kommunA.component().journalService().purge(journal())).isEqualTo(1);
    }

    @Test
    void aTimeThatHasNotComeYetIsNotBelieved() throws Exception {
        handedOver("case-1");

        kommunA.send(Letters.body("[" + receipt("case-1", "PRINTED", "2999-01-01T00:00:00Z") + "]"));

        assertThat(history("case-1"))
                .last()
                .satisfies(event -> assertThat(event.time()).isBeforeOrEqualTo(event.writtenAt()));
    }

    @Test
    void withoutAJournalThereIsNothingToMove() throws Exception {
        try (Municipality kommunB = new Municipality(simulator)) {
            Throwable refusal =
                    catchThrowable(() -> kommunB.startedWith("minameddelanden:receipts?printProfile=nowhere.yaml"));

            assertThat(refusal)
                    .hasStackTraceContaining("journal: is NONE, and receipts move letters in a journal")
                    .hasStackTraceContaining("printProfile: there is no file nowhere.yaml");
        }
    }

    private void handedOver(String... references) {
        for (String reference : references) {
            kommunA.camel().createProducerTemplate().send("direct:send", letter(reference));
            assertThat(state(reference)).isEqualTo(JournalState.HANDED_OVER);
        }
    }

    private static Processor letter(String reference) {
        return Letters.body(
                Letters.to(WITHOUT_MAILBOX.id()).clientReference(reference).postalAddress(ADDRESS));
    }

    private void drop(String name, String file) throws IOException {
        Path receipts = Files.createDirectories(folder.resolve("receipts"));
        Path temporary = Files.writeString(folder.resolve(name), file);
        Files.move(temporary, receipts.resolve(name));
    }

    private static String receipt(String reference, String status, String time) {
        return "{\"deliveryId\":\"%s\",\"status\":\"%s\"%s}"
                .formatted(id(reference), status, time == null ? "" : ",\"time\":\"" + time + '"');
    }

    private static UUID id(String reference) {
        return MessageId.of(new OrganizationNumber(Municipality.ID), reference);
    }

    private Journal journal() {
        return kommunA.component().openJournal();
    }

    private JournalState state(String reference) {
        return journal().records().find(id(reference)).orElseThrow().state();
    }

    private List<JournalEvent> history(String reference) {
        return journal().records().history(id(reference));
    }

    private List<String> toldStates() {
        return told.stream()
                .map(one -> header(one, MinaMeddelandenConstants.CLIENT_REFERENCE) + " "
                        + header(one, MinaMeddelandenConstants.JOURNAL_STATE) + " "
                        + header(one, MinaMeddelandenConstants.DETAIL))
                .toList();
    }

    private static ReceiptReport report(Exchange out) {
        return out.getMessage().getBody(ReceiptReport.class);
    }
}
