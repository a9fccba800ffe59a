package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The buffers and digests that sealing one message takes. They are kept for the next: making them anew costs more than a small letter. */
final class SealingState {

    /** A multiple of three, so that only the last chunk is padded. */
    static final int CHUNK = 12 * 1024;

    private static final int TEXT_BUFFER = 4 * 1024;
    private static final int CANONICAL_BUFFER = 8 * 1024;
    private static final int WIRE_BUFFER = 8 * 1024;

    final byte[] chunk = new byte[CHUNK];
    final byte[] encoded = new byte[CHUNK / 3 * 4];
    final byte[] text = new byte[TEXT_BUFFER];
    final int[] progress = new int[1];
    final WireBuffer wire = new WireBuffer(WIRE_BUFFER);
    final MessageDigest md5;
    final CanonicalDigests digests;

    private SealingState(Algorithms algorithms) {
        md5 = algorithms.md5();
        digests = new CanonicalDigests(algorithms, CANONICAL_BUFFER);
    }

    /** After a message that failed in the middle, nothing of it may show in the next. */
    private SealingState cleared() {
        md5.reset();
        digests.reset();
        return this;
    }

    /** States that are not in use. A thread that finds none makes its own; more than the pool holds are left to the collector. */
    static final class Pool {

        private static final int SIZE = 64;

        private final Algorithms algorithms;
        private final BlockingQueue<SealingState> free = new ArrayBlockingQueue<>(SIZE);

        Pool(Algorithms algorithms) {
            this.algorithms = algorithms;
        }

        /** Lends a state, cleared of what was before, with its wire leading to the output. */
        void use(OutputStream output, Work work) throws IOException {
            SealingState used = free.poll();
            SealingState state = used == null ? new SealingState(algorithms) : used.cleared();
            state.wire.to(output);
            try {
                work.with(state);
                state.wire.handOn();
            } finally {
                state.wire.to(null);
                // Where the pool is full there are enough.
                free.offer(state);
            }
        }
    }

    /** What is done with a state. */
    interface Work {
        void with(SealingState state) throws IOException;
    }
}
