package se.digitalpost.camel.minameddelanden.seal.verify;

/** What can be wrong with a delivery. The names are stable. */
public enum FindingCode {
    /** There are more bytes than the limit; reading stopped there. */
    TOO_LARGE(FindingCategory.DOCUMENT),
    /** Depth, attributes, names, texts or the number of elements are beyond what any delivery needs. */
    LIMIT_EXCEEDED(FindingCategory.DOCUMENT),
    /** The bytes are not UTF-8. */
    NOT_UTF8(FindingCategory.DOCUMENT),
    /** The XML declaration names another version of XML than 1.0. */
    NOT_XML_1_0(FindingCategory.DOCUMENT),
    /** There is a DOCTYPE; reading stopped there. */
    DOCTYPE(FindingCategory.DOCUMENT),
    /** There is a reference to an entity that XML does not define by itself; reading stopped there. */
    ENTITY_REFERENCE(FindingCategory.DOCUMENT),
    /** The bytes are not well-formed XML, or end too early. */
    NOT_WELL_FORMED(FindingCategory.DOCUMENT),
    /** The root is none of the documents that can be verified. */
    UNKNOWN_ROOT(FindingCategory.DOCUMENT),

    /** The root is another document than was asked for. */
    OTHER_ROOT(FindingCategory.STRUCTURE),
    /** An element stands where the schema has none, or another. */
    UNEXPECTED_ELEMENT(FindingCategory.STRUCTURE),
    /** An element that the schema requires is not there. */
    MISSING_ELEMENT(FindingCategory.STRUCTURE),
    /** There is a delivery, signed or sealed, at another place than its own. */
    SECOND_DELIVERY(FindingCategory.STRUCTURE),
    /** An element of the infrastructure, of XML Signature or of SOAP stands in foreign content. */
    RESERVED_ELEMENT(FindingCategory.STRUCTURE),
    /** An attribute that the schema doesn't have. */
    UNEXPECTED_ATTRIBUTE(FindingCategory.STRUCTURE),
    /** An attribute that the schema requires is not there. */
    MISSING_ATTRIBUTE(FindingCategory.STRUCTURE),
    /** An attribute with a prefix: it has no prefix-free form. */
    PREFIXED_ATTRIBUTE(FindingCategory.STRUCTURE),
    /** Two elements have the same id. */
    DUPLICATE_ID(FindingCategory.STRUCTURE),
    /** Text where the schema has elements only. */
    UNEXPECTED_TEXT(FindingCategory.STRUCTURE),
    /** A value is too long, too short, or not of its type. */
    VALUE(FindingCategory.STRUCTURE),
    /** A processing instruction: it would be part of what is signed, and has no prefix-free form. */
    PROCESSING_INSTRUCTION(FindingCategory.STRUCTURE),

    /** A Signature is not at its place. */
    SIGNATURE_MISSING(FindingCategory.SIGNATURE),
    /** There is a Signature at a place that is not one's. */
    SIGNATURE_MISPLACED(FindingCategory.SIGNATURE),
    /** CanonicalizationMethod is not exclusive canonical XML without parameters. */
    CANONICALIZATION_METHOD(FindingCategory.SIGNATURE),
    /** SignatureMethod is not accepted. */
    SIGNATURE_METHOD(FindingCategory.SIGNATURE),
    /** There is not exactly one Reference. */
    REFERENCE_COUNT(FindingCategory.SIGNATURE),
    /** The Reference's URI is neither empty nor the id of the element that the signature stands in. */
    REFERENCE_URI(FindingCategory.SIGNATURE),
    /** There is another transform than one enveloped-signature. */
    TRANSFORMS(FindingCategory.SIGNATURE),
    /** DigestMethod is not accepted, or is not the SignatureMethod's. */
    DIGEST_METHOD(FindingCategory.SIGNATURE),
    /** The digest is of something else than what was received. */
    DIGEST_MISMATCH(FindingCategory.SIGNATURE),
    /** The signature's value was not made by the certificate's key over this SignedInfo. */
    SIGNATURE_VALUE(FindingCategory.SIGNATURE),
    /** The Signature has an Object. */
    SIGNATURE_OBJECT(FindingCategory.SIGNATURE),
    /** KeyInfo has something else than one X509Data of X509SubjectName and X509Certificate. */
    KEY_INFO(FindingCategory.SIGNATURE),
    /** There is not exactly one X509Certificate. */
    CERTIFICATE_COUNT(FindingCategory.SIGNATURE),

