package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import se.digitalpost.camel.minameddelanden.seal.Namespace;

/**
 * A sealed delivery as a tree in prefix-free form, made in place from an envelope's: nothing is copied. Elements are found at their exact
 * places, and there are no others beside them.
 */
final class DeliveryTree {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final Document document;
    private final Element sealedDelivery;
    private final Element signedDelivery;
    private final List<Element> sealedParts;
    private final List<Element> signedParts;

    private DeliveryTree(Document document, Element sealedDelivery) {
        this.document = document;
        this.sealedDelivery = sealedDelivery;
        this.sealedParts = children(sealedDelivery);
        this.signedDelivery = sealedParts.get(0);
        this.signedParts = children(signedDelivery);
    }

    /** The delivery; empty where the document is not built as it should be. */
    static Optional<DeliveryTree> of(Document document) {
        Element envelope = document.getDocumentElement();
        Optional<Element> inner = Optional.of(envelope)
                .filter(root -> is(root, Namespace.SOAP, "Envelope"))
                .flatMap(root -> only(root, Namespace.SOAP, "Body"))
                .flatMap(body -> only(body, Namespace.SERVICE_3, "deliverSecure"))
                .flatMap(outer -> only(outer, Namespace.SERVICE_3, "deliverSecure"))
                .filter(sealedDelivery -> names(sealedDelivery).equals(List.of("SignedDelivery", "Seal", "Signature")))
                .filter(sealedDelivery ->
                        names(children(sealedDelivery).get(0)).equals(List.of("Delivery", "Signature")));
        return inner.map(element -> {
            element.getParentNode().removeChild(element);
            document.replaceChild(element, envelope);
            Element sealedDelivery =
                    (Element) document.renameNode(element, Namespace.MESSAGE_3.uri(), "SealedDelivery");
            prefixFree(sealedDelivery, null);
            return new DeliveryTree(document, sealedDelivery);
        });
    }

    /** The sender's, with the signed delivery as the document's root: what its Reference means. */
    Element senderSignature() {
        if (signedDelivery.getParentNode() == sealedDelivery) {
            sealedDelivery.removeChild(signedDelivery);
            signedDelivery.setAttributeNS(XMLNS, "xmlns", Namespace.MESSAGE_3.uri());
            document.replaceChild(signedDelivery, sealedDelivery);
        }
        return signedParts.get(1);
    }

    /** The mediator's, with the sealed delivery as the document's root. */
    Element sealSignature() {
        if (signedDelivery.getParentNode() != sealedDelivery) {
            document.replaceChild(sealedDelivery, signedDelivery);
            signedDelivery.removeAttributeNS(XMLNS, "xmlns");
            sealedDelivery.insertBefore(signedDelivery, sealedDelivery.getFirstChild());
        }
        return sealedParts.get(2);
    }

    String sender() {
        return children(children(header()).get(0)).get(0).getTextContent();
    }

    String recipient() {
        return children(header()).get(1).getTextContent();
    }

    String signaturesOk() {
        return children(sealedParts.get(1)).get(1).getTextContent();
    }

    List<Element> messages() {
        List<Element> parts = children(signedParts.get(0));
        return parts.subList(1, parts.size());
    }

    private Element header() {
        return children(signedParts.get(0)).get(0);
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<String> names(Element parent) {
        return children(parent).stream().map(Element::getLocalName).toList();
    }

    private static Optional<Element> only(Element parent, Namespace namespace, String name) {
        List<Element> children = children(parent);
        return children.size() == 1 && is(children.get(0), namespace, name)
                ? Optional.of(children.get(0))
                : Optional.empty();
    }

    private static boolean is(Element element, Namespace namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.uri().equals(element.getNamespaceURI());
    }

    /** Drops prefixes and declarations; each element of another namespace than its parent's declares it. */
    private static void prefixFree(Element element, String parentNamespace) {
        String namespace = element.getNamespaceURI();
        element.setPrefix(null);
        if (element.hasAttributes()) {
            withoutDeclarations(element);
        }
        if (!namespace.equals(parentNamespace)) {
            element.setAttributeNS(XMLNS, "xmlns", namespace);
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                prefixFree(child, namespace);
            }
        }
    }

    private static void withoutDeclarations(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            if (XMLNS.equals(attributes.item(i).getNamespaceURI())) {
                element.removeAttributeNode((org.w3c.dom.Attr) attributes.item(i));
            }
        }
    }
}
