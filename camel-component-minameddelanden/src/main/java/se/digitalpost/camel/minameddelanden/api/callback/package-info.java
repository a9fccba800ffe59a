/**
 * Callbacks of the common API: one signed post to an address that a client has named, without lending that client the service's place in the network. When to
 * post what, and again, is decided by whoever follows the journal's outcomes.
 */
package se.digitalpost.camel.minameddelanden.api.callback;
