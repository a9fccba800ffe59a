package se.digitalpost.minameddelanden.simulator.verify;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.w3c.dom.Element;

/**
 * One Signature: its form, its digest over the prefix-free form of what it signs, and its value. Whether the
 * certificate is to be trusted is another matter.
 */
final class SignatureRules {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private final String which;
    private final Element signed;
    private final SignatureParts parts;
    private final Findings findings;

    private SignatureRules(String which, Element signed, Element signature, Findings findings) {
        this.which = which;
        this.signed = signed;
        this.parts = new SignatureParts(signature);
        this.findings = findings;
    }

    /**
     * Checks one signature.
     *
     * @param which {@code "inner"} or {@code "outer"}, for the findings' texts
     * @return its certificate, if one could be read
     */
    static Optional<X509Certificate> check(
            String which, Element signed, Optional<Element> signature, Findings findings) {
        if (signed == null || signature.isEmpty()) {
            findings.add(FindingCode.SIGNATURE_MISSING, "no " + which + " Signature as the last child");
            return Optional.empty();
        }
        SignatureRules rules = new SignatureRules(which, signed, signature.get(), findings);
        rules.algorithms();
        rules.reference();
        Optional<X509Certificate> certificate = rules.keyInfo();
        rules.digest();
        certificate.ifPresent(c -> rules.value(c.getPublicKey()));
        return certificate;
    }

    private void algorithms() {
        require(EXCLUSIVE.equals(parts.canonicalizationMethod()), FindingCode.CANONICALIZATION_METHOD, "xml-exc-c14n#");
        require(RSA_SHA256.equals(parts.signatureMethod()), FindingCode.SIGNATURE_METHOD, "rsa-sha256");
        require(SHA256.equals(parts.digestMethod()), FindingCode.DIGEST_METHOD, "sha256");
    }

    private void reference() {
        List<Element> references = parts.references();
        require(references.size() == 1, FindingCode.REFERENCE_COUNT, "exactly one Reference");
        require(
                !references.isEmpty() && pointsAtSigned(references.get(0)),
                FindingCode.REFERENCE_URI,
                "a Reference whose URI is empty");
        require(parts.transforms().equals(List.of(ENVELOPED)), FindingCode.TRANSFORMS, "enveloped-signature alone");
    }

    /** An Id attribute is refused by the rules of form, but where those are not asked, it is a valid reference. */
    private boolean pointsAtSigned(Element reference) {
        String id = signed.getAttribute("Id");
        String uri = reference.getAttribute("URI");
        return reference.hasAttribute("URI") && (uri.isEmpty() || !id.isEmpty() && uri.equals('#' + id));
    }

    private Optional<X509Certificate> keyInfo() {
        require(
                parts.x509DataChildren()
                        .filter(List.of("X509SubjectName", "X509Certificate")::equals)
                        .isPresent(),
                FindingCode.KEY_INFO_FORM,
                "one X509Data of X509SubjectName and then X509Certificate");
        List<byte[]> certificates = parts.certificates();
        require(certificates.size() == 1, FindingCode.CERTIFICATE_COUNT, "exactly one X509Certificate");
        if (certificates.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificates.get(0))));
        } catch (CertificateException e) {
            require(false, FindingCode.CERTIFICATE_UNREADABLE, "a certificate that can be read");
            return Optional.empty();
        }
    }

    private void digest() {
        byte[] computed = PrefixFreeForm.digest(signed, parts.signature(), sha256());
        require(
                parts.digestValue()
                        .filter(d -> MessageDigest.isEqual(d, computed))
                        .isPresent(),
                FindingCode.DIGEST_MISMATCH,
                "a digest of what was received");
    }

    private void value(PublicKey key) {
        require(valueIsBy(key), FindingCode.SIGNATURE_VALUE, "a value by the certificate's key over SignedInfo");
    }

    private boolean valueIsBy(PublicKey key) {
        Optional<byte[]> value = parts.signatureValue();
        Optional<Element> signedInfo = parts.signedInfo();
        if (value.isEmpty() || signedInfo.isEmpty()) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            PrefixFreeForm.write(signedInfo.get(), null, new CanonicalBytes((bytes, offset, length) -> {
                try {
                    verifier.update(bytes, offset, length);
                } catch (SignatureException e) {
                    throw new IllegalStateException("An initialized verifier takes bytes", e);
                }
            }));
            return verifier.verify(value.get());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void require(boolean right, FindingCode code, String wanted) {
        findings.addUnless(right, code, "the " + which + " Signature should have " + wanted);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no SHA-256", e);
        }
    }
}
