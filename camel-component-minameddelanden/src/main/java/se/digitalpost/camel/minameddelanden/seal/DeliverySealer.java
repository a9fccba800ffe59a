package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * Seals what another party has signed: the mediator's (förmedlare) role. It says in the seal that the signatures are right, so only what was
 * verified comes here.
 *
 * <p>Safe for use by several threads at once.
 */
public final class DeliverySealer {

    private final SealingPass sealing;
    private final SealingState.Pool states;

    /** @param sealingKey the mediator's */
    public DeliverySealer(SigningKey sealingKey) {
        this(sealingKey, Algorithms.best());
    }

    DeliverySealer(SigningKey sealingKey, Algorithms algorithms) {
        this.sealing = new SealingPass(new RsaSignature(sealingKey, algorithms));
        this.states = new SealingState.Pool(algorithms);
    }

    /**
     * How long the envelope will be, to the byte.
     *
     * @param delivery a delivery that its sender has signed
     * @return the length in bytes
     */
    public long length(SignedDelivery delivery) {
        return sealing.length() + delivery.wireLength();
    }

    /**
     * The envelope around a signed delivery, which is sealed each time that it is written, and not before.
     *
     * @param delivery a delivery that its sender has signed
     * @param receivedDate the day on which the mediator received it, in Sweden
     * @return the envelope to be
     */
    public SealedEnvelope envelope(SignedDelivery delivery, LocalDate receivedDate) {
        return new SealedEnvelope(length(delivery), output -> seal(delivery, receivedDate, output));
    }

    /**
     * Seals a signed delivery while it is being written: nothing of it is held in memory.
     *
     * @param delivery a delivery that its sender has signed
     * @param receivedDate the day on which the mediator received it, in Sweden
     * @param output takes the envelope in pieces of some kilobytes; flushed before the seal is made, and not closed
     * @throws IOException where the delivery can't be read, is not what it was, or the output can't be written: what was written until
     *     then has no seal
     * @throws MinaMeddelandenException where the key can't be used now
     */
    public void seal(SignedDelivery delivery, LocalDate receivedDate, OutputStream output) throws IOException {
        states.use(output, state -> {
            sealing.open(state);
            state.digests.outerAlone();
            delivery.write(new ToWireAndDigest(state));
            state.wire.flush();
            sealing.close(receivedDate, state);
        });
    }

    private record ToWireAndDigest(SealingState state) implements SignedDeliveryTarget {

        @Override
        public void tag(byte[] wire, byte[] canonical) throws IOException {
            state.wire.write(wire);
            state.digests.write(canonical);
        }

        @Override
        public void text(byte[] bytes, int offset, int length) throws IOException {
            state.wire.write(bytes, offset, length);
            state.digests.write(bytes, offset, length);
        }
    }
}
