package se.digitalpost.minameddelanden.simulator.verify;

import java.util.List;
import java.util.Optional;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;

/** The parts of one Signature element, each at its exact place. */
record SignatureParts(Element signature) {

    Optional<Element> signedInfo() {
        return child(signature, "SignedInfo");
    }

    List<Element> references() {
        return signedInfo()
                .map(i -> Elements.children(i, Namespaces.DSIG, "Reference"))
                .orElse(List.of());
    }

    /** The algorithms of the Reference's transforms. */
    List<String> transforms() {
        return references().stream()
                .findFirst()
                .flatMap(r -> child(r, "Transforms"))
                .map(t -> Elements.children(t).stream()
                        .map(e -> e.getAttribute("Algorithm"))
                        .toList())
                .orElse(List.of());
    }

    String canonicalizationMethod() {
        return algorithm(signedInfo(), "CanonicalizationMethod");
    }

    String signatureMethod() {
        return algorithm(signedInfo(), "SignatureMethod");
    }

    String digestMethod() {
        return algorithm(references().stream().findFirst(), "DigestMethod");
    }

    Optional<byte[]> digestValue() {
        return references().stream()
                .findFirst()
                .flatMap(r -> Elements.text(r, Namespaces.DSIG, "DigestValue"))
                .flatMap(SignatureParts::decode);
    }

    Optional<byte[]> signatureValue() {
        return Elements.text(signature, Namespaces.DSIG, "SignatureValue").flatMap(SignatureParts::decode);
    }

    /** The names of what is in KeyInfo's only X509Data; empty where KeyInfo is anything else. */
    Optional<List<String>> x509DataChildren() {
        return child(signature, "KeyInfo")
                .map(Elements::children)
                .filter(c -> c.size() == 1 && Elements.is(c.get(0), Namespaces.DSIG, "X509Data"))
                .map(c -> Elements.children(c.get(0)).stream()
                        .map(Node::getLocalName)
                        .toList());
    }

    /** Every X509Certificate in KeyInfo, decoded as far as it can be. */
    List<byte[]> certificates() {
        return child(signature, "KeyInfo").stream()
                .flatMap(k -> Elements.children(k, Namespaces.DSIG, "X509Data").stream())
                .flatMap(d -> Elements.children(d, Namespaces.DSIG, "X509Certificate").stream())
                .map(c -> decode(c.getTextContent()).orElse(new byte[0]))
                .toList();
    }

    private static Optional<Element> child(Element parent, String localName) {
        return Elements.child(parent, Namespaces.DSIG, localName);
    }

    private static String algorithm(Optional<Element> parent, String localName) {
        return parent.flatMap(p -> child(p, localName))
                .map(e -> e.getAttribute("Algorithm"))
                .orElse("");
    }

    /** As lenient as XML Signature is; the rule on canonical base64 is held elsewhere. */
    private static Optional<byte[]> decode(String text) {
        return Base64Form.decode(text.replaceAll("\\s", ""));
    }
}
