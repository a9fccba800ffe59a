package se.digitalpost.camel.minameddelanden.api.access;

import java.security.cert.X509Certificate;
import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;

/** Tells who calls: by its token, or by its certificate where it has sent no token. Safe for use by several threads. */
public final class ClientVerifier {

    private final TokenVerifier tokens;
    private final CertificateVerifier certificates;

    /**
     * @param tokens knows tokens; null where none counts
     * @param certificates knows certificates; null where none counts
     * @throws IllegalArgumentException where nobody could call
     */
    public ClientVerifier(TokenVerifier tokens, CertificateVerifier certificates) {
        if (tokens == null && certificates == null) {
            throw new IllegalArgumentException("Clients must be known by tokens or by certificates");
        }
        this.tokens = tokens;
        this.certificates = certificates;
    }

    /**
     * @param authorization the request's header {@code Authorization}, or null where there is none
     * @param certificate gives the client's certificate, or null where it has shown none; asked only where that counts
     * @return who calls
     * @throws ApiProblemException {@code UNAUTHORIZED} where that isn't known, {@code UNAVAILABLE} where it can't be told for the moment
     */
    public ApiClient verify(String authorization, Supplier<X509Certificate> certificate) {
        if (certificates == null) {
            return tokens.verify(authorization);
        }
        boolean byToken = authorization != null && tokens != null;
        return byToken ? tokens.verify(authorization) : certificates.verify(certificate.get());
    }
}
