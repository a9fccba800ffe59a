package se.digitalpost.camel.minameddelanden.api.resource;

import java.io.InputStream;
import java.security.cert.X509Certificate;

/** A request of the common API, as an HTTP server brings it. It is asked by one thread. */
public interface ApiRequest {

    /** @return the method, in capital letters */
    String method();

    /** @return the path below the place where the API is mounted, still encoded: {@code /v1/messages} for example */
    String path();

    /** @return what stands behind the question mark, still encoded, or null */
    String query();

    /**
     * @param name a header's name, in any letters
     * @return its value, of several the first one; null where it isn't there
     */
    String header(String name);

    /** @return the client's own certificate of mutual TLS, or null */
    X509Certificate certificate();

    /** @return the body as a stream that waits for its bytes; asked for once at most, and closed by nobody */
    InputStream body();
}
