package se.digitalpost.camel.minameddelanden.api.client;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;

import se.digitalpost.camel.minameddelanden.api.AnswerReader;
import se.digitalpost.camel.minameddelanden.api.Problem;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.MaskedText;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.ServiceRefusedException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;

/** Makes an exception of an answer that is an error. What the service says is masked: it may quote what it was sent. */
final class ProblemReader {

    private static final Set<Integer> LATER = Set.of(408, 425, 429);
    private static final Set<Integer> INVALID = Set.of(400, 413, 422);

    private ProblemReader() {}

    /** Reads the answer's body, as far as it can be read. */
    static MinaMeddelandenException read(ClassicHttpResponse response, Instant now) {
        int status = response.getCode();
        Problem problem = problem(response);
        String detail = "The service answers " + status + (problem == null ? "" : ": " + told(problem));
        if (status >= 500 || LATER.contains(status)) {
            return new ServiceUnavailableException(detail, RetryAfter.of(response, now), null);
        }
        if (INVALID.contains(status)) {
            return new InvalidMessageException(faults(status, problem));
        }
        return new ServiceRefusedException(detail, status);
    }

    private static Problem problem(ClassicHttpResponse response) {
        if (response.getEntity() == null) {
            return null;
        }
        ContentType type = ContentType.parseLenient(response.getEntity().getContentType());
        if (type == null || !Problem.CONTENT_TYPE.equalsIgnoreCase(type.getMimeType())) {
            return null;
        }
        try {
            return AnswerReader.problem(response.getEntity().getContent());
        } catch (IOException e) {
            // Its status says the most.
            return null;
        }
    }

    private static String told(Problem problem) {
        return MaskedText.of(problem.title() + ", " + problem.detail() + " (" + problem.instance() + ")");
    }

    private static List<FieldFault> faults(int status, Problem problem) {
        if (problem != null) {
            return problem.toFaults();
        }
        return List.of(new FieldFault("message", "be what the service takes: it answers " + status));
    }
}
