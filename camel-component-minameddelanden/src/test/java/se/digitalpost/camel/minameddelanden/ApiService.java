package se.digitalpost.camel.minameddelanden;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.api.OpenApi;
import se.digitalpost.camel.minameddelanden.api.access.Issuer;
import se.digitalpost.minameddelanden.simulator.Simulator;

/** Kommun A with the common API on a real HTTP server, and its authorization server. */
final class ApiService implements AutoCloseable {

    static final String ALL_SCOPES = "messages:write messages:read lookups:read statistics:read";
    static final String TOKENS = "tokenIssuer=" + Issuer.NAME + "&tokenAudience=" + Issuer.AUDIENCE + "&tokenJwks=";

    private final Municipality municipality;
    private final Issuer issuer = new Issuer();
    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private VertxPlatformHttpServer server;

    ApiService(Simulator simulator) throws Exception {
        municipality = new Municipality(simulator);
        municipality.component().setJournal(JournalKind.MEMORY);
        municipality.component().setJournalPollInterval(20);
        municipality.camel().getRegistry().bind("jwks", issuer.jwks());
    }

    Municipality municipality() {
        return municipality;
    }

    Issuer issuer() {
        return issuer;
    }

    /** What the route behind the API was given. */
    List<Exchange> told() {
        return told;
    }

    /** Starts with a route that keeps what it is given. */
    ApiService started(String options) throws Exception {
        return started(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(options)).process(exchange -> told.add(exchange.copy()));
            }
        });
    }

    ApiService started(RouteBuilder routes) throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("localhost");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        municipality.camel().addService(server);
        municipality.with(routes).started();
        return this;
    }

    /** The endpoint, with tokens of the authorization server. */
    static String uri(String options) {
        return "minameddelanden:api?" + TOKENS + "ref:jwks" + (options.isEmpty() ? "" : "&" + options);
    }

    String address() {
        return "http://localhost:" + server.getPort() + "/digital-post";
    }

    /** A case system that may do everything for Kommun A. */
    ApiProbe caseSystem() {
        return client("bygglov", ALL_SCOPES, Municipality.ID);
    }

    ApiProbe client(String name, String scopes, String... senders) {
        return nobody().with("Authorization", issuer.tokenOf(name, scopes, senders));
    }

    ApiProbe nobody() {
        return ApiProbe.at(address());
    }

    /** A letter without attachments, as JSON. */
    static ObjectNode letter(String reference, String recipient) {
        ObjectNode letter = OpenApi.example("TextOnly").deepCopy();
        letter.put("clientReference", reference);
        letter.set("recipient", OpenApi.JSON.createObjectNode().put("id", recipient));
        return letter;
    }

    /** The document's letter with an attachment and an address, which may go on paper. */
    static ObjectNode letterOnPaperToo(String reference, String recipient) {
        ObjectNode letter = OpenApi.example("Decision").deepCopy();
        letter.put("clientReference", reference);
        ((ObjectNode) letter.get("recipient")).put("id", recipient);
        return letter;
    }

    static String path(JsonNode status) {
        return "/v1/messages/" + status.get("messageId").asText();
    }

    @Override
    public void close() {
        municipality.close();
    }
}
