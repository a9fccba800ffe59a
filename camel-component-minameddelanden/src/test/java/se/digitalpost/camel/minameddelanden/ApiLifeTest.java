package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.ApiProbe.Answer;
import se.digitalpost.camel.minameddelanden.api.OpenApi;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ErrorCode;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_BILLO;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** The whole life of a message, seen through the common API alone. */
class ApiLifeTest {

    private static final String FALLBACK = "fallback=direct:print";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private ApiService service;
    private ApiProbe caseSystem;

    @BeforeEach
    void moveIn() throws Exception {
        service = new ApiService(simulator);
        service.municipality().with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:print").log("printed");
            }
        });
    }

    @AfterEach
    void moveOut() {
        service.close();
    }

    private void start(String options) throws Exception {
        service.started(options);
        caseSystem = service.caseSystem();
    }

    private Journal journal() {
        return service.municipality().component().openJournal();
    }

    /** Hands a message over, which is taken. */
    private String submitted(ObjectNode message) {
        Answer accepted = caseSystem.submit(message);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return ApiService.path(accepted.json());
    }

    private JsonNode reaches(String path, String status) {
        await().untilAsserted(() ->
                assertThat(caseSystem.get(path).json().get("status").asText()).isEqualTo(status));
        return caseSystem.get(path).json();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aLetterIsPrintedAndComesBack() throws Exception {
        start(FALLBACK);

        ObjectNode letter = ApiService.letterOnPaperToo("case-1", WITHOUT_MAILBOX.id());
        letter.remove("attachments");
        String path = submitted(letter);

        JsonNode sent = reaches(path, "SENT_TO_PRINT");
        assertThat(sent.get("channel").asText()).isEqualTo("PAPER");
        assertThat(sent.get("reason").asText()).isEqualTo("NOT_REGISTERED");
        journal().report(id(path), Transition.to(JournalState.PRINTED));
        assertThat(caseSystem.get(path).json().at("/events/0/detail").asText())
                .isEqualTo("The print service has printed it");
        journal().report(id(path), Transition.to(JournalState.RETURNED));
        assertThat(reaches(path, "FAILED").at("/events/0/status").asText()).isEqualTo("FAILED");
    }

    @Test
    void aLetterFailsWhereItMayNotGoOnPaper() throws Exception {
        start(FALLBACK);

        JsonNode failed = reaches(submitted(ApiService.letter("case-1", WITHOUT_MAILBOX.id())), "FAILED");

        assertThat(failed.get("reason").asText()).isEqualTo("NOT_REGISTERED");
        assertThat(failed.get("channel").asText()).isEqualTo("NONE");
    }

    @Test
    void aLetterIsInDoubtWhileNobodyKnowsWhetherItArrived() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.refuseConnection());
        start("");
        String path = submitted(ApiService.letter("case-1", AT_KIVRA.id()));
        reaches(path, "IN_PROGRESS");
        await().until(() -> journal().take(id(path), Duration.ofMinutes(1)), Optional::isPresent)
                .ifPresent(work -> journal()
                        .move(
                                work.lease(),
                                Transition.to(JournalState.DELIVERING),
                                Transition.to(JournalState.IN_DOUBT).withReason(Reason.NO_ANSWER)));

        JsonNode doubtful = reaches(path, "IN_DOUBT");

        assertThat(doubtful.get("channel").asText()).isEqualTo("DIGITAL");
        assertThat(doubtful.get("reason").asText()).isEqualTo("NO_ANSWER");
        assertThat(caseSystem.delete(path).status()).isEqualTo(409);
    }

    @Test
    void aLetterThatMayHaveArrivedWaitsForAPersonAndCannotBeWithdrawn() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.dropAfterResponseBytes(0));
        start("");

        String path = submitted(ApiService.letter("case-1", AT_KIVRA.id()));

        JsonNode waiting = reaches(path, "NEEDS_ATTENTION");
        assertThat(waiting.get("reason").asText()).isEqualTo("NO_ANSWER");
        assertThat(waiting.get("channel").asText()).isEqualTo("DIGITAL");
        assertThat(caseSystem.delete(path).json().get("type").asText())
                .isEqualTo("urn:problem-type:digital-post:not-withdrawable");
    }

    @Test
    void aLetterThatWaitsForAPersonAndHasNotLeftCanBeWithdrawn() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.fault(ErrorCode.PROTECTED_IDENTITY));
        start("");
        String path = submitted(ApiService.letter("case-1", AT_KIVRA.id()));
        reaches(path, "NEEDS_ATTENTION");

        assertThat(caseSystem.delete(path).status()).isEqualTo(204);

        assertThat(caseSystem.get(path).json().at("/events/0/detail").asText())
                .isEqualTo("The sender has taken it back: The sender's system took it back by the common API");
    }

    @Test
    void aLetterThatCannotLeaveNowIsWithdrawnAndNeverSent() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.refuseConnection());
        start("");
        String path = submitted(ApiService.letter("case-1", AT_KIVRA.id()));
        await().until(() -> caseSystem.delete(path).status() == 204);

        assertThat(caseSystem.get(path).json().get("status").asText()).isEqualTo("FAILED");
        assertThat(caseSystem.delete(path).status()).as("once more").isEqualTo(204);
        assertThat(journal().records().history(id(path)))
                .last()
                .satisfies(event -> assertThat(event.person()).isEqualTo("client bygglov"));
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void theContentOfALetterThatHasEndedIsPurged() throws Exception {
        start("");
        String path = submitted(ApiService.letter("case-1", AT_KIVRA.id()));
        reaches(path, "DELIVERED");

        assertThat(caseSystem.delete(path).status()).isEqualTo(204);
        assertThat(caseSystem.delete(path).status()).as("once more").isEqualTo(204);

        assertThat(journal().records().find(id(path)).orElseThrow().purgedAt()).isNotNull();
        assertThat(caseSystem.get(path).json().get("status").asText()).isEqualTo("DELIVERED");
        assertThat(caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id())).status())
                .as("the same letter again")
                .isEqualTo(200);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void lettersAreListedByReferenceBatchAndStatus() throws Exception {
        start("");
        for (int i = 1; i <= 3; i++) {
            ObjectNode letter = ApiService.letter("case-" + i, i == 3 ? WITHOUT_MAILBOX.id() : AT_BILLO.id());
            letter.put("batchReference", i == 1 ? "V46" : "V47");
            reaches(submitted(letter), i == 3 ? "FAILED" : "DELIVERED");
        }

        assertThat(references("")).containsExactly("case-3", "case-2", "case-1");
        assertThat(references("?clientReference=case-2")).containsExactly("case-2");
        assertThat(references("?batchReference=V47")).containsExactly("case-3", "case-2");
        assertThat(references("?batchReference=V47&status=DELIVERED")).containsExactly("case-2");
        assertThat(references("?status=DELIVERED&status=FAILED&limit=2&page=2")).containsExactly("case-1");
        JsonNode first = caseSystem.get("/v1/messages?limit=2").json();
        assertThat(first.get("more").asBoolean()).isTrue();
        assertThat(first.at("/messages/0").has("events")).isFalse();
        assertThat(caseSystem.get("/v1/messages?limit=0&status=LOST").json().get("invalid-params"))
                .hasSize(2);
    }

    private Iterable<String> references(String query) {
        return caseSystem.get("/v1/messages" + query).json().get("messages").findValuesAsText("clientReference");
    }

    @Test
    void whoCanBeReachedIsToldInTheOrderAsked() throws Exception {
        start("");
        ObjectNode lookup = OpenApi.example("ThreeRecipients").deepCopy();
        lookup.putArray("recipientIds")
                .add(WITHOUT_MAILBOX.id())
                .add(AT_KIVRA.id())
                .add(WITHOUT_MAILBOX.id());

        JsonNode results = caseSystem
                .send("POST", "/v1/mailbox-lookups", lookup.toString())
                .json();

        assertThat(results.get("results").findValuesAsText("recipientId"))
                .containsExactly(WITHOUT_MAILBOX.id(), AT_KIVRA.id(), WITHOUT_MAILBOX.id());
        assertThat(results.at("/results/0/reason").asText()).isEqualTo("NOT_REGISTERED");
        assertThat(results.at("/results/1/operator/name").asText()).isEqualTo("Kivra");
    }

    @Test
    void whereFarCannotBeAskedItIsWorthWhileToTryAgain() throws Exception {
        simulator.far().behaves(Behaviour.httpStatus(503));
        start("");

        Answer answer = caseSystem.send(
                "POST",
                "/v1/mailbox-lookups",
                OpenApi.example("ThreeRecipients").toString());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("30");
    }

    @Test
    void lettersAreCounted() throws Exception {
        start("");
        reaches(submitted(ApiService.letter("case-1", AT_KIVRA.id())), "DELIVERED");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));

        JsonNode statistics = caseSystem
                .get("/v1/statistics?from=" + today.minusDays(1) + "&to=" + today.plusDays(1))
                .json();

        assertThat(statistics.at("/lines/0/outcome").asText()).isEqualTo("DELIVERED");
        assertThat(statistics.at("/lines/0/letters").asInt()).isEqualTo(1);
        assertThat(caseSystem.get("/v1/statistics?from=2026-02-30").json().get("invalid-params"))
                .hasSize(2);
    }
}
