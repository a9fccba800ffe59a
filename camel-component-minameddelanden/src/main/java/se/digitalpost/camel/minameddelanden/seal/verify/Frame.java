package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.List;

import se.digitalpost.camel.minameddelanden.seal.verify.Type.Complex;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.Leaf;

/** An element that is open: what may still come in it, and what it is called in the prefix-free form. */
final class Frame {

    /** How an element is looked at. */
    enum Kind {
        /** The schema has it at this place. */
        KNOWN,
        /** Foreign content, where the schema allows it. */
        FOREIGN,
        /** Reported already: what is in it is digested and not looked at. */
        IGNORED
    }

    final Kind kind;
    final Type type;
    final Place place;
    final String name;
    final String namespace;
    boolean hasText;
    boolean hasElements;

    private final ElementTags tags;
    private int position;
    private int count;

    private Frame(Kind kind, Type type, Place place, String name, String namespace, ElementTags tags) {
        this.kind = kind;
        this.type = type;
        this.place = place;
        this.name = name;
        this.namespace = namespace;
        this.tags = tags;
    }

    static Frame root(Particle particle, String name, String namespace) {
        return known(particle, Place.outermost(particle.name()), name, namespace);
    }

    static Frame known(Particle particle, Place place, String name, String namespace) {
        return new Frame(Kind.KNOWN, particle.type(), place, name, namespace, particle.tags());
    }

    static Frame other(Kind kind, Place place, String name, String namespace) {
        return new Frame(kind, null, place, name, namespace, null);
    }

    /** The canonical form's. */
    byte[] openTag(String parentNamespace, List<Attribute> attributes) {
        if (tags == null || !attributes.isEmpty()) {
            return Tag.open(name, CanonicalForm.declaration(namespace, parentNamespace), attributes);
        }
        return namespace.equals(parentNamespace) ? tags.open() : tags.declaringOpen();
    }

    /** The canonical form's. */
    byte[] closeTag() {
        return tags == null ? Tag.close(name) : tags.close();
    }

    Role role() {
        return type == null ? Role.NONE : type.role();
    }

    boolean isBase64() {
        return type instanceof Leaf leaf && leaf.lexical() == Lexical.BASE64;
    }

    /** The place in the schema for the next child; null where there is none, which is reported. */
    Particle accept(String uri, String childName, Findings findings) {
        if (!(type instanceof Complex complex)) {
            findings.add(FindingCode.UNEXPECTED_ELEMENT, "an element in " + place + ", which has text only");
            return null;
        }
        List<Particle> particles = complex.particles();
        int end = complex.choice() && count > 0 ? position + 1 : particles.size();
        for (int i = position; i < end; i++) {
            Particle particle = particles.get(i);
            if (particle.takes(uri, childName) && (i > position || count < particle.max())) {
                reportMissing(complex, i, findings);
                count = i == position ? count + 1 : 1;
                position = i;
                return particle;
            }
        }
        findings.add(
                Misfit.unexpected(complex, uri, childName),
                "an element that has no place, or no place here, in " + place);
        return null;
    }

    void end(Findings findings) {
        if (type instanceof Complex complex && !complex.choice()) {
            reportMissing(complex, complex.particles().size(), findings);
        }
    }

    private void reportMissing(Complex complex, int before, Findings findings) {
        for (int i = position; i < before; i++) {
            Particle particle = complex.particles().get(i);
            int seen = i == position ? count : 0;
            if (seen < particle.min()) {
                findings.add(Misfit.missing(complex, particle), "no " + particle.name() + " at its place in " + place);
            }
        }
    }
}
