package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.SelfVerificationException;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerification;

/**
 * Makes the envelopes of messages: with the keys that are current, dated today, and verified before they are sent where that is wanted.
 *
 * <p>Safe for use by several threads at once.
 */
public final class Envelopes {

    private final Supplier<EnvelopeSealer> sealer;
    private final SelfVerification selfVerification;
    private final Clock clock;

    /**
     * @param sealer gives the sealer that has the current keys
     * @param selfVerification which envelopes are verified
     * @param clock tells the day; its zone has to be Sweden's
     */
    public Envelopes(Supplier<EnvelopeSealer> sealer, SelfVerification selfVerification, Clock clock) {
        this.sealer = Objects.requireNonNull(sealer);
        this.selfVerification = Objects.requireNonNull(selfVerification);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * How long a message's envelope will be.
     *
     * @param message a complete message
     * @return the length in bytes
     */
    public long length(Message message) {
        return sealer.get().length(message);
    }

    /**
     * The envelope of a message. It is sealed when it is written, or was verified and lies in memory.
     *
     * @param message a complete message
     * @return the envelope
     * @throws SelfVerificationException where its receiver would refuse it
     * @throws UncheckedIOException where it was to be verified and an attachment can't be read
     */
    public SealedEnvelope of(Message message) {
        EnvelopeSealer current = sealer.get();
        SealedEnvelope envelope = current.envelope(message, LocalDate.now(clock));
        if (selfVerification.isDue(current)) {
            try {
                selfVerification.verifyEnvelope(current, envelope.inMemory());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return envelope;
    }
}
