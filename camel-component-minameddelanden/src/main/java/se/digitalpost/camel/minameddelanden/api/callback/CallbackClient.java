package se.digitalpost.camel.minameddelanden.api.callback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts callbacks, each once and each over a connection of its own: to https addresses on the list, at public addresses only, over TLS 1.2 or later, without
 * redirects, proxies, cookies or retries. Of the answer only its status is read. Safe for use by several threads.
 */
public final class CallbackClient implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 50;
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    private final CallbackAddresses addresses;
    private final Duration timeout;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "minameddelanden-callback-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param addresses which hosts may be called
     * @param timeout how long a callback may take altogether
     * @param sslContext whom to trust; null for the JVM's default
     * @param clock tells the time that is signed
     */
    public CallbackClient(CallbackAddresses addresses, Duration timeout, SSLContext sslContext, Clock clock) {
        this(addresses, timeout, sslContext, clock, SystemDefaultDnsResolver.INSTANCE, PublicAddresses::contains);
    }

    CallbackClient(
            CallbackAddresses addresses,
            Duration timeout,
            SSLContext sslContext,
            Clock clock,
            DnsResolver resolver,
            Predicate<InetAddress> allowed) {
        this.addresses = Objects.requireNonNull(addresses, "addresses");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.watchdog.setRemoveOnCancelPolicy(true);
        this.http = http(timeout, sslContext, new CheckedResolver(resolver, allowed));
    }

    /**
     * Posts one callback, once.
     *
     * @param url where to
     * @param body the status, as JSON
     * @param signature signs it
     * @param traceparent the header of that name, or null
     * @return what came of it, whatever happens on the way
     */
    public CallbackAnswer post(URI url, byte[] body, CallbackSignature signature, String traceparent) {
        String broken = addresses.brokenRule(url).orElse(null);
        if (broken != null) {
            return new CallbackAnswer.Forbidden("The callback must " + broken);
        }
        HttpPost post = new HttpPost(url);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader(CallbackSignature.HEADER, signature.sign(body, clock.instant()));
        if (traceparent != null) {
            post.setHeader("traceparent", traceparent);
        }
        return answer(url, post);
    }

    private CallbackAnswer answer(URI url, HttpPost post) {
        ScheduledFuture<?> watch = watchdog.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = http.executeOpen(null, post, null);
            return answer(url, response.getCode());
        } catch (CheckedResolver.ForbiddenAddressException e) {
            return new CallbackAnswer.Forbidden(e.getMessage());
        } catch (IOException | RuntimeException e) {
            return new CallbackAnswer.Unreachable(url.getHost() + " can't be called: " + e);
        } finally {
            watch.cancel(false);
            // Before the answer is closed, since closing would read what is left of it.
            post.cancel();
            Closer.closeQuietly(response);
        }
    }

    private static CallbackAnswer answer(URI url, int status) {
        if (status / 100 == 2) {
            return new CallbackAnswer.Received();
        }
        String what = url.getHost() + " answers " + status;
        return NOT_NOW.contains(status) ? new CallbackAnswer.Unreachable(what) : new CallbackAnswer.Failed(what);
    }

    /** Closes the connections. Callbacks that are under way have failed. */
    @Override
    public void close() {
        watchdog.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }

    private static CloseableHttpClient http(Duration timeout, SSLContext sslContext, DnsResolver resolver) {
        Timeout each = Timeout.of(timeout);
        DefaultClientTlsStrategy tls = sslContext == null
                ? DefaultClientTlsStrategy.createDefault()
                : new DefaultClientTlsStrategy(sslContext);
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setTlsSocketStrategy(tls)
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setHandshakeTimeout(each)
                                .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(each)
                                .setSocketTimeout(each)
                                .build())
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(each)
                        .setResponseTimeout(each)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("camel-component-minameddelanden")
                .build();
    }
}
