package se.digitalpost.camel.minameddelanden.api.access;

import java.util.Map;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.Problem;
import se.digitalpost.camel.minameddelanden.api.ProblemType;

/** What is answered to whoever hasn't shown who it is (RFC 6750). It tells no more than that. */
final class Challenge {

    static final String HEADER = "WWW-Authenticate";
    static final String BEARER = "Bearer realm=\"digital-post\"";

    private Challenge() {}

    static ApiProblemException noToken() {
        return unauthorized(BEARER, null);
    }

    static ApiProblemException invalidToken(Exception cause) {
        return unauthorized(BEARER + ", error=\"invalid_token\"", cause);
    }

    private static ApiProblemException unauthorized(String challenge, Exception cause) {
        return new ApiProblemException(
                Problem.of(ProblemType.UNAUTHORIZED, "The request must have a valid token"),
                Map.of(HEADER, challenge),
                cause);
    }
}
