package se.digitalpost.camel.minameddelanden.operator;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long. The timeouts of a socket are for each read and none for writes: a server that doesn't take the
 * request, or gives the answer byte by byte, would hold a thread for ever.
 *
 * <p>It looks from time to time, so that a post costs it nothing: it may be a tenth late, and a second at most.
 */
final class Watchdog implements AutoCloseable {

    private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long limitNanos;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "minameddelanden-operator-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** Something that begins and ends. */
    final class Watch {

        private final Runnable bite;
        private volatile long begun;

        private Watch(Runnable bite) {
            this.bite = bite;
        }

        void begin() {
            begun = System.nanoTime();
            watches.add(this);
        }

        void end() {
            watches.remove(this);
        }
    }

    /** @param limit how long anything may take */
    Watchdog(Duration limit) {
        this.limitNanos = limit.toNanos();
        long pace = Math.max(1, Math.min(limitNanos / 10, LATEST_NANOS));
        looking.scheduleWithFixedDelay(this::look, pace, pace, TimeUnit.NANOSECONDS);
    }

    /** @param bite ends what is watched, where that takes longer than the limit */
    Watch watch(Runnable bite) {
        return new Watch(bite);
    }

    private void look() {
        long now = System.nanoTime();
        for (Watch watch : watches) {
            if (now - watch.begun > limitNanos && watches.remove(watch)) {
                watch.bite.run();
            }
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
