package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference of options and headers is made from the catalog's JSON, which Camel makes from the annotations. To write it anew:
 * {@code -Dreference.update=true}.
 */
class ReferenceTest {

    private static final Path CATALOG =
            Path.of("src/generated/resources/META-INF/se/digitalpost/camel/minameddelanden/minameddelanden.json");
    private static final Path REFERENCE = Path.of("../docs/reference.md");

    @Test
    void theReferenceIsWhatTheCatalogSays() throws Exception {
        String reference = reference((JsonObject) Jsoner.deserialize(Files.readString(CATALOG)));
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(REFERENCE, reference);
        }

        assertThat(read())
                .as("docs/reference.md is out of date; CONTRIBUTING.md has the command that writes it anew")
                .isEqualTo(reference);
    }

    @Test
    void everyOptionAndHeaderHasADescription() throws Exception {
        JsonObject catalog = (JsonObject) Jsoner.deserialize(Files.readString(CATALOG));

        for (String kind : new String[] {"componentProperties", "properties", "headers"}) {
            catalog.getMap(kind)
                    .forEach((name, option) -> assertThat(((JsonObject) option).getString("description"))
                            .as(kind + " " + name)
                            .isNotBlank());
        }
    }

    private static String read() throws IOException {
        return Files.exists(REFERENCE) ? Files.readString(REFERENCE) : "";
    }

    private static String reference(JsonObject catalog) {
        Map<String, JsonObject> component = options(catalog, "componentProperties");
        Map<String, JsonObject> endpoint = options(catalog, "properties");
        Map<String, JsonObject> headers = options(catalog, "headers");
        return """
                # Reference

                Made from the component's catalog; don't edit it by hand.

                `minameddelanden:operation[?options]`, where the operation is one of %s.

                ## Options of component and endpoint

                Set on the component they are what its endpoints begin with.

                %s
                ## Options of the component alone

                %s
                ## Options of the endpoint alone

                %s
                ## Headers

                ### In

                %s
                ### Out

                %s
                ### To the fallback endpoint

                %s""".formatted(
                        endpoint.get("operation").getCollection("enum").stream()
                                .map(operation -> "`" + operation + "`")
                                .collect(Collectors.joining(", ")),
                        optionTable(component, endpoint, true),
                        optionTable(component, endpoint, false),
                        optionTable(endpoint, component, false),
                        headerTable(headers, "In"),
                        headerTable(headers, "Out"),
                        headerTable(headers, "Fallback"));
    }

    private static String optionTable(Map<String, JsonObject> of, Map<String, JsonObject> other, boolean inBoth) {
        String rows = of.entrySet().stream()
                .filter(option -> other.containsKey(option.getKey()) == inBoth)
                .filter(option -> !"path".equals(option.getValue().getString("kind")))
                .map(option -> "| `%s` | %s | %s | %s |%n"
                        .formatted(
                                option.getKey(),
                                option.getValue().getString("description"),
                                defaultValue(option.getValue()),
                                type(option.getValue())))
                .collect(Collectors.joining());
        return "| option | | default | type |%n| --- | --- | --- | --- |%n".formatted() + rows;
    }

    private static String headerTable(Map<String, JsonObject> headers, String direction) {
        String rows = headers.entrySet().stream()
                .filter(header -> direction(header.getValue()).equals(direction))
                .map(header -> "| `%s` | %s | %s |%n"
                        .formatted(
                                header.getKey(),
                                capitalized(header.getValue()
                                        .getString("description")
                                        .replaceFirst("^(Out|To the fallback endpoint): ", "")),
                                type(header.getValue())))
                .collect(Collectors.joining());
        return "| header | | type |%n| --- | --- | --- |%n".formatted() + rows;
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String direction(JsonObject header) {
        String description = header.getString("description");
        if (description.startsWith("To the fallback endpoint: ")) {
            return "Fallback";
        }
        return description.startsWith("Out: ") || description.startsWith("From minameddelanden:") ? "Out" : "In";
    }

    private static String type(JsonObject option) {
        if (option.containsKey("enum")) {
            return option.getCollection("enum").stream()
                    .map(value -> "`" + value + "`")
                    .collect(Collectors.joining(" "));
        }
        String javaType = option.getString("javaType");
        String type = "duration".equals(option.getString("type"))
                ? "duration"
                : javaType.substring(javaType.lastIndexOf('.') + 1);
        return Boolean.TRUE.equals(option.get("secret")) ? type + ", secret" : type;
    }

    private static String defaultValue(JsonObject option) {
        return option.containsKey("defaultValue") ? "`" + option.get("defaultValue") + "`" : "";
    }

    private static Map<String, JsonObject> options(JsonObject catalog, String kind) {
        Map<String, JsonObject> options = new java.util.LinkedHashMap<>();
        catalog.getMap(kind).forEach((name, option) -> options.put(String.valueOf(name), (JsonObject) option));
        return options;
    }
}
