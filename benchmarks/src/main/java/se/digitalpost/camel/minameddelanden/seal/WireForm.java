package se.digitalpost.camel.minameddelanden.seal;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.w3c.dom.Attr;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Writes a prefix-free tree as the envelope that is posted: every element with a prefix, and all prefixes declared at the top. */
final class WireForm {

    private static final Map<String, String> PREFIXES =
            Arrays.stream(Namespace.values()).collect(Collectors.toMap(Namespace::uri, Namespace::prefix));

    private final XMLOutputFactory factory = XMLOutputFactory.newFactory();

    void write(org.w3c.dom.Element sealedDelivery, OutputStream output) {
        try {
            XMLStreamWriter writer = factory.createXMLStreamWriter(output, "UTF-8");
            start(writer, Namespace.SOAP, "Envelope");
            for (Namespace namespace : Namespace.values()) {
                writer.writeNamespace(namespace.prefix(), namespace.uri());
            }
            start(writer, Namespace.SOAP, "Body");
            start(writer, Namespace.SERVICE_3, "deliverSecure");
            start(writer, Namespace.SERVICE_3, "deliverSecure");
            children(sealedDelivery, writer);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(XMLStreamWriter writer, Namespace namespace, String name) throws XMLStreamException {
        writer.writeStartElement(namespace.prefix(), name, namespace.uri());
    }

    private static void children(Node parent, XMLStreamWriter writer) throws XMLStreamException {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                writer.writeCharacters(text.getData());
            } else {
                element(child, writer);
            }
        }
    }

    private static void element(Node element, XMLStreamWriter writer) throws XMLStreamException {
        String namespace = element.getNamespaceURI();
        writer.writeStartElement(PREFIXES.get(namespace), element.getLocalName(), namespace);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!PrefixFreeTree.XMLNS.equals(attribute.getNamespaceURI())) {
                writer.writeAttribute(attribute.getLocalName(), attribute.getValue());
            }
        }
        children(element, writer);
        writer.writeEndElement();
    }
}
