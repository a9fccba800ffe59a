package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.Optional;

/** The two pairs of signature and digest that are in the field; all others are unknown here, and so refused. */
enum Algorithm {
    SHA256(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "SHA256withRSA"),
    /** Of older messages; only for who asks for it. */
    SHA1("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1", "SHA1withRSA");

    private final String signatureMethod;
    private final String digestMethod;
    private final String jcaName;

    Algorithm(String signatureMethod, String digestMethod, String jcaName) {
        this.signatureMethod = signatureMethod;
        this.digestMethod = digestMethod;
        this.jcaName = jcaName;
    }

    static Optional<Algorithm> ofSignatureMethod(String uri) {
        for (Algorithm algorithm : values()) {
            if (algorithm.signatureMethod.equals(uri)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    static Optional<Algorithm> ofDigestMethod(String uri) {
        for (Algorithm algorithm : values()) {
            if (algorithm.digestMethod.equals(uri)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    String jcaName() {
        return jcaName;
    }
}
