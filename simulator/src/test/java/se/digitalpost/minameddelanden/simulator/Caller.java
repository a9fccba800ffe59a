package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** A plain HTTP client with a certificate. */
public final class Caller {

    private final HttpClient client;

    public Caller(SSLContext tls) {
        client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public static Caller as(Identity identity) {
        return new Caller(identity.clientSslContext());
    }

    public HttpResponse<String> post(String url, byte[] content) throws IOException {
        return post(url, content, Duration.ofSeconds(10));
    }

    public HttpResponse<String> post(String url, byte[] content, Duration timeout) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return send(request);
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** isReachable, asked by the sender about these recipients. */
    public HttpResponse<String> isReachable(Simulator simulator, String sender, String... ids) throws IOException {
        StringBuilder body = new StringBuilder("<r:senderOrgNr>" + sender + "</r:senderOrgNr>");
        for (String id : ids) {
            body.append("<r:recipientId>").append(id).append("</r:recipientId>");
        }
        return post(simulator.farUrl(), far("isReachable", body.toString()));
    }

    public static byte[] far(String operation, String content) {
        return ("<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body><r:" + operation
                        + " xmlns:r=\"http://minameddelanden.gov.se/schema/Recipient/v3\">" + content + "</r:"
                        + operation + "></Body></Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
