package se.digitalpost.minameddelanden.simulator.verify;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;

/** The rules on prefixes, attributes and text between elements: they hold for every element of the document. */
final class TreeFormRules {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final Findings findings;

    private TreeFormRules(Findings findings) {
        this.findings = findings;
    }

    static void check(Document document, Structure structure, Findings findings) {
        TreeFormRules rules = new TreeFormRules(findings);
        rules.walk(document.getDocumentElement());
        rules.messagePrefix(structure);
    }

    private void walk(Element element) {
        findings.addUnless(
                element.getPrefix() != null,
                FindingCode.DEFAULT_NAMESPACE,
                "an element without a prefix: " + element.getLocalName());
        attributes(element);
        boolean hasText = false;
        boolean hasElements = false;
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                hasElements = true;
                walk(child);
            } else if (n instanceof Text) {
                hasText = true;
            }
        }
        findings.addUnless(
                !hasText || !hasElements,
                FindingCode.TEXT_BETWEEN_ELEMENTS,
                "text or whitespace between the children of " + element.getLocalName());
    }

    private void attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLNS.equals(attribute.getNamespaceURI())) {
                continue;
            }
            if (attribute.getPrefix() != null) {
                findings.add(FindingCode.PREFIXED_ATTRIBUTE, "an attribute with a prefix on " + element.getLocalName());
            }
            if (attribute.getLocalName().equalsIgnoreCase("Id")) {
                findings.add(FindingCode.ID_ATTRIBUTE, "an Id attribute on " + element.getLocalName());
            }
        }
    }

    private void messagePrefix(Structure structure) {
        Element sealed = structure.sealed();
        if (sealed == null) {
            return;
        }
        boolean allInScope = Elements.children(sealed).stream()
                .filter(e -> Namespaces.MESSAGE_V3.equals(e.getNamespaceURI()) && e.getPrefix() != null)
                .allMatch(e -> Namespaces.MESSAGE_V3.equals(sealed.lookupNamespaceURI(e.getPrefix())));
        findings.addUnless(
                allInScope,
                FindingCode.PREFIX_DECLARED_TOO_LATE,
                "the prefix of {Message/v3} is not declared on the inner deliverSecure or above it");
    }
}
