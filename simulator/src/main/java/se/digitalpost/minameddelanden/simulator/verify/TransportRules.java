package se.digitalpost.minameddelanden.simulator.verify;

import java.util.Locale;
import java.util.regex.Pattern;

/** SOAP 1.1 over HTTP: the header fields that it asks for. */
final class TransportRules {

    private static final Pattern CONTENT_TYPE = Pattern.compile("text/xml\\s*;\\s*charset=\"?utf-8\"?\\s*");

    private TransportRules() {}

    static void check(Transport transport, Findings findings) {
        String contentType = transport.contentType();
        findings.addUnless(
                contentType != null
                        && CONTENT_TYPE
                                .matcher(contentType.toLowerCase(Locale.ROOT))
                                .matches(),
                FindingCode.HTTP_CONTENT_TYPE,
                "Content-Type is not text/xml; charset=utf-8");
        findings.addUnless(transport.soapAction() != null, FindingCode.HTTP_SOAP_ACTION, "no SOAPAction");
    }
}
