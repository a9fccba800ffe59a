package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import com.zaxxer.hikari.HikariDataSource;

import se.digitalpost.camel.minameddelanden.dispatch.DispatchPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.Dispatcher;
import se.digitalpost.camel.minameddelanden.dispatch.Envelopes;
import se.digitalpost.camel.minameddelanden.dispatch.JournalPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.JournalWorkers;
import se.digitalpost.camel.minameddelanden.dispatch.JournaledDispatcher;
import se.digitalpost.camel.minameddelanden.dispatch.KeptEnvelope;
import se.digitalpost.camel.minameddelanden.dispatch.MinorPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.OperatorGates;
import se.digitalpost.camel.minameddelanden.dispatch.OversizePolicy;
import se.digitalpost.camel.minameddelanden.dispatch.Ways;
import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.journal.ContentKeys;
import se.digitalpost.camel.minameddelanden.journal.InMemoryJournal;
import se.digitalpost.camel.minameddelanden.journal.JdbcJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerification;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerify;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

/**
 * What a journal costs: letters the whole way, looked up in FaR, sealed and delivered to an operator in another process, one after the other. The
 * journal on H2 lies in a file, is encrypted, and is looked after in the background as the component does it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class JournalBenchmark {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIME_OUT = Duration.ofSeconds(30);
    private static final int PURGED_AT_ONCE = 500;
    private static final int REMEMBERED = 200;
    private static final int KEY_BYTES = 32;
    private static final int MEBIBYTE = 1024 * 1024;

    /** What keeps the letters. */
    public enum Kept {
        /** Nothing. */
        NOWHERE,
        /** A journal in memory. */
        IN_MEMORY,
        /** A journal on H2 in a file. */
        ON_H2
    }

    /** Set by JMH. */
    @Param
    public Kept kept;

    /** Set by JMH. */
    @Param({"KB_2", "KB_100"})
    public LetterSize size;

    private SimulatorProcess simulator;
    private FarClient far;
    private OperatorClient operators;
    private Content enclosure;
    private Dispatcher direct;
    private Journal journal;
    private JournaledDispatcher journaled;
    private JournalWorkers workers;
    private ScheduledExecutorService background;
    private Path folder;
    private HikariDataSource pool;
    private final AtomicLong numbers = new AtomicLong();

    /** Starts the simulator and opens the journal. */
    @Setup
    public void start() throws IOException {
        simulator = SimulatorProcess.start();
        far = new FarClient(simulator.far(), simulator.clientTls(), TIME_OUT, TIME_OUT);
        operators = new OperatorClient(simulator.clientTls(), OperatorClientSettings.defaults());
        enclosure = Content.of(Letters.pdf(size.bytes()));
        Ways ways = ways();
        switch (kept) {
            case NOWHERE -> direct = new Dispatcher(ways);
            case IN_MEMORY -> journal = new InMemoryJournal("benchmark", Clock.systemUTC(), REMEMBERED);
            case ON_H2 -> journal = onH2();
        }
        if (journal != null) {
            journaled = new JournaledDispatcher(
                    ways, journal, JournalPolicy.DEFAULT, new OperatorGates(10, Clock.systemUTC()));
            tend();
        }
    }

    /** As the component does it: the journal is asked each second what is due, and purged each minute. */
    private void tend() {
        background = Executors.newScheduledThreadPool(3);
        workers = new JournalWorkers(journal, background, 1, POLL_INTERVAL, JournalPolicy.DEFAULT.leaseTime());
        workers.add(new OrganizationNumber(Keys.ORGANIZATION_NUMBER), journaled);
        background.execute(workers);
        background.scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.MINUTES);
    }

    private void purge() {
        int purged;
        do {
            Instant now = journal.now();
            purged = journal.purge(now, now, now, PURGED_AT_ONCE);
        } while (purged == PURGED_AT_ONCE);
    }

    private Ways ways() {
        Keys keys = Keys.create();
        EnvelopeSealer sealer = new EnvelopeSealer(keys.signingKey(), keys.signingKey());
        SelfVerification never = new SelfVerification(
                SelfVerify.NEVER, EnvelopeVerifier.builder().build(), false);
        Clock sweden = Clock.system(ZoneId.of("Europe/Stockholm"));
        return new Ways(
                far,
                new Envelopes(() -> sealer, never, sweden),
                operators,
                FaultTable.standard(),
                new DispatchPolicy(MinorPolicy.DIGITAL, OversizePolicy.FAIL, 2L * MEBIBYTE, Set.of()),
                null,
                sweden);
    }

    private Journal onH2() throws IOException {
        folder = Files.createTempDirectory("journal");
        pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("journal") + ";QUERY_CACHE_SIZE=64");
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return JdbcJournal.on(pool)
                .node("benchmark")
                .keys(ContentKeys.of("benchmark", key))
                .open();
    }

    /** Ends what the journal would do in the background. */
    void settle() {
        if (journal != null) {
            journal.records().counts();
        }
    }

    /** Closes everything, and deletes the journal. */
    @TearDown
    public void stop() throws IOException, InterruptedException {
        if (journaled != null) {
            workers.close();
            background.shutdownNow();
            background.awaitTermination(1, TimeUnit.MINUTES);
            journaled.close();
            journal.close();
        }
        if (pool != null) {
            pool.close();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        far.close();
        operators.close();
        simulator.close();
    }

    /** @return what became of the letter */
    @Benchmark
    public Delivery send() {
        Message letter = Letters.to(TestRecipients.AT_KIVRA.id(), enclosure).toBuilder()
                .clientReference("benchmark-" + numbers.incrementAndGet())
                .buildComplete();
        Delivery delivery = journaled == null
                ? direct.send(letter, new KeptEnvelope())
                : journaled.send(letter, null).orThrow();
        if (delivery.status() != DeliveryStatus.DELIVERED) {
            throw new IllegalStateException("Not delivered: " + delivery);
        }
        return delivery;
    }
}
