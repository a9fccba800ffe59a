package se.digitalpost.camel.minameddelanden.seal.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/**
 * Makes an XML signature by hand: SignedInfo is written here in its canonical form, and so is what is signed, so that nothing has to be
 * canonicalized. Any part can be made otherwise, and the signature still holds.
 */
record Signing(
        String signatureMethod,
        String jcaSignature,
        String digestMethod,
        String jcaDigest,
        String uri,
        UnaryOperator<String> signedInfo,
        UnaryOperator<String> signature) {

    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    static final String ENVELOPED =
            "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></Transform>";
    static final String NAMESPACE = " xmlns=\"http://www.w3.org/2000/09/xmldsig#\"";

    static Signing right() {
        return new Signing(
                RSA_SHA256, "SHA256withRSA", SHA256, "SHA-256", "", UnaryOperator.identity(), UnaryOperator.identity());
    }

    Signing method(String algorithm, String jcaName) {
        return new Signing(algorithm, jcaName, digestMethod, jcaDigest, uri, signedInfo, signature);
    }

    Signing digest(String algorithm, String jcaName) {
        return new Signing(signatureMethod, jcaSignature, algorithm, jcaName, uri, signedInfo, signature);
    }

    Signing uri(String reference) {
        return new Signing(signatureMethod, jcaSignature, digestMethod, jcaDigest, reference, signedInfo, signature);
    }

    /** Changes SignedInfo before the value is computed over it. */
    Signing signedInfo(UnaryOperator<String> change) {
        return new Signing(signatureMethod, jcaSignature, digestMethod, jcaDigest, uri, change, signature);
    }

    /** Changes the finished Signature. */
    Signing signature(UnaryOperator<String> change) {
        return new Signing(signatureMethod, jcaSignature, digestMethod, jcaDigest, uri, signedInfo, change);
    }

    /** Puts the signature into a document, as its root's last child. */
    String sign(String document, Identity identity) {
        try {
            String digest =
                    base64(MessageDigest.getInstance(jcaDigest).digest(document.getBytes(StandardCharsets.UTF_8)));
            String info = signedInfo.apply(signedInfo(digest));
            String made = signature.apply("<Signature" + NAMESPACE + ">" + info.replace(NAMESPACE, "")
                    + "<SignatureValue>" + base64(value(info, identity)) + "</SignatureValue>"
                    + "<KeyInfo><X509Data><X509SubjectName>CN=" + identity.name()
                    + "</X509SubjectName><X509Certificate>"
                    + base64(identity.certificate().getEncoded())
                    + "</X509Certificate></X509Data></KeyInfo></Signature>");
            int end = document.lastIndexOf("</");
            return document.substring(0, end) + made + document.substring(end);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signedInfo(String digest) {
        return "<SignedInfo" + NAMESPACE + "><CanonicalizationMethod Algorithm=\"" + EXCLUSIVE
                + "\"></CanonicalizationMethod><SignatureMethod Algorithm=\"" + signatureMethod
                + "\"></SignatureMethod><Reference URI=\"" + uri + "\"><Transforms>" + ENVELOPED
                + "</Transforms><DigestMethod Algorithm=\"" + digestMethod + "\"></DigestMethod><DigestValue>" + digest
                + "</DigestValue></Reference></SignedInfo>";
    }

    private byte[] value(String info, Identity identity) throws GeneralSecurityException {
        byte[] bytes = info.getBytes(StandardCharsets.UTF_8);
        if (jcaSignature.startsWith("Hmac")) {
            Mac mac = Mac.getInstance(jcaSignature);
            mac.init(new SecretKeySpec(identity.certificate().getPublicKey().getEncoded(), jcaSignature));
            return mac.doFinal(bytes);
        }
        if (jcaSignature.isEmpty()) {
            return new byte[0];
        }
        Signature signer = Signature.getInstance(jcaSignature);
        if (jcaSignature.equals("RSASSA-PSS")) {
            signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signer.initSign(identity.privateKey());
        signer.update(bytes);
        return signer.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
