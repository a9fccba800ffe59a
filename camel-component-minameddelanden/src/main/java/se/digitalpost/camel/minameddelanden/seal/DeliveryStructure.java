package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.Metadata;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

import static se.digitalpost.camel.minameddelanden.seal.Namespace.MESSAGE_1;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.MESSAGE_2;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.MESSAGE_3;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.OFFICIAL_MATTER_3;

/**
 * What stands where in a Delivery element (schemas Message/v3, Message/v2, Message, Sender, OfficialMatter/v3): the one place that knows
 * the order of its elements.
 */
final class DeliveryStructure {

    private static final Element DELIVERY = Element.of(MESSAGE_3, MESSAGE_3, "Delivery");
    private static final Element DELIVERY_HEADER = Element.of(MESSAGE_3, MESSAGE_3, "Header");
    private static final Element SENDER = Element.of(MESSAGE_3, MESSAGE_2, "Sender");
    private static final Element SENDER_ID = Element.of(MESSAGE_2, Namespace.SENDER, "Id");
    private static final Element SENDER_NAME = Element.of(MESSAGE_2, Namespace.SENDER, "Name");
    private static final Element RECIPIENT = Element.of(MESSAGE_3, MESSAGE_2, "Recipient");
    private static final Element REFERENCE = Element.of(MESSAGE_3, MESSAGE_2, "Reference");
    private static final Element CORRELATION_ID = Element.of(MESSAGE_3, MESSAGE_2, "CorrelationId");
    private static final Element ATTENTION = Element.of(MESSAGE_3, MESSAGE_2, "Attention");

    private static final Element MESSAGE = Element.of(MESSAGE_3, MESSAGE_3, "Message");
    private static final Element MESSAGE_HEADER = Element.of(MESSAGE_3, MESSAGE_3, "Header");
    private static final Element ID = Element.of(MESSAGE_3, MESSAGE_3, "Id");
    private static final Element SUBJECT = Element.of(MESSAGE_3, MESSAGE_3, "Subject");
    private static final Element SUPPORT_INFO = Element.of(MESSAGE_3, MESSAGE_3, "Supportinfo");
    private static final Element SUPPORT_TEXT = Element.of(MESSAGE_3, MESSAGE_3, "Text");
    private static final Element SUPPORT_URL = Element.of(MESSAGE_3, MESSAGE_3, "URL");
    private static final Element SUPPORT_PHONE = Element.of(MESSAGE_3, MESSAGE_3, "PhoneNumber");
    private static final Element SUPPORT_EMAIL = Element.of(MESSAGE_3, MESSAGE_3, "EmailAdress");
    private static final Element METADATA = Element.of(MESSAGE_3, MESSAGE_3, "Metadata");
    private static final Element METADATA_TAG = Element.of(MESSAGE_3, MESSAGE_1, "Tag");
    private static final Element METADATA_VALUE = Element.of(MESSAGE_3, MESSAGE_1, "Value");
    private static final Element LANGUAGE = Element.of(MESSAGE_3, MESSAGE_3, "Language");

    private static final Element OFFICIAL_MATTER = Element.of(MESSAGE_3, MESSAGE_3, "OfficialMatter");
    private static final Element EXTENSION = Element.of(MESSAGE_3, MESSAGE_3, "OfficialMatterExtension");
    private static final Element TIMESTAMP = Element.of(MESSAGE_3, OFFICIAL_MATTER_3, "Timestamp");
    private static final Element IDENTITY = Element.of(MESSAGE_3, OFFICIAL_MATTER_3, "Identity");
    private static final Element EVENT_ID = Element.of(OFFICIAL_MATTER_3, OFFICIAL_MATTER_3, "EventId");
    private static final Element MATTER_ID = Element.of(OFFICIAL_MATTER_3, OFFICIAL_MATTER_3, "OfficialMatterId");
    private static final Element PRECEDING_EVENT_ID =
            Element.of(OFFICIAL_MATTER_3, OFFICIAL_MATTER_3, "PrecedingEventId");
    private static final Element MATTER_SUBJECT = Element.of(MESSAGE_3, OFFICIAL_MATTER_3, "MatterSubject");
    private static final Element EVENT_TYPE = Element.of(MESSAGE_3, OFFICIAL_MATTER_3, "EventType");
    private static final Element MATTER_STATUS = Element.of(MESSAGE_3, OFFICIAL_MATTER_3, "MatterStatus");

