package se.digitalpost.minameddelanden.simulator;

import java.util.List;

/**
 * What the registers say about one recipient, and how deliveries to it go. Each method changes one thing, at once, and
 * returns this. Safe for use by several threads.
 */
public final class RecipientScript {

    private final String id;
    private final World world;
    private final DeliveryScripts scripts;

    RecipientScript(String id, World world, DeliveryScripts scripts) {
        this.id = id;
        this.world = world;
        this.scripts = scripts;
    }

    /** Has an open mailbox there and accepts everybody; whatever FaR was scripted to say before is undone. */
    public RecipientScript hasMailboxAt(MailboxOperator operator) {
        world.change(id, entry -> FarEntry.NOBODY.at(operator));
        return this;
    }

    /** FaR: Type Not, no service supplier; what it says of ids that it does not know. */
    public RecipientScript notRegistered() {
        world.change(id, entry -> FarEntry.NOBODY);
        return this;
    }

    /** FaR: SenderAccepted false for this sender (12 digits). */
    public RecipientScript refusesSender(String senderOrgNr) {
        world.change(id, entry -> entry.refusing(senderOrgNr));
        return this;
    }

    /** FaR: SenderAccepted false for every sender. */
    public RecipientScript refusesAllSenders() {
        world.change(id, FarEntry::refusingAll);
        return this;
    }

    /** FaR: Pending true. */
    public RecipientScript pending() {
        world.change(id, FarEntry::whilePending);
        return this;
    }

    /** FaR: Type Anonymous. */
    public RecipientScript anonymousType() {
        world.change(id, entry -> entry.ofType(FarEntry.ANONYMOUS));
        return this;
    }

    /** FaR: Type Secure, but no ServiceSupplier. */
    public RecipientScript noOperator() {
        world.change(id, FarEntry::withoutOperator);
        return this;
    }

    /** FaR: a ServiceSupplier whose ServiceAdress is blank. */
    public RecipientScript blankServiceAddress() {
        world.change(id, FarEntry::withBlankAddress);
        return this;
    }

    /** FaR answers nothing about this recipient, though asked. */
    public RecipientScript leftOutOfAnswers() {
        world.change(id, FarEntry::leftOutOfAnswers);
        return this;
    }

    /** Lives there, says the population register; null: is not in it. */
    public RecipientScript livesAt(PostalAddress address) {
        world.setAddress(id, address);
        return this;
    }

    /** Has a protected identity, says the population register. */
    public RecipientScript hasProtectedIdentity() {
        return livesAt(PostalAddress.ofProtectedIdentity());
    }

    /** Every delivery to this recipient goes so, when no "next" behaviour is left. */
    public RecipientScript behaves(Behaviour behaviour) {
        scripts.of(id).always(behaviour);
        return this;
    }

    /** The next deliveries to this recipient go so, one each, in this order, after those already queued. */
    public RecipientScript next(Behaviour... behaviours) {
        scripts.of(id).next(List.of(behaviours));
        return this;
    }
}
