package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.openjdk.jmh.util.ListStatistics;

import se.digitalpost.minameddelanden.benchmarks.JournalBenchmark.Kept;

/**
 * What {@link JournalBenchmark} measures, with the journal on H2 and without one in turns of some seconds: whatever else slows the machine down is in both,
 * so that the ratio is known better than either of them. A turn with the journal ends when all of its letters are in the tables where they belong, so that
 * nothing of it is left to the next one.
 */
public final class JournalRun {

    private static final int ROUNDS = 50;
    /** H2 is so much code that the compiler is at work on it for minutes. */
    private static final int WARM_UP_ROUNDS = 20;

    private static final long NANOS = 1_000_000_000L;
    private static final long WITHOUT_NANOS = 3 * NANOS;
    /** Longer, since H2 goes slower the more was written within 45 seconds. */
    private static final long WITH_NANOS = 6 * NANOS;

    private static final double CONFIDENCE = 0.999;

    private JournalRun() {}

    /** Letters a second. */
    private record Round(double with, double without) {

        static Round of(JournalBenchmark with, JournalBenchmark without, boolean isWithFirst) {
            double before = isWithFirst ? turn(with, WITH_NANOS) : turn(without, WITHOUT_NANOS);
            double after = isWithFirst ? turn(without, WITHOUT_NANOS) : turn(with, WITH_NANOS);
            return isWithFirst ? new Round(before, after) : new Round(after, before);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f of %.0f", with, without);
        }
    }

    /**
     * Runs.
     *
     * @param arguments how many rounds are measured, 50 where nothing is said; a round takes 9 seconds
     * @throws IOException where there is no room for the journal, or the operator can't be reached
     * @throws InterruptedException where it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int number = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        JournalBenchmark without = started(Kept.NOWHERE);
        JournalBenchmark with = started(Kept.ON_H2);
        List<Round> rounds = new ArrayList<>();
        for (int i = -WARM_UP_ROUNDS; i < number; i++) {
            // By turns: what becomes faster or slower meanwhile is no advantage.
            Round round = Round.of(with, without, i % 2 != 0);
            System.out.println((i < 0 ? "warm-up: " : "round " + i + ": ") + round);
            if (i >= 0) {
                rounds.add(round);
            }
        }
        without.stop();
        with.stop();
        System.out.println(told(rounds));
    }

    private static String told(List<Round> rounds) {
        ListStatistics ratios = statistics(rounds, round -> round.with() / round.without());
        double[] interval = ratios.getConfidenceIntervalAt(CONFIDENCE);
        return String.format(
                Locale.ROOT,
                "%d rounds: %.0f letters/s with the journal, %.0f without; %.3f of the throughput, 99.9 %% between %.3f and %.3f",
                rounds.size(),
                statistics(rounds, Round::with).getMean(),
                statistics(rounds, Round::without).getMean(),
                ratios.getMean(),
                interval[0],
                interval[1]);
    }

    private static ListStatistics statistics(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return new ListStatistics(rounds.stream().mapToDouble(figure).toArray());
    }

    private static JournalBenchmark started(Kept kept) throws IOException {
        JournalBenchmark benchmark = new JournalBenchmark();
        benchmark.kept = kept;
        benchmark.size = LetterSize.KB_100;
        benchmark.start();
        return benchmark;
    }

    /** @return letters a second */
    private static double turn(JournalBenchmark benchmark, long nanos) {
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
