package se.digitalpost.minameddelanden.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.HardenedParser;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;
import se.digitalpost.minameddelanden.simulator.xml.XmlText;

/** SOAP 1.1 messages: what stands in a request's Body, and answers as bytes. */
final class Soap {

    private Soap() {}

    /** The only child of the Body; empty where the bytes are not a SOAP message with exactly one. */
    static Optional<Element> payload(byte[] request) {
        try {
            return payload(HardenedParser.parse(request));
        } catch (SAXException e) {
            return Optional.empty();
        }
    }

    static Optional<Element> payload(Document message) {
        Element root = message.getDocumentElement();
        if (!Elements.is(root, Namespaces.SOAP, "Envelope")) {
            return Optional.empty();
        }
        return Elements.child(root, Namespaces.SOAP, "Body")
                .map(Elements::children)
                .filter(children -> children.size() == 1)
                .map((List<Element> children) -> children.get(0));
    }

    static byte[] message(String payload) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"" + Namespaces.SOAP
                        + "\"><soap:Body>" + payload + "</soap:Body></soap:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A fault whose detail is an applicationFault with a new CallId. */
    static byte[] applicationFault(ErrorCode code, String description) {
        boolean callersFault = code != ErrorCode.SYSTEM && code != ErrorCode.UNKNOWN;
        return fault(
                callersFault ? "Client" : "Server",
                code.description(),
                "<c:applicationFault xmlns:c=\"" + Namespaces.COMMON_V3 + "\"><c:ErrorCode>" + code.code()
                        + "</c:ErrorCode><c:Description>" + XmlText.escape(description)
                        + "</c:Description><c:CallId>sim-"
                        + UUID.randomUUID() + "</c:CallId></c:applicationFault>");
    }

    static byte[] fault(String faultCode, String faultString, String detail) {
        return message("<soap:Fault><faultcode>soap:" + faultCode + "</faultcode><faultstring>"
                + XmlText.escape(faultString) + "</faultstring><detail>" + detail + "</detail></soap:Fault>");
    }
}
