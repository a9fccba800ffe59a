/**
 * Signing and sealing: from a message to the bytes that a mailbox operator receives. One pass over the content writes the wire form, with
 * prefixes, and feeds both digests with the canonical form, without.
 */
package se.digitalpost.camel.minameddelanden.seal;
