package se.digitalpost.minameddelanden.simulator;

import java.util.List;

/** How the test signer signs; the right way, or one that a verifier has to refuse. */
public record SignatureSettings(
        String canonicalization,
        String signatureMethod,
        String digestMethod,
        List<String> transforms,
        int references,
        boolean certificateBeforeSubject,
        boolean withIssuersCertificate) {

    public static final SignatureSettings RIGHT = new SignatureSettings(
            "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            List.of("http://www.w3.org/2000/09/xmldsig#enveloped-signature"),
            1,
            false,
            false);

    public SignatureSettings canonicalizedBy(String algorithm) {
        return new SignatureSettings(
                algorithm,
                signatureMethod,
                digestMethod,
                transforms,
                references,
                certificateBeforeSubject,
                withIssuersCertificate);
    }

    public SignatureSettings signedBy(String algorithm) {
        return new SignatureSettings(
                canonicalization,
                algorithm,
                digestMethod,
                transforms,
                references,
                certificateBeforeSubject,
                withIssuersCertificate);
    }

    public SignatureSettings digestedBy(String algorithm) {
        return new SignatureSettings(
                canonicalization,
                signatureMethod,
                algorithm,
                transforms,
                references,
                certificateBeforeSubject,
                withIssuersCertificate);
    }

    public SignatureSettings transformedBy(String... algorithms) {
        return new SignatureSettings(
                canonicalization,
                signatureMethod,
                digestMethod,
                List.of(algorithms),
                references,
                certificateBeforeSubject,
                withIssuersCertificate);
    }

    public SignatureSettings referencedTwice() {
        return new SignatureSettings(
                canonicalization,
                signatureMethod,
                digestMethod,
                transforms,
                2,
                certificateBeforeSubject,
                withIssuersCertificate);
    }

    public SignatureSettings certificateFirst() {
        return new SignatureSettings(
                canonicalization, signatureMethod, digestMethod, transforms, references, true, withIssuersCertificate);
    }

    public SignatureSettings chainOfTwo() {
        return new SignatureSettings(
                canonicalization,
                signatureMethod,
                digestMethod,
                transforms,
                references,
                certificateBeforeSubject,
                true);
    }
}
