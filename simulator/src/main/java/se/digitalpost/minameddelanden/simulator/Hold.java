package se.digitalpost.minameddelanden.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where scripted waiting is done, so that whoever waits can be let go. */
final class Hold {

    static final Duration FOREVER = Duration.ofDays(365);

    private CountDownLatch latch = new CountDownLatch(1);

    /** Waits that long; false if it was let go before. */
    boolean await(Duration duration) {
        try {
            return !current().await(duration.toMillis(), TimeUnit.MILLISECONDS);
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
