package se.digitalpost.camel.minameddelanden.journal;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * The lease has ended: it expired and another node has taken the letter or batch, a person has decided about it, or it is finished. Nothing was
 * written, and the holder must not do anything more about the letter.
 */
public final class LeaseLostException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super("The lease has ended, and nothing was written, message " + lease.messageId(), false, null);
    }

    LeaseLostException(BatchLease lease) {
        super("The lease has ended, and nothing was written, batch " + lease.batch(), false, null);
    }
}
