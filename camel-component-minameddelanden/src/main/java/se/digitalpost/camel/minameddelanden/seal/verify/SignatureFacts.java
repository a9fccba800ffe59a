package se.digitalpost.camel.minameddelanden.seal.verify;

import java.security.cert.X509Certificate;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * What one signature says and whether it holds by its numbers. Whether its certificate is to be trusted is told by the findings.
 *
 * @param certificate the certificate in KeyInfo, where it can be read
 * @param organization the organization number in the certificate's subject
 * @param digest what the verifier computed over the signed element's prefix-free form, in lower-case hex, with the digest method that the
 *     signature names; empty where that is not accepted
 * @param digestHolds whether the signature's digest is the one computed
 * @param valueHolds whether the certificate's key made the value over SignedInfo
 */
public record SignatureFacts(
        Optional<X509Certificate> certificate,
        Optional<OrganizationNumber> organization,
        Optional<String> digest,
        boolean digestHolds,
        boolean valueHolds) {

    /** @return whether digest and value hold, whoever made them */
    public boolean holds() {
        return digestHolds && valueHolds;
    }

    /** @return organization and result */
    @Override
    public String toString() {
        return "SignatureFacts[" + organization.map(OrganizationNumber::value).orElse("unknown") + ", "
                + (holds() ? "holds" : "does not hold") + ']';
    }
}
