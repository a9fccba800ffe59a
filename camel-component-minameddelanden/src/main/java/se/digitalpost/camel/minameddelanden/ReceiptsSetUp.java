package se.digitalpost.camel.minameddelanden;

import se.digitalpost.camel.minameddelanden.dispatch.ReceiptBook;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.print.PrintProfile;
import se.digitalpost.camel.minameddelanden.print.ReceiptReader;

/** Makes what reads receipts out of an endpoint's options. */
final class ReceiptsSetUp {

    private final MinaMeddelandenEndpoint endpoint;
    private final OptionCheck check;

    ReceiptsSetUp(MinaMeddelandenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.check = new OptionCheck(endpoint.getOperation());
    }

    /** @throws ConfigurationException naming every option that is wrong */
    ReceiptBook book() {
        PrintProfile profile =
                check.attempt(() -> PrintProfile.of(endpoint.getConfiguration().getPrintProfile()));
        if (endpoint.getComponent().getJournal() == JournalKind.NONE) {
            check.fault("journal", "is NONE, and receipts move letters in a journal; set the component's option");
        }
        check.finish();
        return new ReceiptBook(endpoint.getComponent().journalService().journal(), new ReceiptReader(profile));
    }
}
