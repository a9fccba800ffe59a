/**
 * Callbacks of the common API: signed posts to addresses that clients have named, without lending those clients the service's place in the network. {@code Callbacks} follows
 * the journal's outcomes and decides when to post what, and again.
 */
package se.digitalpost.camel.minameddelanden.api.callback;
