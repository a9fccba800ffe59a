package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.ApiProbe.Answer;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** {@code minameddelanden:api}, as a case system sees it. */
class ApiTest {

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
    void aMessageIsStoredAndThenDelivered() throws Exception {
        service.started("");
        ApiProbe caseSystem = service.caseSystem();

        Answer accepted = caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id()));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().get("status").asText()).isEqualTo("ACCEPTED");
        String path = ApiService.path(accepted.json());
        assertThat(accepted.header("Location")).isEqualTo("/digital-post" + path);
        await().until(() -> caseSystem.get(path).json().get("status").asText().equals("DELIVERED"));
        Answer delivered = caseSystem.get(path);
        assertThat(delivered.json().at("/operator/name").asText()).isEqualTo("Kivra");
        assertThat(delivered.json().get("events"))
                .extracting(event -> event.get("status").asText())
                .containsExactly("DELIVERED", "IN_PROGRESS", "IN_PROGRESS", "ACCEPTED");
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void theRouteIsGivenEveryMessageThatIsAcceptedOnce() throws Exception {
        service.started("");
        ApiProbe caseSystem =
                service.caseSystem().with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        Answer first = caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id()));
        Answer again = caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id()));

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(first.header("traceparent")).isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(service.told()).hasSize(1);
        Exchange told = service.told().get(0);
        assertThat(told.getMessage().getBody(Message.class).clientReference()).isEqualTo("case-1");
        assertThat(told.getMessage().getHeaders())
                .containsEntry(MinaMeddelandenConstants.STATUS, "ACCEPTED")
                .containsEntry(MinaMeddelandenConstants.CLIENT_REFERENCE, "case-1")
                .containsEntry(MinaMeddelandenConstants.SENDER_ID, Municipality.ID)
                .containsEntry(MinaMeddelandenConstants.API_CLIENT, "bygglov")
                .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .containsEntry(
                        MinaMeddelandenConstants.MESSAGE_ID,
                        first.json().get("messageId").asText());
    }

    @Test
    void theServiceTellsOfItself() throws Exception {
        service.started("serverUrl=https://api.kommunen.se/digital-post");
        ApiProbe nobody = service.nobody();

        assertThat(nobody.get("/api-info").json().get("apiName").asText()).isEqualTo("digital-post");
        assertThat(nobody.get("/v1/openapi.json").json().at("/servers/0/url").asText())
                .isEqualTo("https://api.kommunen.se/digital-post");
        assertThat(nobody.get("/v1/messages").status()).isEqualTo(401);
        assertThat(nobody.get("/v1/nothing").status()).isEqualTo(404);
        assertThat(nobody.send("PUT", "/v1/messages", "{}").status()).isEqualTo(405);
    }
}
