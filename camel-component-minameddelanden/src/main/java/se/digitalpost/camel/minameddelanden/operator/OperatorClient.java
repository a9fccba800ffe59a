package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * Posts sealed bytes to mailbox operators and tells what came of it. One client serves any number of threads and operators; it
 * keeps its connections until it is closed.
 */
public final class OperatorClient implements AutoCloseable {

    static final int MAX_ANSWER = 1024 * 1024;

    /**
     * Statuses that say, without a fault beside them, that the request was refused before anybody looked into it: not authenticated,
     * no such place or method there, no length, too large, wrong type, wrong server, too many. 403 is not among them, since it is also
     * what a firewall makes of an answer that it doesn't like, after the message was taken; nor are 408 and 504.
     */
    private static final Set<Integer> REFUSED = Set.of(401, 404, 405, 411, 413, 415, 421, 429);

    private static final Set<Integer> UNAVAILABLE = Set.of(502, 503);

    private final CloseableHttpClient http;
    private final Watchdog watchdog;

    /**
     * Sets up the client; nobody is called.
     *
     * @param sslContext the sender's certificate and whom it trusts; null for the JVM's default
     * @param settings timeouts and connections
     */
    public OperatorClient(SSLContext sslContext, OperatorClientSettings settings) {
        this(sslContext, settings, KeptConnections.DEFAULT);
    }

    OperatorClient(SSLContext sslContext, OperatorClientSettings settings, KeptConnections kept) {
        this.http = HttpClientFactory.create(sslContext, settings, kept);
        this.watchdog = new Watchdog(settings.responseTimeout().multipliedBy(2));
    }

    /**
     * Posts one envelope, once.
     *
     * @param serviceAddress the mailbox operator's address, as FaR gives it
     * @param recipient whom the message is for: the answer has to be about this recipient
     * @param envelope the SOAP envelope, which is posted byte for byte, and written without being held
     * @return what came of it, whatever happens on the way
     * @throws UncheckedIOException where the envelope itself can't be read: the operator has got a part of it at most, which nobody can
     *     take for a message. The envelope's own runtime exceptions pass through in the same way
     */
    public OperatorAnswer deliver(URI serviceAddress, RecipientId recipient, Content envelope) {
        Objects.requireNonNull(recipient, "recipient");
        HttpPost post;
        try {
            post = new HttpPost(Objects.requireNonNull(serviceAddress, "serviceAddress"));
        } catch (IllegalArgumentException e) {
            return new OperatorAnswer.Unavailable("Nothing can be posted to this service address: " + e, null, e);
        }
        Watchdog.Watch watch = watchdog.watch(post::cancel);
        EnvelopeEntity entity =
                new EnvelopeEntity(Objects.requireNonNull(envelope, "envelope"), watch::begin, post::isCancelled);
        post.setEntity(entity);
        post.setHeader("SOAPAction", "\"\"");
        ClassicHttpResponse response = null;
        try {
            response = http.executeOpen(null, post, null);
            return answer(response, post, recipient);
        } catch (IOException e) {
            if (entity.isUnreadable()) {
                throw new UncheckedIOException(e);
            }
            return failed(e, entity.mayHaveArrived());
        } catch (RuntimeException e) {
            if (entity.isUnreadable()) {
                throw e;
            }
            return failed(e, entity.mayHaveArrived());
        } finally {
            watch.end();
            // Quietly: what the answer said is known by now.
            Closer.closeQuietly(response);
        }
    }

    /** Closes the connections. Posts that are under way end as unavailable or unknown, as is true for each. */
    @Override
    public void close() {
        watchdog.close();
        http.close(CloseMode.IMMEDIATE);
    }

    private static OperatorAnswer answer(ClassicHttpResponse response, HttpPost post, RecipientId recipient)
            throws IOException {
        int status = response.getCode();
        if (UNAVAILABLE.contains(status)) {
            // Its text tells nothing more: drop the connection rather than read it.
            post.cancel();
            return unavailable(status, response);
        }
        try {
            OperatorAnswer told = AnswerReader.read(body(response), charset(response), recipient);
            if (told instanceof OperatorAnswer.Faulted || status / 100 == 2) {
                return told;
            }
            return new OperatorAnswer.Unknown("HTTP status " + status + " with a result", null);
        } catch (IOException e) {
            post.cancel();
            if (REFUSED.contains(status)) {
                return unavailable(status, response);
            }
            return new OperatorAnswer.Unknown(
                    "HTTP status " + status + ", and the answer can't be read: " + e.getMessage(), e);
        }
    }

    private static OperatorAnswer unavailable(int status, ClassicHttpResponse response) {
        return new OperatorAnswer.Unavailable("HTTP status " + status, RetryAfter.of(response, Instant.now()), null);
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new UnreadableAnswerException("it is empty");
        }
        // Not closed here: closing reads the rest. At the end it closes itself, and before the end the post is
        // cancelled.
        InputStream in = entity.getContent();
        byte[] body = in.readNBytes(MAX_ANSWER);
        if (body.length == MAX_ANSWER && in.read() >= 0) {
            throw new UnreadableAnswerException("it is larger than " + MAX_ANSWER + " bytes");
        }
        if (body.length == 0) {
            throw new UnreadableAnswerException("it is empty");
        }
        return body;
    }

    private static String charset(ClassicHttpResponse response) {
        ContentType type = ContentType.parseLenient(response.getEntity().getContentType());
        return type == null || type.getCharset() == null
                ? null
                : type.getCharset().name();
    }

    private static OperatorAnswer failed(Exception e, boolean mayHaveArrived) {
        if (!mayHaveArrived) {
            return new OperatorAnswer.Unavailable("nothing was sent (" + e + ")", null, e);
        }
        if (TlsAlerts.refuseTheClient(e)) {
            return new OperatorAnswer.Unavailable("it doesn't accept the certificate (" + e + ")", null, e);
        }
        return new OperatorAnswer.Unknown("it was sent, and no answer came (" + e + ")", e);
    }
}