    private static final Element BODY = Element.of(MESSAGE_3, MESSAGE_3, "Body");
    private static final Element ATTACHMENT = Element.of(MESSAGE_3, MESSAGE_3, "Attachment");
    private static final Element CONTENT_TYPE = Element.of(MESSAGE_3, MESSAGE_1, "ContentType");
    private static final Element CONTENT_BODY = Element.of(MESSAGE_3, MESSAGE_1, "Body");
    private static final Element CHECKSUM = Element.of(MESSAGE_3, MESSAGE_1, "Checksum");
    private static final Element FILE_NAME = Element.of(MESSAGE_3, MESSAGE_1, "Filename");

    private final Message message;
    private final String id;

    /** @param message a complete message */
    DeliveryStructure(Message message) {
        this.message = message;
        this.id = message.messageId().toString();
    }

    void write(DeliverySink sink) throws IOException {
        sink.open(DELIVERY);
        deliveryHeader(sink);
        sink.open(MESSAGE);
        messageHeader(sink);
        body(message.body(), sink);
        for (Attachment attachment : message.attachments()) {
            if (attachment.channel().isDigital()) {
                attachment(attachment, sink);
            }
        }
        sink.close(MESSAGE);
        sink.close(DELIVERY);
    }

    private void deliveryHeader(DeliverySink sink) throws IOException {
        sink.open(DELIVERY_HEADER);
        sink.open(SENDER);
        sink.leaf(SENDER_ID, message.sender().id().value());
        sink.leaf(SENDER_NAME, message.sender().name());
        sink.close(SENDER);
        sink.leaf(RECIPIENT, message.recipient().value());
        sink.optionalLeaf(REFERENCE, message.reference());
        String correlationId = message.correlationId();
        sink.leaf(CORRELATION_ID, correlationId == null ? id : correlationId);
        sink.optionalLeaf(ATTENTION, message.attention());
        sink.close(DELIVERY_HEADER);
    }

    private void messageHeader(DeliverySink sink) throws IOException {
        sink.open(MESSAGE_HEADER);
        sink.leaf(ID, id);
        sink.leaf(SUBJECT, message.subject());
        supportInfo(message.supportInfo(), sink);
        if (message.officialMatter() != null) {
            officialMatter(message.officialMatter(), sink);
        }
        for (Metadata metadata : message.metadata()) {
            sink.open(METADATA);
            sink.leaf(METADATA_TAG, metadata.tag());
            sink.leaf(METADATA_VALUE, metadata.value());
            sink.close(METADATA);
        }
        sink.leaf(LANGUAGE, message.language());
        sink.close(MESSAGE_HEADER);
    }

    private static void supportInfo(SupportInfo supportInfo, DeliverySink sink) throws IOException {
        sink.open(SUPPORT_INFO);
        sink.leaf(SUPPORT_TEXT, supportInfo.text());
        sink.optionalLeaf(SUPPORT_URL, supportInfo.url());
        sink.optionalLeaf(SUPPORT_PHONE, supportInfo.phoneNumber());
        sink.optionalLeaf(SUPPORT_EMAIL, supportInfo.emailAddress());
        sink.close(SUPPORT_INFO);
    }

    private static void officialMatter(OfficialMatter matter, DeliverySink sink) throws IOException {
        sink.open(OFFICIAL_MATTER);
        sink.open(EXTENSION);
        sink.leaf(TIMESTAMP, matter.timestamp().toString());
        if (matter.hasIdentity()) {
            sink.open(IDENTITY);
            sink.optionalLeaf(EVENT_ID, matter.eventId());
            sink.optionalLeaf(MATTER_ID, matter.officialMatterId());
            sink.optionalLeaf(PRECEDING_EVENT_ID, matter.precedingEventId());
            sink.close(IDENTITY);
        }
        sink.optionalLeaf(MATTER_SUBJECT, matter.matterSubject());
        sink.optionalLeaf(EVENT_TYPE, matter.eventType());
        if (matter.matterStatus() != null) {
            sink.leaf(MATTER_STATUS, matter.matterStatus().wireName());
        }
        sink.close(EXTENSION);
        sink.close(OFFICIAL_MATTER);
    }

    private static void body(MessageBody body, DeliverySink sink) throws IOException {
        sink.open(BODY);
        sink.leaf(CONTENT_TYPE, body.format().contentType());
        sink.open(CONTENT_BODY);
        sink.base64(body.text().getBytes(StandardCharsets.UTF_8));
        sink.close(CONTENT_BODY);
        sink.close(BODY);
    }

    private static void attachment(Attachment attachment, DeliverySink sink) throws IOException {
        sink.open(ATTACHMENT);
        sink.leaf(CONTENT_TYPE, attachment.contentType());
        sink.open(CONTENT_BODY);
        sink.attachment(attachment.content());
        sink.close(CONTENT_BODY);
        sink.open(CHECKSUM);
        sink.checksum();
        sink.close(CHECKSUM);
        sink.leaf(FILE_NAME, attachment.fileName());
        sink.close(ATTACHMENT);
    }
}
