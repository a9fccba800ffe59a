package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;

/**
 * The clients of FaR and of the mailbox operators, one for each set-up, shared by all endpoints that have it: a TLS session and a
 * kept-alive connection are worth keeping.
 */
final class Connections implements AutoCloseable {

    private record FarSetUp(URI url, SSLContext tls, long connectTimeout, long responseTimeout) {}

    private record OperatorSetUp(SSLContext tls, long connectTimeout, long responseTimeout, int maxConnections) {}

    private final CamelContext camelContext;
    private final Map<SSLContextParameters, SSLContext> tlsContexts = new HashMap<>();
    private final Map<FarSetUp, FarClient> farClients = new HashMap<>();
    private final Map<OperatorSetUp, OperatorClient> operatorClients = new HashMap<>();

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
        tlsContexts.clear();
    }
}
