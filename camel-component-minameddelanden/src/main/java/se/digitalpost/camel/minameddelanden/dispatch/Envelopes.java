package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.journal.Sealing;
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
        return make(sealer.get(), message, LocalDate.now(clock));
    }

    /**
     * The envelope of a message of which nothing was taken so far: as it was begun, where the keys are the same, and else anew.
     *
     * @param begun what it was begun with, or null
     */
    MadeEnvelope next(Message message, Sealing begun) {
        EnvelopeSealer current = sealer.get();
        LocalDate date = begun != null && isOf(current, begun) ? begun.receivedDate() : LocalDate.now(clock);
        return new MadeEnvelope(make(current, message, date), sealing(current, date));
    }

    /**
     * The envelope of a message that may have been taken, to the byte.
     *
     * @param begun what it was made with
     * @return nothing where the keys are others now
     */
    Optional<MadeEnvelope> again(Message message, Sealing begun) {
        EnvelopeSealer current = sealer.get();
        if (!isOf(current, begun)) {
            return Optional.empty();
        }
        SealedEnvelope envelope = current.envelope(message, begun.receivedDate());
        return Optional.of(new MadeEnvelope(
                begun.sha256() == null ? envelope : envelope.sameAs(begun.sha256()),
                sealing(current, begun.receivedDate())));
    }

    private SealedEnvelope make(EnvelopeSealer current, Message message, LocalDate date) {
        SealedEnvelope envelope = current.envelope(message, date);
        if (selfVerification.isDue(current)) {
            try {
                selfVerification.verifyEnvelope(current, envelope.inMemory());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return envelope;
    }

    private static Sealing sealing(EnvelopeSealer sealer, LocalDate date) {
        return new Sealing(
                date, sealer.signingKey().serialNumber(), sealer.sealingKey().serialNumber(), null);
    }

    private static boolean isOf(EnvelopeSealer sealer, Sealing begun) {
        return sealing(sealer, begun.receivedDate()).equals(begun.withSha256(null));
    }
}
