package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Signs the root of a prefix-free tree with the JDK's XML signature. The RSA operation can be another provider's, the digests can't. */
final class XmlSigner {

    private static final String SIGNATURE_PROVIDER = "org.jcp.xml.dsig.internal.dom.SignatureProvider";
    private static final String REMEMBER_DIGESTED = "javax.xml.crypto.dsig.cacheReference";

    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    private final PrivateKey privateKey;
    private final Provider provider;
    private final KeyInfo keyInfo;

    XmlSigner(SigningKey key, Algorithms algorithms) {
        this.privateKey = algorithms.translated(key.privateKey());
        this.provider = provider(privateKey, algorithms);
        KeyInfoFactory parts = factory.getKeyInfoFactory();
        this.keyInfo = parts.newKeyInfo(
                List.of(parts.newX509Data(List.of(CertificateSubject.name(key.certificate()), key.certificate()))));
    }

    /** Puts the signature in as the root's last child. */
    void sign(Element root) {
        sign(root, reference(), new DOMSignContext(privateKey, root));
    }

    /** @return the bytes that were digested */
    byte[] signRemembering(Element root) {
        DOMSignContext context = new DOMSignContext(privateKey, root);
        context.setProperty(REMEMBER_DIGESTED, true);
        Reference reference = reference();
        sign(root, reference, context);
        try {
            return reference.getDigestInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("They lie in memory", e);
        }
    }

    private void sign(Element root, Reference reference, DOMSignContext context) {
        context.setProperty(SIGNATURE_PROVIDER, provider);
        try {
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(
                                            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                                    List.of(reference)),
                            keyInfo)
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
        Element signature = (Element) root.getLastChild();
        withoutLineBreaks(signature, "SignatureValue");
        withoutLineBreaks(signature, "X509Certificate");
    }

    /** Made for each signature: its transform keeps state. */
    private Reference reference() {
        try {
            return factory.newReference(
                    "",
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                    null,
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK breaks base64 into lines with CR, which operators don't take. No digest covers these two within their own signature. */
    private static void withoutLineBreaks(Element signature, String name) {
        NodeList found = signature.getElementsByTagNameNS(Namespace.XMLDSIG.uri(), name);
        Node node = found.item(0);
        node.setTextContent(node.getTextContent().replace("\r", "").replace("\n", ""));
    }

    private static Provider provider(PrivateKey key, Algorithms algorithms) {
        try {
            return algorithms.signing(key).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key can't sign", e);
        }
    }
}
