package se.digitalpost.camel.minameddelanden.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * An XML signature over one digest, in both serializations. Everything in it but the digest and the signature value is the same for every
 * message of a key, and lies ready as bytes.
 */
final class RsaSignature {

    private static final int DIGEST_BASE64_LENGTH = 44;

    private static final String TO_DIGEST =
            "<@CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">"
                    + "</@CanonicalizationMethod>"
                    + "<@SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"></@SignatureMethod>"
                    + "<@Reference URI=\"\"><@Transforms>"
                    + "<@Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></@Transform>"
                    + "</@Transforms>"
                    + "<@DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></@DigestMethod><@DigestValue>";
    private static final String AFTER_DIGEST = "</@DigestValue></@Reference></@SignedInfo>";

    private final SigningKey key;
    private final Algorithms algorithms;
    private final PrivateKey privateKey;
    private final byte[] signedInfoHead;
    private final byte[] signedInfoTail;
    private final Form wire;
    private final Form canonical;

    /** The fixed parts around digest and signature value, in one of the two serializations. */
    private record Form(byte[] head, byte[] middle, byte[] tail) {

        static Form of(String prefix, String declaration, String keyInfo) {
            return new Form(
                    bytes("<@Signature" + declaration + "><@SignedInfo>" + TO_DIGEST, prefix),
                    bytes(AFTER_DIGEST + "<@SignatureValue>", prefix),
                    bytes("</@SignatureValue>" + keyInfo + "</@Signature>", prefix));
        }

        int length() {
            return head.length + middle.length + tail.length;
        }
    }

    /** What a signature's bytes are written to. */
    interface Target<E extends Exception> {
        void write(byte[] wire, byte[] canonical) throws E;
    }

    RsaSignature(SigningKey key, Algorithms algorithms) {
        this.key = key;
        this.algorithms = algorithms;
        this.privateKey = algorithms.translated(key.privateKey());
        String keyInfo = keyInfo(key);
        String declaration = " xmlns=\"" + Namespace.XMLDSIG.uri() + '"';
        wire = Form.of(Namespace.XMLDSIG.prefix() + ':', "", keyInfo);
        canonical = Form.of("", declaration, keyInfo);
        signedInfoHead = bytes("<@SignedInfo" + declaration + '>' + TO_DIGEST, "");
        signedInfoTail = bytes(AFTER_DIGEST, "");
    }

    /** @return how many bytes the signature has on the wire */
    long wireLength() {
        return wire.length() + DIGEST_BASE64_LENGTH + LengthSink.base64Length(key.signatureLength());
    }

    /**
     * Signs a digest.
     *
     * @param digest SHA-256 of the canonical form of what is signed
     * @param target takes the parts one after the other, in both serializations
     */
    <E extends Exception> void write(byte[] digest, Target<E> target) throws E {
        byte[] digestText = Base64.getEncoder().encode(digest);
        byte[] valueText = Base64.getEncoder().encode(sign(digestText));
        target.write(wire.head, canonical.head);
        target.write(digestText, digestText);
        target.write(wire.middle, canonical.middle);
        target.write(valueText, valueText);
        target.write(wire.tail, canonical.tail);
    }

    /** PKCS#1 v1.5 is deterministic: the same digest gives the same signature, so a retry is the same to the byte. */
    private byte[] sign(byte[] digestText) {
        try {
            Signature signature = algorithms.signing(privateKey, key.provider());
            signature.update(signedInfoHead);
            signature.update(digestText);
            signature.update(signedInfoTail);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            // A file's key always can; a hardware module may be gone for a while.
            throw new MinaMeddelandenException("The key " + key + " can't sign now", true, e);
        }
    }

    private static String keyInfo(SigningKey key) {
        try {
            String subject = CertificateSubject.name(key.certificate());
            int[] progress = new int[1];
            byte[] escaped =
                    new byte[subject.length() * EscapedText.MAX_BYTES_PER_CHAR + EscapedText.MAX_BYTES_PER_CHAR];
            int length = EscapedText.encode(subject, 0, escaped, 0, progress);
            return "<@KeyInfo><@X509Data><@X509SubjectName>"
                    + new String(escaped, 0, length, StandardCharsets.UTF_8)
                    + "</@X509SubjectName><@X509Certificate>"
                    + Base64.getEncoder().encodeToString(key.certificate().getEncoded())
                    + "</@X509Certificate></@X509Data></@KeyInfo>";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("The certificate of " + key + " can't be written", e);
        }
    }

    /** The at sign stands for the prefix; only tags have it, so a subject's own at sign stays. */
    private static byte[] bytes(String template, String prefix) {
        return Element.utf8(template.replace("<@", '<' + prefix).replace("</@", "</" + prefix));
    }
}
