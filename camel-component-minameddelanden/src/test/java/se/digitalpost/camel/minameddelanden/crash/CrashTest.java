package se.digitalpost.camel.minameddelanden.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.minameddelanden.simulator.PersonalData;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process is killed (SIGKILL) at any moments of a mailing, and nothing is lost, nothing twice. {@code -Dcrash.letters}, {@code -Dcrash.kills},
 * {@code -Dcrash.runs} and {@code -Dcrash.seed} make it longer, or the same again; CONTRIBUTING tells how.
 */
class CrashTest {

    private static final int LETTERS = Integer.getInteger("crash.letters", 120);
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final String RUNS = System.getProperty("crash.runs", "H2:HOLD,POSTGRESQL:RESEND");
    private static final long SEED =
            Long.getLong("crash.seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));

    @RegisterExtension
    static final SimulatorExtension SIMULATOR =
            SimulatorExtension.with(Simulator.builder().keepReceived(100_000));

    @TempDir
    private Path folder;

    static Stream<Arguments> runs() {
        return Arrays.stream(RUNS.split(","))
                .map(run -> run.split(":"))
                .map(run -> Arguments.of(TestDatabase.valueOf(run[0]), InDoubtPolicy.valueOf(run[1])));
    }

    @ParameterizedTest(name = "{0}, in doubt {1}")
    @MethodSource("runs")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void afterAnyCrashEachLetterIsWhereTheJournalSaysAndOnce(TestDatabase database, InDoubtPolicy policy)
            throws Exception {
        Mailing mailing = new Mailing(SEED, LETTERS);
        Random random = new Random(SEED);
        new TroubledOperators(random).scriptOn(SIMULATOR.simulator(), mailing, LETTERS / 10);
        CrashRun run = new CrashRun(SIMULATOR.simulator(), mailing, database.newUrl(folder), policy, folder);

        run.run(KILLS, random);

        List<LetterTrace> traces = run.traces();
        String summary = database + ", " + policy + ", " + run.summary(traces);
        System.out.println(summary);
        Invariants invariants = new Invariants(policy);
        assertThat(traces.stream().flatMap(letter -> invariants.faults(letter).stream()))
                .as(summary)
                .isEmpty();
        assertThat(run.answers())
                .as("letters that somebody has told an answer for")
                .isEqualTo(LETTERS);
        assertThat(run.notAnswered()).as(summary).isEmpty();
        assertThat(run.logs())
                .isNotEmpty()
                .allSatisfy(log -> assertThat(PersonalData.in(Files.readString(log)))
                        .as(log.toString())
                        .isEmpty());
    }
}
