package se.digitalpost.camel.minameddelanden.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.zaxxer.hikari.HikariDataSource;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalFilter;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.IN_DOUBT;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.TO_PRINT;

/** Three nodes on one database. One is killed, and then another: what they held is gone on with by those that are left, when its lease has ended. */
class LostNodeTest {

    private static final int LETTERS = 90;
    private static final long SEED = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    @TempDir
    private Path folder;

    private CrashRun run;
    private HikariDataSource dataSource;
    private Journal journal;

    /** What a node held when it died. */
    private record Held(JournalEntry entry, Instant knownAt) {}

    @BeforeEach
    void open() throws Exception {
        // Slow enough to be killed while they are at it.
        SIMULATOR.simulator().everyDelivery(Behaviour.slow(Duration.ofMillis(200)));
        run = new CrashRun(
                SIMULATOR.simulator(),
                new Mailing(SEED, LETTERS),
                TestDatabase.POSTGRESQL.newUrl(folder),
                InDoubtPolicy.HOLD,
                folder);
        dataSource = run.database();
        journal = NodeProcess.journal(dataSource);
    }

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
            dataSource.close();
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whatAKilledNodeHeldTheOthersGoOnWith() throws Exception {
        List<NodeProcess> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            nodes.add(run.start("node-" + i));
        }
        for (NodeProcess node : nodes) {
            run.awaitOf(node, node::isReady);
        }
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.get(i).bring(run.unanswered(LETTERS / 3 * (i + 1)));
            held.addAll(killedWhilePosting(nodes.get(i), "node-" + i));
        }
        nodes.get(2).bring(run.unanswered(LETTERS));
        run.finish(List.of(nodes.get(2)));

        held.forEach(this::wasGoneOnWithByAnotherAfterItsLease);
        List<LetterTrace> traces = run.traces();
        assertThat(traces.stream().flatMap(letter -> new Invariants(InDoubtPolicy.HOLD).faults(letter).stream()))
                .as(run.summary(traces))
                .isEmpty();
        assertThat(run.answers()).isEqualTo(LETTERS);
    }

    private List<Held> killedWhilePosting(NodeProcess node, String name) throws InterruptedException {
        run.awaitOf(node, () -> unfinished(name).stream().anyMatch(entry -> entry.state() == DELIVERING));
        run.kill(node);
        List<JournalEntry> left = unfinished(name);
        Instant now = journal.now();
        return left.stream().map(entry -> new Held(entry, now)).toList();
    }

    private List<JournalEntry> unfinished(String node) {
        JournalFilter unfinished = JournalFilter.ALL.in(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, TO_PRINT);
        return journal.records().list(unfinished, 1, LETTERS).entries().stream()
                .filter(entry -> node.equals(entry.node()))
                .toList();
    }

    private void wasGoneOnWithByAnotherAfterItsLease(Held held) {
        JournalEntry entry = held.entry();
        Instant leaseEnd = entry.nextAttemptAt();
        assertThat(leaseEnd)
                .as("the end of a lease that nobody renews any more")
                .isBeforeOrEqualTo(held.knownAt().plus(CrashRun.LEASE));
        JournalEvent next = journal.records().history(entry.messageId()).stream()
                .filter(event -> event.number() > entry.lastEvent())
                .findFirst()
                .orElseThrow();
        assertThat(next.node()).isNotEqualTo(entry.node());
        assertThat(next.writtenAt()).isAfterOrEqualTo(leaseEnd);
        if (entry.state() == DELIVERING) {
            assertThat(next.state()).isEqualTo(JournalState.IN_DOUBT);
        }
    }
}
