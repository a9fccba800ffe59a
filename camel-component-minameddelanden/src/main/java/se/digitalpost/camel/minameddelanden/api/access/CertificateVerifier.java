package se.digitalpost.camel.minameddelanden.api.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;

/**
 * Tells who calls by the client certificate of mutual TLS: one that is listed, and still valid. Whether the client has the certificate's key, TLS has made sure
 * of. Safe for use by several threads.
 */
public final class CertificateVerifier {

    private final Map<String, ApiClient> clients;
    private final Clock clock;

    /**
     * @param clients the clients by their certificates' SHA-256 fingerprints in hex, with or without colons
     * @param clock tells the time
     */
    public CertificateVerifier(Map<String, ApiClient> clients, Clock clock) {
        this.clients = clients.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().replace(":", "").toLowerCase(Locale.ROOT), Map.Entry::getValue));
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * @param certificate the client's own certificate, the first of its chain; null where it has shown none
     * @return who calls
     * @throws ApiProblemException {@code UNAUTHORIZED} where that isn't known
     */
    public ApiClient verify(X509Certificate certificate) {
        ApiClient client = certificate == null ? null : clients.get(fingerprint(certificate));
        if (client == null) {
            throw Challenge.noToken();
        }
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return client;
        } catch (CertificateException e) {
            throw Challenge.noToken();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw Challenge.noToken();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
