package se.digitalpost.camel.minameddelanden.api;

import java.util.Map;

import se.digitalpost.camel.minameddelanden.journal.ActionRefusedException;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** What the component throws, in the common API's words. */
public final class ProblemMapper {

    private static final String RETRY_AFTER = "30";

    private ProblemMapper() {}

    /**
     * Tells no more than the client has to know: what isn't about its request is in the log, under the problem's instance.
     *
     * @param thrown whatever ended a request
     * @return what is answered: itself, where it is a problem already
     */
    public static ApiProblemException of(Throwable thrown) {
        if (thrown instanceof ApiProblemException problem) {
            return problem;
        }
        if (thrown instanceof InvalidMessageException invalid) {
            Faults faults = new Faults();
            invalid.faults().forEach(fault -> faults.addUnlessKnown(MessageMapper.pointer(fault), fault.rule()));
            return new ApiProblemException(ProblemType.INVALID_MESSAGE, faults);
        }
        if (thrown instanceof DuplicateReferenceException) {
            return new ApiProblemException(
                    ProblemType.DUPLICATE_REFERENCE,
                    "The client reference was used before, for other content. Another letter needs another reference");
        }
        if (thrown instanceof ActionRefusedException) {
            return new ApiProblemException(ProblemType.NOT_WITHDRAWABLE, "The message is on its way");
        }
        if (thrown instanceof MinaMeddelandenException known && known.isRetryable()) {
            return new ApiProblemException(
                    Problem.of(ProblemType.UNAVAILABLE, "Try again later; the same request is taken once"),
                    Map.of("Retry-After", RETRY_AFTER),
                    thrown);
        }
        return new ApiProblemException(
                Problem.of(ProblemType.INTERNAL_ERROR, "The service's log says more about this instance"),
                Map.of(),
                thrown);
    }
}
