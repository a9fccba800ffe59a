package se.digitalpost.minameddelanden.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.util.Locale;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.PrintJob;
import se.digitalpost.camel.minameddelanden.print.PrintSettings;

/**
 * Makes letters of two pages, preflight included, one after the other on one thread, and tells pages a second, bytes a letter and the most memory that
 * was in use. Run it with a small heap ({@code -Xmx64m}): it ends only if memory doesn't grow with the number of letters.
 */
public final class PrintRun {

    private static final int LETTERS = 10_000;
    private static final int WARM_UP = 300;
    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final String PARAGRAPH =
            "Vi har beviljat din ansökan om bostadsanpassningsbidrag. Beslutet gäller en ramp vid "
                    + "entrén och två stödhandtag i badrummet. Bidraget är 48 500 kr och betalas ut när arbetet är klart.\n\n";

    private PrintRun() {}

    /**
     * Runs.
     *
     * @param arguments how many letters, 10,000 where nothing is said
     */
    public static void main(String[] arguments) {
        int letters = arguments.length == 0 ? LETTERS : Integer.parseInt(arguments[0]);
        LetterPrinter printer = new LetterPrinter(PrintSettings.of("Kommun A, Box 1, 123 80 Kommunköping"));
        for (int i = 0; i < WARM_UP; i++) {
            letter(printer, i);
        }
        long pages = 0;
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < letters; i++) {
            PrintJob job = letter(printer, i);
            pages += job.pages();
            bytes += job.pdf().size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d letters, %d pages: %.0f pages/s, %d bytes/letter, at most %d MB of heap in use%n",
                letters,
                pages,
                pages / seconds,
                bytes / letters,
                peakHeap() >> 20);
    }

    private static PrintJob letter(LetterPrinter printer, int number) {
        Message message = Message.builder()
                .clientReference("print-" + number)
                .sender(Keys.ORGANIZATION_NUMBER, Keys.ORGANIZATION)
                .recipient("198101032384")
                .subject("Beslut om bostadsanpassningsbidrag")
                .text(PARAGRAPH.repeat(16))
                .supportInfo(SupportInfo.of("Ring kommunens växel."))
                .buildComplete();
        PostalAddress address = PostalAddress.of("Åsa Öberg", "Storgatan " + number, "123 45", "Kommunköping");
        return printer.print(message, address, Reason.NOT_REGISTERED, DATE);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
