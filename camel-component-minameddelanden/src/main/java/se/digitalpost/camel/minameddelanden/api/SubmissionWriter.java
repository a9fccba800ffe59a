package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;

import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;

/** Writes a message as the body of {@code POST /v1/messages}, for another service of the common API. */
public final class SubmissionWriter {

    private SubmissionWriter() {}

    /**
     * Writes JSON in UTF-8. Attachments are encoded while they are read, and not held.
     *
     * @param message a complete message
     * @param callbackUrl where the service is to post what becomes of it, or null
     * @param output takes the bytes; not closed
     * @throws InvalidMessageException where the message has something that the common API has no field for; nothing is written then
     * @throws IOException where an attachment can't be read, or the bytes can't be written
     */
    public static void write(Message message, URI callbackUrl, OutputStream output) throws IOException {
        RecordWriter.write(MessageMapper.toSubmission(message, callbackUrl), output);
    }

    /**
     * How many bytes {@link #write} writes, without reading an attachment.
     *
     * @param message a complete message
     * @param callbackUrl where the service is to post what becomes of it, or null
     * @return the length of the body
     * @throws InvalidMessageException where the message has something that the common API has no field for
     */
    public static long length(Message message, URI callbackUrl) {
        Submission submission = MessageMapper.toSubmission(message, callbackUrl);
        long base64 = message.attachments().stream()
                .mapToLong(one -> (one.content().size() + 2) / 3 * 4)
                .sum();
        Counted counted = new Counted();
        try {
            RecordWriter.write(submission.withoutContent(), counted);
        } catch (IOException e) {
            throw new UncheckedIOException("Counting doesn't fail", e);
        }
        return counted.bytes + base64;
    }

    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] written, int offset, int length) {
            bytes += length;
        }
    }
}
