package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/**
 * Keeps a message's envelope from one attempt to the next, so that a retry posts the same bytes: also when midnight or a new certificate
 * lies between. One for each message; used by one thread at a time.
 */
public final class KeptEnvelope {

    private SealedEnvelope envelope;

    SealedEnvelope orMake(Supplier<SealedEnvelope> first) {
        if (envelope == null) {
            envelope = first.get();
        }
        return envelope;
    }
}
