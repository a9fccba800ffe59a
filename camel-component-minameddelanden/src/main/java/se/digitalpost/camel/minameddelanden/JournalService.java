package se.digitalpost.camel.minameddelanden;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.dispatch.JournalPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.JournalWorkers;
import se.digitalpost.camel.minameddelanden.dispatch.JournaledDispatcher;
import se.digitalpost.camel.minameddelanden.dispatch.OperatorGates;
import se.digitalpost.camel.minameddelanden.journal.Batch;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.WaitingLetters;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * A component's journal while it runs: who works on its letters, and who deletes what needn't be kept. Opened when it is first asked for, so
 * a component that sends nothing needs no database.
 */
final class JournalService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalService.class);

    private static final long MINUTE = 60_000;
    private static final int PURGED_AT_ONCE = 500;
    private static final int LOOKED_AT = 100;

    private final MinaMeddelandenComponent component;
    private final Map<DeskKey, SenderDesk> desks = new HashMap<>();
    private final PrintDesks printDesks;
    private final Set<String> warnedOf = new HashSet<>();
    private Running running;

    /** A sender has a desk for all its letters, and one for those on paper alone. */
    private record DeskKey(OrganizationNumber sender, boolean toPaper) {}

    /** What there is once the journal is open. */
    private record Running(
            Journal journal,
            OperatorGates gates,
            JournalWorkers workers,
            ExecutorService poller,
            ExecutorService threads,
            ScheduledExecutorService purger,
            JournalRegistration registration) {}

    JournalService(MinaMeddelandenComponent component) {
        this.component = component;
        this.printDesks = new PrintDesks(component);
    }

    /**
     * @return the journal, opened
     * @throws se.digitalpost.camel.minameddelanden.message.ConfigurationException where an option is wrong
     */
    synchronized Journal journal() {
        return running().journal();
    }

    synchronized OperatorGates gates() {
        return running().gates();
    }

    /** An endpoint starts to send. */
    synchronized SenderDesk join(EndpointSetUp.Sending sending, MinaMeddelandenConfiguration options) {
        OrganizationNumber sender = sending.sender();
        DeskKey key = new DeskKey(sender, sending.toPaper());
        WayOptions wayOptions = sending.toPaper() ? WayOptions.toPaper(options) : WayOptions.of(options);
        for (boolean toPaper : new boolean[] {false, true}) {
            SenderDesk other = desks.get(new DeskKey(sender, toPaper));
            if (other != null) {
                other.check(wayOptions);
            }
        }
        Running open = running();
        if (sending.paper().plan() != null) {
            printDesks.join(open.journal(), sending.paper(), options.getPrintTo());
        }
        SenderDesk desk = desks.get(key);
        if (desk == null) {
            sending.paper().startWithoutBatches();
            JournaledDispatcher dispatcher =
                    new JournaledDispatcher(sending.ways(), open.journal(), policy(options), open.gates());
            desk = new SenderDesk(sender, wayOptions, dispatcher, sending.paper(), sending.toPaper());
            desks.put(key, desk);
            working(sender);
        }
        desk.join();
        return desk;
    }

    /** Stored letters of a sender are for whoever can send all of them. */
    private void working(OrganizationNumber sender) {
        SenderDesk all = desks.get(new DeskKey(sender, false));
        SenderDesk desk = all != null ? all : desks.get(new DeskKey(sender, true));
        if (desk == null) {
            running.workers().remove(sender);
        } else {
            running.workers().add(sender, desk.dispatcher());
        }
    }

    /** An endpoint has stopped to send. */
    synchronized void leave(SenderDesk desk) {
        if (desk.leave()) {
            desks.remove(new DeskKey(desk.sender(), desk.isToPaper()));
            working(desk.sender());
            desk.stop();
        }
        if (desk.paper().plan() != null) {
            printDesks.leave(desk.paper().plan());
        }
    }

    /** @return how many batches were made of all letters that waited for one */
    synchronized int closeBatches() {
        return printDesks.closeBatches();
    }

    /** A letter was stored. */
    synchronized void stored() {
        running().workers().wake();
    }

    private JournalPolicy policy(MinaMeddelandenConfiguration options) {
        JournalPolicy standard = JournalPolicy.DEFAULT;
        return new JournalPolicy(
                options.getInDoubtPolicy(),
                standard.maxResends(),
                Duration.ofMillis(component.getJournalLeaseTime()),
                standard.patience(),
                standard.firstDelay(),
                standard.longestDelay(),
                Duration.ofMillis(options.getGiveUpAfter()));
    }

    private Running running() {
        if (running == null) {
            JournalSetUp setUp = new JournalSetUp(component);
            running = start(setUp.open(), setUp.node());
        }
        return running;
    }

    private Running start(Journal journal, String node) {
        CamelContext camelContext = component.getCamelContext();
        ExecutorServiceManager executors = camelContext.getExecutorServiceManager();
        int size = component.getWorkers();
        ExecutorService threads = executors.newFixedThreadPool(this, "MinaMeddelandenJournal", size);
        ExecutorService poller = executors.newSingleThreadExecutor(this, "MinaMeddelandenJournalPoller");
        ScheduledExecutorService purger =
                executors.newSingleThreadScheduledExecutor(this, "MinaMeddelandenJournalPurger");
        JournalWorkers workers = new JournalWorkers(
                journal,
                threads,
                size,
                Duration.ofMillis(component.getJournalPollInterval()),
                Duration.ofMillis(component.getJournalLeaseTime()));
        poller.execute(workers);
        purger.scheduleWithFixedDelay(() -> purgeInBackground(journal), MINUTE, MINUTE, TimeUnit.MILLISECONDS);
        int places = component.getConfiguration().getMaxConnectionsPerOperator();
        OperatorGates gates = new OperatorGates(places, Clock.systemUTC());
        JournalRegistration registration = JournalRegistration.of(
                component, new JournalManagement(node, journal, gates, () -> purge(journal), this::closeBatches));
        return new Running(journal, gates, workers, poller, threads, purger, registration);
    }

    /** Letters of a queue that was given another name, or whose endpoint was taken away, would wait for ever. */
    private void warnOfOrphans(Journal journal) {
        Instant yesterday = journal.now().minus(Duration.ofDays(1));
        Stream<String> collected = journal.batches().waiting().stream()
                .filter(waiting -> waiting.oldest().isBefore(yesterday))
                .map(WaitingLetters::queue);
        Stream<String> closed = journal.batches().list(1, LOOKED_AT).stream()
                .filter(batch ->
                        batch.nextAttemptAt() != null && batch.closedAt().isBefore(yesterday))
                .map(Batch::queue);
        Stream.concat(collected, closed)
                .filter(queue -> !printDesks.serve(queue))
                .filter(warnedOf::add)
                .forEach(queue -> LOG.warn(
                        "Letters have waited in the print queue {} for a day, and no endpoint of this node hands them over:"
                                + " see printQueue and printTo",
                        queue));
    }

    /** Deletes content that needn't be kept, from time to time. */
    private void purgeInBackground(Journal journal) {
        try {
            warnOfOrphans(journal);
            purge(journal);
        } catch (MinaMeddelandenException e) {
            LOG.warn("Content that needn't be kept wasn't purged. {}", e.getMessage());
        } catch (RuntimeException e) {
            // Whatever is thrown here would end the purging for good.
            LOG.error("Content that needn't be kept wasn't purged", e);
        }
    }

    /**
     * Deletes content that needn't be kept.
     *
     * @return of how many letters
     */
    int purge(Journal journal) {
        Duration retention = Duration.ofMillis(component.getJournalRetention());
        Duration printRetention = Duration.ofMillis(component.getJournalPrintRetention());
        int purged = 0;
        int now;
        do {
            Instant time = journal.now();
            now = journal.purge(time, time.minus(printRetention), time.minus(retention), PURGED_AT_ONCE);
            purged += now;
        } while (now >= PURGED_AT_ONCE);
        return purged;
    }

    @Override
    public synchronized void close() {
        if (running == null) {
            return;
        }
        ExecutorServiceManager executors = component.getCamelContext().getExecutorServiceManager();
        running.registration().close();
        running.workers().close();
        executors.shutdownGraceful(running.poller());
        executors.shutdownGraceful(running.purger());
        executors.shutdownGraceful(running.threads());
        printDesks.close();
        desks.values().forEach(SenderDesk::stop);
        desks.clear();
        running.journal().close();
        running = null;
    }
}
