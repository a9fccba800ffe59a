package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;

import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/**
 * Keeps a message's envelope from one attempt to the next, so that a retry posts the same bytes: also when midnight or a new certificate
 * lies between. One for each message; used by one thread at a time.
 */
public final class KeptEnvelope {

    private SealedEnvelope envelope;

    /** How an envelope is made the first time. */
    interface Sealing {
        SealedEnvelope seal() throws IOException;
    }

    SealedEnvelope orSeal(Sealing sealing) throws IOException {
        if (envelope == null) {
            envelope = sealing.seal();
        }
        return envelope;
    }
}
