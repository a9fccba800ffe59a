package se.digitalpost.camel.minameddelanden.api.resource;

import java.util.Objects;

import se.digitalpost.camel.minameddelanden.api.OpenApiDocument;

/**
 * What the service tells of itself.
 *
 * @param basePath where the API is mounted, {@code /digital-post} for example
 * @param document the OpenAPI document with the service's own facts
 */
public record ServiceFacts(String basePath, OpenApiDocument document) {

    /** Both are required. */
    public ServiceFacts {
        Objects.requireNonNull(basePath, "basePath");
        Objects.requireNonNull(document, "document");
    }
}
