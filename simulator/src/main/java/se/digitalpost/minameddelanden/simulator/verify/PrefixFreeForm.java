package se.digitalpost.minameddelanden.simulator.verify;

import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

import se.digitalpost.minameddelanden.simulator.xml.Namespaces;

/**
 * Writes an element as Canonical XML 1.0 of its prefix-free form: every element that has another namespace than its
 * parent declares it as the default, and nothing else is declared. This is what both signatures are computed over.
 */
final class PrefixFreeForm {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final CanonicalBytes out;
    private final Node leftOut;

    private PrefixFreeForm(CanonicalBytes out, Node leftOut) {
        this.out = out;
        this.leftOut = leftOut;
    }

    /**
     * Digests an element as the root of a document of its own. A root named deliverSecure in {Service/v3} is written
     * as SealedDelivery in {Message/v3}.
     *
     * @param leftOut the Signature that is being verified, which is no part of what it signs; may be null
     */
    static byte[] digest(Element root, Node leftOut, MessageDigest digest) {
        CanonicalBytes out = new CanonicalBytes(digest::update);
        write(root, leftOut, out);
        return digest.digest();
    }

    static void write(Element root, Node leftOut, CanonicalBytes out) {
        boolean sealedOnTheWire = Namespaces.SERVICE_V3.equals(root.getNamespaceURI())
                && root.getLocalName().equals("deliverSecure");
        new PrefixFreeForm(out, leftOut)
                .element(
                        root,
                        sealedOnTheWire ? "SealedDelivery" : root.getLocalName(),
                        sealedOnTheWire ? Namespaces.MESSAGE_V3 : namespace(root),
                        "");
        out.flush();
    }

    private void element(Element element, String name, String namespace, String inherited) {
        out.markup("<").markup(name);
        if (!namespace.equals(inherited)) {
            out.markup(" xmlns=\"").attributeValue(namespace).markup("\"");
        }
        attributes(element);
        out.markup(">");
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n == leftOut) {
                continue;
            }
            if (n instanceof Element child) {
                element(child, child.getLocalName(), namespace(child), namespace);
            } else if (n instanceof Text text) {
                out.text(text.getData());
            }
        }
        out.markup("</").markup(name).markup(">");
    }

    private void attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        if (attributes.getLength() == 0) {
            return;
        }
        Map<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!XMLNS.equals(attribute.getNamespaceURI())) {
                sorted.put(attribute.getLocalName(), attribute.getValue());
            }
        }
        sorted.forEach((name, value) ->
                out.markup(" ").markup(name).markup("=\"").attributeValue(value).markup("\""));
    }

    private static String namespace(Element element) {
        return element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    }
}
