package se.digitalpost.camel.minameddelanden.api.access;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

/**
 * The public keys that tokens are signed with: of an authorization server's JWKS address, or of a file where there is no network to it. Safe for use by
 * several threads.
 */
public final class TokenKeys {

    private static final int LARGEST = 256 * 1024;
    private static final Duration OUTAGE = Duration.ofHours(4);

    private final JWKSource<SecurityContext> source;

    private TokenKeys(JWKSource<SecurityContext> source) {
        this.source = source;
    }

    /**
     * Keys of an authorization server. They are fetched when the first token comes, kept for some time, and fetched anew when a token names a key that isn't
     * among them: so keys can be changed at any time. While the server can't be reached the last keys are used for four hours more.
     *
     * @param address where the JWKS is: https; redirects are not followed
     * @param keptFor for how long the keys are kept
     * @param betweenFetches how much time is between two fetches at least, however many unknown keys tokens name; shorter than {@code keptFor}
     * @param timeout for connecting, and for each read
     * @param sslContext whom to trust; null for the JVM's default
     * @return the keys
     * @throws IllegalArgumentException where the address isn't https
     */
    public static TokenKeys at(
            URI address, Duration keptFor, Duration betweenFetches, Duration timeout, SSLContext sslContext) {
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException("The JWKS address must be https, and is " + address);
        }
        try {
            int millis = Math.toIntExact(timeout.toMillis());
            return new TokenKeys(JWKSourceBuilder.create(address.toURL(), new Retriever(millis, sslContext))
                    .cache(keptFor.toMillis(), 2L * millis)
                    // It would start a thread that nobody ends.
                    .refreshAheadCache(false)
                    .rateLimited(betweenFetches.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build());
        } catch (MalformedURLException | IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "The keys of tokens can't be fetched from " + address + ": " + e.getMessage(), e);
        }
    }

    /**
     * Keys of a file, which is read once.
     *
     * @param jwks a JWKS of public keys
     * @return the keys
     * @throws IOException where it can't be read
     * @throws IllegalArgumentException where it isn't a JWKS, has no keys, or some that aren't public
     */
    public static TokenKeys of(Path jwks) throws IOException {
        return of(Files.readString(jwks));
    }

    /**
     * Keys that are at hand.
     *
     * @param jwks a JWKS of public keys, as JSON
     * @return the keys
     * @throws IllegalArgumentException where it isn't a JWKS, has no keys, or some that aren't public
     */
    public static TokenKeys of(String jwks) {
        try {
            JWKSet keys = JWKSet.parse(jwks);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("The keys of tokens must be at least one");
            }
            if (keys.getKeys().stream().anyMatch(JWK::isPrivate)) {
                throw new IllegalArgumentException(
                        "The keys of tokens must be public ones: nothing here needs the others");
            }
            return new TokenKeys(new ImmutableJWKSet<>(keys));
        } catch (ParseException e) {
            // Its message may quote a key.
            throw new IllegalArgumentException("The keys of tokens must be a JWKS (RFC 7517)");
        }
    }

    JWKSource<SecurityContext> source() {
        return source;
    }

    /** Follows no redirects, and takes no more than a key set can be. */
    private static final class Retriever extends DefaultResourceRetriever {

        Retriever(int millis, SSLContext sslContext) {
            super(millis, millis, LARGEST, true, sslContext == null ? null : sslContext.getSocketFactory());
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(Objects.requireNonNull(url));
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
