package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Brings exchanges to their end in steps. Between two steps an exchange waits, and takes no thread for that unless it is transacted. */
final class Courses implements AutoCloseable {

    private final CamelContext camelContext;
    private final Workers workers;
    private final ScheduledExecutorService timer;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What is done with one exchange. */
    interface Course {

        /** @return how long to wait before the next step; null where this was the last one */
        Duration step() throws Exception;
    }

    Courses(MinaMeddelandenComponent owner, Workers workers) {
        this.camelContext = owner.getCamelContext();
        this.workers = workers;
        this.timer = camelContext
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(owner, "MinaMeddelandenPauses");
    }

    /** @return whether the exchange is at its end already */
    boolean process(Exchange exchange, AsyncCallback callback, Course course) {
        if (exchange.isTransacted()) {
            return workers.process(exchange, callback, same -> toItsEnd(course));
        }
        new Waiting(exchange, callback, course).step();
        return false;
    }

    /** A transaction belongs to its thread, so its exchange waits on it. */
    private static void toItsEnd(Course course) throws Exception {
        Duration pause = course.step();
        while (pause != null) {
            Thread.sleep(pause.toMillis());
            pause = course.step();
        }
    }

    /** Exchanges that wait fail: nobody would ever go on with them. */
    @Override
    public void close() {
        closed = true;
        camelContext.getExecutorServiceManager().shutdownNow(timer);
        waiting.forEach(Waiting::giveUp);
    }

    private final class Waiting {

        private final Exchange exchange;
        private final AsyncCallback callback;
        private final Course course;
        private Duration pause;

        Waiting(Exchange exchange, AsyncCallback callback, Course course) {
            this.exchange = exchange;
            this.callback = callback;
            this.course = course;
        }

        void step() {
            workers.process(exchange, doneSync -> stepped(), same -> {
                pause = null;
                pause = course.step();
            });
        }

        private void stepped() {
            if (pause == null) {
                callback.done(false);
                return;
            }
            waiting.add(this);
            try {
                timer.schedule(this::goOn, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                giveUp();
            }
            if (closed) {
                giveUp();
            }
        }

        private void goOn() {
            if (waiting.remove(this)) {
                step();
            }
        }

        private void giveUp() {
            if (waiting.remove(this)) {
                exchange.setException(new RejectedExecutionException("The component is stopped"));
                callback.done(false);
            }
        }
    }
}
