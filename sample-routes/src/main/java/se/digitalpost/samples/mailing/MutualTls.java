package se.digitalpost.samples.mailing;

import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The SSL bundle that the component uses, in the form that the {@code cxf:} endpoint wants. */
@Component("mutualTls")
class MutualTls extends SSLContextParameters {

    private final SSLContext sslContext;

    MutualTls(SslBundles bundles) {
        this.sslContext = bundles.getBundle("mailing").createSslContext();
    }

    @Override
    public SSLContext createSSLContext(CamelContext camelContext) {
        return sslContext;
    }
}
