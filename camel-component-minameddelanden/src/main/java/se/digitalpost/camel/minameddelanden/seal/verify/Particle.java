package se.digitalpost.camel.minameddelanden.seal.verify;

import se.digitalpost.camel.minameddelanden.seal.Namespace;

/**
 * An element's place in its parent's type.
 *
 * @param namespace the element's, or, for foreign content, the one that it must not have
 * @param name the local name; null for foreign content
 * @param type null for foreign content
 * @param tags null for foreign content
 */
record Particle(Namespace namespace, String name, int min, int max, Type type, ElementTags tags) {

    static final int UNBOUNDED = Integer.MAX_VALUE;

    Particle(Namespace namespace, String name, int min, int max, Type type) {
        this(namespace, name, min, max, type, name == null ? null : ElementTags.of(namespace.uri(), name));
    }

    static Particle one(Namespace namespace, String name, Type type) {
        return new Particle(namespace, name, 1, 1, type);
    }

    static Particle optional(Namespace namespace, String name, Type type) {
        return new Particle(namespace, name, 0, 1, type);
    }

    /** What xs:any with ##other lets in: elements of any namespace but the target's, and of some namespace. */
    static Particle foreign(Namespace target) {
        return new Particle(target, null, 0, UNBOUNDED, null);
    }

    boolean isForeign() {
        return name == null;
    }

    boolean takes(String uri, String localName) {
        if (isForeign()) {
            return !uri.isEmpty() && !uri.equals(namespace.uri());
        }
        return localName.equals(name) && uri.equals(namespace.uri());
    }
}
