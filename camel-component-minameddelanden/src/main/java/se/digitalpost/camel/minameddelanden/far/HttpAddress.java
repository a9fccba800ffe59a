package se.digitalpost.camel.minameddelanden.far;

import java.net.URI;

/** What can be posted to. */
final class HttpAddress {

    private HttpAddress() {}

    static boolean isOne(URI uri) {
        return uri.getHost() != null
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
    }
}
