package se.digitalpost.camel.minameddelanden.seal.verify;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a signature's certificate is to be trusted: by whom it is issued, when, for what, and with what key. */
final class CertificateCheck {

    private static final int SHORTEST_KEY = 2048;
    /** Longer ones make verifying slow, and no authority issues them. */
    private static final int LONGEST_KEY = 8192;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final Set<TrustAnchor> anchors;
    private final List<X509Certificate> intermediates;
    private final Clock clock;
    private final boolean revocation;
    private final TrustedCertificates trusted;

    /** @param trusted keeps what is found, unless the authorities have to be asked each time whether it still holds */
    CertificateCheck(
            Collection<X509Certificate> authorities,
            Collection<X509Certificate> intermediates,
            Clock clock,
            boolean revocation,
            TrustedCertificates trusted) {
        this.anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
        this.intermediates = List.copyOf(intermediates);
        this.clock = clock;
        this.revocation = revocation;
        this.trusted = trusted;
    }

    /** @param which inner or outer, for the findings' texts */
    void check(String which, X509Certificate certificate, Findings findings) {
        Instant now = clock.instant();
        Instant first = certificate.getNotBefore().toInstant();
        Instant last = certificate.getNotAfter().toInstant();
        require(!now.isAfter(last), FindingCode.CERTIFICATE_EXPIRED, which, "has expired", findings);
        require(!now.isBefore(first), FindingCode.CERTIFICATE_NOT_YET_VALID, which, "is not valid yet", findings);
        require(
                isTrusted(certificate, whileValid(now, first, last)),
                FindingCode.CERTIFICATE_UNTRUSTED,
                which,
                "does not chain to a trusted authority",
                findings);
        require(maySign(certificate), FindingCode.KEY_USAGE, which, "is not for signing", findings);
        require(
                hasSoundKey(certificate),
                FindingCode.KEY_SIZE,
                which,
                "has not an RSA key of " + SHORTEST_KEY + " to " + LONGEST_KEY + " bits",
                findings);
    }

    private static void require(boolean right, FindingCode code, String which, String text, Findings findings) {
        findings.addUnless(right, code, () -> "the " + which + " certificate " + text);
    }

    /** A certificate out of its time is a finding of its own: that it is trusted or not is told beside that. */
    private static Instant whileValid(Instant now, Instant first, Instant last) {
        if (now.isBefore(first)) {
            return first;
        }
        return now.isAfter(last) ? last : now;
    }

    private boolean isTrusted(X509Certificate certificate, Instant when) {
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            if (!revocation && trusted.isTrusted(certificate, when)) {
                return true;
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(intermediates)));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(certificate))));
            parameters.setDate(Date.from(when));
            parameters.setRevocationEnabled(false);
            CertPathBuilder builder = CertPathBuilder.getInstance("PKIX");
            if (revocation) {
                parameters.addCertPathChecker((PKIXRevocationChecker) builder.getRevocationChecker());
            }
            CertPath path = builder.build(parameters).getCertPath();
            if (!revocation) {
                trusted.remember(certificate, path.getCertificates());
            }
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
    }

    private static boolean hasSoundKey(X509Certificate certificate) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            return false;
        }
        int bits = key.getModulus().bitLength();
        return bits >= SHORTEST_KEY && bits <= LONGEST_KEY;
    }
}
