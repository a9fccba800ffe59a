/**
 * Letters: one message becomes one PDF and a print job that carries what a print service needs. It imports {@code message} only.
 */
package se.digitalpost.camel.minameddelanden.print;
