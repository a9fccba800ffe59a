package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** The certificate authorities that a verifier trusts, read from a file of their certificates. */
public final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /**
     * Reads the certificates of authorities.
     *
     * @param option the name of the option that names the file
     * @param bytes one certificate in DER or any number in PEM
     * @return the certificates, at least one
     * @throws ConfigurationException where there is none, or one that is not an authority's
     */
    public static List<X509Certificate> read(String option, byte[] bytes) {
        List<X509Certificate> certificates = certificates(option, bytes);
        if (certificates.isEmpty()) {
            throw new ConfigurationException(option, "the file has no certificate in it", null);
        }
        certificates.stream()
                .filter(certificate -> !isAuthority(certificate))
                .findFirst()
                .ifPresent(other -> {
                    throw new ConfigurationException(
                            option,
                            "the certificate with the serial number "
                                    + other.getSerialNumber().toString(16)
                                    + " is not an authority's; trust those that issue certificates, since the others are"
                                    + " renewed too often",
                            null);
                });
        return certificates;
    }

    private static List<X509Certificate> certificates(String option, byte[] bytes) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .stream()
                    .map((Certificate certificate) -> (X509Certificate) certificate)
                    .toList();
        } catch (CertificateException e) {
            throw new ConfigurationException(
                    option, "the file is not one of certificates; they are wanted as PEM, or one as DER", e);
        }
    }

    /** Certificates of version 1, which old authorities have, can't say what they are for. */
    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0 || certificate.getVersion() < 3;
    }
}
