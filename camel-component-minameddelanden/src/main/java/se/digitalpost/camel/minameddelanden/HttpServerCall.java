package se.digitalpost.camel.minameddelanden;

import se.digitalpost.camel.minameddelanden.api.resource.ApiRequest;

/** A request as one kind of HTTP server brings it. */
abstract class HttpServerCall implements ApiRequest {

    private final String path;

    HttpServerCall(String whole, String basePath) {
        this.path = whole.startsWith(basePath) ? whole.substring(basePath.length()) : whole;
    }

    @Override
    public String path() {
        return path;
    }

    /** Lets go of whatever of the request wasn't read: the connection is used for the next one. */
    abstract void end();
}
