package se.digitalpost.camel.minameddelanden.seal.verify;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * What was read of a delivery, as far as it could be. Not to be trusted unless the report says so.
 *
 * @param sender Sender/Id
 * @param recipient the recipient's id
 * @param correlationId CorrelationId
 * @param messageIds the messages' ids in the order sent: senders choose them, and some choose personal data, so they are not for logs
 * @param attachments how many attachments there are, in all messages
 * @param receivedDate the seal's ReceivedTime without its zone
 * @param senderSignature the inner signature
 * @param sealSignature the outer signature, the mediator's
 */
public record DeliveryFacts(
        Optional<OrganizationNumber> sender,
        Optional<RecipientId> recipient,
        Optional<String> correlationId,
        List<String> messageIds,
        int attachments,
        Optional<LocalDate> receivedDate,
        Optional<SignatureFacts> senderSignature,
        Optional<SignatureFacts> sealSignature) {

    /** Copies the list. */
    public DeliveryFacts {
        messageIds = List.copyOf(messageIds);
    }

    /** @return the mediator (förmedlare): whose certificate the outer signature bears */
    public Optional<OrganizationNumber> mediator() {
        return sealSignature.flatMap(SignatureFacts::organization);
    }

    /** @return sender, mediator and numbers: nothing of the recipient, no id */
    @Override
    public String toString() {
        return "DeliveryFacts[sender=" + sender.map(OrganizationNumber::value).orElse("unknown") + ", mediator="
                + mediator().map(OrganizationNumber::value).orElse("unknown") + ", messages=" + messageIds.size()
                + ", attachments=" + attachments + ']';
    }
}
