package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * Reads the body of {@code POST /v1/messages} as a stream: of attachments no more is held in memory than the limits say, whatever their size. All that is wrong
 * with the message is told at once, what is wrong with its JSON together with the rules that it breaks.
 *
 * <p>Safe for use by several threads.
 */
public final class SubmissionReader {

    private final BodyReader bodies;
    private final Function<OrganizationNumber, String> senderNames;
    private final Function<URI, Optional<String>> callbackRule;

    /**
     * @param limits how much is taken
     * @param senderNames tells a sender's name where a message doesn't; null where it isn't known
     * @param callbackRule tells which rule a callback address breaks, in a form that follows "must"; nothing where it may be called
     */
    public SubmissionReader(
            RequestLimits limits,
            Function<OrganizationNumber, String> senderNames,
            Function<URI, Optional<String>> callbackRule) {
        this.bodies = new BodyReader(Objects.requireNonNull(limits, "limits"));
        this.senderNames = Objects.requireNonNull(senderNames, "senderNames");
        this.callbackRule = Objects.requireNonNull(callbackRule, "callbackRule");
    }

    /**
     * Reads one message. Whether the client may act for its sender is for the caller to check.
     *
     * @param body the request's body, which is read to its end where it is right, and not closed
     * @param contentLength how many bytes the client has announced, or -1 where it hasn't
     * @return the message, to be closed
     * @throws ApiProblemException {@code MALFORMED_REQUEST}, {@code TOO_LARGE} as soon as that is known, {@code INVALID_MESSAGE} with every fault, or
     *     {@code UNAVAILABLE} where the attachments can't be kept
     * @throws IOException where the body can't be read
     */
    public SubmittedMessage read(InputStream body, long contentLength) throws IOException {
        RequestContents contents = bodies.contents();
        boolean taken = false;
        try {
            Faults faults = new Faults();
            Submission submission = bodies.read(Submission.class, body, contentLength, contents, faults);
            SubmittedMessage message = toMessage(submission, contents, faults);
            taken = true;
            return message;
        } finally {
            if (!taken) {
                contents.close();
            }
        }
    }

    private SubmittedMessage toMessage(Submission submission, RequestContents contents, Faults faults) {
        URI callbackUrl = MessageMapper.callbackUrl(submission, faults);
        if (callbackUrl != null) {
            callbackRule.apply(callbackUrl).ifPresent(rule -> faults.addUnlessKnown("/callbackUrl", rule));
        }
        Message message = MessageMapper.toMessage(submission, senderNames, faults);
        if (message == null) {
            throw new ApiProblemException(ProblemType.INVALID_MESSAGE, faults);
        }
        return new SubmittedMessage(message, callbackUrl, contents);
    }
}
