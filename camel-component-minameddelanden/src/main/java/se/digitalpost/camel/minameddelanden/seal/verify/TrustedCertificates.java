package se.digitalpost.camel.minameddelanden.seal.verify;

import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/**
 * The certificates that were found to chain to a trusted authority, by their bytes, and for what time: most letters come from few
 * organizations, and building a path costs more than verifying a signature. One that isn't trusted is never kept, so nobody can fill this
 * but an authority's customers.
 *
 * <p>Safe for use by several threads at once.
 */
final class TrustedCertificates {

    private static final int MOST = 1_000;

    private final Algorithms algorithms;
    private final Map<ByteBuffer, Trusted> byBytes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Trusted> eldest) {
            return size() > MOST;
        }
    };

    /**
     * A certificate and its path's time.
     *
     * @param first when all certificates of the path are valid, this instant included
     * @param last until when, this instant included
     */
    private record Trusted(SignerCertificate certificate, Instant first, Instant last) {}

    TrustedCertificates(Algorithms algorithms) {
        this.algorithms = algorithms;
    }

    /** The certificate that these bytes are, whoever issued it; empty where they are none. */
    Optional<SignerCertificate> read(byte[] encoded) {
        Trusted trusted = get(encoded);
        return trusted == null ? SignerCertificate.read(encoded, algorithms) : Optional.of(trusted.certificate);
    }

    /** Whether a path was found that holds at an instant. */
    boolean isTrusted(X509Certificate certificate, Instant when) throws CertificateEncodingException {
        Trusted trusted = get(certificate.getEncoded());
        return trusted != null && !when.isBefore(trusted.first) && !when.isAfter(trusted.last);
    }

    /** @param path from the certificate up to the authority's, which is not in it */
    void remember(X509Certificate certificate, List<? extends Certificate> path) throws CertificateEncodingException {
        Instant first = Instant.MIN;
        Instant last = Instant.MAX;
        for (Certificate step : path) {
            Instant from = ((X509Certificate) step).getNotBefore().toInstant();
            Instant until = ((X509Certificate) step).getNotAfter().toInstant();
            first = from.isAfter(first) ? from : first;
            last = until.isBefore(last) ? until : last;
        }
        ByteBuffer key = ByteBuffer.wrap(certificate.getEncoded());
        Trusted trusted = new Trusted(SignerCertificate.of(certificate, algorithms), first, last);
        synchronized (byBytes) {
            byBytes.put(key, trusted);
        }
    }

    private Trusted get(byte[] encoded) {
        synchronized (byBytes) {
            return byBytes.get(ByteBuffer.wrap(encoded));
        }
    }
}
