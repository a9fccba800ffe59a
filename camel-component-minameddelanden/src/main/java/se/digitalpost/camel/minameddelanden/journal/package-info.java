/**
 * The journal: what was accepted and what became of it, so that after any crash each letter goes on from where it was. It keeps states, facts
 * and content; what is done with a letter is decided in {@code dispatch}. It imports {@code message} only.
 */
package se.digitalpost.camel.minameddelanden.journal;
