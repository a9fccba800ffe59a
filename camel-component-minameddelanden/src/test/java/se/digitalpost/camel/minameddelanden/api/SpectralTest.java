package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The OpenAPI document keeps the rules of the REST API profile. It takes Node and npm to tell; Spectral is installed below target. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SpectralTest {

    private static final String SPECTRAL = "@stoplight/spectral-cli@6.16.3";
    private static final Path INSTALLED = Path.of("target/spectral").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws Exception {
        assumeThat(succeeds("node", "--version") && succeeds("npm", "--version"))
                .as("Node and npm are needed, and are not here")
                .isTrue();
        if (!Files.exists(cli())) {
            Files.createDirectories(INSTALLED);
            assumeThat(succeeds(
                            "npm",
                            "install",
                            "--prefix",
                            INSTALLED.toString(),
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            SPECTRAL))
                    .as("Spectral can't be installed: the npm registry can't be reached")
                    .isTrue();
        }
    }

    @Test
    void theDocumentKeepsTheProfile() throws Exception {
        assertThat(findings(Path.of(OpenApi.class.getResource("openapi.yaml").toURI())))
                .isEmpty();
    }

    @Test
    void whatBreaksTheProfileIsFound() throws Exception {
        ObjectNode document = OpenApi.document().deepCopy();
        object(document, "").put("openapi", "3.0.3");
        object(document, "/info").remove("contact");
        object(document, "/info").put("description", "An API.");
        object(document, "/servers/0").put("url", "http://{domain}/DigitalPost");
        object(document, "/paths").remove("/api-info");
        object(document, "/paths").set("/v1/Message_Box/{personnummer}", document.at("/paths/~1v1~1mailbox-lookups"));
        ObjectNode list = object(document, "/paths/~1v1~1messages/get");
        list.remove("security");
        object(list, "/responses").remove("429");
        object(list, "/parameters/1").put("name", "recipient_id");
        object(list, "/parameters/5/schema").put("default", 1000);
        object(list, "/parameters/4/schema").put("default", 0);
        object(document, "/components/schemas/Problem/properties").remove("instance");
        object(document, "/components/schemas/StatusEvent/properties").putObject("event_time");
        object(document, "/components/schemas/StatusEvent/properties/time").remove("format");
        object(document, "/components/securitySchemes/mutualTls")
                .put("type", "http")
                .put("scheme", "basic");
        object(document, "/components/securitySchemes/clientCredentials").put("type", "http");
        object(document, "/paths/~1v1~1messages~1{messageId}/get/responses")
                .putObject("404")
                .put("description", "No.");
        object(document, "/components/responses/Unauthorized/content").putObject("text/html");
        object(document, "/components/responses/Unavailable/headers").remove("Retry-After");
        object(document, "/paths/~1v1~1statistics/get").putArray("parameters");
        object(document, "/paths/~1v1~1messages/post/responses").remove("413");
        object(document, "/paths/~1v1~1messages/post/requestBody/content/application~1json")
                .remove("examples");
        Path broken = Files.writeString(folder.resolve("broken.json"), document.toString());

        assertThat(findings(broken))
                .contains(
                        "profile-https",
                        "profile-path",
                        "profile-plural",
                        "profile-api-info",
                        "profile-camel-case",
                        "profile-parameter-camel-case",
                        "profile-no-personnummer",
                        "profile-problem",
                        "profile-problem-given",
                        "profile-problem-content",
                        "profile-time",
                        "profile-page",
                        "profile-limit",
                        "profile-no-basic",
                        "profile-client-credentials",
                        "profile-scope",
                        "profile-traceparent",
                        "profile-version",
                        "profile-info",
                        "profile-provisional",
                        "profile-answers",
                        "profile-answers-to-bodies",
                        "profile-retry-after",
                        "profile-described",
                        "profile-examples");
    }

    @Test
    void whatBreaksTheRulesOfPagesAndOfApiInfoIsFound() throws Exception {
        ObjectNode document = OpenApi.document().deepCopy();
        object(document, "/components/schemas/ApiInfo").putArray("required").add("apiName");
        ((ArrayNode) document.at("/paths/~1v1~1messages/get/parameters")).remove(5);
        Path broken = Files.writeString(folder.resolve("broken.json"), document.toString());

        assertThat(findings(broken)).contains("profile-api-info-content", "profile-page-and-limit");
    }

    private static ObjectNode object(JsonNode within, String pointer) {
        return (ObjectNode) within.requiredAt(pointer);
    }

    /** The codes of all findings, of whatever severity. */
    private List<String> findings(Path document) throws IOException, InterruptedException, URISyntaxException {
        Path ruleset =
                Path.of(OpenApi.class.getResource("rest-api-profile.yaml").toURI());
        Path findings = folder.resolve("findings.json");
        run(List.of(
                cli().toString(),
                "lint",
                "--ruleset",
                ruleset.toString(),
                "--format",
                "json",
                "--output",
                findings.toString(),
                document.toString()));
        return StreamSupport.stream(OpenApi.JSON.readTree(findings.toFile()).spliterator(), false)
                .map(finding -> finding.get("code").asText())
                .distinct()
                .toList();
    }

    private static Path cli() {
        return INSTALLED.resolve("node_modules/.bin/spectral");
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return run(List.of(command)) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("spectral", ".txt");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        Files.delete(log);
        return process.exitValue();
    }
}
