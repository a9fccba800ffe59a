package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

import org.openjdk.jmh.util.ListStatistics;

import se.digitalpost.minameddelanden.benchmarks.JournalBenchmark.Kept;

/**
 * What {@link JournalBenchmark} measures, with the journal on H2 and without one in turns of some seconds: whatever else slows the machine down is in both,
 * so that the ratio is known better than either of them. A turn with the journal ends when all of its letters are in the tables where they belong, so that
 * nothing of it is left to the next one.
 */
public final class JournalRun {

    private static final int ROUNDS = 40;
    /** H2 is so much code that the compiler is at work on it for minutes. */
    private static final int WARM_UP_ROUNDS = 20;

    private static final long NANOS = 1_000_000_000L;
    private static final long WITHOUT_NANOS = 3 * NANOS;
    /** Longer, since H2 goes slower the more was written within 45 seconds. */
    private static final long WITH_NANOS = 6 * NANOS;

    private static final double CONFIDENCE = 0.999;

    private JournalRun() {}

    /**
     * Runs.
     *
     * @param arguments how many rounds are measured, 40 where nothing is said; a round takes 9 seconds
     * @throws IOException where there is no room for the journal, or the operator can't be reached
     * @throws SQLException where the journal can't be closed
     * @throws InterruptedException where it is interrupted
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        JournalBenchmark without = started(Kept.NOWHERE);
        JournalBenchmark with = started(Kept.ON_H2);
        ListStatistics ratios = new ListStatistics();
        ListStatistics kept = new ListStatistics();
        ListStatistics all = new ListStatistics();
        for (int i = -WARM_UP_ROUNDS; i < rounds; i++) {
            // Each is the first one in every other round, so that what becomes faster or slower meanwhile is no
            // advantage.
            boolean isFirst = i % 2 == 0;
            double before = isFirst ? turn(without, WITHOUT_NANOS) : 0;
            double letters = turn(with, WITH_NANOS);
            double most = isFirst ? before : turn(without, WITHOUT_NANOS);
            System.out.println(
                    String.format(Locale.ROOT, "%s %.0f of %.0f", i < 0 ? "warm-up" : "round " + i, letters, most));
            if (i >= 0) {
                ratios.addValue(letters / most);
                kept.addValue(letters);
                all.addValue(most);
            }
        }
        without.stop();
        with.stop();
        System.out.println(String.format(
                Locale.ROOT,
                "%d rounds: %.0f letters/s with the journal, %.0f without; %.3f of the throughput, 99.9 %% between %.3f and %.3f",
                rounds,
                kept.getMean(),
                all.getMean(),
                ratios.getMean(),
                ratios.getConfidenceIntervalAt(CONFIDENCE)[0],
                ratios.getConfidenceIntervalAt(CONFIDENCE)[1]));
    }

    private static JournalBenchmark started(Kept kept) throws IOException, SQLException {
        JournalBenchmark benchmark = new JournalBenchmark();
        benchmark.kept = kept;
        benchmark.size = LetterSize.KB_100;
        benchmark.start();
        return benchmark;
    }

    /** @return letters a second */
    private static double turn(JournalBenchmark benchmark, long nanos) throws IOException, SQLException {
        long begin = System.nanoTime();
        int letters = 0;
        while (System.nanoTime() - begin < nanos) {
            benchmark.send();
            letters++;
        }
        benchmark.settle();
        return letters * (double) NANOS / (System.nanoTime() - begin);
    }
}
