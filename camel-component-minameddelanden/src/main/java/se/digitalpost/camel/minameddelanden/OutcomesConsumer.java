package se.digitalpost.camel.minameddelanden;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

import se.digitalpost.camel.minameddelanden.Subscription.Told;

/**
 * {@code minameddelanden:outcomes}: an exchange for each event that says what became of a letter. An event is dealt with when its exchange is
 * completed, on whichever thread that is and after its transaction, and is told again where the exchange failed.
 */
final class OutcomesConsumer extends ScheduledBatchPollingConsumer {

    private final MinaMeddelandenEndpoint endpoint;
    private final Semaphore places;
    private Subscription subscription;

    OutcomesConsumer(MinaMeddelandenEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.places = new Semaphore(endpoint.getOutcomes().getMaxOutcomesPerPoll());
    }

    @Override
    protected void doStart() throws Exception {
        subscription = new OutcomesSetUp(endpoint).subscribe();
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int free = places.drainPermits();
        Queue<Object> told = new ArrayDeque<>();
        try {
            if (free > 0) {
                told.addAll(subscription.next(free));
            }
        } finally {
            places.release(free - told.size());
        }
        forceConsumerAsReady();
        return processBatch(told);
    }

    @Override
    public int processBatch(Queue<Object> told) {
        int size = told.size();
        int processed = 0;
        for (int index = 0; index < size; index++) {
            Told next = (Told) told.poll();
            pendingExchanges = size - index - 1;
            if (!isBatchAllowed()) {
                subscription.giveBack(next);
                places.release();
            } else if (next.isOver()) {
                // It is told again by itself, and somebody else may have it already.
                places.release();
            } else {
                process(next, index, size);
                processed++;
            }
        }
        return processed;
    }

    private void process(Told told, int index, int size) {
        Exchange exchange = createExchange(true);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
        OutcomeHeaders.set(exchange.getMessage(), told.event());
        exchange.getMessage().setBody(told.event().toDelivery());
        exchange.getExchangeExtension().addOnCompletion(new Answer(told));
        getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
    }

    /** What the route has made of an event. */
    private final class Answer implements Synchronization {

        private final Told told;

        Answer(Told told) {
            this.told = told;
        }

        @Override
        public void onComplete(Exchange exchange) {
            try {
                if (exchange.isRollbackOnly()) {
                    subscription.failed(told);
                } else {
                    subscription.acknowledge(told);
                }
            } finally {
                places.release();
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            try {
                subscription.failed(told);
            } finally {
                places.release();
            }
        }
    }
}
