package se.digitalpost.camel.minameddelanden.api.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

import se.digitalpost.camel.minameddelanden.message.ServiceRefusedException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;

/**
 * The client's token: fetched by whoever needs it first, and by nobody else at the same time; what came of that is everybody's who waited for it. Used until shortly
 * before it expires. Safe for use by several threads.
 */
final class AccessTokens {

    private static final int LARGEST = 64 * 1024;
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final ClientCredentials credentials;
    private final Calls calls;
    private final Clock clock;
    private AccessToken current;
    private CompletableFuture<AccessToken> underWay;

    AccessTokens(ClientCredentials credentials, Calls calls, Clock clock) {
        this.credentials = credentials;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @param refused a token that the service has refused, so that another one is needed; or null
     * @throws ServiceUnavailableException where the token endpoint can't for the moment
     * @throws ServiceRefusedException where it doesn't accept the client
     */
    String token(String refused) {
        CompletableFuture<AccessToken> awaited;
        CompletableFuture<AccessToken> mine = null;
        synchronized (this) {
            if (current != null
                    && current.isUsable(clock.instant())
                    && !current.value().equals(refused)) {
                return current.value();
            }
            if (underWay == null) {
                mine = new CompletableFuture<>();
                underWay = mine;
            }
            awaited = underWay;
        }
        if (mine != null) {
            fetchInto(mine);
        }
        try {
            return awaited.join().value();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw e;
        }
    }

    private void fetchInto(CompletableFuture<AccessToken> fetched) {
        AccessToken token = null;
        Throwable fault = null;
        try {
            token = fetch();
        } catch (RuntimeException | Error e) {
            fault = e;
        }
        synchronized (this) {
            current = token;
            underWay = null;
        }
        if (fault == null) {
            fetched.complete(token);
        } else {
            fetched.completeExceptionally(fault);
        }
    }

    private AccessToken fetch() {
        Instant asked = clock.instant();
        try {
            return calls.call(request(), response -> {
                int status = response.getCode();
                byte[] answer = body(response);
                if (status == 200) {
                    return AccessToken.read(answer, asked);
                }
                if (status >= 500 || LATER.contains(status)) {
                    throw new ServiceUnavailableException(
                            "The token endpoint answers " + status, RetryAfter.of(response, asked), null);
                }
                String error = AccessToken.error(answer);
                throw new ServiceRefusedException(
                        "The token endpoint refuses the client: it answers " + status
                                + (error == null ? "" : " (" + error + ")")
                                + "; correct tokenEndpoint, clientId, clientSecret or scope",
                        status);
            });
        } catch (IOException e) {
            throw new ServiceUnavailableException("The token endpoint gave no usable answer: " + e, null, e);
        }
    }

    private HttpPost request() {
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "client_credentials"));
        if (credentials.scope() != null) {
            form.add(new BasicNameValuePair("scope", credentials.scope()));
        }
        HttpPost post = new HttpPost(credentials.tokenEndpoint());
        if (credentials.clientSecret() == null) {
            form.add(new BasicNameValuePair("client_id", credentials.clientId()));
        } else {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + basic());
        }
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        post.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        return post;
    }

    /** Both parts are encoded as a form before they are put together (RFC 6749, section 2.3.1). */
    private String basic() {
        String both = URLEncoder.encode(credentials.clientId(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(credentials.clientSecret(), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        byte[] body = response.getEntity().getContent().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        return body;
    }
}
