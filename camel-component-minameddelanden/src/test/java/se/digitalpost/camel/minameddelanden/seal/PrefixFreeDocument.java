package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.Data;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The receiver's side of the rules, the slow and plain way: a tree, the prefix-free form of it as a new tree, and the JDK's XML signature
 * code. It shares nothing with what it checks.
 */
final class PrefixFreeDocument {

    private static final String MESSAGE_3 = "http://minameddelanden.gov.se/schema/Message/v3";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private PrefixFreeDocument() {}

    static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** The sealed delivery of an envelope as a document of its own, renamed as the rules demand. */
    static Document sealed(byte[] envelope) throws Exception {
        Element body = child(parse(envelope).getDocumentElement(), "Body");
        Element sealed = child(child(body, "deliverSecure"), "deliverSecure");
        return document(sealed, "SealedDelivery");
    }

    static Document signed(byte[] envelope) throws Exception {
        Element root = sealed(envelope).getDocumentElement();
        return document(child(root, "SignedDelivery"), "SignedDelivery");
    }

    /** Whether the signature that is the root's own child is right. */
    static boolean hasValidSignature(Document document, PublicKey key) throws Exception {
        Element signature = child(document.getDocumentElement(), "Signature");
        DOMValidateContext context = new DOMValidateContext(key, signature);
        XMLSignature xmlSignature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        return xmlSignature.validate(context);
    }

    /** SHA-256 of a document without the signature that is its root's own child, in Canonical XML 1.0 as the JDK writes it. */
    static byte[] digestWithoutSignature(Document document) throws Exception {
        Node root = document.getDocumentElement();
        root.removeChild(child(root, "Signature"));
        List<Node> nodes = new ArrayList<>();
        collect(root, nodes);
        Data canonical = XMLSignatureFactory.getInstance("DOM")
                .newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null)
                .transform((NodeSetData<Node>) nodes::iterator, null);
        try (InputStream bytes = ((OctetStreamData) canonical).getOctetStream()) {
            return MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
        }
    }

    /** What the signature that is the root's own child says that the digest is. */
    static byte[] toldDigest(Document document) {
        return Base64.getDecoder()
                .decode(path(document.getDocumentElement(), "Signature", "SignedInfo", "Reference", "DigestValue")
                        .getTextContent());
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        if (node.getAttributes() != null) {
            for (int i = 0; i < node.getAttributes().getLength(); i++) {
                nodes.add(node.getAttributes().item(i));
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, nodes);
        }
    }

    static Element child(Node parent, String localName) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(localName)) {
                return element;
            }
        }
        throw new AssertionError("There is no " + localName + " in " + parent.getNodeName());
    }

    static Element path(Node from, String... localNames) {
        Node node = from;
        for (String name : localNames) {
            node = child(node, name);
        }
        return (Element) node;
    }

    private static Document document(Element element, String rootName) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        Element root = document.createElementNS(MESSAGE_3, rootName);
        root.setAttributeNS(XMLNS, "xmlns", MESSAGE_3);
        document.appendChild(root);
        copyChildren(element, root);
        return document;
    }

    private static void copyChildren(Element from, Element to) {
        Document document = to.getOwnerDocument();
        for (Node node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                Element copy = document.createElementNS(element.getNamespaceURI(), element.getLocalName());
                if (!element.getNamespaceURI().equals(to.getNamespaceURI())) {
                    copy.setAttributeNS(XMLNS, "xmlns", element.getNamespaceURI());
                }
                copyAttributes(element, copy);
                to.appendChild(copy);
                copyChildren(element, copy);
            } else {
                to.appendChild(document.createTextNode(node.getNodeValue()));
            }
        }
    }

    private static void copyAttributes(Element from, Element to) {
        for (int i = 0; i < from.getAttributes().getLength(); i++) {
            Node attribute = from.getAttributes().item(i);
            if (!XMLNS.equals(attribute.getNamespaceURI())) {
                to.setAttributeNS(null, attribute.getNodeName(), attribute.getNodeValue());
            }
        }
    }
}
