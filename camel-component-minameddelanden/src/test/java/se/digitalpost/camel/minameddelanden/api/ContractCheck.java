package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds a request and its answer to the OpenAPI document: whatever isn't documented is a failure. */
public final class ContractCheck {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    private ContractCheck() {}

    /**
     * @param path the path below the mount, without the query
     * @param sent the request's body, empty for none
     */
    public static void check(String method, String path, String sent, int status, HttpHeaders headers, byte[] body) {
        Optional<JsonNode> there = pathItem(path);
        JsonNode operation =
                there.map(item -> item.get(method.toLowerCase(Locale.ROOT))).orElse(null);
        String what = method + " " + path + " → " + status;
        assertThat(headers.map().keySet())
                .as("%s: what is Camel's own", what)
                .noneMatch(name -> name.startsWith("camel"));
        if (operation == null) {
            checkNoSuchOperation(what, there, status, headers, body);
            return;
        }
        JsonNode response = operation.at("/responses").get(Integer.toString(status));
        assertThat(response)
                .as("%s is documented; it has the body %s", what, new String(body))
                .isNotNull();
        JsonNode documented = OpenApi.resolved(response);
        checkHeaders(what, documented, headers);
        checkBody(what, documented, headers, body);
        if (status >= 400) {
            checkProblem(what, status, body);
        } else if (operation.has("requestBody")) {
            JsonNode schema = OpenApi.resolved(operation.get("requestBody")).at("/content/application~1json/schema");
            assertThat(OpenApi.faults(schema, tree(sent.getBytes(StandardCharsets.UTF_8))))
                    .as("%s takes only what is documented", what)
                    .isEmpty();
        }
    }

    private static void checkNoSuchOperation(
            String what, Optional<JsonNode> there, int status, HttpHeaders headers, byte[] body) {
        if (there.isPresent()) {
            List<String> methods = new ArrayList<>();
            there.get().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    methods.add(name.toUpperCase(Locale.ROOT));
                }
            });
            assertThat(status).as(what).isEqualTo(405);
            assertThat(headers.firstValue("Allow").orElse("").split(", "))
                    .as("%s: Allow", what)
                    .containsExactlyInAnyOrderElementsOf(methods);
        } else {
            assertThat(status).as(what).isEqualTo(404);
        }
        assertThat(contentType(headers)).as(what).isEqualTo(Problem.CONTENT_TYPE);
        if (!what.startsWith("HEAD ")) {
            checkProblem(what, status, body);
        }
    }

    private static void checkHeaders(String what, JsonNode response, HttpHeaders headers) {
        for (Map.Entry<String, JsonNode> entry : response.path("headers").properties()) {
            JsonNode documented = OpenApi.resolved(entry.getValue());
            Optional<String> value = headers.firstValue(entry.getKey());
            if (documented.path("required").asBoolean()) {
                assertThat(value)
                        .as("%s has the header %s", what, entry.getKey())
                        .isPresent();
            }
            value.ifPresent(text -> assertThat(OpenApi.faults(documented.get("schema"), node(text, documented)))
                    .as("%s: %s is %s", what, entry.getKey(), text)
                    .isEmpty());
        }
    }

    private static JsonNode node(String text, JsonNode documented) {
        boolean number = documented.at("/schema/type").asText().equals("integer");
        return number ? OpenApi.JSON.getNodeFactory().numberNode(Long.parseLong(text)) : OpenApi.JSON.valueToTree(text);
    }

    private static void checkBody(String what, JsonNode response, HttpHeaders headers, byte[] body) {
        JsonNode contents = response.path("content");
        if (contents.isEmpty()) {
            assertThat(body).as("%s has no body", what).isEmpty();
            return;
        }
        JsonNode content = contents.get(contentType(headers));
        assertThat(content)
                .as("%s has a documented type: %s", what, contentType(headers))
                .isNotNull();
        JsonNode schema = content.get("schema");
        ObjectNode own = OpenApi.JSON.createObjectNode();
        own.setAll((ObjectNode) schema);
        assertThat(OpenApi.faults(own, tree(body)))
                .as("%s: the body keeps its schema", what)
                .isEmpty();
    }

    private static void checkProblem(String what, int status, byte[] body) {
        JsonNode problem = tree(body);
        assertThat(OpenApi.faults("Problem", problem)).as(what).isEmpty();
        assertThat(problem.get("status").asInt()).as(what).isEqualTo(status);
    }

    private static String contentType(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("none").split(";")[0].strip();
    }

    private static JsonNode tree(byte[] body) {
        try {
            return OpenApi.JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("This is no JSON: " + new String(body), e);
        }
    }

    private static Optional<JsonNode> pathItem(String path) {
        JsonNode paths = OpenApi.document().get("paths");
        if (paths.has(path)) {
            return Optional.of(paths.get(path));
        }
        return paths.properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(Map.Entry::getValue)
                .findAny();
    }
}
