package se.digitalpost.camel.minameddelanden.api.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;

import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

import se.digitalpost.camel.minameddelanden.api.SubmissionWriter;
import se.digitalpost.camel.minameddelanden.message.Message;

/**
 * A message as the body of a request, written while it is read. Its length is told, so that what breaks off in its middle can't be taken for a whole message.
 */
final class SubmissionEntity extends AbstractHttpEntity {

    private final Message message;
    private final URI callbackUrl;
    private final long length;
    private boolean writing;
    private boolean sending;

    SubmissionEntity(Message message, URI callbackUrl) {
        super("application/json", null);
        this.message = message;
        this.callbackUrl = callbackUrl;
        this.length = SubmissionWriter.length(message, callbackUrl);
    }

    /** Whether it was the message that failed, and not the network. */
    boolean isUnreadable() {
        return writing && !sending;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        writing = true;
        SubmissionWriter.write(message, callbackUrl, new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                sending = true;
                out.write(b);
                sending = false;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                sending = true;
                out.write(bytes, offset, count);
                sending = false;
            }

            @Override
            public void flush() throws IOException {
                sending = true;
                out.flush();
                sending = false;
            }
        });
        writing = false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("It is written, and never held");
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
