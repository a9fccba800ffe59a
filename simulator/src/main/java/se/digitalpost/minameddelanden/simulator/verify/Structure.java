package se.digitalpost.minameddelanden.simulator.verify;

import java.util.List;
import java.util.Optional;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;

/**
 * The parts of a document at their exact places.
 *
 * @param payload what the schema is to be held against: the outer deliverSecure, or a bare delivery; may be null
 * @param sealed the inner deliverSecure, or a bare SealedDelivery; null where there is none
 * @param signed the SignedDelivery; null where there is none
 */
record Structure(Element payload, Element sealed, Element signed) {

    private static final String SIGNED_DELIVERY = "SignedDelivery";
    private static final String DELIVER_SECURE = "deliverSecure";

    /** Finds the parts, and reports where the document is something else than an envelope. */
    static Structure of(Document document, Findings findings) {
        Element root = document.getDocumentElement();
        int count = document.getElementsByTagNameNS(Namespaces.MESSAGE_V3, SIGNED_DELIVERY)
                .getLength();
        findings.addUnless(
                count == 1, FindingCode.SIGNED_DELIVERY_COUNT, count + " elements SignedDelivery, not exactly one");
        if (Elements.is(root, Namespaces.SOAP, "Envelope")) {
            return inEnvelope(root, findings);
        }
        findings.add(FindingCode.NOT_AN_ENVELOPE, "the root is not a SOAP 1.1 Envelope");
        return bare(root);
    }

    /** Finds the parts without minding what is around them. */
    static Structure lenient(Document document) {
        return of(document, new Findings());
    }

    Optional<Element> delivery() {
        return Optional.ofNullable(signed).flatMap(s -> Elements.child(s, Namespaces.MESSAGE_V3, "Delivery"));
    }

    Optional<Element> seal() {
        return Optional.ofNullable(sealed).flatMap(s -> Elements.child(s, Namespaces.MESSAGE_V3, "Seal"));
    }

    List<Element> messages() {
        return delivery()
                .map(d -> Elements.children(d, Namespaces.MESSAGE_V3, "Message"))
                .orElse(List.of());
    }

    /** The sender's Signature: the last child of SignedDelivery. */
    Optional<Element> innerSignature() {
        return signature(signed);
    }

    /** The mediator's Signature: the last child of the sealed delivery. */
    Optional<Element> outerSignature() {
        return signature(sealed);
    }

    private static Optional<Element> signature(Element parent) {
        if (parent == null) {
            return Optional.empty();
        }
        List<Element> signatures = Elements.children(parent, Namespaces.DSIG, "Signature");
        List<Element> children = Elements.children(parent);
        return signatures.size() == 1 && children.get(children.size() - 1) == signatures.get(0)
                ? Optional.of(signatures.get(0))
                : Optional.empty();
    }

    private static Structure inEnvelope(Element envelope, Findings findings) {
        List<Element> bodies = Elements.children(envelope, Namespaces.SOAP, "Body");
        if (bodies.size() != 1) {
            findings.add(FindingCode.NOT_AN_ENVELOPE, bodies.size() + " Body elements in the Envelope, not one");
            return new Structure(null, null, null);
        }
        List<Element> children = Elements.children(bodies.get(0));
        findings.addUnless(children.size() == 1, FindingCode.BODY_CHILDREN, children.size() + " children in the Body");
        Optional<Element> outer =
                children.stream().findFirst().filter(e -> Elements.is(e, Namespaces.SERVICE_V3, DELIVER_SECURE));
        Optional<Element> inner = outer.map(Elements::children)
                .filter(c -> c.size() == 1)
                .map((List<Element> c) -> c.get(0))
                .filter(e -> Elements.is(e, Namespaces.SERVICE_V3, DELIVER_SECURE));
        findings.addUnless(
                inner.isPresent(),
                FindingCode.NOT_DELIVER_SECURE,
                "the Body's child is not deliverSecure around one deliverSecure");
        return new Structure(outer.orElse(null), inner.orElse(null), signedIn(inner.orElse(null)));
    }

    private static Structure bare(Element root) {
        if (Elements.is(root, Namespaces.MESSAGE_V3, "SealedDelivery")) {
            return new Structure(root, root, signedIn(root));
        }
        return Elements.is(root, Namespaces.MESSAGE_V3, SIGNED_DELIVERY)
                ? new Structure(root, null, root)
                : new Structure(null, null, null);
    }

    private static Element signedIn(Element sealed) {
        return sealed == null
                ? null
                : Elements.child(sealed, Namespaces.MESSAGE_V3, SIGNED_DELIVERY).orElse(null);
    }
}
