package se.digitalpost.minameddelanden.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where scripted waiting is done, so that whoever waits can be let go. */
final class Hold {

    static final Duration FOREVER = Duration.ofDays(365);

    /** How time is spent: false where the latch opened before it was over. */
    interface Waiting {
        boolean out(Duration duration, CountDownLatch letGo) throws InterruptedException;
    }

    private final Waiting waiting;
    private CountDownLatch latch = new CountDownLatch(1);

    Hold() {
        this((duration, letGo) -> !letGo.await(duration.toMillis(), TimeUnit.MILLISECONDS));
    }

    Hold(Waiting waiting) {
        this.waiting = waiting;
    }

    /** Waits that long; false if it was let go before. */
    boolean await(Duration duration) {
        try {
            return waiting.out(duration, current());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets everybody go who waits now; who comes later waits again. */
    synchronized void release() {
        latch.countDown();
        latch = new CountDownLatch(1);
    }

    private synchronized CountDownLatch current() {
        return latch;
    }
}
