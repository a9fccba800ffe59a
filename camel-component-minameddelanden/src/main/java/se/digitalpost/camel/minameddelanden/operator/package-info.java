/**
 * The mailbox operators (service Service, version 3): posting sealed bytes as they are, what the answer means, and what to do
 * about a fault.
 */
package se.digitalpost.camel.minameddelanden.operator;
