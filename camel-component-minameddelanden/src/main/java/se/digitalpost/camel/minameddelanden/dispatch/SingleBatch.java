package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import se.digitalpost.camel.minameddelanden.print.PrintJob;
import se.digitalpost.camel.minameddelanden.print.PrintProfile;

/**
 * Hands each letter over at once, as a batch of its own that is called by the letter's id: for those who have no journal to collect letters in. Safe for
 * use by several threads.
 */
public final class SingleBatch implements Fallback {

    private static final BatchWriter.Hold NOBODY_ELSE = new BatchWriter.Hold() {
        @Override
        public void check() {
            // Nobody else has it.
        }

        @Override
        public void confirm() {
            // Nobody else has it.
        }
    };

    private final BatchWriter writer;
    private final BatchPlan plan;
    private final PrintProfile profile;
    private final Set<UUID> onTheirWay = ConcurrentHashMap.newKeySet();

    /**
     * @param transport takes the files
     * @param plan what the print service wants, and whether there are folders
     */
    public SingleBatch(PrintTransport transport, BatchPlan plan) {
        this.writer = new BatchWriter(Objects.requireNonNull(transport, "transport"));
        this.plan = Objects.requireNonNull(plan, "plan");
        this.profile = plan.printProfile();
    }

    @Override
    public void handOver(PrintJob job) throws Exception {
        if (!onTheirWay.add(job.deliveryId())) {
            throw new IllegalStateException("Another exchange is handing the same letter over now");
        }
        try {
            writer.write(job.deliveryId().toString(), plan.folderOf(job), List.of(job), profile, NOBODY_ELSE);
        } finally {
            onTheirWay.remove(job.deliveryId());
        }
    }
}
