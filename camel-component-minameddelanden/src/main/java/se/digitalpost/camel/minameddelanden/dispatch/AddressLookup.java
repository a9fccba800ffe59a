package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Tells a recipient's postal address, for example from the population register. */
@FunctionalInterface
public interface AddressLookup {

    /**
     * @param recipient whose address is wanted
     * @return the address, or null where none is known
     * @throws Exception where the register couldn't be asked
     */
    PostalAddress addressOf(RecipientId recipient) throws Exception;
}
