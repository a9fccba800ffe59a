/**
 * The other side of the common API: hands messages to somebody's service of it, asks what became of them and withdraws them. When to try again is decided by the caller.
 */
package se.digitalpost.camel.minameddelanden.api.client;