    /** The X509Certificate is no certificate. */
    CERTIFICATE_UNREADABLE(FindingCategory.CERTIFICATE),
    /** The certificate's time is over. */
    CERTIFICATE_EXPIRED(FindingCategory.CERTIFICATE),
    /** The certificate's time has not come. */
    CERTIFICATE_NOT_YET_VALID(FindingCategory.CERTIFICATE),
    /** The certificate does not chain to a trusted authority, or was revoked where that is asked for. */
    CERTIFICATE_UNTRUSTED(FindingCategory.CERTIFICATE),
    /** The certificate's key is not for signing. */
    KEY_USAGE(FindingCategory.CERTIFICATE),
    /** The certificate's key is not RSA, or too short, or longer than is sane. */
    KEY_SIZE(FindingCategory.CERTIFICATE),
    /** The inner certificate's SERIALNUMBER is not Sender/Id. */
    SENDER_CERTIFICATE(FindingCategory.CERTIFICATE),
    /** The outer certificate bears no organization number, or not the expected mediator's. */
    MEDIATOR_CERTIFICATE(FindingCategory.CERTIFICATE),

    /** Sender/Id is not an organization number. */
    SENDER_ID(FindingCategory.CONTENT),
    /** The recipient's id has a wrong check digit or a date that does not exist. */
    RECIPIENT_ID(FindingCategory.CONTENT),
    /** A checksum is not the upper-case hex MD5 of its attachment. */
    CHECKSUM(FindingCategory.CONTENT),
    /** A message's body or an attachment is empty. */
    EMPTY_CONTENT(FindingCategory.CONTENT),
    /** A body is neither text/plain nor text/html. */
    BODY_CONTENT_TYPE(FindingCategory.CONTENT),
    /** An attachment is not application/pdf. */
    ATTACHMENT_CONTENT_TYPE(FindingCategory.CONTENT),
    /** Supportinfo has no text. */
    SUPPORT_INFO_BLANK(FindingCategory.CONTENT),
    /** The seal says that the signatures are not right. */
    SIGNATURES_NOT_OK(FindingCategory.CONTENT),

    /** An element has no prefix. */
    PREFIX_MISSING(FindingCategory.WIRE_FORM),
    /** The prefix of {Message/v3} is declared further in than on the inner deliverSecure. */
    PREFIX_DECLARED_TOO_LATE(FindingCategory.WIRE_FORM),
    /** There is a byte order mark. */
    BYTE_ORDER_MARK(FindingCategory.WIRE_FORM),
    /** The XML declaration names another encoding than UTF-8, which the bytes have. */
    DECLARED_ENCODING(FindingCategory.WIRE_FORM),
    /** There is a carriage return. */
    CARRIAGE_RETURN(FindingCategory.WIRE_FORM),
    /** There is a reference to a carriage return. */
    CARRIAGE_RETURN_REFERENCE(FindingCategory.WIRE_FORM),
    /** There is a comment. */
    COMMENT(FindingCategory.WIRE_FORM),
    /** There is a CDATA section. */
    CDATA_SECTION(FindingCategory.WIRE_FORM),
    /** There is white space between elements, or foreign content is mixed. */
    TEXT_BETWEEN_ELEMENTS(FindingCategory.WIRE_FORM),
    /** An element has an Id attribute. */
    ID_ATTRIBUTE(FindingCategory.WIRE_FORM),
    /** X509Data does not begin with X509SubjectName. */
    SUBJECT_NAME_MISSING(FindingCategory.WIRE_FORM),
    /** A base64 text has breaks or blanks. */
    BASE64_FORM(FindingCategory.WIRE_FORM),
    /** A token-like value has blanks around it. */
    BLANKS_AROUND_VALUE(FindingCategory.WIRE_FORM),
    /** A boolean is not written true or false. */
    BOOLEAN_FORM(FindingCategory.WIRE_FORM),
    /** ReceivedTime is not yyyy-MM-dd with nothing, Z, or +hh:mm other than +00:00 behind. */
    RECEIVED_TIME_FORM(FindingCategory.WIRE_FORM);

    private final FindingCategory category;

    FindingCode(FindingCategory category) {
        this.category = category;
    }

    /** @return what sort of rule it is */
    public FindingCategory category() {
        return category;
    }
}
