package se.digitalpost.camel.minameddelanden.starter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an IDE shows of the properties is what Camel's catalog shows of the component's options. */
class MetadataTest {

    private static final String CATALOG = "META-INF/se/digitalpost/camel/minameddelanden/minameddelanden.json";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private static final Map<String, JsonObject> OPTIONS = options();
    private static final Map<String, JsonObject> PROPERTIES = properties();

    @Test
    void everyOptionIsAPropertyAndNoneMoreButTheBundles() {
        TreeSet<String> expected = new TreeSet<>();
        OPTIONS.keySet().forEach(option -> expected.add(PropertyOptions.propertyName(option)));
        PropertyOptions.BUNDLES.forEach(option -> expected.add(PropertyOptions.propertyName(option)));
        expected.add(TestApplication.PREFIX + "enabled");
        expected.add(TestApplication.PREFIX + "customizer.enabled");

        assertThat(PROPERTIES.keySet()).isEqualTo(expected);
    }

    static TreeSet<String> optionNames() {
        return new TreeSet<>(OPTIONS.keySet());
    }

    @ParameterizedTest
    @MethodSource("optionNames")
    void aPropertyIsDescribedAsTheOptionIs(String option) {
        JsonObject property = PROPERTIES.get(PropertyOptions.propertyName(option));

        assertThat(property.getString("description"))
                .isEqualTo(OPTIONS.get(option).getString("description"));
    }

    @ParameterizedTest
    @MethodSource("optionNames")
    void aPropertyIsOfTheOptionsType(String option) {
        String type = OPTIONS.get(option).getString("type");
        String javaType = OPTIONS.get(option).getString("javaType");

        assertThat(PROPERTIES.get(PropertyOptions.propertyName(option)).getString("type"))
                .isEqualTo(
                        type.equals("duration")
                                ? "java.time.Duration"
                                : switch (javaType) {
                                    case "boolean" -> "java.lang.Boolean";
                                    case "int" -> "java.lang.Integer";
                                    case "long" -> "java.lang.Long";
                                    default -> javaType;
                                });
    }

    @ParameterizedTest
    @MethodSource("optionNames")
    void aPropertyHasTheOptionsDefault(String option) {
        Object ofOption = OPTIONS.get(option).get("defaultValue");
        Object ofProperty = PROPERTIES.get(PropertyOptions.propertyName(option)).get("defaultValue");

        assertThat(ofProperty == null ? null : ofProperty.toString())
                .isEqualToIgnoringCase(ofOption == null ? null : ofOption.toString());
    }

    @Test
    void everyPropertyHasADescription() {
        assertThat(PROPERTIES.values())
                .allSatisfy(property ->
                        assertThat(property.getString("description")).isNotBlank());
    }

    private static Map<String, JsonObject> options() {
        Map<String, JsonObject> options = new TreeMap<>();
        read(CATALOG)
                .getMap("componentProperties")
                .forEach((name, option) -> options.put(name.toString(), (JsonObject) option));
        return options;
    }

    private static Map<String, JsonObject> properties() {
        Map<String, JsonObject> properties = new TreeMap<>();
        for (Object property : read(METADATA).getCollection("properties")) {
            properties.put(((JsonObject) property).getString("name"), (JsonObject) property);
        }
        return properties;
    }

    private static JsonObject read(String resource) {
        try (InputStream input =
                MinaMeddelandenProperties.class.getClassLoader().getResourceAsStream(resource)) {
            return (JsonObject) Jsoner.deserialize(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | DeserializationException e) {
            throw new IllegalStateException(e);
        }
    }
}
