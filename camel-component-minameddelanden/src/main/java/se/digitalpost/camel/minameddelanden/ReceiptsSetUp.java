package se.digitalpost.camel.minameddelanden;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.dispatch.ReceiptBook;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.print.ReceiptReader;

/** Makes what reads receipts out of an endpoint's options. */
final class ReceiptsSetUp {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptsSetUp.class);

    private final MinaMeddelandenEndpoint endpoint;
    private final OptionCheck check;

    ReceiptsSetUp(MinaMeddelandenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.check = new OptionCheck(endpoint.getOperation());
    }

    /** @throws ConfigurationException naming every option that is wrong */
    ReceiptBook book() {
        ProfileOption option = check.attempt(() -> ProfileOption.of(
                endpoint.getCamelContext(), endpoint.getConfiguration().getPrintProfile()));
        if (endpoint.getComponent().getJournal() == JournalKind.NONE) {
            check.fault("journal", "is NONE, and receipts move letters in a journal; set the component's option");
        }
        check.finish();
        if (endpoint.getComponent().getJournalPrintRetention() == 0) {
            LOG.warn(
                    "A letter that the print service rejects can't be printed again, since its content is deleted when it is"
                            + " handed over: the component's option journalPrintRetention is 0");
        }
        return new ReceiptBook(endpoint.getComponent().journalService().journal(), new ReceiptReader(option.profile()));
    }
}
