package se.digitalpost.camel.minameddelanden.operator;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client that does what it is told, once, and logs no content: no retries, redirects, cookies, authentication or compression. */
public final class HttpClientFactory {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private HttpClientFactory() {}

    /**
     * A client of its own, for other services than the mailbox operators'.
     *
     * @param sslContext whom to trust, and the certificate where one is wanted; null for the JVM's default
     * @param settings timeouts and connections
     * @return the client, to be closed
     */
    public static CloseableHttpClient create(SSLContext sslContext, OperatorClientSettings settings) {
        return create(sslContext, settings, KeptConnections.DEFAULT);
    }

    static CloseableHttpClient create(SSLContext sslContext, OperatorClientSettings settings, KeptConnections kept) {
        Timeout response = timeout(settings.responseTimeout());
        return HttpClients.custom()
                .setConnectionManager(connections(sslContext, settings, kept))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(response)
                        .setResponseTimeout(response)
                        .setExpectContinueEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                // With it on, a connection with a client certificate counts as one user's and is never used again.
                .disableConnectionState()
                .setKeepAliveStrategy(kept.strategy())
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(kept.idle()))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("camel-component-minameddelanden")
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            SSLContext sslContext, OperatorClientSettings settings, KeptConnections kept) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new SettledTls(orDefault(sslContext)))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(settings.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(timeout(settings.responseTimeout()))
                        .setValidateAfterInactivity(TimeValue.of(kept.unasked()))
                        .build())
                .setConnectionFactory(socket -> new QuietConnection(LIMITS))
                .setMaxConnPerRoute(settings.maxConnectionsPerRoute())
                .setMaxConnTotal(Integer.MAX_VALUE)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    private static SSLContext orDefault(SSLContext sslContext) {
        try {
            return sslContext == null ? SSLContext.getDefault() : sslContext;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no default SSLContext", e);
        }
    }
}
