package se.digitalpost.minameddelanden.simulator.verify;

import java.util.Optional;

import org.w3c.dom.Element;

import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;

/** Reads what a delivery says, as far as it is there. */
final class ContentReader {

    private static final byte[] NOTHING = new byte[0];

    private ContentReader() {}

    static Optional<DeliveryContent> read(Structure structure) {
        return structure.delivery().map(delivery -> {
            Optional<Element> header = Elements.child(delivery, Namespaces.MESSAGE_V3, "Header");
            Optional<Element> sender = header.flatMap(h -> Elements.child(h, Namespaces.MESSAGE_V2, "Sender"));
            return new DeliveryContent(
                    text(sender, Namespaces.SENDER, "Id"),
                    text(sender, Namespaces.SENDER, "Name"),
                    text(header, Namespaces.MESSAGE_V2, "Recipient"),
                    text(header, Namespaces.MESSAGE_V2, "CorrelationId"),
                    structure.messages().stream().map(ContentReader::message).toList());
        });
    }

    private static DeliveryContent.Message message(Element message) {
        Optional<Element> header = child(message, "Header");
        Optional<Element> support = header.flatMap(h -> child(h, "Supportinfo"));
        Optional<Element> body = child(message, "Body");
        return new DeliveryContent.Message(
                text(header, Namespaces.MESSAGE_V3, "Id"),
                text(header, Namespaces.MESSAGE_V3, "Subject"),
                text(support, Namespaces.MESSAGE_V3, "Text"),
                text(support, Namespaces.MESSAGE_V3, "URL"),
                text(support, Namespaces.MESSAGE_V3, "PhoneNumber"),
                text(support, Namespaces.MESSAGE_V3, "EmailAdress"),
                text(header, Namespaces.MESSAGE_V3, "Language"),
                text(body, Namespaces.MESSAGE, "ContentType"),
                bytes(body),
                Elements.children(message, Namespaces.MESSAGE_V3, "Attachment").stream()
                        .map(ContentReader::attachment)
                        .toList());
    }

    private static DeliveryContent.Attachment attachment(Element element) {
        Optional<Element> attachment = Optional.of(element);
        return new DeliveryContent.Attachment(
                text(attachment, Namespaces.MESSAGE, "Filename"),
                text(attachment, Namespaces.MESSAGE, "ContentType"),
                bytes(attachment),
                text(attachment, Namespaces.MESSAGE, "Checksum"));
    }

    private static byte[] bytes(Optional<Element> parent) {
        return parent.flatMap(p -> Elements.text(p, Namespaces.MESSAGE, "Body"))
                .flatMap(Base64Form::decode)
                .orElse(NOTHING);
    }

    private static Optional<Element> child(Element parent, String localName) {
        return Elements.child(parent, Namespaces.MESSAGE_V3, localName);
    }

    private static String text(Optional<Element> parent, String namespace, String localName) {
        return parent.flatMap(p -> Elements.text(p, namespace, localName)).orElse(null);
    }
}
