package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SelfVerificationException;

/** What an exception means for a letter, where it is certain that nobody has taken it. */
final class FailureVerdict {

    private static final Logger LOG = LoggerFactory.getLogger(FailureVerdict.class);

    private FailureVerdict() {}

    /** @return Retry or Attention */
    static Verdict of(RuntimeException failure, UUID messageId) {
        if (failure instanceof UncheckedIOException unreadable) {
            return of(Posting.unreadable(messageId, unreadable), messageId);
        }
        if (failure instanceof SelfVerificationException) {
            return attention(Reason.SELF_VERIFICATION_FAILED, failure);
        }
        if (!(failure instanceof MinaMeddelandenException known)) {
            LOG.error("Message {} needs attention after an unexpected fault", messageId, failure);
            return new Verdict.Attention(
                    Reason.UNEXPECTED_FAULT, null, failure.getClass().getName(), failure);
        }
        if (!known.isRetryable()) {
            return attention(Reason.CONTENT_UNREADABLE, known);
        }
        Reason reason = known.getCause() instanceof IOException ? Reason.CONTENT_UNREADABLE : Reason.UNEXPECTED_FAULT;
        return Verdict.Retry.because(reason, known.getMessage(), known);
    }

    private static Verdict attention(Reason reason, RuntimeException failure) {
        return new Verdict.Attention(reason, null, failure.getMessage(), failure);
    }
}
