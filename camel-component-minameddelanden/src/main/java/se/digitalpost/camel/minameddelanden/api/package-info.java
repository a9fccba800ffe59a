/**
 * The common API (SKR/Digg) that case systems talk to: the types that mirror its OpenAPI document, reading and writing them, and the mapping to the
 * component's own model. What it serves and calls is wired in the root; nothing here knows Camel or HTTP servers.
 *
 * <p>{@code openapi.yaml} beside these classes is the single source. A field is added there, in the record of the same name, and in the mapper;
 * tests hold the three together.
 */
package se.digitalpost.camel.minameddelanden.api;
