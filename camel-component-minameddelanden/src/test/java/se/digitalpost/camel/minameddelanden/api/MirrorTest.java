package se.digitalpost.camel.minameddelanden.api;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The types mirror the OpenAPI document: a field that is in one of them and not in the other is found here. */
class MirrorTest {

    static Stream<Class<?>> types() {
        return Stream.of(
                Submission.class,
                Submission.Sender.class,
                Submission.Recipient.class,
                Submission.PostalAddress.class,
                Submission.MessageBody.class,
                Submission.Attachment.class,
                Submission.SupportInfo.class,
                Submission.PaperOptions.class,
                Submission.Invoice.class,
                Submission.OfficialMatter.class,
                Operator.class,
                MessageSummary.class,
                MessageStatus.class,
                MessageStatus.StatusEvent.class,
                MessageList.class,
                MailboxLookup.class,
                MailboxLookup.LookupSender.class,
                MailboxLookupResults.class,
                MailboxLookupResults.MailboxLookupResult.class,
                Statistics.class,
                Statistics.StatisticsLine.class,
                ApiInfo.class,
                Problem.class,
                Problem.InvalidParam.class);
    }

    @Test
    void everySchemaThatIsAnObjectHasAType() {
        Set<String> objects = new HashSet<>();
        OpenApi.document().at("/components/schemas").properties().stream()
                .filter(schema -> !schema.getValue().has("type")
                        || schema.getValue().get("type").asText().equals("object"))
                .forEach(schema -> objects.add(schema.getKey()));

        assertThat(types().map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(objects);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeHasTheFieldsOfTheSchemaOfItsName(Class<?> type) {
        JsonNode schema = merged(type.getSimpleName());
        Set<String> fields = new LinkedHashSet<>();
        RecordShape.of(type).parts().forEach(part -> fields.add(part.name()));

        assertThat(fields)
                .containsExactlyElementsOf(names(schema.get("properties").fieldNames()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSameFieldsAreRequired(Class<?> type) {
        Set<String> required = new HashSet<>();
        RecordShape.of(type).parts().forEach(part -> {
            if (part.required()) {
                required.add(part.name());
            }
        });
        Set<String> byTheDocument = new HashSet<>();
        merged(type.getSimpleName()).path("required").forEach(name -> byTheDocument.add(name.asText()));

        assertThat(required).isEqualTo(byTheDocument);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyFieldHasTheSchemasType(Class<?> type) {
        JsonNode properties = merged(type.getSimpleName()).get("properties");

        RecordShape.of(type).parts().forEach(part -> {
            JsonNode property = OpenApi.resolved(properties.get(part.name()));
            assertThat(expected(part)).as(part.name()).isEqualTo(told(property));
            if (part.kind() == RecordShape.Kind.LIST) {
                assertThat(part.maxItems())
                        .as(part.name())
                        .isEqualTo(property.path("maxItems").asInt(Integer.MAX_VALUE));
            }
            if (part.kind() == RecordShape.Kind.CONSTANT) {
                assertThat(Stream.of(part.type().getEnumConstants()).map(Object::toString))
                        .as(part.name())
                        .containsExactlyElementsOf(names(property.get("enum")));
            }
        });
    }

    private static String expected(RecordShape.Part part) {
        return switch (part.kind()) {
            case TEXT -> "string";
            case CONSTANT -> "string of a few";
            case FLAG -> "boolean";
            case NUMBER -> part.type() == int.class ? "integer int32" : "integer int64";
            case DATE -> "string date";
            case TIME -> "string date-time";
            case ID -> "string uuid";
            case BASE64 -> "string base64";
            case OBJECT -> "object " + part.type().getSimpleName();
            case LIST -> "array";
        };
    }

    private static String told(JsonNode property) {
        String type = property.path("type").asText("object");
        String form =
                property.path("format").asText(property.path("contentEncoding").asText());
        if (type.equals("object")) {
            return "object " + nameOf(property);
        }
        if (property.has("enum") && !property.has("contentEncoding") && !isOpenText(property)) {
            return "string of a few";
        }
        boolean told =
                Set.of("date", "date-time", "uuid", "base64", "int32", "int64").contains(form);
        return told ? type + " " + form : type;
    }

    /** Media types are no names of Java, so they are texts there; the mapper knows them. */
    private static boolean isOpenText(JsonNode property) {
        return property.get("enum").get(0).asText().contains("/");
    }

    private static String nameOf(JsonNode schema) {
        Iterator<String> names = OpenApi.document().at("/components/schemas").fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (OpenApi.schema(name) == schema) {
                return name;
            }
        }
        return "without a name";
    }

    /** A schema with all that it is made of. */
    static JsonNode merged(String name) {
        JsonNode schema = OpenApi.schema(name);
        if (!schema.has("allOf")) {
            return schema;
        }
        var merged = OpenApi.JSON.createObjectNode();
        var required = merged.putArray("required");
        var properties = merged.putObject("properties");
        schema.get("allOf").forEach(part -> {
            JsonNode resolved = OpenApi.resolved(part);
            resolved.path("required").forEach(required::add);
            resolved.get("properties").properties().forEach(field -> properties.set(field.getKey(), field.getValue()));
        });
        return merged;
    }

    private static Set<String> names(Iterator<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEachRemaining(all::add);
        return all;
    }

    private static Set<String> names(JsonNode texts) {
        Set<String> all = new LinkedHashSet<>();
        texts.forEach(text -> all.add(text.asText()));
        return all;
    }
}
