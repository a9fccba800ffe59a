package se.digitalpost.camel.minameddelanden.seal.verify;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;

import org.w3c.dom.Element;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/** Validates a signature with the JDK's XML signature. The RSA operation can be another provider's, the digests can't. */
final class XmlValidator {

    private static final String SIGNATURE_PROVIDER = "org.jcp.xml.dsig.internal.dom.SignatureProvider";

    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    private final Algorithms algorithms;
    private final TrustedCertificates certificates;

    XmlValidator(Algorithms algorithms, TrustedCertificates certificates) {
        this.algorithms = algorithms;
        this.certificates = certificates;
    }

    /**
     * Validates.
     *
     * @return the certificate of who signed; empty where the signature does not hold or is made in a way that is not accepted
     */
    Optional<SignerCertificate> validate(Element element) {
        try {
            DOMValidateContext context = new DOMValidateContext(new NoKeyYet(), element);
            XMLSignature signature = factory.unmarshalXMLSignature(context);
            Optional<SignerCertificate> certificate = certificate(signature);
            if (certificate.isEmpty() || !isAccepted(signature.getSignedInfo())) {
                return Optional.empty();
            }
            PublicKey key = certificate.get().key();
            context.setKeySelector(KeySelector.singletonKeySelector(key));
            context.setProperty(
                    SIGNATURE_PROVIDER,
                    algorithms.verifying("SHA256withRSA", key).getProvider());
            return signature.validate(context) ? certificate : Optional.empty();
        } catch (MarshalException | XMLSignatureException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Optional<SignerCertificate> certificate(XMLSignature signature) throws CertificateEncodingException {
        if (signature.getKeyInfo() == null
                || signature.getKeyInfo().getContent().size() != 1
                || !(signature.getKeyInfo().getContent().get(0) instanceof X509Data data)) {
            return Optional.empty();
        }
        List<?> content = data.getContent();
        return content.size() == 2 && content.get(1) instanceof X509Certificate certificate
                ? certificates.read(certificate.getEncoded())
                : Optional.empty();
    }

    private static boolean isAccepted(SignedInfo signedInfo) {
        if (signedInfo.getReferences().size() != 1) {
            return false;
        }
        Reference reference = signedInfo.getReferences().get(0);
        return signedInfo.getCanonicalizationMethod().getAlgorithm().equals(CanonicalizationMethod.EXCLUSIVE)
                && signedInfo.getSignatureMethod().getAlgorithm().equals(SignatureMethod.RSA_SHA256)
                && reference.getURI().isEmpty()
                && reference.getDigestMethod().getAlgorithm().equals(DigestMethod.SHA256)
                && reference.getTransforms().size() == 1
                && reference.getTransforms().get(0).getAlgorithm().equals(Transform.ENVELOPED);
    }

    /** Whose key it is, is known when the Signature has been read. */
    private static final class NoKeyYet extends KeySelector {
        @Override
        public KeySelectorResult select(
                KeyInfo keyInfo, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context) {
            throw new IllegalStateException("The certificate's key is set before it is asked for");
        }
    }
}
