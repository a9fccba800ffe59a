package se.digitalpost.camel.minameddelanden.api.client;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;

import se.digitalpost.camel.minameddelanden.api.AnswerReader;
import se.digitalpost.camel.minameddelanden.api.MessageStatus;
import se.digitalpost.camel.minameddelanden.api.TraceParent;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.ServiceRefusedException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;

/**
 * Talks to one service of the common API, as one client. Each request is made once, and once more with a new token where the first one is refused; trying again is up
 * to the caller, and always safe. Every method throws {@link ServiceUnavailableException} where the service or its token endpoint can't, or doesn't answer usably, and
 * {@link ServiceRefusedException} where one of them refuses. Safe for use by several threads.
 */
public final class ServiceClient implements AutoCloseable {

    private static final Set<Integer> TAKEN = Set.of(200, 201, 202);

    /** What is larger is only sent when the service has said that it wants it: who refuses it needn't read it. */
    private static final long LARGE = 1024 * 1024;

    private final URI messages;
    private final Calls calls;
    private final AccessTokens tokens;
    private final RequestConfig large;
    private final Clock clock;

    /** The service has refused the token. */
    private static final class TokenRefusedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Sets up the client; nobody is called.
     *
     * @param serviceUrl where the API is, its version included: {@code https://…/digital-post/v1}
     * @param credentials who the client is; null where its certificate says so
     * @param http makes the connections, without redirects and retries of its own; closed with this
     * @param responseTimeout how long to wait for a byte; a whole request may take twice as long
     * @param clock tells when tokens expire
     */
    public ServiceClient(
            URI serviceUrl,
            ClientCredentials credentials,
            CloseableHttpClient http,
            Duration responseTimeout,
            Clock clock) {
        String base = Objects.requireNonNull(serviceUrl, "serviceUrl").toString();
        this.messages = URI.create((base.endsWith("/") ? base : base + "/") + "messages");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.calls = new Calls(http, responseTimeout.multipliedBy(2));
        this.tokens = credentials == null ? null : new AccessTokens(credentials, calls, clock);
        this.large = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(responseTimeout))
                .setResponseTimeout(Timeout.of(responseTimeout))
                .setProtocolUpgradeEnabled(false)
                .setExpectContinueEnabled(true)
                .build();
    }

    /**
     * Hands a message over. Its attachments are read while they are sent.
     *
     * @param message a complete message
     * @param callbackUrl where to post what becomes of it, or null
     * @param traceparent passed on where it is right, or null
     * @return where it stands: stored, or what has become of it where it was handed over before
     * @throws InvalidMessageException naming what the service finds wrong, by its own names of the fields
     * @throws DuplicateReferenceException where its reference was used before, for other content
     * @throws MinaMeddelandenException where an attachment can't be read
     */
    public MessageStatus submit(Message message, URI callbackUrl, String traceparent) {
        SubmissionEntity entity = new SubmissionEntity(message, callbackUrl);
        try {
            return authorized(() -> post(entity), traceparent, response -> {
                if (response.getCode() == 409) {
                    throw new DuplicateReferenceException(message.messageId());
                }
                MessageStatus status = status(response);
                if (!status.clientReference().equals(message.clientReference())) {
                    throw new IOException("the answer is about another message");
                }
                return status;
            });
        } catch (IOException e) {
            if (entity.isUnreadable()) {
                // A file's name may be anybody's number.
                throw new MinaMeddelandenException(
                        "An attachment can't be read (" + e.getClass().getSimpleName() + "), message "
                                + message.messageId(),
                        true,
                        null);
            }
            throw unavailable(e);
        }
    }

    /**
     * @param messageId the service's id of the message
     * @param traceparent passed on where it is right, or null
     * @return where it stands
     */
    public MessageStatus status(UUID messageId, String traceparent) {
        try {
            return authorized(() -> new HttpGet(message(messageId)), traceparent, this::status);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * Takes a message back that has not left yet; of one that has ended the content is deleted at the service.
     *
     * @param messageId the service's id of the message
     * @param traceparent passed on where it is right, or null
     * @throws ServiceRefusedException with the status 409 where the message is on its way
     */
    public void withdraw(UUID messageId, String traceparent) {
        try {
            authorized(() -> new HttpDelete(message(messageId)), traceparent, response -> {
                if (response.getCode() / 100 != 2) {
                    throw ProblemReader.read(response, clock.instant());
                }
                return null;
            });
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Closes the connections. Requests that are under way have failed. */
    @Override
    public void close() {
        calls.close();
    }

    private HttpPost post(SubmissionEntity entity) {
        HttpPost post = new HttpPost(messages);
        post.setEntity(entity);
        if (entity.getContentLength() > LARGE) {
            post.setConfig(large);
        }
        return post;
    }

    private URI message(UUID messageId) {
        return URI.create(messages + "/" + messageId);
    }

    private <T> T authorized(Supplier<HttpUriRequestBase> requests, String traceparent, Calls.Reading<T> reading)
            throws IOException {
        String token = tokens == null ? null : tokens.token(null);
        try {
            return calls.call(request(requests, token, traceparent), response -> {
                if (response.getCode() == 401 && tokens != null) {
                    throw new TokenRefusedException();
                }
                return reading.of(response);
            });
        } catch (TokenRefusedException e) {
            return calls.call(request(requests, tokens.token(token), traceparent), reading);
        }
    }

    private static HttpUriRequestBase request(Supplier<HttpUriRequestBase> requests, String token, String traceparent) {
        HttpUriRequestBase request = requests.get();
        request.setHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json");
        if (token != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        String trace = TraceParent.valid(traceparent);
        if (trace != null) {
            request.setHeader(TraceParent.HEADER, trace);
        }
        return request;
    }

    private MessageStatus status(ClassicHttpResponse response) throws IOException {
        if (!TAKEN.contains(response.getCode())) {
            throw ProblemReader.read(response, clock.instant());
        }
        if (response.getEntity() == null) {
            throw new IOException("the answer is empty");
        }
        return AnswerReader.status(response.getEntity().getContent());
    }

    private static ServiceUnavailableException unavailable(IOException e) {
        return new ServiceUnavailableException("The service gave no usable answer: " + e, null, e);
    }
}
