package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;

/** Takes a signed delivery piece by piece, in the form that is sent and in the form that is signed. */
public interface SignedDeliveryTarget {

    /**
     * A tag, which differs in its prefix.
     *
     * @param wire with the prefixes that the envelope declares
     * @param canonical without prefixes, where SealedDelivery has declared {Message/v3}
     * @throws IOException where it can't be written
     */
    void tag(byte[] wire, byte[] canonical) throws IOException;

    /**
     * Text, escaped, which is the same in both forms.
     *
     * @param bytes where it is; not to be used after the call
     * @param offset the first byte
     * @param length how many
     * @throws IOException where it can't be written
     */
    void text(byte[] bytes, int offset, int length) throws IOException;
}
