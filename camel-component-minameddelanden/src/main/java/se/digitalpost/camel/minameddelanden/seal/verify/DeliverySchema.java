package se.digitalpost.camel.minameddelanden.seal.verify;

import se.digitalpost.camel.minameddelanden.seal.Namespace;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.Complex;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.Leaf;

import static se.digitalpost.camel.minameddelanden.seal.Namespace.MESSAGE_1;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.MESSAGE_2;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.MESSAGE_3;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.OFFICIAL_MATTER_3;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.SENDER;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.SERVICE_3;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.SOAP;
import static se.digitalpost.camel.minameddelanden.seal.Namespace.XMLDSIG;
import static se.digitalpost.camel.minameddelanden.seal.verify.Particle.foreign;
import static se.digitalpost.camel.minameddelanden.seal.verify.Particle.one;
import static se.digitalpost.camel.minameddelanden.seal.verify.Particle.optional;

/** The structure of what is delivered: order, cardinality, types and lengths of every element. */
final class DeliverySchema {

    private static final Leaf STRING = Leaf.of(Lexical.STRING);
    private static final Leaf TOKEN = STRING.asToken();
    private static final Leaf UP_TO_255 = STRING.length(0, 255);
    private static final Leaf UP_TO_2000 = STRING.length(0, 2000);
    private static final Leaf CASE_ID = TOKEN.length(0, 255);
    private static final Leaf DATE = Leaf.of(Lexical.DATE).asToken();
    private static final Leaf RECIPIENT_ID = Leaf.of(Lexical.RECIPIENT_ID).asToken();

    private static final Complex DELIVERY_HEADER = Complex.sequence(
            one(
                    MESSAGE_2,
                    "Sender",
                    Complex.sequence(
                            one(SENDER, "Id", RECIPIENT_ID.as(Role.SENDER_ID)),
                            one(SENDER, "Name", STRING.length(2, 256)),
                            optional(SENDER, "Attention", STRING))),
            one(MESSAGE_2, "Recipient", RECIPIENT_ID.as(Role.RECIPIENT)),
            optional(MESSAGE_2, "Reference", STRING),
            optional(MESSAGE_2, "CorrelationId", TOKEN.as(Role.CORRELATION_ID)),
            optional(MESSAGE_2, "Attention", STRING));

    private static final Complex SUPPORT_INFO = Complex.sequence(
            one(MESSAGE_3, "Text", STRING.length(0, 1024).as(Role.SUPPORT_TEXT)),
            optional(MESSAGE_3, "URL", Leaf.of(Lexical.ANY_URI).asToken().length(0, 255)),
            optional(MESSAGE_3, "PhoneNumber", UP_TO_255),
            optional(MESSAGE_3, "EmailAdress", Leaf.of(Lexical.EMAIL).asToken().length(5, 256)));

    private static final Complex OFFICIAL_MATTER_EXTENSION = Complex.sequence(
            one(OFFICIAL_MATTER_3, "Timestamp", DATE),
            foreign(OFFICIAL_MATTER_3),
            optional(
                    OFFICIAL_MATTER_3,
                    "Identity",
                    Complex.sequence(
                            optional(OFFICIAL_MATTER_3, "EventId", CASE_ID),
                            optional(OFFICIAL_MATTER_3, "OfficialMatterId", CASE_ID),
                            optional(OFFICIAL_MATTER_3, "PrecedingEventId", CASE_ID))),
            optional(OFFICIAL_MATTER_3, "MatterSubject", UP_TO_2000),
            optional(OFFICIAL_MATTER_3, "EventType", UP_TO_2000),
            optional(
                    OFFICIAL_MATTER_3,
                    "MatterStatus",
                    STRING.oneOf("senderinitiative", "recipientinitiative", "closed")));

    /** The one element that the infrastructure declares for use in foreign content. */
    static final Particle GLOBAL_OFFICIAL_MATTER_EXTENSION =
            one(OFFICIAL_MATTER_3, "OfficialMatterExtension", OFFICIAL_MATTER_EXTENSION);

