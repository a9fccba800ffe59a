package se.digitalpost.camel.minameddelanden.operator;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client that does what it is told, once: no retries, redirects, cookies, authentication or compression. */
final class HttpClientFactory {

    /** A connection that lay longer is asked whether it still lives, which takes a millisecond. */
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofMilliseconds(20);

    /**
     * A connection that lay so long isn't used again, and where the server says when it closes, not in the last second before: a
     * request that meets the closing of its connection is in doubt, and a new connection costs 2 ms.
     */
    private static final TimeValue IDLE = TimeValue.ofSeconds(4);

    private static final TimeValue MARGIN = TimeValue.ofSeconds(1);

    private static final ConnectionKeepAliveStrategy KEEP_ALIVE = (response, context) -> {
        TimeValue told = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
        long millis = told == null || !TimeValue.isNonNegative(told)
                ? IDLE.toMilliseconds()
                : Math.min(IDLE.toMilliseconds(), told.toMilliseconds() - MARGIN.toMilliseconds());
        // Zero would mean: for ever.
        return TimeValue.ofMilliseconds(Math.max(1, millis));
    };

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private HttpClientFactory() {}

    static CloseableHttpClient create(SSLContext sslContext, OperatorClientSettings settings) {
        Timeout response = timeout(settings.responseTimeout());
        return HttpClients.custom()
                .setConnectionManager(connections(sslContext, settings))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(response)
                        .setResponseTimeout(response)
                        .setExpectContinueEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                // With it on, a connection with a client certificate counts as one user's and is never used again.
                .disableConnectionState()
                .setKeepAliveStrategy(KEEP_ALIVE)
                .evictExpiredConnections()
                .evictIdleConnections(IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("camel-component-minameddelanden")
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            SSLContext sslContext, OperatorClientSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new SettledTls(orDefault(sslContext)))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(settings.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(timeout(settings.responseTimeout()))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
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
