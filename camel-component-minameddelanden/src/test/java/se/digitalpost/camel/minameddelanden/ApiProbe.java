package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import se.digitalpost.camel.minameddelanden.api.ContractCheck;
import se.digitalpost.camel.minameddelanden.api.OpenApi;

/** A client of the common API that holds each request and each answer to the OpenAPI document. */
final class ApiProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String address;
    private final Map<String, String> headers;
    private final boolean expectsContinue;

    /** What was answered. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return OpenApi.JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("This is no JSON: " + text(), e);
            }
        }
    }

    private ApiProbe(HttpClient http, String address, Map<String, String> headers, boolean expectsContinue) {
        this.http = http;
        this.address = address;
        this.headers = headers;
        this.expectsContinue = expectsContinue;
    }

    /** @param address where the API is mounted */
    static ApiProbe at(String address) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        return new ApiProbe(http, address, Map.of("Content-Type", "application/json"), false);
    }

    /** @param value null for none */
    ApiProbe with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (value == null) {
            all.remove(header);
        } else {
            all.put(header, value);
        }
        return new ApiProbe(http, address, all, expectsContinue);
    }

    /** One that sends a body only when it is asked to. */
    ApiProbe expectingContinue() {
        return new ApiProbe(http, address, headers, true);
    }

    Answer submit(JsonNode message) {
        return send("POST", "/v1/messages", message.toString());
    }

    Answer get(String pathAndQuery) {
        return send("GET", pathAndQuery, "");
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer send(String method, String pathAndQuery, String body) {
        HttpRequest.BodyPublisher publisher = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        return send(method, pathAndQuery, publisher, body);
    }

    /** @param sent the body as the document sees it; null where it is too large to be held, and isn't compared */
    Answer send(String method, String pathAndQuery, HttpRequest.BodyPublisher body, String sent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + pathAndQuery))
                .timeout(PATIENCE)
                .expectContinue(expectsContinue)
                .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String path = pathAndQuery.split("\\?", 2)[0];
            if (sent != null) {
                ContractCheck.check(method, path, sent, response.statusCode(), response.headers(), response.body());
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + pathAndQuery + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
