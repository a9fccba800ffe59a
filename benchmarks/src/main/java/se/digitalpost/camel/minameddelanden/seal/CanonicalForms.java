package se.digitalpost.camel.minameddelanden.seal;

/**
 * The exact bytes that the two signatures of a letter digest.
 *
 * @param signed the inner: SignedDelivery
 * @param sealed the outer: SealedDelivery
 */
record CanonicalForms(byte[] signed, byte[] sealed) {}
