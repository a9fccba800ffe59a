package se.digitalpost.camel.minameddelanden;

import org.apache.camel.support.service.ServiceHelper;

import se.digitalpost.camel.minameddelanden.dispatch.BatchPlan;
import se.digitalpost.camel.minameddelanden.dispatch.PaperWay;

/**
 * What an endpoint's letters on paper need, as its options name it.
 *
 * @param way the way itself; null where nothing is printed
 * @param fallback takes single letters, or null
 * @param printTo takes batches, or null
 * @param plan how batches are made; null where there are none
 * @param addressLookup tells addresses, or null
 */
record Paper(
        PaperWay way,
        CamelFallback fallback,
        CamelPrintTransport printTo,
        BatchPlan plan,
        CamelAddressLookup addressLookup) {

    static final Paper NONE = new Paper(null, null, null, null, null);

    /** Without those that take batches from a journal: these belong to the print queue. */
    void startWithoutBatches() {
        ServiceHelper.startService(fallback, addressLookup);
    }

    void stopWithoutBatches() {
        ServiceHelper.stopService(fallback, addressLookup);
    }

    void start() {
        startWithoutBatches();
        ServiceHelper.startService(printTo);
    }

    void stop() {
        stopWithoutBatches();
        ServiceHelper.stopService(printTo);
    }
}
