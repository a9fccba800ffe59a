package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
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
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** A delivery that the JDK's XML signature signs over a prefix-free tree: how most senders do it. */
final class JdkSigned {

    private JdkSigned() {}

    static String delivery(Identity signer) {
        try {
            Document document = unsigned();
            sign(document, signer);
            withoutBreaks(document, "SignatureValue");
            withoutBreaks(document, "X509Certificate");
            return text(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document unsigned() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(HandMade.letter().signedDelivery())));
        Element root = document.getDocumentElement();
        root.removeChild(root.getLastChild());
        return document;
    }

    private static void sign(Document document, Identity signer) throws Exception {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        Transform enveloped = factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
        Reference reference = factory.newReference(
                "", factory.newDigestMethod(DigestMethod.SHA256, null), List.of(enveloped), null, null);
        SignedInfo signedInfo = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                List.of(reference));
        KeyInfo keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(
                List.of(signer.certificate().getSubjectX500Principal().getName(), signer.certificate()))));
        DOMSignContext context = new DOMSignContext(signer.privateKey(), document.getDocumentElement());
        XMLSignature signature = factory.newXMLSignature(signedInfo, keyInfo);
        signature.sign(context);
    }

    /** The JDK breaks these into lines, with carriage returns: a sender has to take them out before anybody seals it. */
    private static void withoutBreaks(Document document, String name) {
        NodeList elements = document.getElementsByTagNameNS(XMLSignature.XMLNS, name);
        Element element = (Element) elements.item(0);
        element.setTextContent(element.getTextContent().replaceAll("\\s", ""));
    }

    private static String text(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