    private static final Complex MESSAGE_HEADER = Complex.sequence(
            one(MESSAGE_3, "Id", TOKEN.as(Role.MESSAGE_ID)),
            one(MESSAGE_3, "Subject", UP_TO_255),
            one(MESSAGE_3, "Supportinfo", SUPPORT_INFO),
            optional(
                    MESSAGE_3,
                    "OfficialMatter",
                    Complex.choice(
                            foreign(MESSAGE_3),
                            optional(MESSAGE_3, "OfficialMatterExtension", OFFICIAL_MATTER_EXTENSION))),
            new Particle(
                    MESSAGE_3,
                    "Metadata",
                    0,
                    Particle.UNBOUNDED,
                    Complex.sequence(one(MESSAGE_1, "Tag", STRING), one(MESSAGE_1, "Value", STRING))),
            one(MESSAGE_3, "Language", Leaf.of(Lexical.LANGUAGE).asToken()),
            optional(MESSAGE_3, "Reply", STRING.oneOf("REQUESTED", "ACCEPTED", "NOT_ALLOWED")),
            optional(MESSAGE_3, "ReceiptRequest", STRING.oneOf("NOT", "SIMPLE", "SIGNED")));

    private static final Complex MESSAGE = Complex.sequence(
            one(MESSAGE_3, "Header", MESSAGE_HEADER),
            one(
                    MESSAGE_3,
                    "Body",
                    Complex.sequence(
                            one(MESSAGE_1, "ContentType", TOKEN.as(Role.BODY_TYPE)),
                            one(MESSAGE_1, "Body", Leaf.of(Lexical.BASE64).as(Role.BODY)))),
            new Particle(
                    MESSAGE_3,
                    "Attachment",
                    0,
                    Particle.UNBOUNDED,
                    Complex.sequence(
                            one(MESSAGE_1, "ContentType", TOKEN.as(Role.ATTACHMENT_TYPE)),
                            one(MESSAGE_1, "Body", Leaf.of(Lexical.BASE64).as(Role.ATTACHMENT)),
                            one(MESSAGE_1, "Checksum", TOKEN.as(Role.CHECKSUM)),
                            one(MESSAGE_1, "Filename", STRING))));

    private static final Particle SIGNATURE = one(XMLDSIG, "Signature", SignatureSchema.SIGNATURE);

    static final Particle SIGNED_DELIVERY = one(
            MESSAGE_3,
            "SignedDelivery",
            Complex.sequence(
                            one(
                                    MESSAGE_3,
                                    "Delivery",
                                    Complex.sequence(
                                            one(MESSAGE_3, "Header", DELIVERY_HEADER),
                                            new Particle(MESSAGE_3, "Message", 1, Particle.UNBOUNDED, MESSAGE))),
                            SIGNATURE)
                    .as(Role.SIGNED_DELIVERY)
                    .with(SignatureSchema.ID));

    private static final Complex SEALED = Complex.sequence(
                    SIGNED_DELIVERY,
                    one(
                            MESSAGE_3,
                            "Seal",
                            Complex.sequence(
                                    one(MESSAGE_1, "ReceivedTime", DATE.as(Role.RECEIVED_TIME)),
                                    one(
                                            MESSAGE_1,
                                            "SignaturesOK",
                                            Leaf.of(Lexical.BOOLEAN).asToken().as(Role.SIGNATURES_OK)))),
                    SIGNATURE)
            .with(SignatureSchema.ID);

    static final Particle SEALED_DELIVERY = one(MESSAGE_3, "SealedDelivery", SEALED.as(Role.SEALED_DELIVERY));

    /** A header, which SOAP allows, would be a place for a second delivery; the infrastructure has none. */
    static final Particle ENVELOPE = one(
            SOAP,
            "Envelope",
            Complex.sequence(one(
                    SOAP,
                    "Body",
                    Complex.sequence(one(
                            SERVICE_3,
                            "deliverSecure",
                            Complex.sequence(
                                    one(SERVICE_3, "deliverSecure", SEALED.as(Role.INNER_DELIVER_SECURE))))))));

    private DeliverySchema() {}

    /** Whether the infrastructure, XML Signature or SOAP owns a namespace, so that foreign content must not use it. */
    static boolean isReserved(String uri) {
        return uri.startsWith("http://minameddelanden.gov.se/schema/")
                || uri.equals(Namespace.XMLDSIG.uri())
                || uri.equals(Namespace.SOAP.uri());
    }
}
