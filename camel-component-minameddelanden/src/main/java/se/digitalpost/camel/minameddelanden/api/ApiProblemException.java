package se.digitalpost.camel.minameddelanden.api;

import java.util.Map;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * A request of the common API that is answered with a problem. It is retryable where the same request may be taken later. Its message is the problem's
 * detail and has no personal data.
 */
public final class ApiProblemException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /**
     * @param problem what is answered
     * @param headers what is answered in headers beside it, by their names
     * @param cause what caused it, or null
     */
    public ApiProblemException(Problem problem, Map<String, String> headers, Throwable cause) {
        super(problem.detail(), isLater(problem.status()), cause);
        this.problem = Objects.requireNonNull(problem, "problem");
        this.headers = Map.copyOf(headers);
    }

    /**
     * A problem without headers.
     *
     * @param type what sort of problem it is
     * @param detail what is wrong this time, without personal data
     */
    public ApiProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail), Map.of(), null);
    }

    ApiProblemException(ProblemType type, Faults faults) {
        this(Problem.of(type, faults), Map.of(), null);
    }

    /** @return the body of the answer */
    public Problem problem() {
        return problem;
    }

    /** @return the headers of the answer by their names, beside its content type; {@code Retry-After} and {@code WWW-Authenticate} for example */
    public Map<String, String> headers() {
        return headers;
    }

    private static boolean isLater(int status) {
        return status == ProblemType.TOO_MANY_REQUESTS.status()
                || status == ProblemType.INTERNAL_ERROR.status()
                || status == ProblemType.UNAVAILABLE.status();
    }
}
