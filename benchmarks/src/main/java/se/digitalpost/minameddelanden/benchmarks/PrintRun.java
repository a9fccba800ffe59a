package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import org.h2.jdbcx.JdbcConnectionPool;

import se.digitalpost.camel.minameddelanden.dispatch.BatchPlan;
import se.digitalpost.camel.minameddelanden.dispatch.JournalPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.JournaledDispatcher;
import se.digitalpost.camel.minameddelanden.dispatch.OperatorGates;
import se.digitalpost.camel.minameddelanden.dispatch.OutgoingFile;
import se.digitalpost.camel.minameddelanden.dispatch.PaperWay;
import se.digitalpost.camel.minameddelanden.dispatch.PrintQueue;
import se.digitalpost.camel.minameddelanden.dispatch.PrintTransport;
import se.digitalpost.camel.minameddelanden.dispatch.Ways;
import se.digitalpost.camel.minameddelanden.journal.ContentKeys;
import se.digitalpost.camel.minameddelanden.journal.JdbcJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.PrintSettings;

/**
 * Makes letters of two pages, preflight included, collects them in an encrypted journal in H2, and hands them over as one batch, on one thread. It tells
 * pages a second for both halves, and the most memory that was in use. Run it with a small heap ({@code -Xmx96m}): it ends only if memory doesn't grow with
 * the number of letters.
 */
public final class PrintRun {

    private static final int LETTERS = 10_000;
    private static final int WARM_UP = 300;
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final byte[] KEY = new byte[32];
    private static final String PARAGRAPH =
            "Vi har beviljat din ansökan om bostadsanpassningsbidrag. Beslutet gäller en ramp vid "
                    + "entrén och två stödhandtag i badrummet. Bidraget är 48 500 kr och betalas ut när arbetet är klart.\n\n";

    private static long mostHeap;

    private PrintRun() {}

    /** What a print service got. */
    private static final class Counting implements PrintTransport {
        private long bytes;
        private int files;
        private long pages;

        @Override
        public void handOver(OutgoingFile file) throws IOException {
            try (InputStream input = file.bytes().get()) {
                bytes += input.transferTo(OutputStream.nullOutputStream());
            }
            files++;
            look();
            pages += file.job() == null ? 0 : file.job().pages();
        }
    }

    /**
     * Runs.
     *
     * @param arguments how many letters, 10,000 where nothing is said
     * @throws IOException where there is no room for the journal
     */
    public static void main(String[] arguments) throws IOException {
        int letters = arguments.length == 0 ? LETTERS : Integer.parseInt(arguments[0]);
        run("warm-up", Math.min(letters, WARM_UP));
        mostHeap = 0;
        System.out.println(run("run", letters));
    }

    private static String run(String queue, int letters) throws IOException {
        Path folder = Files.createTempDirectory("print-run");
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("journal") + ";CACHE_SIZE=8192", "sa", "");
        try (Journal journal = JdbcJournal.on(pool)
                .node("print-run")
                .keys(ContentKeys.of("2026", KEY))
                .open()) {
            return run(queue, letters, journal);
        } finally {
            pool.dispose();
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static String run(String name, int letters, Journal journal) {
        BatchPlan plan = new BatchPlan(
                name,
                "basedOn: generic",
                false,
                letters,
                Long.MAX_VALUE,
                Duration.ZERO,
                LocalTime.now(SWEDEN).plusMinutes(1),
                SWEDEN);
        Clock clock = Clock.system(SWEDEN);
        LetterPrinter printer = new LetterPrinter(PrintSettings.of("Kommun A, Box 1, 123 80 Kommunköping"));
        Ways ways = Ways.toPaper(PaperWay.collecting(plan, null, printer, clock), clock);
        Counting printed = new Counting();
        long start = System.nanoTime();
        try (JournaledDispatcher dispatcher = new JournaledDispatcher(
                ways, journal, JournalPolicy.DEFAULT, new OperatorGates(1, Clock.systemUTC()))) {
            for (int i = 0; i < letters; i++) {
                dispatcher.send(letter(i), null).orThrow();
                look();
            }
        }
        long collected = System.nanoTime();
        try (PrintQueue queue = new PrintQueue(journal, plan, printed, Duration.ofSeconds(1), Duration.ofMinutes(1))) {
            queue.work();
        }
        long handedOver = System.nanoTime();
        Map<JournalState, Long> states = journal.records().counts();
        if (!Long.valueOf(letters).equals(states.get(JournalState.HANDED_OVER))) {
            throw new IllegalStateException("Not all letters were handed over: " + states);
        }
        return String.format(
                Locale.ROOT,
                "%d letters, %d pages, %d files of %d MB: made and collected %.0f pages/s, handed over %.0f pages/s, at most %d MB of"
                        + " heap in use",
                letters,
                printed.pages,
                printed.files,
                printed.bytes >> 20,
                printed.pages / seconds(start, collected),
                printed.pages / seconds(collected, handedOver),
                mostHeap >> 20);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static Message letter(int number) {
        return Message.builder()
                .clientReference("print-" + number)
                .sender(Keys.ORGANIZATION_NUMBER, Keys.ORGANIZATION)
                .recipient("198101032384")
                .subject("Beslut om bostadsanpassningsbidrag")
                .text(PARAGRAPH.repeat(16))
                .supportInfo(SupportInfo.of("Ring kommunens växel."))
                .deliveryMode(DeliveryMode.PAPER_ONLY)
                .postalAddress(PostalAddress.of("Åsa Öberg", "Storgatan " + number, "123 45", "Kommunköping"))
                .buildComplete();
    }

    /** Garbage included, so it is never more than the heap that the run was given. */
    private static void look() {
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        mostHeap = Math.max(mostHeap, used);
    }
}
