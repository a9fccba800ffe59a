/**
 * Verifying what a sender posts to a mailbox operator, as strictly as the strictest verifier known:
 * {@link se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier} reports every deviation it finds, not only the
 * first. It shares no code with any sender.
 */
package se.digitalpost.minameddelanden.simulator.verify;
