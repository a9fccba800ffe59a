package se.digitalpost.camel.minameddelanden;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** The threads that do the producers' work, which waits for the network most of the time. */
final class Workers implements AutoCloseable {

    private static final int MAX_WAITING = 1000;

    private final CamelContext camelContext;
    private final ExecutorService executor;

    /** A step of work on an exchange. */
    interface Work {
        void process(Exchange exchange) throws Exception;
    }

    Workers(MinaMeddelandenComponent owner, int size) {
        ThreadPoolProfile profile = new ThreadPoolProfile("minameddelanden");
        profile.setPoolSize(size);
        profile.setMaxPoolSize(size);
        profile.setMaxQueueSize(MAX_WAITING);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        this.camelContext = owner.getCamelContext();
        this.executor = camelContext.getExecutorServiceManager().newThreadPool(owner, "MinaMeddelanden", profile);
    }

    /**
     * Works on an exchange on another thread, or on this one where the exchange is transacted or too many are waiting.
     *
     * @return whether the work is done already
     */
    boolean process(Exchange exchange, AsyncCallback callback, Work work) {
        if (!exchange.isTransacted()) {
            try {
                executor.execute(() -> {
                    run(exchange, work);
                    callback.done(false);
                });
                return false;
            } catch (RejectedExecutionException e) {
                // Too many are waiting: whoever brings more shall work on it himself, which slows him down.
            }
        }
        run(exchange, work);
        callback.done(true);
        return true;
    }

    /** Nothing escapes: an exception that did would leave the exchange hanging for ever. */
    private static void run(Exchange exchange, Work work) {
        try {
            work.process(exchange);
        } catch (Throwable e) {
            exchange.setException(e);
        }
    }

    @Override
    public void close() {
        camelContext.getExecutorServiceManager().shutdownGraceful(executor);
    }
}
