package se.digitalpost.camel.minameddelanden.api.resource;

import java.util.List;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Tells who can be reached digitally. */
public interface MailboxDirectory {

    /**
     * @param sender who would send
     * @param recipients about whom is asked, at most 1000
     * @return an answer for each, in their order
     * @throws se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException where nobody can tell
     */
    List<Reachability> lookUp(OrganizationNumber sender, List<RecipientId> recipients);
}
