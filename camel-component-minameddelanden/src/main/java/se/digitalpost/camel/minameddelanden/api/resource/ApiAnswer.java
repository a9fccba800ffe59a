package se.digitalpost.camel.minameddelanden.api.resource;

import java.util.LinkedHashMap;
import java.util.Map;

import se.digitalpost.camel.minameddelanden.api.AnswerWriter;
import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.Problem;

/**
 * What is answered to a request.
 *
 * @param status the HTTP status
 * @param headers the headers by their names, the content type among them where there is a body
 * @param body the body, or null
 */
public record ApiAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    /** Copies the headers. */
    public ApiAnswer {
        headers = Map.copyOf(headers);
    }

    static ApiAnswer ok(Record answer) {
        return json(200, AnswerWriter.write(answer));
    }

    static ApiAnswer json(int status, byte[] body) {
        return new ApiAnswer(status, Map.of(CONTENT_TYPE, JSON), body);
    }

    static ApiAnswer nothing() {
        return new ApiAnswer(204, Map.of(), null);
    }

    static ApiAnswer of(ApiProblemException problem) {
        Map<String, String> headers = new LinkedHashMap<>(problem.headers());
        headers.put(CONTENT_TYPE, Problem.CONTENT_TYPE);
        return new ApiAnswer(problem.problem().status(), headers, AnswerWriter.write(problem.problem()));
    }

    ApiAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ApiAnswer(status, all, body);
    }

    /** @return the status alone */
    @Override
    public String toString() {
        return "ApiAnswer[" + status + "]";
    }
}
