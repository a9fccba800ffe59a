/**
 * Who calls the common API, and what that client may do: bearer tokens or client certificates, scopes, senders, and how often. Only this package knows
 * nimbus-jose-jwt, which an application needs only where it mounts the API with tokens.
 */
package se.digitalpost.camel.minameddelanden.api.access;
