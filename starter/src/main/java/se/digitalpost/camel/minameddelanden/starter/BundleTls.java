package se.digitalpost.camel.minameddelanden.starter;

import java.util.List;
import javax.net.ssl.TrustManager;

import org.apache.camel.support.jsse.CipherSuitesParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/** Makes Camel's TLS set-up of an SSL bundle: key, trust, and the protocols and cipher suites that the bundle allows. */
final class BundleTls {

    private BundleTls() {}

    static SSLContextParameters parameters(SslBundle bundle, BundleKeyManagers keyManagers) {
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keyManagers);
        parameters.setTrustManagers(new BundleTrustManagers(bundle));
        if (bundle.getKey() != null) {
            // Spring's own key manager obeys the alias only in an SSLEngine, and the connections here are sockets.
            parameters.setCertAlias(bundle.getKey().getAlias());
        }
        parameters.setSecureSocketProtocol(bundle.getProtocol());
        SslOptions options = bundle.getOptions();
        if (options != null && options.getEnabledProtocols() != null) {
            SecureSocketProtocolsParameters protocols = new SecureSocketProtocolsParameters();
            protocols.setSecureSocketProtocol(List.of(options.getEnabledProtocols()));
            parameters.setSecureSocketProtocols(protocols);
        }
        if (options != null && options.getCiphers() != null) {
            CipherSuitesParameters cipherSuites = new CipherSuitesParameters();
            cipherSuites.setCipherSuite(List.of(options.getCiphers()));
            parameters.setCipherSuites(cipherSuites);
        }
        return parameters;
    }

    private static final class BundleTrustManagers extends TrustManagersParameters {

        private final SslBundle bundle;

        BundleTrustManagers(SslBundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public TrustManager[] createTrustManagers() {
            return bundle.getManagers().getTrustManagers();
        }
    }
}
