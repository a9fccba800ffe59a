package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.List;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;
import se.digitalpost.camel.minameddelanden.seal.Namespace;

/**
 * The two signatures of a delivery while it passes: what is digested when, and what each Signature says. The enveloped-signature transform
 * is this: while a signed element's own Signature passes, its digest rests.
 */
final class Signatures {

    private final CanonicalForm canonical;
    private final Algorithms algorithms;
    private final TrustedCertificates certificates;
    private final boolean acceptSha1;
    private final Findings findings;
    private final Signed inner = new Signed("inner");
    private final Signed outer = new Signed("outer");
    private Signed current;

    /** One signed element. */
    private static final class Signed {
        private final String which;
        private SignedDigests digests;
        private SignatureReading signature;
        private SignatureFacts facts;

        Signed(String which) {
            this.which = which;
        }
    }

    Signatures(
            CanonicalForm canonical,
            Algorithms algorithms,
            TrustedCertificates certificates,
            boolean acceptSha1,
            Findings findings) {
        this.canonical = canonical;
        this.algorithms = algorithms;
        this.certificates = certificates;
        this.acceptSha1 = acceptSha1;
        this.findings = findings;
    }

    /** Before the element is written to the canonical form; the sealed one has its name in it, whatever it has on the wire. */
    void beginSealed(String id, List<Attribute> attributes) {
        begin(outer, "SealedDelivery", id, attributes);
    }

    /** After the element was written to the canonical form of what is around it. */
    void beginSigned(String id, List<Attribute> attributes) {
        begin(inner, "SignedDelivery", id, attributes);
    }

    private void begin(Signed signed, String name, String id, List<Attribute> attributes) {
        signed.digests = new SignedDigests(algorithms, acceptSha1, id);
        canonical.begin(signed.digests, name, Namespace.MESSAGE_3.uri(), attributes);
    }

    /** Before the element is written to the canonical form. */
    void beginSignature(Role parent) {
        current = parent == Role.SIGNED_DELIVERY ? inner : outer;
        current.signature = new SignatureReading();
        canonical.suspend(current.digests);
    }

    void endSignature() {
        canonical.resume(current.digests);
        current = null;
    }

    void beginSignedInfo(List<Attribute> attributes) {
        canonical.begin(current.signature.signedInfoTarget(), "SignedInfo", Namespace.XMLDSIG.uri(), attributes);
    }

    void endSignedInfo() {
        canonical.suspend(current.signature.signedInfoTarget());
        findings.addUnless(
                !current.signature.signedInfo().isTooMany(),
                FindingCode.LIMIT_EXCEEDED,
                "SignedInfo has more than " + Limits.SIGNED_INFO + " bytes");
    }

    /** The Signature that is open. */
    SignatureReading reading() {
        return current.signature;
    }

    void endSigned() {
        end(inner);
    }

    void endSealed() {
        end(outer);
    }

    /** A Signature that isn't there is reported by the structure. */
    private void end(Signed signed) {
        canonical.suspend(signed.digests);
        if (signed.signature != null) {
            signed.facts = SignatureCheck.check(
                    signed.which, signed.signature, signed.digests, algorithms, certificates, findings);
        }
    }

    Optional<SignatureFacts> innerFacts() {
        return Optional.ofNullable(inner.facts);
    }

    Optional<SignatureFacts> outerFacts() {
        return Optional.ofNullable(outer.facts);
    }
}
