package se.digitalpost.camel.minameddelanden.seal.verify;

/** What an element means to the verifier; most mean nothing beyond their structure. */
enum Role {
    NONE,
    INNER_DELIVER_SECURE,
    SEALED_DELIVERY,
    SIGNED_DELIVERY,
    SENDER_ID,
    RECIPIENT,
    CORRELATION_ID,
    MESSAGE_ID,
    SUPPORT_TEXT,
    BODY_TYPE,
    BODY,
    ATTACHMENT_TYPE,
    ATTACHMENT,
    CHECKSUM,
    RECEIVED_TIME,
    SIGNATURES_OK,
    SIGNATURE,
    SIGNED_INFO,
    CANONICALIZATION_METHOD,
    SIGNATURE_METHOD,
    REFERENCE,
    TRANSFORM,
    DIGEST_METHOD,
    DIGEST_VALUE,
    SIGNATURE_VALUE,
    CERTIFICATE
}
