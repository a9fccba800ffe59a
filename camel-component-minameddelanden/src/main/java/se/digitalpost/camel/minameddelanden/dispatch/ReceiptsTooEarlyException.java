package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * Receipts are of letters that the print service may have, and whose hand-over isn't written yet. All others of the file have been dealt with. Retryable: reading the
 * file again later changes nothing but these.
 */
public final class ReceiptsTooEarlyException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    ReceiptsTooEarlyException(long receipts, long firstLine) {
        super(
                receipts + " receipts, the first of them in line " + firstLine
                        + ", are of letters that are still being handed over: the file has to be read again",
                true,
                null);
    }
}
