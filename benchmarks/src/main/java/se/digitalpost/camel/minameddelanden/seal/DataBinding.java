package se.digitalpost.camel.minameddelanden.seal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Message;

/** The part of the contract that the measured letters use, as data-bound classes like those a WSDL compiler makes. */
final class DataBinding {

    private static final String V3 = "http://minameddelanden.gov.se/schema/Message/v3";
    private static final String V2 = "http://minameddelanden.gov.se/schema/Message/v2";
    private static final String V1 = "http://minameddelanden.gov.se/schema/Message";
    private static final String SENDER = "http://minameddelanden.gov.se/schema/Sender";

    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private DataBinding() {}

    @XmlRootElement(name = "SignedDelivery", namespace = V3)
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class SignedDelivery {

        @XmlElement(name = "Delivery", namespace = V3)
        private final SecureDelivery delivery = new SecureDelivery();

        /** @param attachment the bytes of the message's one attachment: a binding holds them in memory anyway */
        static SignedDelivery of(Message message, byte[] attachment) {
            SignedDelivery signed = new SignedDelivery();
            signed.delivery.header = DeliveryHeader.of(message);
            signed.delivery.message = SecureMessage.of(message, attachment);
            return signed;
        }
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class SecureDelivery {

        @XmlElement(name = "Header", namespace = V3)
        private DeliveryHeader header;

        @XmlElement(name = "Message", namespace = V3)
        private SecureMessage message;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class DeliveryHeader {

        @XmlElement(name = "Sender", namespace = V2)
        private final SendingParty sender = new SendingParty();

        @XmlElement(name = "Recipient", namespace = V2)
        private String recipient;

        @XmlElement(name = "CorrelationId", namespace = V2)
        private String correlationId;

        static DeliveryHeader of(Message message) {
            DeliveryHeader header = new DeliveryHeader();
            header.sender.id = message.sender().id().value();
            header.sender.name = message.sender().name();
            header.recipient = message.recipient().value();
            header.correlationId = message.messageId().toString();
            return header;
        }
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class SendingParty {

        @XmlElement(name = "Id", namespace = SENDER)
        private String id;

        @XmlElement(name = "Name", namespace = SENDER)
        private String name;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class SecureMessage {

        @XmlElement(name = "Header", namespace = V3)
        private final MessageHeader header = new MessageHeader();

        @XmlElement(name = "Body", namespace = V3)
        private final BoundBody body = new BoundBody();

        @XmlElement(name = "Attachment", namespace = V3)
        private List<BoundAttachment> attachments;

        static SecureMessage of(Message message, byte[] attachment) {
            SecureMessage bound = new SecureMessage();
            bound.header.id = message.messageId().toString();
            bound.header.subject = message.subject();
            bound.header.supportInfo.text = message.supportInfo().text();
            bound.header.language = message.language();
            bound.body.contentType = message.body().format().contentType();
            bound.body.body = message.body().text().getBytes(StandardCharsets.UTF_8);
            bound.attachments = List.of(BoundAttachment.of(message.attachments().get(0), attachment));
            return bound;
        }
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class MessageHeader {

        @XmlElement(name = "Id", namespace = V3)
        private String id;

        @XmlElement(name = "Subject", namespace = V3)
        private String subject;

        @XmlElement(name = "Supportinfo", namespace = V3)
        private final BoundSupportInfo supportInfo = new BoundSupportInfo();

        @XmlElement(name = "Language", namespace = V3)
        private String language;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class BoundSupportInfo {

        @XmlElement(name = "Text", namespace = V3)
        private String text;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class BoundBody {

        @XmlElement(name = "ContentType", namespace = V1)
        private String contentType;

        @XmlElement(name = "Body", namespace = V1)
        private byte[] body;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class BoundAttachment {

        @XmlElement(name = "ContentType", namespace = V1)
        private String contentType;

        @XmlElement(name = "Body", namespace = V1)
        private byte[] body;

        @XmlElement(name = "Checksum", namespace = V1)
        private String checksum;

        @XmlElement(name = "Filename", namespace = V1)
        private String fileName;

        static BoundAttachment of(Attachment attachment, byte[] bytes) {
            BoundAttachment bound = new BoundAttachment();
            bound.contentType = attachment.contentType();
            bound.body = bytes;
            bound.checksum =
                    UPPER_HEX.formatHex(Algorithms.ofThePlatform().md5().digest(bytes));
            bound.fileName = attachment.fileName();
            return bound;
        }
    }

    @XmlRootElement(name = "Seal", namespace = V3)
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Seal {

        @XmlElement(name = "ReceivedTime", namespace = V1)
        private String receivedTime;

        @XmlElement(name = "SignaturesOK", namespace = V1)
        private final boolean signaturesOk = true;

        static Seal on(LocalDate receivedDate) {
            Seal seal = new Seal();
            seal.receivedTime = receivedDate.toString();
            return seal;
        }
    }
}
