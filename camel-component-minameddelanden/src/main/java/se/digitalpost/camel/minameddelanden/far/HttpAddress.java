package se.digitalpost.camel.minameddelanden.far;

import java.net.URI;

/** What can be posted to. */
final class HttpAddress {

    private static final int MAX_PORT = 65_535;

    private HttpAddress() {}

    static boolean isOne(URI uri) {
        return uri.getHost() != null
                && uri.getPort() <= MAX_PORT
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
    }
}
