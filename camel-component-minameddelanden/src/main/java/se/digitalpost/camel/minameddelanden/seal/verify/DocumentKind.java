package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.Set;
import java.util.stream.Collectors;

/** The documents that can be verified. */
enum DocumentKind {
    ENVELOPE(DeliverySchema.ENVELOPE, "a SOAP 1.1 Envelope"),
    SEALED_DELIVERY(DeliverySchema.SEALED_DELIVERY, "a SealedDelivery"),
    SIGNED_DELIVERY(DeliverySchema.SIGNED_DELIVERY, "a SignedDelivery");

    private final Particle root;
    private final String text;

    DocumentKind(Particle root, String text) {
        this.root = root;
        this.text = text;
    }

    /** The kind of document that a root element makes; null where it is unknown. */
    static DocumentKind of(String uri, String name) {
        for (DocumentKind kind : values()) {
            if (kind.root.takes(uri, name)) {
                return kind;
            }
        }
        return null;
    }

    Particle root() {
        return root;
    }

    /** For findings: with articles. */
    static String text(Set<DocumentKind> kinds) {
        return kinds.stream().map(kind -> kind.text).collect(Collectors.joining(" or "));
    }
}
