package se.digitalpost.camel.minameddelanden.api;

import java.util.List;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * Who asks about whom.
 *
 * @param sender who would send
 * @param recipients the recipients in the order asked, 1 to 1000; one can be there several times
 */
public record LookupRequest(OrganizationNumber sender, List<RecipientId> recipients) {

    /** The sender is required. Copies the list. */
    public LookupRequest {
        Objects.requireNonNull(sender, "sender");
        recipients = List.copyOf(recipients);
    }
}
