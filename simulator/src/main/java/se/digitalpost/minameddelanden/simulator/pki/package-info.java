/**
 * The simulator's certificate authority: {@link se.digitalpost.minameddelanden.simulator.pki.Pki} issues
 * {@link se.digitalpost.minameddelanden.simulator.pki.Identity identities} (key + certificate) with subjects as in the
 * field. Nothing here registers a security provider.
 */
package se.digitalpost.minameddelanden.simulator.pki;
