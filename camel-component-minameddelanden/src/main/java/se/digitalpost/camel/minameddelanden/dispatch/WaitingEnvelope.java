package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/**
 * An envelope that isn't complete before the journal has it that it is being posted. The operator's client keeps back the end of what isn't complete, so that
 * sealing and sending all but that takes place while the journal writes; where that fails the operator has got a part that nobody can take for a message.
 *
 * <p>An operator that waits for the rest of a request for long ends it, and the last kilobyte would be sent into the void: a letter in doubt. So where the journal
 * is slow the request breaks off, and the letter is posted when the journal has ended.
 *
 * @param writing the steps up to DELIVERING; what it throws comes out of the envelope
 */
record WaitingEnvelope(SealedEnvelope envelope, Writing writing) implements Content {

    /** Far more than a commit takes, and far less than any server's patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The journal hasn't ended: nobody has got more than a part of the envelope. */
    static final class BrokenOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private BrokenOffException() {
            super("the journal takes its time", null, false, false);
        }
    }

    @Override
    public long size() {
        return envelope.size();
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
        envelope.writeTo(output);
        if (!writing.hasEnded()) {
            output.flush();
        }
        awaitWriting();
    }

    @Override
    public InputStream open() throws IOException {
        awaitWriting();
        return envelope.open();
    }

    private void awaitWriting() {
        if (!writing.hasEndedWithin(PATIENCE)) {
            throw new BrokenOffException();
        }
        writing.await();
    }
}
