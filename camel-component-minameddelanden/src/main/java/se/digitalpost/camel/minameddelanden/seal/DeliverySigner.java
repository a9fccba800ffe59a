package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

import static se.digitalpost.camel.minameddelanden.seal.Element.utf8;

/**
 * Signs messages that another party seals and delivers: the sender's role where a mediator (förmedlare) is hired. What it makes is an XML
 * document with the root SignedDelivery, in one pass over the content. The same message and key give the same bytes.
 *
 * <p>Safe for use by several threads at once.
 */
public final class DeliverySigner {

    private static final byte[] OPEN =
            utf8(EnumSet.complementOf(EnumSet.of(Namespace.SOAP, Namespace.SERVICE_3)).stream()
                    .map(Namespace::declaration)
                    .collect(Collectors.joining("", "<m3:SignedDelivery", ">")));

    private final SigningPass signing;
    private final SealingState.Pool states;

    /** @param signingKey the sender's */
    public DeliverySigner(SigningKey signingKey) {
        this.signing = new SigningPass(new RsaSignature(signingKey, Algorithms.best()));
        this.states = new SealingState.Pool(Algorithms.best());
    }

    /**
     * How long the document will be, to the byte, without encoding or signing anything.
     *
     * @param message a complete message
     * @return the length in bytes
     */
    public long length(Message message) {
        return OPEN.length + signing.length(message);
    }

    /**
     * Signs a message while it is being written: nothing of it is held in memory.
     *
     * @param message a complete message: with sender, client reference and support information
     * @param output takes the document, UTF-8 without an XML declaration, in pieces of some kilobytes; flushed before the
     *     signature is made, and not closed
     * @throws IOException where an attachment can't be read or the output can't be written
     * @throws MinaMeddelandenException where the key can't be used now
     */
    public void sign(Message message, OutputStream output) throws IOException {
        states.use(output, state -> {
            state.wire.write(OPEN);
            state.digests.innerAlone();
            signing.write(message, state);
        });
    }
}
