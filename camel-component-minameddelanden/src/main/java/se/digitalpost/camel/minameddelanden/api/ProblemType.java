package se.digitalpost.camel.minameddelanden.api;

import java.util.Locale;

/** What can be wrong, for a client's machine to branch on. */
public enum ProblemType {
    /** The body isn't JSON. */
    MALFORMED_REQUEST(400, "The request can't be read"),
    /** Parameters break rules. */
    INVALID_QUERY(400, "The query breaks rules"),
    /** No token, or no valid one. */
    UNAUTHORIZED(401, "The client isn't known"),
    /** The client may not do this, or not for this sender. */
    FORBIDDEN(403, "The client may not do this"),
    /** Nothing that the client may see is there. */
    NOT_FOUND(404, "There is no such resource"),
    /** The resource is there, and doesn't have this method. */
    METHOD_NOT_ALLOWED(405, "The resource doesn't have this method"),
    /** The client reference belongs to another letter. */
    DUPLICATE_REFERENCE(409, "The client reference was used before"),
    /** The message has left. */
    NOT_WITHDRAWABLE(409, "The message can't be withdrawn"),
    /** More bytes than may be. */
    TOO_LARGE(413, "The request is too large"),
    /** The body isn't JSON by its own words. */
    UNSUPPORTED_MEDIA_TYPE(415, "The request has the wrong type"),
    /** The message breaks rules. */
    INVALID_MESSAGE(422, "The message breaks rules"),
    /** The lookup breaks rules. */
    INVALID_LOOKUP(422, "The lookup breaks rules"),
    /** The client asks too often. */
    TOO_MANY_REQUESTS(429, "The client asks too often"),
    /** The service is wrong. */
    INTERNAL_ERROR(500, "Something is wrong with the service"),
    /** The service can't, for the moment. */
    UNAVAILABLE(503, "The service can't do it for the moment");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** @return the HTTP status that goes with it */
    public int status() {
        return status;
    }

    /** @return what it is in words */
    public String title() {
        return title;
    }

    /** @return its type in the words of RFC 9457 */
    public String uri() {
        return "urn:problem-type:digital-post:"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
