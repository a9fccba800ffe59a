package se.digitalpost.camel.minameddelanden.api;

import java.time.LocalDate;

/**
 * About the API: the answer to {@code GET /api-info}.
 *
 * @param apiName what it is called in its address
 * @param apiVersion its version
 * @param apiReleased when that was released
 * @param apiDocumentation where it is described
 * @param apiStatus how far it has come
 */
public record ApiInfo(
        @Field(required = true) String apiName,
        @Field(required = true) String apiVersion,
        @Field(required = true) LocalDate apiReleased,
        @Field(required = true) String apiDocumentation,
        @Field(required = true) String apiStatus) {

    /**
     * About this version of the API.
     *
     * @param basePath where it is mounted, {@code /digital-post} for example
     * @return name, version and where the document is
     */
    public static ApiInfo of(String basePath) {
        return new ApiInfo("digital-post", "1.0.0", LocalDate.of(2026, 11, 22), basePath + "/v1/openapi.json", "beta");
    }
}
