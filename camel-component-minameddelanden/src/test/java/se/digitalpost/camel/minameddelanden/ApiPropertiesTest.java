package se.digitalpost.camel.minameddelanden;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.api.OpenApi;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Requests that are made of the OpenAPI document itself, right ones and wrong ones: whatever is asked, the answer is documented, and it is never the service's
 * fault.
 */
class ApiPropertiesTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> METHODS = List.of("GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD");
    private static final List<String> STRAY_PATHS = List.of(
            "/",
            "/v1",
            "/v1/",
            "/v1/messages/",
            "/v1//messages",
            "/v1/messages/%2e%2e/statistics",
            "/v1/messages;jsessionid=1",
            "/v1/messages%2F5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1",
            "/v1/messages/198101052382",
            "/v1/messages/%00",
            "/v2/messages",
            "/V1/MESSAGES",
            "/v1/openapi.yaml",
            "/api-info/",
            "/api-info.json");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=UTF-8",
            "Application/JSON ; charset=\"utf-8\"",
            "application/json; charset=utf-16",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "text/plain",
            ";",
            "*/*");
    private static final List<String> JUNK = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e9",
            "null",
            "a".repeat(300),
            "å€😀",
            "%",
            "' OR 1=1 --",
            "\"",
            "\\",
            "{}",
            "../..",
            "\u2028");

    private static Simulator simulator;
    private static ApiService service;

    @BeforeContainer
    static void moveIn() throws Exception {
        simulator = Simulator.start();
        service = new ApiService(simulator).started("rateLimit=0");
    }

    @AfterContainer
    static void moveOut() {
        service.close();
        simulator.close();
    }

    @Provide
    static Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** A request by the document's own schemas, with nothing wrong: it is taken, or the message breaks a rule that a schema can't tell. */
    @Property
    void whatTheDocumentAllowsIsNeverCalledUnreadable(@ForAll("seeds") long seed) {
        Random random = new Random(seed);

        int status = service.caseSystem()
                .send("POST", "/v1/messages", message(random).toString())
                .status();

        assertThat(status).isIn(200, 202, 403, 409, 422);
    }

    /** Anything at all, near to what is documented. */
    @Property
    void whateverIsAskedTheAnswerIsDocumented(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        Map.Entry<String, JsonNode> path =
                one(random, List.copyOf(OpenApi.document().get("paths").properties()));
        boolean stray = random.nextInt(5) == 0;
        String method = stray ? one(random, METHODS) : documentedMethod(random, path.getValue());
        String target = random.nextInt(8) == 0
                ? one(random, STRAY_PATHS)
                : path.getKey().replace("{messageId}", "5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1");
        String query = random.nextInt(3) == 0
                ? ""
                : "?" + query(random, path.getValue().path("get"));
        String body = method.equals("POST") || stray ? body(random, path.getValue()) : "";

        int status = probe(random).send(method, target + query, body).status();

        assertThat(status).as("seed " + seed).isLessThan(500);
    }

    private static ApiProbe probe(Random random) {
        ApiProbe probe = random.nextInt(6) == 0 ? service.nobody() : service.caseSystem();
        if (random.nextInt(4) == 0) {
            probe = probe.with("Content-Type", one(random, TYPES));
        }
        if (random.nextInt(4) == 0) {
            probe = probe.with("Accept", one(random, List.of("text/html", "*/*;q=0", "junk", "application/xml")));
        }
        if (random.nextInt(4) == 0) {
            probe = probe.with(
                    "traceparent", one(random, List.of("00-x", "ff-" + "0".repeat(32), ",,", "a".repeat(5000))));
        }
        if (random.nextInt(8) == 0) {
            probe = probe.with(
                    "Authorization", one(random, List.of("Bearer", "Bearer a b", "Bearer ....", "Digest x", "å")));
        }
        if (random.nextInt(8) == 0) {
            probe = probe.with("Content-Encoding", "gzip")
                    .with("Cookie", "a=b; c")
                    .with("X-Forwarded-For", "127.0.0.1");
        }
        return probe;
    }

    private static String documentedMethod(Random random, JsonNode item) {
        List<String> methods = new ArrayList<>();
        item.fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name.toUpperCase(Locale.ROOT))) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        return one(random, methods);
    }

    private static String query(Random random, JsonNode operation) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query") && random.nextInt(3) > 0) {
                JsonNode example = parameter.get("example");
                String right = example.isArray() ? example.get(0).asText() : example.asText();
                parameters.put(parameter.get("name").asText(), random.nextBoolean() ? right : one(random, JUNK));
            }
        }
        if (random.nextInt(5) == 0) {
            parameters.put("Authorization", "Bearer x");
        }
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    private static String body(Random random, JsonNode item) {
        boolean lookup = item.at("/post/operationId").asText().equals("lookUpMailboxes");
        ObjectNode right = lookup ? (ObjectNode) drawn(random, schema("MailboxLookup")) : message(random);
        int wrongs = random.nextInt(4);
        for (int i = 0; i < wrongs; i++) {
            spoil(random, right);
        }
        String text = right.toString();
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> text + text;
            case 2 ->
                one(random, List.of("[]", "null", "1", "\"a\"", "[".repeat(5000), "{\"a\":".repeat(5000), "\u0000"));
            default -> text;
        };
    }

    /** A message by the schema, to somebody whom the simulator knows, from Kommun A, under a reference of its own. */
    private static ObjectNode message(Random random) {
        ObjectNode message = (ObjectNode) drawn(random, schema("Submission"));
        message.put("clientReference", "case-" + Long.toHexString(random.nextLong()));
        ((ObjectNode) message.get("sender")).put("organizationNumber", Municipality.ID);
        ((ObjectNode) message.get("recipient"))
                .put("id", one(random, TestRecipients.all()).id());
        return message;
    }

    private static JsonNode schema(String name) {
        return OpenApi.document().requiredAt("/components/schemas/" + name);
    }

    /** A value that the schema allows. */
    private static JsonNode drawn(Random random, JsonNode given) {
        JsonNode schema = given.has("$ref")
                ? OpenApi.document().requiredAt(given.get("$ref").asText().substring(1))
                : given;
        if (schema.has("anyOf")) {
            return schema.has("properties")
                    ? drawnObject(random, schema)
                    : drawn(random, schema.get("anyOf").get(0));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> drawnObject(random, schema);
            case "array" -> {
                ArrayNode array = JSON.arrayNode();
                int size = schema.path("minItems").asInt(0) + random.nextInt(3);
                for (int i = 0; i < size; i++) {
                    array.add(drawn(random, schema.get("items")));
                }
                yield array;
            }
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> schema.path("example");
            default -> drawnText(random, schema);
        };
    }

    private static ObjectNode drawnObject(Random random, JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || random.nextBoolean()) {
                object.set(property.getKey(), drawn(random, property.getValue()));
            }
        }
        return object;
    }

    private static JsonNode drawnText(Random random, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        boolean free = !schema.has("pattern") && !schema.has("format") && !schema.has("contentEncoding");
        if (free && random.nextInt(3) == 0) {
            int longest = Math.min(schema.path("maxLength").asInt(300), 2000);
            return JSON.textNode("å".repeat(1 + random.nextInt(longest)));
        }
        return schema.path("example");
    }

    /** Makes something of it wrong, as programs that are wrong do. */
    private static void spoil(Random random, ObjectNode object) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(object, objects);
        ObjectNode chosen = one(random, objects);
        List<String> names = new ArrayList<>();
        chosen.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = one(random, names);
        switch (random.nextInt(6)) {
            case 0 -> chosen.remove(name);
            case 1 -> chosen.set(name, JSON.numberNode(random.nextDouble()));
            case 2 -> chosen.set(name, JSON.nullNode());
            case 3 -> chosen.set(name, JSON.arrayNode().add(JSON.objectNode()));
            case 4 -> chosen.put(name, one(random, JUNK));
            default -> chosen.set(name, chosen.deepCopy());
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
