package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The OpenAPI document as a service tells it of itself: {@code GET /v1/openapi.json}.
 *
 * @param serverUrl where clients find the API, {@code https://api.kommunen.se/digital-post} for example
 * @param contactName who is to be asked
 * @param contactUrl a web address that says more, or null
 * @param contactEmail where to write to, or null
 * @param tokenUrl where clients get their tokens
 */
public record OpenApiDocument(
        String serverUrl, String contactName, String contactUrl, String contactEmail, String tokenUrl) {

    private static final String SOURCE = "openapi.json";

    private static final JsonFactory JSON = new JsonFactory();

    private static final Set<String> WITHOUT = Set.of("/servers/0/variables");

    /** All but the contact's address and e-mail address are required. */
    public OpenApiDocument {
        Objects.requireNonNull(serverUrl, "serverUrl");
        Objects.requireNonNull(contactName, "contactName");
        Objects.requireNonNull(tokenUrl, "tokenUrl");
    }

    /** @return the document as JSON in UTF-8 */
    public byte[] json() {
        Map<String, String> own = new HashMap<>();
        own.put("/servers/0/url", serverUrl);
        own.put("/info/contact/name", contactName);
        own.put("/info/contact/url", contactUrl);
        own.put("/info/contact/email", contactEmail);
        own.put("/components/securitySchemes/clientCredentials/flows/clientCredentials/tokenUrl", tokenUrl);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream source = OpenApiDocument.class.getResourceAsStream(SOURCE);
                JsonParser parser = JSON.createParser(source);
                JsonGenerator generator = JSON.createGenerator(bytes)) {
            copy(parser, generator, own);
        } catch (IOException e) {
            throw new UncheckedIOException("The component's own document can't be read", e);
        }
        return bytes.toByteArray();
    }

    private static void copy(JsonParser parser, JsonGenerator generator, Map<String, String> own) throws IOException {
        while (parser.nextToken() != null) {
            String pointer = parser.getParsingContext().pathAsPointer().toString();
            if (parser.currentToken() == JsonToken.FIELD_NAME && WITHOUT.contains(pointer)) {
                parser.nextToken();
                parser.skipChildren();
            } else if (parser.currentToken() == JsonToken.FIELD_NAME && own.containsKey(pointer)) {
                parser.nextToken();
                if (own.get(pointer) != null) {
                    generator.writeStringField(parser.currentName(), own.get(pointer));
                }
            } else {
                generator.copyCurrentEvent(parser);
            }
        }
    }
}
