package se.digitalpost.camel.minameddelanden.api;

import java.net.URI;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.Message;

/**
 * What a client has handed over with one request. Its attachments can be read until it is closed: so store the message first, then close this. Whoever
 * forgets to close it keeps a file open until the garbage collector comes by.
 *
 * <p>Safe for use by several threads until it is closed. A thread that is interrupted while it reads an attachment makes them all unreadable.
 */
public final class SubmittedMessage implements AutoCloseable {

    private final Message message;
    private final URI callbackUrl;
    private final RequestContents contents;

    SubmittedMessage(Message message, URI callbackUrl, RequestContents contents) {
        this.message = Objects.requireNonNull(message, "message");
        this.callbackUrl = callbackUrl;
        this.contents = contents;
    }

    /** @return the message, complete and checked */
    public Message message() {
        return message;
    }

    /** @return where to post what becomes of it, an https address that the service may call, or null */
    public URI callbackUrl() {
        return callbackUrl;
    }

    /** Lets go of the attachments: they can't be read any more. */
    @Override
    public void close() {
        contents.close();
    }

    /** @return the message's own masked form */
    @Override
    public String toString() {
        return "SubmittedMessage[" + message + "]";
    }
}
