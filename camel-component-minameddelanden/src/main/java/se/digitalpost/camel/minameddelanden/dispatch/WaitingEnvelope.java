package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/**
 * An envelope that isn't complete before the journal has it that it is being posted. The operator's client keeps back the end of what isn't complete, so that
 * sealing and sending all but that takes place while the journal writes; where that fails the operator has got a part that nobody can take for a message.
 *
 * @param writing the steps up to DELIVERING; what it throws comes out of the envelope
 */
record WaitingEnvelope(SealedEnvelope envelope, Writing writing) implements Content {

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
        writing.await();
    }

    @Override
    public InputStream open() throws IOException {
        writing.await();
        return envelope.open();
    }
}
