package se.digitalpost.camel.minameddelanden.operator;

import java.io.ByteArrayInputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.stax.WstxInputFactory;

import se.digitalpost.camel.minameddelanden.message.MaskedText;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * Reads a SOAP answer to deliverSecure: a result or a fault, to the letter of the contract. Anything else can't be read, and
 * means that nobody knows.
 */
final class AnswerReader {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SERVICE_3 = "http://minameddelanden.gov.se/schema/Service/v3";
    private static final String SERVICE = "http://minameddelanden.gov.se/schema/Service";
    private static final String COMMON_3 = "http://minameddelanden.gov.se/schema/Common/v3";

    private static final QName ENVELOPE = new QName(SOAP, "Envelope");
    private static final QName HEADER = new QName(SOAP, "Header");
    private static final QName BODY = new QName(SOAP, "Body");
    private static final QName FAULT = new QName(SOAP, "Fault");
    private static final QName FAULT_STRING = new QName("faultstring");
    private static final QName DETAIL = new QName("detail");
    private static final QName RESPONSE = new QName(SERVICE_3, "deliverSecureResponse");
    private static final QName RETURN = new QName(SERVICE_3, "return");
    private static final QName TRANS_ID = new QName(SERVICE, "TransId");
    private static final QName STATUS = new QName(SERVICE, "Status");
    private static final QName RECIPIENT_ID = new QName(SERVICE, "RecipientId");
    private static final QName DELIVERED = new QName(SERVICE, "Delivered");
    private static final QName APPLICATION_FAULT = new QName(COMMON_3, "applicationFault");
    private static final QName ERROR_CODE = new QName(COMMON_3, "ErrorCode");
    private static final QName DESCRIPTION = new QName(COMMON_3, "Description");
    private static final QName CALL_ID = new QName(COMMON_3, "CallId");

    private static final XMLInputFactory PARSERS = hardened();

    private final XMLStreamReader xml;
    private final RecipientId recipient;

    private AnswerReader(XMLStreamReader xml, RecipientId recipient) {
        this.xml = xml;
        this.recipient = recipient;
    }

