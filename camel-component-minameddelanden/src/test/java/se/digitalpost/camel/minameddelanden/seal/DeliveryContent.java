package se.digitalpost.camel.minameddelanden.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.Metadata;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter.MatterStatus;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/** What a recipient has in hand: a message's values, of a message that is to be sent or read out of an envelope with the JDK's tree. */
record DeliveryContent(
        String senderId,
        String senderName,
        String recipient,
        String reference,
        String correlationId,
        String attention,
        String messageId,
        String subject,
        SupportInfo supportInfo,
        OfficialMatter officialMatter,
        List<Metadata> metadata,
        String language,
        String bodyType,
        String body,
        List<Document> attachments) {

    /** An attachment: its bytes in hex, so that they can be compared. */
    record Document(String contentType, String bytes, String checksum, String fileName) {}

    static DeliveryContent of(Message message) throws Exception {
        List<Document> documents = new ArrayList<>();
        for (Attachment attachment : message.attachments()) {
            if (attachment.channel() == AttachmentChannel.PAPER_ONLY) {
                continue;
            }
            byte[] bytes = attachment.content().open().readAllBytes();
            documents.add(new Document(attachment.contentType(), hex(bytes), md5(bytes), attachment.fileName()));
        }
        String id = message.messageId().toString();
        return new DeliveryContent(
                message.sender().id().value(),
                message.sender().name(),
                message.recipient().value(),
                message.reference(),
                message.correlationId() == null ? id : message.correlationId(),
                message.attention(),
                id,
                message.subject(),
                message.supportInfo(),
                message.officialMatter(),
                message.metadata(),
                message.language(),
                message.body().format() == MessageBody.Format.HTML ? "text/html" : "text/plain",
                message.body().text(),
                documents);
    }

    static DeliveryContent in(byte[] envelope) throws Exception {
        Element delivery = PrefixFreeDocument.path(
                PrefixFreeDocument.parse(envelope).getDocumentElement(),
                "Body",
                "deliverSecure",
                "deliverSecure",
                "SignedDelivery",
                "Delivery");
        Element addressing = PrefixFreeDocument.child(delivery, "Header");
        Element message = PrefixFreeDocument.child(delivery, "Message");
        Element header = PrefixFreeDocument.child(message, "Header");
        Element body = PrefixFreeDocument.child(message, "Body");
        return new DeliveryContent(
                text(addressing, "Sender", "Id"),
                text(addressing, "Sender", "Name"),
                text(addressing, "Recipient"),
                text(addressing, "Reference"),
                text(addressing, "CorrelationId"),
                text(addressing, "Attention"),
                text(header, "Id"),
                text(header, "Subject"),
                new SupportInfo(
                        text(header, "Supportinfo", "Text"),
                        text(header, "Supportinfo", "URL"),
                        text(header, "Supportinfo", "PhoneNumber"),
                        text(header, "Supportinfo", "EmailAdress")),
                officialMatter(header),
                children(header, "Metadata").stream()
                        .map(each -> new Metadata(text(each, "Tag"), text(each, "Value")))
                        .toList(),
                text(header, "Language"),
                text(body, "ContentType"),
                new String(Base64.getDecoder().decode(text(body, "Body")), StandardCharsets.UTF_8),
                children(message, "Attachment").stream()
                        .map(DeliveryContent::document)
                        .toList());
    }

    private static OfficialMatter officialMatter(Element header) {
        if (children(header, "OfficialMatter").isEmpty()) {
            return null;
        }
        Element matter = PrefixFreeDocument.path(header, "OfficialMatter", "OfficialMatterExtension");
        String status = text(matter, "MatterStatus");
        return new OfficialMatter(
                LocalDate.parse(text(matter, "Timestamp")),
                text(matter, "Identity", "EventId"),
                text(matter, "Identity", "OfficialMatterId"),
                text(matter, "Identity", "PrecedingEventId"),
                text(matter, "MatterSubject"),
                text(matter, "EventType"),
                status == null
                        ? null
                        : switch (status) {
                            case "senderinitiative" -> MatterStatus.SENDER_INITIATIVE;
                            case "recipientinitiative" -> MatterStatus.RECIPIENT_INITIATIVE;
                            case "closed" -> MatterStatus.CLOSED;
                            default -> throw new AssertionError("The schema has no such status");
                        });
    }

    private static Document document(Element attachment) {
        return new Document(
                text(attachment, "ContentType"),
                hex(Base64.getDecoder().decode(text(attachment, "Body"))),
                text(attachment, "Checksum"),
                text(attachment, "Filename"));
    }

    /** Null where any of the elements on the way is missing. */
    private static String text(Element from, String... path) {
        Element element = from;
        for (String name : path) {
            List<Element> found = children(element, name);
            if (found.isEmpty()) {
                return null;
            }
            element = found.get(0);
        }
        return element.getTextContent();
    }

    private static List<Element> children(Element parent, String localName) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(localName)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
