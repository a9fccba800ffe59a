package se.digitalpost.camel.minameddelanden.api.client;

import java.net.URI;
import java.util.Objects;

/**
 * Who the client is (OAuth 2.0, client credentials, RFC 6749 section 4.4).
 *
 * @param tokenEndpoint where tokens are given
 * @param clientId the client's id
 * @param clientSecret its secret; null where the token endpoint knows the client by its certificate (RFC 8705)
 * @param scope what it asks for, separated by blanks; null for what the client has by default
 */
public record ClientCredentials(URI tokenEndpoint, String clientId, String clientSecret, String scope) {

    /** Address and id are required. */
    public ClientCredentials {
        Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        Objects.requireNonNull(clientId, "clientId");
    }

    /** @return the id, and no secret */
    @Override
    public String toString() {
        return "ClientCredentials[" + clientId + "]";
    }
}
