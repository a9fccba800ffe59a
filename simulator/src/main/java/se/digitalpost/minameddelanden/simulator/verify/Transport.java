package se.digitalpost.minameddelanden.simulator.verify;

/**
 * What came around the envelope's bytes.
 *
 * @param contentType the HTTP header field Content-Type; null if there was none
 * @param soapAction the HTTP header field SOAPAction; null if there was none, empty is right
 * @param tlsOrganization the organization number of the TLS client certificate; null if it has none
 */
public record Transport(String contentType, String soapAction, String tlsOrganization) {}
