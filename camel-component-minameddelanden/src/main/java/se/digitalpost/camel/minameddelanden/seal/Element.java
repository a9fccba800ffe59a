package se.digitalpost.camel.minameddelanden.seal;

import java.nio.charset.StandardCharsets;

/**
 * The tags of an element in both serializations, ready as bytes: where an element stands is fixed by the schema, so whether its
 * canonical form declares its namespace is known beforehand.
 */
final class Element {

    final byte[] wireOpen;
    final byte[] wireClose;
    final byte[] canonicalOpen;
    final byte[] canonicalClose;

    private Element(String wire, String canonical, String declaration) {
        wireOpen = utf8('<' + wire + '>');
        wireClose = utf8("</" + wire + '>');
        canonicalOpen = utf8('<' + canonical + declaration + '>');
        canonicalClose = utf8("</" + canonical + '>');
    }

    /**
     * @param parent the namespace of the element around it: only another one is declared in the canonical form
     * @param namespace the element's own
     * @param name its local name
     */
    static Element of(Namespace parent, Namespace namespace, String name) {
        String declaration = parent == namespace ? "" : " xmlns=\"" + namespace.uri() + '"';
        return new Element(namespace.prefix() + ':' + name, name, declaration);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
