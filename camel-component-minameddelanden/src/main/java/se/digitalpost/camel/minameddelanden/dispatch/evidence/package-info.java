/**
 * The evidence of one letter as a document in Swedish, for a case file: what the journal knows, set by the print room. Apart from sending: it imports
 * {@code journal}, {@code print} and {@code message}.
 */
package se.digitalpost.camel.minameddelanden.dispatch.evidence;
