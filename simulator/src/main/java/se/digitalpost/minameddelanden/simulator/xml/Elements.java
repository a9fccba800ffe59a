package se.digitalpost.minameddelanden.simulator.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Moving in a DOM by the exact place of an element, never by searching for its name. */
public final class Elements {

    private Elements() {}

    /** Child elements in document order. */
    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                found.add(e);
            }
        }
        return found;
    }

    /** Child elements of a name, in document order. */
    public static List<Element> children(Element parent, String namespace, String localName) {
        List<Element> found = children(parent);
        found.removeIf(e -> !is(e, namespace, localName));
        return found;
    }

    /** The first child element of a name. */
    public static Optional<Element> child(Element parent, String namespace, String localName) {
        return children(parent, namespace, localName).stream().findFirst();
    }

    /** The text of the first child element of a name; empty where there is no such child. */
    public static Optional<String> text(Element parent, String namespace, String localName) {
        return child(parent, namespace, localName).map(Node::getTextContent);
    }

    /** Whether an element has this name. */
    public static boolean is(Element element, String namespace, String localName) {
        return localName.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }
}
