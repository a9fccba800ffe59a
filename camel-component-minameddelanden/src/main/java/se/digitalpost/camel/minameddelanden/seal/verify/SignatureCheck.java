package se.digitalpost.camel.minameddelanden.seal.verify;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/**
 * Whether one signature holds: the methods it names, the digest of what it signs, and its value. Whose certificate it is, and whether that
 * is to be trusted, is another matter.
 */
final class SignatureCheck {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private final String which;
    private final SignatureReading signature;
    private final SignedDigests signed;
    private final Algorithms algorithms;
    private final TrustedCertificates certificates;
    private final Findings findings;

    private SignatureCheck(
            String which,
            SignatureReading signature,
            SignedDigests signed,
            Algorithms algorithms,
            TrustedCertificates certificates,
            Findings findings) {
        this.which = which;
        this.signature = signature;
        this.signed = signed;
        this.algorithms = algorithms;
        this.certificates = certificates;
        this.findings = findings;
    }

    /** @param which inner or outer, for the findings' texts */
    static SignatureFacts check(
            String which,
            SignatureReading signature,
            SignedDigests signed,
            Algorithms algorithms,
            TrustedCertificates certificates,
            Findings findings) {
        return new SignatureCheck(which, signature, signed, algorithms, certificates, findings).check();
    }

    private SignatureFacts check() {
        require(
                EXCLUSIVE.equals(signature.algorithm(Role.CANONICALIZATION_METHOD)),
                FindingCode.CANONICALIZATION_METHOD,
                "xml-exc-c14n# as the CanonicalizationMethod");
        require(
                ENVELOPED.equals(signature.algorithm(Role.TRANSFORM)),
                FindingCode.TRANSFORMS,
                "enveloped-signature as its only transform");
        require(pointsAtSigned(), FindingCode.REFERENCE_URI, "a Reference to the element that it stands in");
        Optional<Algorithm> method = Algorithm.ofSignatureMethod(signature.algorithm(Role.SIGNATURE_METHOD))
                .filter(signed::accepts);
        require(method.isPresent(), FindingCode.SIGNATURE_METHOD, "an accepted SignatureMethod, rsa-sha256");
        Optional<Algorithm> digestMethod = Algorithm.ofDigestMethod(signature.algorithm(Role.DIGEST_METHOD))
                .filter(signed::accepts);
        require(
                digestMethod.isPresent() && (method.isEmpty() || method.equals(digestMethod)),
                FindingCode.DIGEST_METHOD,
                "an accepted DigestMethod that goes with its SignatureMethod, sha256");

        Optional<byte[]> digest = digestMethod.flatMap(signed::digest);
        boolean digestHolds = digest.isPresent() && digestHolds(digest.get());
        Optional<SignerCertificate> certificate = certificate();
        boolean valueHolds = method.isPresent()
                && certificate.isPresent()
                && valueHolds(method.get(), certificate.get().key());
        return new SignatureFacts(
                certificate.map(SignerCertificate::certificate),
                certificate.flatMap(SignerCertificate::organization),
                digest.map(HexFormat.of()::formatHex),
                digestHolds,
                valueHolds);
    }

    private boolean pointsAtSigned() {
        String uri = signature.uri();
        return uri != null && (uri.isEmpty() || signed.id() != null && uri.equals('#' + signed.id()));
    }

    private boolean digestHolds(byte[] computed) {
        byte[] stated = signature.value(Role.DIGEST_VALUE);
        boolean holds = stated != null && MessageDigest.isEqual(stated, computed);
        require(holds, FindingCode.DIGEST_MISMATCH, "the digest of what was received");
        return holds;
    }

    /** Whatever the reason why there is none: without a certificate nothing is checked, so it must never go without a finding. */
    private Optional<SignerCertificate> certificate() {
        Optional<SignerCertificate> certificate =
                Optional.ofNullable(signature.value(Role.CERTIFICATE)).flatMap(certificates::read);
        require(certificate.isPresent(), FindingCode.CERTIFICATE_UNREADABLE, "a certificate that can be read");
        return certificate;
    }

    private boolean valueHolds(Algorithm method, PublicKey key) {
        byte[] value = signature.value(Role.SIGNATURE_VALUE);
        boolean holds = value != null
                && !signature.signedInfo().isTooMany()
                && verifies(method, key, signature.signedInfo().toByteArray(), value);
        require(holds, FindingCode.SIGNATURE_VALUE, "a value by its certificate's key over its SignedInfo");
        return holds;
    }

    private boolean verifies(Algorithm method, PublicKey key, byte[] signedInfo, byte[] value) {
        try {
            Signature verifier = algorithms.verifying(method.jcaName(), key);
            verifier.update(signedInfo);
            return verifier.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void require(boolean right, FindingCode code, String wanted) {
        findings.addUnless(right, code, () -> "the " + which + " Signature should have " + wanted);
    }
}
