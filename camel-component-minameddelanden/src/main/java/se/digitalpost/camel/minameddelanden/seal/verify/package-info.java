/**
 * Verifying sealed deliveries as a receiver does: one pass over the bytes, no tree, no attachment in memory.
 * {@link se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier} tells everything that it finds wrong, by category, and what it read.
 */
package se.digitalpost.camel.minameddelanden.seal.verify;
