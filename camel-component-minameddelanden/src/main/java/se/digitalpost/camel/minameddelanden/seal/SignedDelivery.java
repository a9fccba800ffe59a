package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * A delivery that its sender has signed, to be sealed by a mediator (förmedlare). Whoever makes one vouches for it: its signature holds, and
 * it is the sender's.
 */
public interface SignedDelivery {

    /** @return how many bytes the SignedDelivery element, its tags included, takes in an envelope */
    long wireLength();

    /** @return who signed it */
    OrganizationNumber sender();

    /**
     * Writes the SignedDelivery element as a child of SealedDelivery: the same bytes each time.
     *
     * @param target takes it in document order
     * @throws IOException where it can't be read or the target fails; what was written until then is incomplete
     */
    void write(SignedDeliveryTarget target) throws IOException;
}
