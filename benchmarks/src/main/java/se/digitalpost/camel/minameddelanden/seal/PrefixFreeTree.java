package se.digitalpost.camel.minameddelanden.seal;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Grows a tree in prefix-free form from what a data binding tells, below a node. */
final class PrefixFreeTree extends DefaultHandler {

    static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final Document document;
    private Node current;

    /** @param parent a document, or an element of one */
    PrefixFreeTree(Node parent) {
        this.document = parent instanceof Document itself ? itself : parent.getOwnerDocument();
        this.current = parent;
    }

    @Override
    public void startElement(String namespace, String name, String qualifiedName, Attributes attributes) {
        Element element = document.createElementNS(namespace, name);
        if (!namespace.equals(current.getNamespaceURI())) {
            element.setAttributeNS(XMLNS, "xmlns", namespace);
        }
        current.appendChild(element);
        current = element;
    }

    @Override
    public void endElement(String namespace, String name, String qualifiedName) {
        current = current.getParentNode();
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        current.appendChild(document.createTextNode(new String(chars, start, length)));
    }
}
