package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether a recipient can be reached digitally by this sender, right now.
 *
 * @param recipient whom it is about
 * @param reason why not; null where the recipient can be reached
 * @param serviceSupplier the mailbox operator, where FaR named one; never null where the recipient can be reached
 */
public record Reachability(RecipientId recipient, Reason reason, ServiceSupplier serviceSupplier) {

    /** The recipient is required, and a mailbox operator where there is no reason against. */
    public Reachability {
        Objects.requireNonNull(recipient, "recipient");
        if (reason == null) {
            Objects.requireNonNull(serviceSupplier, "serviceSupplier");
        }
    }

    /** @return whether a message to the recipient can be delivered to a mailbox */
    public boolean isReachable() {
        return reason == null;
    }

    /** @return the mailbox operator, where FaR named one */
    public Optional<ServiceSupplier> operator() {
        return Optional.ofNullable(serviceSupplier);
    }

    /**
     * The same answer with a reason of the sender's own against delivering.
     *
     * @param policy the reason
     * @return an answer that says: not reachable
     */
    public Reachability refusedFor(Reason policy) {
        return new Reachability(recipient, Objects.requireNonNull(policy), serviceSupplier);
    }
}
