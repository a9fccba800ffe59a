package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

/** The OpenAPI document as it was written, and what its schemas say of a value. */
public final class OpenApi {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonNode DOCUMENT = load();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final Map<JsonNode, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private OpenApi() {}

    public static JsonNode document() {
        return DOCUMENT;
    }

    static JsonNode schema(String name) {
        return DOCUMENT.requiredAt("/components/schemas/" + name);
    }

    /** A named example's value. */
    public static JsonNode example(String name) {
        return DOCUMENT.requiredAt("/components/examples/" + name + "/value");
    }

    /** What is wrong with a value, by the schema with this name; empty where nothing is. */
    public static List<ValidationMessage> faults(String schema, JsonNode value) {
        ObjectNode reference = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        return faults(reference, value);
    }

    /** What is wrong with a value, by any schema of the document. */
    static List<ValidationMessage> faults(JsonNode schema, JsonNode value) {
        return List.copyOf(COMPILED.computeIfAbsent(schema, OpenApi::compiled).validate(value));
    }

    private static JsonSchema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", DOCUMENT.get("components"));
        return SCHEMAS.getSchema(whole, STRICT);
    }

    /** What the reference points to, or the node itself where it isn't one. */
    static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.requiredAt(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonNode load() {
        try (InputStream yaml = OpenApi.class.getResourceAsStream("openapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
