package se.digitalpost.minameddelanden.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/**
 * A sender made for tests: builds a delivery as a prefix-free document, signs and seals that with the JDK's XML
 * signature, and writes it with prefixes. Every part can be spoilt, before signing or after.
 */
public final class SealedEnvelope {

    private final Identity signer;
    private Identity sealer;
    private String senderId;
    private String recipient = TestRecipients.AT_KIVRA.id();
    private String messageId = UUID.randomUUID().toString();
    private String subject = "Beslut om bygglov & <annat> \"\u00e5\u00e4\u00f6\" \uD83D\uDE00";
    private String receivedTime = "2026-11-22";
    private String signaturesOk = "true";
    private String bodyType = "text/plain";
    private byte[] body = "Hej!\n\tDitt bygglov är klart. \uD83D\uDE00".getBytes(StandardCharsets.UTF_8);
    private final List<String> attachments = new ArrayList<>();
    private String headerExtra = "";
    private UnaryOperator<String> beforeSigning = UnaryOperator.identity();
    private UnaryOperator<String> betweenSignatures = UnaryOperator.identity();
    private UnaryOperator<String> onTheWire = UnaryOperator.identity();
    private SignatureSettings settings = SignatureSettings.RIGHT;

    private SealedEnvelope(Identity signer) {
        this.signer = signer;
        this.sealer = signer;
        this.senderId = signer.organizationNumber();
    }

    public static SealedEnvelope by(Identity signer) {
        return new SealedEnvelope(signer)
                .attachment("beslut.pdf", "application/pdf", "%PDF-1.7 å".getBytes(StandardCharsets.UTF_8));
    }

    public SealedEnvelope sealedBy(Identity mediator) {
        sealer = mediator;
        return this;
    }

    public SealedEnvelope senderId(String id) {
        senderId = id;
        return this;
    }

    public SealedEnvelope to(String recipientId) {
        recipient = recipientId;
        return this;
    }

    public SealedEnvelope messageId(String id) {
        messageId = id;
        return this;
    }

    public SealedEnvelope subject(String text) {
        subject = text;
        return this;
    }

    public SealedEnvelope receivedTime(String text) {
        receivedTime = text;
        return this;
    }

    public SealedEnvelope signaturesOk(String text) {
        signaturesOk = text;
        return this;
    }

    public SealedEnvelope body(String contentType, String text) {
        bodyType = contentType;
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public SealedEnvelope attachment(String name, String contentType, byte[] content) {
        return attachment(name, contentType, base64(content), md5(content));
    }

    public SealedEnvelope attachment(String name, String contentType, String base64, String checksum) {
        String ns = " xmlns=\"http://minameddelanden.gov.se/schema/Message\"";
        attachments.add("<Attachment><ContentType" + ns + ">" + contentType + "</ContentType><Body" + ns + ">" + base64
                + "</Body><Checksum" + ns + ">" + checksum + "</Checksum><Filename" + ns + ">" + name
                + "</Filename></Attachment>");
        return this;
    }

    public SealedEnvelope noAttachments() {
        attachments.clear();
        return this;
    }

    /** Behind Supportinfo in the message's header. */
    public SealedEnvelope headerExtra(String prefixFreeXml) {
        headerExtra = prefixFreeXml;
        return this;
    }

    /** Changes the prefix-free SignedDelivery before it is signed, so that the signatures hold. */
    public SealedEnvelope beforeSigning(UnaryOperator<String> change) {
        beforeSigning = change;
        return this;
    }

    /** Changes the prefix-free SealedDelivery after it was signed and before it is sealed. */
    public SealedEnvelope betweenSignatures(UnaryOperator<String> change) {
        betweenSignatures = change;
        return this;
    }

    /** Changes the envelope's text after everything was signed. */
    public SealedEnvelope onTheWire(UnaryOperator<String> change) {
        onTheWire = change;
        return this;
    }

    public SealedEnvelope signatures(SignatureSettings newSettings) {
        settings = newSettings;
        return this;
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    public String text() {
        return onTheWire.apply(PrefixedText.envelope(sealedPrefixFree()));
    }

    /** The sealed document, prefix-free, as a text. */
    public String sealedPrefixFree() {
        TestSigner signing = new TestSigner(settings);
        String signed = signing.sign(beforeSigning.apply(signedDelivery()), signer);
        String sealed = "<SealedDelivery xmlns=\"http://minameddelanden.gov.se/schema/Message/v3\">"
                + signed.replace(" xmlns=\"http://minameddelanden.gov.se/schema/Message/v3\"", "") + seal()
                + "</SealedDelivery>";
        return signing.sign(betweenSignatures.apply(sealed), sealer);
    }

    private String signedDelivery() {
        String v2 = " xmlns=\"http://minameddelanden.gov.se/schema/Message/v2\"";
        String sender = " xmlns=\"http://minameddelanden.gov.se/schema/Sender\"";
        String message = " xmlns=\"http://minameddelanden.gov.se/schema/Message\"";
        return "<SignedDelivery xmlns=\"http://minameddelanden.gov.se/schema/Message/v3\"><Delivery><Header><Sender"
                + v2
                + "><Id" + sender + ">" + senderId + "</Id><Name" + sender + ">Kommun A</Name></Sender><Recipient" + v2
                + ">" + recipient + "</Recipient><CorrelationId" + v2 + ">" + messageId
                + "</CorrelationId></Header><Message><Header><Id>" + messageId + "</Id><Subject>" + escape(subject)
                + "</Subject><Supportinfo><Text>Ring växeln</Text><URL>https://example.com/</URL>"
                + "<PhoneNumber>0500-49 80 00</PhoneNumber><EmailAdress>info@example.com</EmailAdress></Supportinfo>"
                + headerExtra + "<Language>svSE</Language></Header><Body><ContentType" + message + ">" + bodyType
                + "</ContentType><Body" + message + ">" + base64(body) + "</Body></Body>" + String.join("", attachments)
                + "</Message></Delivery></SignedDelivery>";
    }

    private String seal() {
        String message = " xmlns=\"http://minameddelanden.gov.se/schema/Message\"";
        return "<Seal><ReceivedTime" + message + ">" + receivedTime + "</ReceivedTime><SignaturesOK" + message + ">"
                + signaturesOk + "</SignaturesOK></Seal>";
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
