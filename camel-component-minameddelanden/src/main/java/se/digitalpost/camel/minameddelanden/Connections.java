package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

import se.digitalpost.camel.minameddelanden.api.client.ClientCredentials;
import se.digitalpost.camel.minameddelanden.api.client.ServiceClient;
import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.operator.HttpClientFactory;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;

/**
 * The clients of FaR, of the mailbox operators and of services of the common API, one for each set-up, shared by all endpoints that have it: a TLS session and a
 * kept-alive connection are worth keeping.
 */
final class Connections implements AutoCloseable {

    /** As many as threads work by default. */
    private static final int CONNECTIONS_TO_A_SERVICE = 20;

    private record FarSetUp(URI url, SSLContext tls, long connectTimeout, long responseTimeout) {}

    private record OperatorSetUp(SSLContext tls, long connectTimeout, long responseTimeout, int maxConnections) {}

    private record ServiceSetUp(
            URI url, ClientCredentials credentials, SSLContext tls, long connectTimeout, long responseTimeout) {}

    private final CamelContext camelContext;
    private final Map<SSLContextParameters, SSLContext> tlsContexts = new HashMap<>();
    private final Map<FarSetUp, FarClient> farClients = new HashMap<>();
    private final Map<OperatorSetUp, OperatorClient> operatorClients = new HashMap<>();
    private final Map<ServiceSetUp, ServiceClient> serviceClients = new HashMap<>();

    Connections(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    synchronized FarClient far(MinaMeddelandenConfiguration options, SSLContextParameters tls) {
        FarSetUp setUp = new FarSetUp(
                URI.create(options.getFarUrl()), tls(tls), options.getConnectTimeout(), options.getResponseTimeout());
        return farClients.computeIfAbsent(
                setUp,
                key -> new FarClient(
                        key.url(),
                        key.tls(),
                        Duration.ofMillis(key.connectTimeout()),
                        Duration.ofMillis(key.responseTimeout())));
    }

    synchronized OperatorClient operators(MinaMeddelandenConfiguration options, SSLContextParameters tls) {
        OperatorSetUp setUp = new OperatorSetUp(
                tls(tls),
                options.getConnectTimeout(),
                options.getResponseTimeout(),
                options.getMaxConnectionsPerOperator());
        return operatorClients.computeIfAbsent(
                setUp,
                key -> new OperatorClient(
                        key.tls(),
                        new OperatorClientSettings(
                                Duration.ofMillis(key.connectTimeout()),
                                Duration.ofMillis(key.responseTimeout()),
                                key.maxConnections())));
    }

    /** @param tls null for the JVM's default */
    synchronized ServiceClient service(
            MinaMeddelandenConfiguration options, URI url, ClientCredentials credentials, SSLContextParameters tls) {
        ServiceSetUp setUp = new ServiceSetUp(
                url,
                credentials,
                tls == null ? null : tls(tls),
                options.getConnectTimeout(),
                options.getResponseTimeout());
        return serviceClients.computeIfAbsent(setUp, key -> {
            Duration response = Duration.ofMillis(key.responseTimeout());
            return new ServiceClient(
                    key.url(),
                    key.credentials(),
                    HttpClientFactory.create(
                            key.tls(),
                            new OperatorClientSettings(
                                    Duration.ofMillis(key.connectTimeout()), response, CONNECTIONS_TO_A_SERVICE)),
                    response,
                    Clock.systemUTC());
        });
    }

    private SSLContext tls(SSLContextParameters parameters) {
        SSLContext known = tlsContexts.get(parameters);
        if (known != null) {
            return known;
        }
        try {
            SSLContext created = parameters.createSSLContext(camelContext);
            tlsContexts.put(parameters, created);
            return created;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException(
                    "sslContextParameters",
                    "the key or trust store for mutual TLS can't be used (" + e.getMessage()
                            + "); check its file, type, alias and password",
                    e);
        }
    }

    @Override
    public synchronized void close() {
        farClients.values().forEach(FarClient::close);
        farClients.clear();
        operatorClients.values().forEach(OperatorClient::close);
        operatorClients.clear();
        serviceClients.values().forEach(ServiceClient::close);
        serviceClients.clear();
        tlsContexts.clear();
    }
}
