package se.digitalpost.minameddelanden.simulator.verify;

/**
 * What can be wrong with a sealed delivery. The names are stable. Where there are several findings, the one that stands
 * first here decides which fault an operator answers: size, then the form of the bytes, the signatures, the content, and
 * last who may send.
 */
public enum FindingCode {
    /** The envelope is larger than the limit. */
    TOO_LARGE(5005),

    /** The HTTP header field Content-Type is not text/xml with charset utf-8. */
    HTTP_CONTENT_TYPE(5001),
    /** There is no HTTP header field SOAPAction. */
    HTTP_SOAP_ACTION(5001),
    /** The bytes are not UTF-8, begin with a byte order mark, or declare another encoding. */
    NOT_UTF8(5001),
    /** There is a DOCTYPE. */
    DOCTYPE(5001),
    /** There is a comment. */
    COMMENT(5001),
    /** There is a processing instruction. */
    PROCESSING_INSTRUCTION(5001),
    /** There is a CDATA section. */
    CDATA_SECTION(5001),
    /** There is a carriage return. */
    CARRIAGE_RETURN(5001),
    /** There is a character reference that yields a carriage return. */
    CARRIAGE_RETURN_REFERENCE(5001),
    /** The bytes are not well-formed XML. */
    NOT_WELL_FORMED(5001),
    /** The root is not a SOAP 1.1 Envelope with one Body. */
    NOT_AN_ENVELOPE(5001),
    /** The Body has another number of children than one. */
    BODY_CHILDREN(5001),
    /** The Body's child is not deliverSecure around deliverSecure in {Service/v3}. */
    NOT_DELIVER_SECURE(5001),
    /** There is not exactly one SignedDelivery. */
    SIGNED_DELIVERY_COUNT(5001),
    /** An element has no prefix. */
    DEFAULT_NAMESPACE(5001),
    /** The prefix of {Message/v3} is declared further in than on the inner deliverSecure. */
    PREFIX_DECLARED_TOO_LATE(5001),
    /** There is text between elements. */
    TEXT_BETWEEN_ELEMENTS(5001),
    /** An element has an Id attribute. */
    ID_ATTRIBUTE(5001),
    /** An attribute has a prefix. */
    PREFIXED_ATTRIBUTE(5001),
    /** The schema says no. */
    SCHEMA(5001),

    /** A Signature is not at its place. */
    SIGNATURE_MISSING(5012),
    /** CanonicalizationMethod is not exclusive canonical XML. */
    CANONICALIZATION_METHOD(5012),
    /** SignatureMethod is not rsa-sha256. */
    SIGNATURE_METHOD(5012),
    /** There is not exactly one Reference. */
    REFERENCE_COUNT(5012),
    /** The Reference's URI is not empty. */
    REFERENCE_URI(5012),
    /** There is another transform than one enveloped-signature. */
    TRANSFORMS(5012),
    /** DigestMethod is not sha256. */
    DIGEST_METHOD(5012),
    /** The digest is of something else than what was received. */
    DIGEST_MISMATCH(5012),
    /** The signature's value was not made by the certificate's key over this SignedInfo. */
    SIGNATURE_VALUE(5012),
    /** KeyInfo is not one X509Data with X509SubjectName and then X509Certificate. */
    KEY_INFO_FORM(5012),
    /** There is not exactly one X509Certificate. */
    CERTIFICATE_COUNT(5012),
    /** The X509Certificate is no certificate. */
    CERTIFICATE_UNREADABLE(5012),
    /** The certificate's time is over. */
    CERTIFICATE_EXPIRED(5012),
    /** The certificate's time has not come. */
    CERTIFICATE_NOT_YET_VALID(5012),
    /** The certificate does not chain to a trusted issuer. */
    CERTIFICATE_UNTRUSTED(5012),
    /** The certificate's key is not for signing. */
    KEY_USAGE(5012),
    /** The certificate's key is not RSA of 2048 bits or more. */
    KEY_TOO_WEAK(5012),
    /** The inner certificate bears another organization number than Sender/Id. */
    SENDER_CERTIFICATE(5012),

    /** A base64 text is not padded, has breaks, or has bits left over. */
    BASE64_NOT_CANONICAL(5001),
    /** A token-like value has blanks around it. */
    BLANKS_AROUND_TOKEN(5001),
    /** A boolean is not written true or false. */
    BOOLEAN_FORM(5001),
    /** ReceivedTime is not written as yyyy-MM-dd, and nothing, Z or +hh:mm other than +00:00 behind. */
    RECEIVED_TIME_FORM(5001),
    /** SignaturesOK is false. */
    SIGNATURES_NOT_OK(5001),
    /** A checksum is not upper-case hex MD5 of the decoded bytes. */
    CHECKSUM(5001),
    /** A message's body or an attachment is empty. */
    EMPTY_CONTENT(5001),
    /** Supportinfo has no text. */
    SUPPORT_INFO_BLANK(5001),
    /** The body is neither text/plain nor text/html. */
    BODY_MIME_TYPE(5019),
    /** An attachment is not application/pdf. */
    ATTACHMENT_MIME_TYPE(5019),

    /** The sender is not registered. */
    SENDER_NOT_REGISTERED(5014),
    /** The outer certificate's organization is not an approved mediator. */
    MEDIATOR_NOT_APPROVED(6005),
    /** The outer certificate's organization is not the TLS client's. */
    MEDIATOR_IS_NOT_TLS_CLIENT(5002);

    private final int errorCode;

    FindingCode(int errorCode) {
        this.errorCode = errorCode;
    }

    /** The code of the applicationFault that an operator answers. */
    public int errorCode() {
        return errorCode;
    }
}
