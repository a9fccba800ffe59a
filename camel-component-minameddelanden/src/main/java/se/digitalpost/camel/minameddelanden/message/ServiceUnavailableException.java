package se.digitalpost.camel.minameddelanden.message;

import java.time.Duration;
import java.util.Optional;

/**
 * The service of the common API, or who gives the tokens for it, can't for the moment, didn't answer, or gave no usable answer. Whether it has taken the message nobody
 * knows; retryable all the same: the same message with the same client reference is taken once, however often it is handed over.
 */
public final class ServiceUnavailableException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param message what happened, without personal data
     * @param retryAfter how long the service wants to be left alone, or null where it doesn't say
     * @param cause what caused it, or null
     */
    public ServiceUnavailableException(String message, Duration retryAfter, Throwable cause) {
        super(message, true, cause);
        this.retryAfter = retryAfter;
    }

    /** @return how long the service wants to be left alone, where it says so */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
