package se.digitalpost.camel.minameddelanden.seal.verify;

import se.digitalpost.camel.minameddelanden.seal.Namespace;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.AllowedAttribute;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.Complex;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.Leaf;

/** XML Signature as the infrastructure uses it: a part of its schema. The rest is refused, each thing by a code of its own. */
final class SignatureSchema {

    static final AllowedAttribute ID = new AllowedAttribute("Id", false);

    private static final AllowedAttribute ALGORITHM = new AllowedAttribute("Algorithm", true);

    private static final Complex TRANSFORMS = Complex.sequence(
                    one("Transform", method(Role.TRANSFORM).elseFinding(FindingCode.TRANSFORMS)))
            .elseFinding(FindingCode.TRANSFORMS);

    private static final Complex REFERENCE = Complex.sequence(
                    one("Transforms", TRANSFORMS),
                    one("DigestMethod", method(Role.DIGEST_METHOD).elseFinding(FindingCode.DIGEST_METHOD)),
                    one("DigestValue", Leaf.of(Lexical.BASE64).as(Role.DIGEST_VALUE)))
            .as(Role.REFERENCE)
            .with(ID, new AllowedAttribute("URI", false), new AllowedAttribute("Type", false));

    private static final Complex SIGNED_INFO = Complex.sequence(
                    one(
                            "CanonicalizationMethod",
                            method(Role.CANONICALIZATION_METHOD).elseFinding(FindingCode.CANONICALIZATION_METHOD)),
                    one("SignatureMethod", method(Role.SIGNATURE_METHOD).elseFinding(FindingCode.SIGNATURE_METHOD)),
                    one("Reference", REFERENCE))
            .as(Role.SIGNED_INFO)
            .with(ID);

    private static final Complex X509_DATA = Complex.sequence(
                    one("X509SubjectName", Leaf.of(Lexical.STRING)),
                    one("X509Certificate", Leaf.of(Lexical.BASE64).as(Role.CERTIFICATE)))
            .elseFinding(FindingCode.KEY_INFO);

    private static final Complex KEY_INFO = Complex.sequence(one("X509Data", X509_DATA))
            .elseFinding(FindingCode.KEY_INFO)
            .with(ID);

    static final Complex SIGNATURE = Complex.sequence(
                    one("SignedInfo", SIGNED_INFO),
                    one(
                            "SignatureValue",
                            Leaf.of(Lexical.BASE64).as(Role.SIGNATURE_VALUE).with(ID)),
                    one("KeyInfo", KEY_INFO))
            .as(Role.SIGNATURE)
            .with(ID);

    private SignatureSchema() {}

    private static Complex method(Role role) {
        return Complex.sequence().as(role).with(ALGORITHM);
    }

    private static Particle one(String name, Type type) {
        return Particle.one(Namespace.XMLDSIG, name, type);
    }
}
