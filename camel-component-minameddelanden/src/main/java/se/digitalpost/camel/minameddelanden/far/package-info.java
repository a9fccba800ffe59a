/**
 * FaR, the register of recipients (Förmedlingsadressregistret): whether a recipient can be reached, and where. The
 * contract in {@code far/wsdl} says what goes over the wire; {@code far.wire} is generated from it.
 */
package se.digitalpost.camel.minameddelanden.far;
