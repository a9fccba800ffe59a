package se.digitalpost.minameddelanden.simulator.verify;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Whether a signature's certificate holds: by whom it is issued, when, and for what. */
final class CertificateRules {

    private static final int SHORTEST_KEY = 2048;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final List<X509Certificate> issuers;

    CertificateRules(List<X509Certificate> issuers) {
        this.issuers = issuers;
    }

    void check(String which, X509Certificate certificate, Instant now, Findings findings) {
        String subject = "the " + which + " certificate ";
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException e) {
            findings.add(FindingCode.CERTIFICATE_EXPIRED, subject + "has expired");
        } catch (CertificateNotYetValidException e) {
            findings.add(FindingCode.CERTIFICATE_NOT_YET_VALID, subject + "is not valid yet");
        }
        findings.addUnless(
                issuers.stream().anyMatch(issuer -> issued(issuer, certificate)),
                FindingCode.CERTIFICATE_UNTRUSTED,
                subject + "was not issued by a trusted authority");
        findings.addUnless(maySign(certificate), FindingCode.KEY_USAGE, subject + "is not for signing");
        findings.addUnless(
                isStrong(certificate), FindingCode.KEY_TOO_WEAK, subject + "has not RSA of 2048 bits or more");
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
    }

    private static boolean isStrong(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= SHORTEST_KEY;
    }
}
