package se.digitalpost.camel.minameddelanden.far;

import java.net.URI;

/** What a letter may be posted to: over TLS only, whatever FaR says. */
final class HttpsAddress {

    private static final int MAX_PORT = 65_535;

    private HttpsAddress() {}

    static boolean isOne(URI uri) {
        return uri.getHost() != null && uri.getPort() <= MAX_PORT && "https".equalsIgnoreCase(uri.getScheme());
    }
}
