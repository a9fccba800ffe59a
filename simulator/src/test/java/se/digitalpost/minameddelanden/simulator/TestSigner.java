package se.digitalpost.minameddelanden.simulator;

import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** Signs a document's root as its last child with the JDK's XML signature: nothing of it is the simulator's code. */
final class TestSigner {

    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    private final SignatureSettings settings;

    TestSigner(SignatureSettings settings) {
        this.settings = settings;
    }

    String sign(String prefixFree, Identity identity) {
        try {
            Document document = parse(prefixFree);
            DOMSignContext context = new DOMSignContext(identity.privateKey(), document.getDocumentElement());
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            FACTORY.newXMLSignature(signedInfo(), keyInfo(identity)).sign(context);
            withoutLineBreaks(document, "SignatureValue", "X509Certificate");
            return text(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignedInfo signedInfo() throws GeneralSecurityException {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < settings.references(); i++) {
            List<Transform> transforms = new ArrayList<>();
            for (String algorithm : settings.transforms()) {
                transforms.add(FACTORY.newTransform(algorithm, (TransformParameterSpec) null));
            }
            references.add(FACTORY.newReference(
                    "", FACTORY.newDigestMethod(settings.digestMethod(), null), transforms, null, null));
        }
        CanonicalizationMethod canonicalization =
                FACTORY.newCanonicalizationMethod(settings.canonicalization(), (C14NMethodParameterSpec) null);
        return FACTORY.newSignedInfo(
                canonicalization, FACTORY.newSignatureMethod(settings.signatureMethod(), null), references);
    }

    private KeyInfo keyInfo(Identity identity) {
        KeyInfoFactory factory = FACTORY.getKeyInfoFactory();
        List<Object> data = new ArrayList<>(
                List.of(identity.certificate().getSubjectX500Principal().getName(), identity.certificate()));
        if (settings.certificateBeforeSubject()) {
            Collections.reverse(data);
        }
        if (settings.withIssuersCertificate()) {
            data.add(identity.issuerCertificate());
        }
        return factory.newKeyInfo(List.of(factory.newX509Data(data)));
    }

    /** The JDK breaks base64 into lines, with CR. No digest covers these two within their own signature. */
    private static void withoutLineBreaks(Document document, String... names) {
        for (String name : names) {
            NodeList all = document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", name);
            for (int i = 0; i < all.getLength(); i++) {
                Node node = all.item(i);
                node.setTextContent(node.getTextContent().replaceAll("\\s", ""));
            }
        }
    }

    static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Node node) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Element root(String xml) {
        return parse(xml).getDocumentElement();
    }
}
