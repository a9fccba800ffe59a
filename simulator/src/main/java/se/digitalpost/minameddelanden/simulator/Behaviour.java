package se.digitalpost.minameddelanden.simulator;

import java.time.Duration;
import java.util.Objects;

/**
 * What a simulated service does with a call, instead of answering as it should. Scripted for a recipient
 * ({@link Simulator#recipient}), for a service ({@link SimulatedService}) or for the next deliveries whoever gets them
 * ({@link Simulator#nextDeliveries}). Immutable.
 *
 * <p>Where it fails, a message is not stored, unless the description here says that it is: wrap with
 * {@link #storingThen} to have it stored anyway.
 */
public sealed interface Behaviour {

    /** Verifies, stores and answers as it should: what everybody does who is not scripted. */
    static Behaviour accept() {
        return new Accept();
    }

    /** HTTP 200 with {@code Delivered=false}, after verifying. Not stored. */
    static Behaviour deliveredFalse() {
        return new DeliveredFalse();
    }

    /** Waits, then accepts. */
    static Behaviour slow(Duration delay) {
        return slow(delay, accept());
    }

    /** Waits, then does as {@code then} says. */
    static Behaviour slow(Duration delay, Behaviour then) {
        return new Slow(delay, then);
    }

    /**
     * FaR gives an address whose port is bound and not listened on, so connecting is refused for real. Scripted as a
     * "next" behaviour it is used up by one lookup. A call that reaches the operator all the same is reset. To make a
     * service refuse connections on its own port, see {@link SimulatedService#stopListening()}.
     */
    static Behaviour refuseConnection() {
        return new RefuseConnection();
    }

    /**
     * Reads that many bytes of the request's body, and no less than it takes to know the recipient (up to 8 kB), then
     * resets the connection.
     */
    static Behaviour dropAfterRequestBytes(int bytes) {
        return new DropAfterRequestBytes(bytes);
    }

    /**
     * Verifies and stores; then writes that many bytes of the response, counted from the status line, and resets the
     * connection. 0 is: not one byte of an answer.
     */
    static Behaviour dropAfterResponseBytes(int bytes) {
        return new DropAfterResponseBytes(bytes);
    }

    /** Never answers; the connection stays open until the simulator is closed or reset. Not stored. */
    static Behaviour timeOut() {
        return new TimeOut();
    }

    /** Verifies and stores, then never answers, as {@link #timeOut()}. */
    static Behaviour timeOutAfterStoring() {
        return storingThen(timeOut());
    }

    /** A SOAP fault with an applicationFault of this code, HTTP 500. */
    static Behaviour fault(ErrorCode code) {
        return new Fault(code);
    }

    /** A status without a SOAP message, as a gateway in between answers: 500, 502, 503… */
    static Behaviour httpStatus(int status) {
        return new HttpStatus(status, null);
    }

    /** As {@link #httpStatus(int)}, with a Retry-After field in whole seconds. */
    static Behaviour httpStatus(int status, Duration retryAfter) {
        return new HttpStatus(status, Objects.requireNonNull(retryAfter, "retryAfter"));
    }

    /** HTTP 200 and no content. */
    static Behaviour emptyAnswer() {
        return new EmptyAnswer();
    }

    /** HTTP 200 with text/xml that is not XML at all. */
    static Behaviour brokenAnswer() {
        return new BrokenAnswer(false);
    }

    /** HTTP 200 with the first half of the right answer. */
    static Behaviour truncatedAnswer() {
        return new BrokenAnswer(true);
    }

    /** An answer of the right element with nothing about the recipient in it (FaR: about nobody). */
    static Behaviour answerWithoutStatus() {
        return new OddAnswer(false);
    }

    /** An answer about another recipient than the one asked about. */
    static Behaviour answerAboutAnother() {
        return new OddAnswer(true);
    }

    /** Verifies and stores the message (if it is as it should be), then does as {@code then} says. */
    static Behaviour storingThen(Behaviour then) {
        return new StoringThen(then);
    }

    /** See {@link Behaviour#accept()}. */
    record Accept() implements Behaviour {}

    /** See {@link Behaviour#deliveredFalse()}. */
    record DeliveredFalse() implements Behaviour {}

    /** See {@link Behaviour#slow(Duration, Behaviour)}. */
    record Slow(Duration delay, Behaviour then) implements Behaviour {
        public Slow {
            Objects.requireNonNull(delay, "delay");
            Objects.requireNonNull(then, "then");
        }
    }

    /** See {@link Behaviour#refuseConnection()}. */
    record RefuseConnection() implements Behaviour {}

    /** See {@link Behaviour#dropAfterRequestBytes(int)}. */
    record DropAfterRequestBytes(int bytes) implements Behaviour {}

    /** See {@link Behaviour#dropAfterResponseBytes(int)}. */
    record DropAfterResponseBytes(int bytes) implements Behaviour {}

    /** See {@link Behaviour#timeOut()}. */
    record TimeOut() implements Behaviour {}

    /** See {@link Behaviour#fault(ErrorCode)}. */
    record Fault(ErrorCode code) implements Behaviour {
        public Fault {
            Objects.requireNonNull(code, "code");
        }
    }

    /** See {@link Behaviour#httpStatus(int, Duration)}; {@code retryAfter} may be null. */
    record HttpStatus(int status, Duration retryAfter) implements Behaviour {}

    /** See {@link Behaviour#emptyAnswer()}. */
    record EmptyAnswer() implements Behaviour {}

    /** See {@link Behaviour#brokenAnswer()} and {@link Behaviour#truncatedAnswer()}. */
    record BrokenAnswer(boolean truncated) implements Behaviour {}

    /** See {@link Behaviour#answerWithoutStatus()} and {@link Behaviour#answerAboutAnother()}. */
    record OddAnswer(boolean aboutAnother) implements Behaviour {}

    /** See {@link Behaviour#storingThen(Behaviour)}. */
    record StoringThen(Behaviour then) implements Behaviour {
        public StoringThen {
            Objects.requireNonNull(then, "then");
        }
    }
}