    /**
     * Reads the whole answer.
     *
     * @param answer the answer's bytes, all of them
     * @param charset the charset that HTTP names, or null
     * @param recipient whom the message was for
     * @return delivered, not delivered or faulted
     */
    static OperatorAnswer read(byte[] answer, String charset, RecipientId recipient) throws UnreadableAnswerException {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(answer);
            return new AnswerReader(
                            charset == null
                                    ? PARSERS.createXMLStreamReader(in)
                                    : PARSERS.createXMLStreamReader(in, charset),
                            recipient)
                    .envelope();
        } catch (XMLStreamException e) {
            // Its message quotes the answer.
            throw new UnreadableAnswerException("it isn't well-formed XML"
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNumber() + ")"));
        } catch (RuntimeException e) {
            // A parser may stumble over a broken document.
            throw new UnreadableAnswerException("it isn't well-formed XML");
        }
    }

    private static XMLInputFactory hardened() {
        // This one, whatever else lies on the class path: several threads may use it, once it is set up.
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private OperatorAnswer envelope() throws XMLStreamException, UnreadableAnswerException {
        next();
        expect(ENVELOPE);
        boolean more = nextChild();
        if (more && HEADER.equals(xml.getName())) {
            skip();
            more = nextChild();
        }
        if (!more) {
            throw new UnreadableAnswerException("it has no soap:Body");
        }
        expect(BODY);
        if (!nextChild()) {
            throw new UnreadableAnswerException("its soap:Body is empty");
        }
        OperatorAnswer answer = FAULT.equals(xml.getName()) ? fault() : response();
        expectEnd();
        expectEnd();
        while (xml.hasNext()) {
            next();
        }
        return answer;
    }

    private OperatorAnswer response() throws XMLStreamException, UnreadableAnswerException {
        expect(RESPONSE);
        child(RETURN);
        child(TRANS_ID);
        String transactionId = text();
        child(STATUS);
        boolean delivered = status();
        while (nextChild()) {
            expect(STATUS);
            if (status() != delivered) {
                throw new UnreadableAnswerException("it says both that the message was delivered and that it was not");
            }
        }
        expectEnd();
        return delivered ? new OperatorAnswer.Delivered(transactionId) : new OperatorAnswer.NotDelivered(transactionId);
    }

    private boolean status() throws XMLStreamException, UnreadableAnswerException {
        child(RECIPIENT_ID);
        if (!recipient.value().equals(text())) {
            throw new UnreadableAnswerException("it is about another recipient");
        }
        child(DELIVERED);
        String told = String.valueOf(text());
        expectEnd();
        return switch (told) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new UnreadableAnswerException("Delivered is neither true nor false");
        };
    }

    private OperatorAnswer fault() throws XMLStreamException, UnreadableAnswerException {
        OperatorFault fault = null;
        String faultString = null;
        while (nextChild()) {
            if (FAULT_STRING.equals(xml.getName())) {
                faultString = text();
            } else if (DETAIL.equals(xml.getName())) {
                while (nextChild()) {
                    if (!APPLICATION_FAULT.equals(xml.getName())) {
                        skip();
                    } else if (fault == null) {
                        fault = applicationFault();
                    } else {
                        throw new UnreadableAnswerException("it has two faults");
                    }
                }
            } else {
                skip();
            }
        }
        if (fault == null) {
            throw new UnreadableAnswerException(
                    "it is a SOAP fault without an applicationFault: " + MaskedText.of(faultString));
        }
        return new OperatorAnswer.Faulted(fault);
    }

    private OperatorFault applicationFault() throws XMLStreamException, UnreadableAnswerException {
        child(ERROR_CODE);
        String code = String.valueOf(text());
        if (!code.matches("[+]?[0-9]{1,9}")) {
            throw new UnreadableAnswerException("its ErrorCode is not a number");
        }
        child(DESCRIPTION);
        String description = text();
        // Without it support can do little; but the fault is told.
        String callId = nextChild() ? callId() : null;
        return new OperatorFault(Integer.parseInt(code), MaskedText.of(description), callId);
    }

    private String callId() throws XMLStreamException, UnreadableAnswerException {
        expect(CALL_ID);
        String callId = text();
        expectEnd();
        return callId;
    }

    /** The next event; a document type is refused, and nothing else that can hold entities is left then. */
    private int next() throws XMLStreamException, UnreadableAnswerException {
        int event = xml.next();
        while (event == XMLStreamConstants.COMMENT || event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            event = xml.next();
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableAnswerException("it has a document type or an entity");
        }
        return event;
    }

    /** Moves to the next child element; where there is none, to the end of the parent. */
    private boolean nextChild() throws XMLStreamException, UnreadableAnswerException {
        int event = next();
        while (event == XMLStreamConstants.SPACE || event == XMLStreamConstants.CHARACTERS && xml.isWhiteSpace()) {
            event = next();
        }
        if (event == XMLStreamConstants.CHARACTERS) {
            throw new UnreadableAnswerException("it has text between its elements");
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    private void child(QName name) throws XMLStreamException, UnreadableAnswerException {
        if (!nextChild()) {
            throw new UnreadableAnswerException(name.getLocalPart() + " is missing");
        }
        expect(name);
    }

    private void expect(QName name) throws UnreadableAnswerException {
        if (!xml.isStartElement() || !name.equals(xml.getName())) {
            throw new UnreadableAnswerException("it has another element in the place of " + name.getLocalPart());
        }
    }

    private void expectEnd() throws XMLStreamException, UnreadableAnswerException {
        if (nextChild()) {
            throw new UnreadableAnswerException("it has an element that the contract doesn't know");
        }
    }

    /** The text of the element that is begun, without blanks around; null where nothing is left. Moves to its end. */
    private String text() throws XMLStreamException, UnreadableAnswerException {
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new UnreadableAnswerException("it has an element in the place of a text");
            }
            text.append(xml.getText());
        }
        return text.toString().isBlank() ? null : text.toString().strip();
    }

    private void skip() throws XMLStreamException, UnreadableAnswerException {
        for (int depth = 1; depth > 0; ) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
