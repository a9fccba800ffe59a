package se.digitalpost.camel.minameddelanden.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;

/** The OpenAPI document is the single source of the common API: it has to be right, and its examples too. */
class OpenApiDocumentTest {

    private static final Path SERVED =
            Path.of("src/generated/resources/se/digitalpost/camel/minameddelanden/api/openapi.json");

    @Test
    void isOpenApi31() {
        assertThat(OpenApi.document().get("openapi").asText()).startsWith("3.1.");
        assertThat(problemsOf(OpenApi.document())).isEmpty();
    }

    @Test
    void whatIsNotOpenApiIsFound() {
        ObjectNode document = OpenApi.document().deepCopy();
        ((ObjectNode) document.requiredAt("/paths/~1v1~1statistics/get")).remove("responses");
        ((ObjectNode) document.requiredAt("/paths/~1v1~1statistics/get")).put("operationId", "listMessages");
        ((ObjectNode) document.requiredAt("/info")).remove("title");

        assertThat(problemsOf(document)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void tellsThatTheProfileIsProvisional() {
        assertThat(OpenApi.document().at("/info/description").asText())
                .contains("Provisional profile; not yet checked against the published specification");
    }

    @Test
    void whatIsServedIsWhatWasWritten() throws Exception {
        String json = OpenApi.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(OpenApi.document()) + "\n";
        if (Boolean.getBoolean("reference.update")) {
            Files.createDirectories(SERVED.getParent());
            Files.writeString(SERVED, json);
        }

        assertThat(Files.exists(SERVED) ? Files.readString(SERVED) : "")
                .as("openapi.json is out of date; CONTRIBUTING.md has the command that writes it anew")
                .isEqualTo(json);
    }

    @TestFactory
    Stream<DynamicTest> everySchemaIsOne() {
        var metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        return OpenApi.document().at("/components/schemas").properties().stream()
                .map(schema -> DynamicTest.dynamicTest(
                        schema.getKey(),
                        () -> assertThat(metaSchema.validate(schema.getValue())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfABodyKeepsItsSchema() {
        return nodesWith("examples").stream()
                .filter(node -> node.has("schema"))
                .flatMap(content -> content.get("examples").properties().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                example.getKey(),
                                () -> assertThat(OpenApi.faults(
                                                content.get("schema"),
                                                OpenApi.resolved(example.getValue())
                                                        .get("value")))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAFieldOrParameterKeepsItsSchema() {
        return nodesWith("example").stream()
                .map(node -> DynamicTest.dynamicTest(
                        node.path("name").asText(node.path("description").asText()),
                        () -> assertThat(OpenApi.faults(
                                        node.has("schema") ? node.get("schema") : node, node.get("example")))
                                .isEmpty()));
    }

    @Test
    void everyNamedExampleIsUsed() {
        String document = OpenApi.document().toString();

        OpenApi.document()
                .at("/components/examples")
                .fieldNames()
                .forEachRemaining(name -> assertThat(document).contains("\"#/components/examples/" + name + "\""));
    }

    @Test
    void anExampleThatBreaksItsSchemaIsFound() {
        ObjectNode decision = OpenApi.example("Decision").deepCopy();
        decision.put("deliveryMode", "BY_PIGEON");

        assertThat(OpenApi.faults("Submission", decision)).hasSize(1);
    }

    private static List<JsonNode> nodesWith(String field) {
        List<JsonNode> found = new ArrayList<>();
        collect(OpenApi.document(), field, found);
        return found;
    }

    private static void collect(JsonNode node, String field, List<JsonNode> found) {
        if (node.isObject() && node.has(field) && (node.has("schema") || node.has("type"))) {
            found.add(node);
        }
        node.forEach(child -> collect(child, field, found));
    }

    private static List<String> problemsOf(JsonNode openApi) {
        return new OpenAPIV3Parser().readContents(openApi.toString()).getMessages();
    }
}
