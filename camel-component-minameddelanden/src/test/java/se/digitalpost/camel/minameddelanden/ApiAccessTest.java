package se.digitalpost.camel.minameddelanden;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.ApiProbe.Answer;
import se.digitalpost.camel.minameddelanden.api.access.Issuer;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Who may do what by the common API, and what is refused. */
class ApiAccessTest {

    private static final String KOMMUN_B = "162021003898";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private ApiService service;

    @BeforeEach
    void moveIn() throws Exception {
        service = new ApiService(simulator);
    }

    @AfterEach
    void moveOut() {
        service.close();
    }

    @Test
    void whoeverHasNoValidTokenIsToldNoMore() throws Exception {
        service.started("");
        ApiProbe nobody = service.nobody();
        ObjectNode letter = ApiService.letter("case-1", AT_KIVRA.id());

        for (ApiProbe probe : new ApiProbe[] {
            nobody,
            nobody.with("Authorization", "Basic YTpi"),
            nobody.with("Authorization", "Bearer x.y.z"),
            nobody.with("Authorization", new Issuer().tokenOf("bygglov", ApiService.ALL_SCOPES, Municipality.ID)),
            nobody.with("Authorization", service.issuer().token(claims -> claims)),
        }) {
            Answer refused = probe.submit(letter);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.json().get("detail").asText()).isEqualTo("The request must have a valid token");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer realm=");
            assertThat(probe.get("/v1/messages/5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(service.told()).isEmpty();
    }

    @Test
    void aTokenInAnAddressIsNone() throws Exception {
        service.started("");
        String token = service.issuer().tokenOf("bygglov", ApiService.ALL_SCOPES, Municipality.ID);

        assertThat(service.nobody()
                        .get("/v1/messages?Authorization=" + token.replace(" ", "%20"))
                        .status())
                .isEqualTo(401);
    }

    static Stream<Arguments> scopes() {
        return Stream.of(
                arguments("POST", "/v1/messages", "messages:write"),
                arguments("DELETE", "/v1/messages/5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1", "messages:write"),
                arguments("GET", "/v1/messages", "messages:read"),
                arguments("GET", "/v1/messages/5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1", "messages:read"),
                arguments("POST", "/v1/mailbox-lookups", "lookups:read"),
                arguments("GET", "/v1/statistics?from=2026-11-01&to=2026-11-02", "statistics:read"));
    }

    @ParameterizedTest(name = "{0} {1} takes {2}")
    @MethodSource("scopes")
    void eachOperationTakesItsScope(String method, String path, String scope) throws Exception {
        service.started("");
        String others = ApiService.ALL_SCOPES.replace(scope, "");

        Answer refused = service.client("bygglov", others, Municipality.ID).send(method, path, "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("insufficient_scope")
                .contains(scope);
    }

    @Test
    void aLetterOfAnotherSenderIsNotTakenAndDoesNotExist() throws Exception {
        service.started("");
        JsonNode accepted = service.caseSystem()
                .submit(ApiService.letter("case-1", AT_KIVRA.id()))
                .json();
        ApiProbe stranger = service.client("skola", ApiService.ALL_SCOPES, KOMMUN_B);
        String path = ApiService.path(accepted);

        Answer submitted = stranger.submit(ApiService.letter("case-2", AT_KIVRA.id()));
        Answer seen = stranger.get(path);
        Answer unknown = stranger.get("/v1/messages/5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1");

        assertThat(submitted.status()).isEqualTo(403);
        assertThat(seen.status()).isEqualTo(404);
        assertThat(stranger.delete(path).status()).isEqualTo(404);
        assertThat(seen.json().get("detail")).isEqualTo(unknown.json().get("detail"));
        assertThat(stranger.get("/v1/messages").json().get("messages")).isEmpty();
        assertThat(service.client("nobody", ApiService.ALL_SCOPES)
                        .get("/v1/messages")
                        .json()
                        .get("messages"))
                .isEmpty();
        assertThat(stranger.get("/v1/statistics?from=2020-01-01&to=2020-12-31")
                        .json()
                        .get("lines"))
                .isEmpty();
    }

    @Test
    void aSenderThatTheServiceDoesNotSendForIsAFaultOfTheMessage() throws Exception {
        service.started("");
        ObjectNode letter = ApiService.letter("case-1", AT_KIVRA.id());
        ((ObjectNode) letter.get("sender")).put("organizationNumber", KOMMUN_B);

        Answer refused = service.client("all", ApiService.ALL_SCOPES, Municipality.ID, KOMMUN_B)
                .submit(letter);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/invalid-params/0/name").asText()).isEqualTo("/sender/organizationNumber");
    }

    @Test
    void whoeverAsksTooOftenWaits() throws Exception {
        service.started("rateLimit=2");
        ApiProbe busy = service.caseSystem();

        assertThat(busy.get("/v1/messages").status()).isEqualTo(200);
        assertThat(busy.get("/v1/messages").status()).isEqualTo(200);
        Answer refused = busy.get("/v1/messages");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
        assertThat(service.client("another", ApiService.ALL_SCOPES, Municipality.ID)
                        .get("/v1/messages")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsReadAndWhileItIs() throws Exception {
        service.started("maxRequestSize=20000");
        ApiProbe caseSystem = service.caseSystem();
        String large = " ".repeat(20_001);

        assertThat(caseSystem.send("POST", "/v1/messages", large).status()).isEqualTo(413);
        HttpRequest.BodyPublisher endless = HttpRequest.BodyPublishers.ofInputStream(() -> blanks(2_000_000));
        assertThat(caseSystem.send("POST", "/v1/messages", endless, large).status())
                .isEqualTo(413);
        assertThat(caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id())).status())
                .as("the connection goes on")
                .isEqualTo(202);
    }

    private static InputStream blanks(int count) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=iso-8859-1", "json", ""})
    void onlyJsonIsRead(String type) throws Exception {
        service.started("");

        Answer refused = service.caseSystem()
                .with("Content-Type", type.isEmpty() ? null : type)
                .submit(ApiService.letter("case-1", AT_KIVRA.id()));

        assertThat(refused.status()).isEqualTo(415);
    }

    @Test
    void aBodyThatIsNoMessageIsToldSo() throws Exception {
        service.started("");
        ApiProbe caseSystem = service.caseSystem();

        assertThat(caseSystem.send("POST", "/v1/messages", "").status()).isEqualTo(400);
        assertThat(caseSystem.send("POST", "/v1/messages", "{\"a\":").status()).isEqualTo(400);
        assertThat(caseSystem.send("POST", "/v1/messages", "{}").json().get("invalid-params"))
                .hasSizeGreaterThan(4);
        assertThat(caseSystem.send("POST", "/v1/mailbox-lookups", "{}").status())
                .isEqualTo(422);
    }

    @Test
    void aCallbackGoesToAHostOfTheListOnly() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.refuseConnection());
        service.started("callbackSecrets=RAW(cases.kommunen.se=" + "A".repeat(43) + "=)");
        ObjectNode letter = ApiService.letter("case-1", AT_KIVRA.id());

        Answer refused = service.caseSystem().submit(letter.put("callbackUrl", "https://elsewhere.example.org/"));
        Answer accepted =
                service.caseSystem().submit(letter.put("callbackUrl", "https://cases.kommunen.se/digital-post"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/invalid-params/0/name").asText()).isEqualTo("/callbackUrl");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(service.municipality()
                        .component()
                        .openJournal()
                        .records()
                        .find(UUID.fromString(accepted.json().get("messageId").asText()))
                        .orElseThrow()
                        .callbackUrl())
                .hasToString("https://cases.kommunen.se/digital-post");
    }

    @Test
    void withoutAListNobodyIsCalledBack() throws Exception {
        service.started("");

        Answer refused = service.caseSystem()
                .submit(ApiService.letter("case-1", AT_KIVRA.id()).put("callbackUrl", "https://cases.kommunen.se/"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/invalid-params/0/reason").asText()).contains("doesn't call back");
    }

    @Test
    void pathsAndMethodsThatAreNotThereAreProblemsToo() throws Exception {
        service.started("");
        ApiProbe caseSystem = service.caseSystem();
        Map<String, Integer> paths = Map.of(
                "", 404, "/", 404, "/v1", 404, "/v1/messages/", 404, "/v1/messages/a/b", 404, "/V1/messages", 404);

        paths.forEach((path, status) ->
                assertThat(caseSystem.get(path).status()).as(path).isEqualTo(status));
        assertThat(caseSystem.send("PATCH", "/v1/messages", "{}").header("Allow"))
                .isEqualTo("GET, POST");
        assertThat(caseSystem.send("OPTIONS", "/api-info", "").status()).isEqualTo(405);
        assertThat(caseSystem.send("HEAD", "/api-info", "").status()).isEqualTo(405);
        assertThat(caseSystem.send("POST", "/api-info", "{}").status()).isEqualTo(405);
        assertThat(caseSystem.get("/v1/messages/no-uuid").status()).isEqualTo(404);
    }

    @Test
    void noAnswerIsKeptByACache() throws Exception {
        service.started("");

        assertThat(service.caseSystem().get("/v1/messages").header("Cache-Control"))
                .isEqualTo("no-store");
    }
}
