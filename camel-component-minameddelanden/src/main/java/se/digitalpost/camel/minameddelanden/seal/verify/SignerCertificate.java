package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.seal.Algorithms;
import se.digitalpost.camel.minameddelanden.seal.CertificateSubject;

/**
 * A certificate out of a Signature, and what is read of it.
 *
 * @param key the certificate's, ready for {@link Algorithms#verifying}
 * @param organization the organization number in its subject
 */
record SignerCertificate(X509Certificate certificate, PublicKey key, Optional<OrganizationNumber> organization) {

    /** A certificate and nothing else: no PEM, no chain in PKCS#7, no byte behind it. */
    static Optional<SignerCertificate> read(byte[] encoded, Algorithms algorithms) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return Arrays.equals(certificate.getEncoded(), encoded)
                    ? Optional.of(of(certificate, algorithms))
                    : Optional.empty();
        } catch (CertificateException e) {
            // The exception quotes the certificate.
            return Optional.empty();
        }
    }

    static SignerCertificate of(X509Certificate certificate, Algorithms algorithms) {
        return new SignerCertificate(
                certificate,
                algorithms.translated(certificate.getPublicKey()),
                CertificateSubject.organizationNumber(certificate));
    }
}
