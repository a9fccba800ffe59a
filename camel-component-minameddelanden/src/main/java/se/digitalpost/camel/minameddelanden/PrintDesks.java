package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import org.apache.camel.support.service.ServiceHelper;

import se.digitalpost.camel.minameddelanden.dispatch.BatchPlan;
import se.digitalpost.camel.minameddelanden.dispatch.PrintQueue;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** Who makes batches of what a component's endpoints collect: one for each print queue, on a thread of its own. Endpoints of the same queue share it. */
final class PrintDesks {

    private final MinaMeddelandenComponent component;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    /** One queue's. */
    private static final class Desk {
        private final BatchPlan plan;
        private final String printTo;
        private final CamelPrintTransport transport;
        private final PrintQueue queue;
        private final ExecutorService thread;
        private int endpoints;

        Desk(BatchPlan plan, String printTo, CamelPrintTransport transport, PrintQueue queue, ExecutorService thread) {
            this.plan = plan;
            this.printTo = printTo;
            this.transport = transport;
            this.queue = queue;
            this.thread = thread;
        }
    }

    PrintDesks(MinaMeddelandenComponent component) {
        this.component = component;
    }

    /**
     * An endpoint starts to collect.
     *
     * @param printTo the endpoint's option
     * @throws ConfigurationException where another endpoint has another plan for the same queue
     */
    void join(Journal journal, Paper paper, String printTo) {
        BatchPlan plan = paper.plan();
        Desk desk = desks.get(plan.queue());
        if (desk == null) {
            desk = open(journal, paper, printTo);
            desks.put(plan.queue(), desk);
        } else if (!desk.plan.equals(plan) || !desk.printTo.equals(printTo)) {
            throw new ConfigurationException(
                    "printQueue",
                    "is " + plan.queue()
                            + ", as another endpoint's, which has another printTo, printProfile or other batch…"
                            + " options; give each its own queue, or both the same options",
                    null);
        }
        desk.endpoints++;
    }

    private Desk open(Journal journal, Paper paper, String printTo) {
        ServiceHelper.startService(paper.printTo());
        PrintQueue queue = new PrintQueue(
                journal,
                paper.plan(),
                paper.printTo(),
                Duration.ofMillis(component.getJournalPollInterval()),
                Duration.ofMillis(component.getJournalLeaseTime()));
        ExecutorService thread = component
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "MinaMeddelandenPrint");
        thread.execute(queue);
        return new Desk(paper.plan(), printTo, paper.printTo(), queue, thread);
    }

    /** An endpoint has stopped to collect. */
    void leave(BatchPlan plan) {
        Desk desk = desks.get(plan.queue());
        if (desk != null && --desk.endpoints == 0) {
            desks.remove(plan.queue());
            stop(desk);
        }
    }

    /** Whether an endpoint of this component collects for the queue. May be asked by any thread. */
    boolean serve(String queue) {
        return desks.containsKey(queue);
    }

    /** @return how many batches were made of all that waited */
    int closeBatches() {
        return desks.values().stream()
                .mapToInt(desk -> desk.queue.closeBatches())
                .sum();
    }

    /** All of them end; what they were handing over goes on where they are started again. */
    void close() {
        desks.values().forEach(this::stop);
        desks.clear();
    }

    private void stop(Desk desk) {
        desk.queue.close();
        component.getCamelContext().getExecutorServiceManager().shutdownGraceful(desk.thread);
        ServiceHelper.stopService(desk.transport);
    }
}
