package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.journal.Sealing;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/** An envelope, and what its bytes depend on. */
record MadeEnvelope(SealedEnvelope envelope, Sealing madeWith) {

    /** What it was made with, and its digest where it was written to its end. */
    Sealing sealing() {
        return envelope.sha256().map(madeWith::withSha256).orElse(madeWith);
    }
}
