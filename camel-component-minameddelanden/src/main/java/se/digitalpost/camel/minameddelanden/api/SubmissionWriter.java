package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.OutputStream;

import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;

/** Writes a message as the body of {@code POST /v1/messages}, for another service of the common API. */
public final class SubmissionWriter {

    private SubmissionWriter() {}

    /**
     * Writes JSON in UTF-8. Attachments are encoded while they are read, and not held.
     *
     * @param message a complete message
     * @param output takes the bytes; not closed
     * @throws InvalidMessageException where the message has something that the common API has no field for; nothing is written then
     * @throws IOException where an attachment can't be read, or the bytes can't be written
     */
    public static void write(Message message, OutputStream output) throws IOException {
        RecordWriter.write(MessageMapper.toSubmission(message), output);
    }
}
