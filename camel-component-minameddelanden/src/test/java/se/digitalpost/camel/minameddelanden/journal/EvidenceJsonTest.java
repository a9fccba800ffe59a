package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;
import se.digitalpost.minameddelanden.simulator.PersonalData;

import static org.assertj.core.api.Assertions.assertThat;

/** What a machine, and a person with patience, reads of a letter in a case file. */
class EvidenceJsonTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String SHA256 = "ab".repeat(32);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00.123456Z"));
    private final Journal journal = new InMemoryJournal("node-1", clock, 10);

    @Test
    void aDeliveredLetterIsToldWithItsFactsAndItsHistory() throws IOException {
        String json = EvidenceJson.of(delivered());

        assertThat(parsed(json)).isEqualTo(parsed("""
                {
                  "version": 1,
                  "messageId": "%2$s",
                  "clientReference": "case-1",
                  "sender": {"organizationNumber": "162021004748", "department": "Bygglov", "costCentre": "4711"},
                  "recipient": {"id": "1981********", "masked": true},
                  "state": "DELIVERED",
                  "status": "DELIVERED",
                  "channel": "DIGITAL",
                  "operator": {
                    "organizationNumber": "165568402266",
                    "name": "Kivra",
                    "serviceAddress": "https://kivra.example/service"
                  },
                  "transactionId": "T-1",
                  "sealing": {
                    "receivedDate": "2026-11-22",
                    "signingCertificate": "0a1b",
                    "sealingCertificate": "0c2d",
                    "sha256": "%1$s"
                  },
                  "attempts": 1,
                  "deliveries": 1,
                  "acceptedAt": "2026-11-22T09:00:00.123456Z",
                  "changedAt": "2026-11-22T09:00:02.123456Z",
                  "concludedAt": "2026-11-22T09:00:02.123456Z",
                  "deadline": "2026-11-24T09:00:00Z",
                  "purgedAt": "2026-11-22T09:00:02.123456Z",
                  "events": [
                    {
                      "number": 1,
                      "time": "2026-11-22T09:00:00.123456Z",
                      "writtenAt": "2026-11-22T09:00:00.123456Z",
                      "state": "ACCEPTED",
                      "status": "ACCEPTED",
                      "channel": "NONE",
                      "node": "node-1"
                    },
                    {
                      "number": 2,
                      "time": "2026-11-22T09:00:01.123456Z",
                      "writtenAt": "2026-11-22T09:00:01.123456Z",
                      "state": "SEALED",
                      "status": "IN_PROGRESS",
                      "channel": "NONE",
                      "operator": {
                        "organizationNumber": "165568402266",
                        "name": "Kivra",
                        "serviceAddress": "https://kivra.example/service"
                      },
                      "sealing": {
                        "receivedDate": "2026-11-22",
                        "signingCertificate": "0a1b",
                        "sealingCertificate": "0c2d"
                      },
                      "node": "node-1"
                    },
                    {
                      "number": 3,
                      "time": "2026-11-22T09:00:01.123456Z",
                      "writtenAt": "2026-11-22T09:00:01.123456Z",
                      "state": "DELIVERING",
                      "status": "IN_PROGRESS",
                      "channel": "DIGITAL",
                      "operator": {
                        "organizationNumber": "165568402266",
                        "name": "Kivra",
                        "serviceAddress": "https://kivra.example/service"
                      },
                      "sealing": {
                        "receivedDate": "2026-11-22",
                        "signingCertificate": "0a1b",
                        "sealingCertificate": "0c2d"
                      },
                      "node": "node-1"
                    },
                    {
                      "number": 4,
                      "time": "2026-11-22T09:00:02.123456Z",
                      "writtenAt": "2026-11-22T09:00:02.123456Z",
                      "state": "DELIVERED",
                      "status": "DELIVERED",
                      "channel": "DIGITAL",
                      "operator": {
                        "organizationNumber": "165568402266",
                        "name": "Kivra",
                        "serviceAddress": "https://kivra.example/service"
                      },
                      "transactionId": "T-1",
                      "sealing": {
                        "receivedDate": "2026-11-22",
                        "signingCertificate": "0a1b",
                        "sealingCertificate": "0c2d",
                        "sha256": "%1$s"
                      },
                      "node": "node-1",
                      "detail": "200 OK"
                    }
                  ]
                }
                """.formatted(SHA256, MessageId.of(TestLetters.KOMMUN_A, "case-1"))));
    }

    @Test
    void aLetterThatCameBackIsToldWithReasonFaultPrintFileAndWhoDecided() throws IOException {
        JsonNode json = parsed(EvidenceJson.of(returned()));

        assertThat(json.at("/state").asText()).isEqualTo("RETURNED");
        assertThat(json.at("/status").asText()).isEqualTo("FAILED");
        assertThat(json.at("/channel").asText()).isEqualTo("PAPER");
        assertThat(json.at("/reason").asText()).isEqualTo("RECIPIENT_REFUSED");
        assertThat(json.at("/fault")).isEqualTo(parsed("""
                {"errorCode": 6007, "description": "Finns inte: åäö", "callId": "call-1"}
                """));
        assertThat(json.at("/printFile/sha256").asText())
                .isEqualTo(PrintFiles.small().sha256());
        assertThat(json.at("/events/3/person").asText()).isEqualTo("kari01");
        assertThat(json.at("/events/3/detail").asText()).isEqualTo("the address is right");
        assertThat(json.at("/events/5/time").asText()).isEqualTo("2026-11-20T08:30:00Z");
        assertThat(json.at("/events/5/writtenAt").asText()).isEqualTo("2026-11-22T09:00:00.123456Z");
        assertThat(strings(json.at("/events"), "state"))
                .containsExactly("ACCEPTED", "TO_PRINT", "NEEDS_ATTENTION", "TO_PRINT", "HANDED_OVER", "RETURNED");
        assertThat(strings(json.at("/events"), "number")).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void whatIsKnownIsToldWhenTheContentIsPurged() throws IOException {
        Evidence evidence = returned();
        JsonNode before = parsed(EvidenceJson.of(evidence));
        clock.pass(Duration.ofDays(30));
        journal.purge(clock.instant(), clock.instant(), Instant.EPOCH, 10);

        JsonNode after = parsed(EvidenceJson.of(
                journal.records().evidence(evidence.entry().messageId()).orElseThrow()));

        assertThat(after.at("/purgedAt").asText()).isEqualTo("2026-12-22T09:00:00.123456Z");
        ((ObjectNode) after).remove("purgedAt");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void theRecipientIsToldToWhoeverAsksForIt() throws IOException {
        JsonNode json = parsed(EvidenceJson.of(delivered(), RecipientDisclosure.FULL));

        assertThat(json.at("/recipient")).isEqualTo(parsed("{\"id\": \"198101032384\", \"masked\": false}"));
    }

    @Test
    void elseNoPersonnummerIsInItWhoeverWroteIt() {
        Work work = accepted("case-1");
        String number = TestLetters.ANNA.value();
        String dashed = "810103-2384";
        journal.move(
                work.lease(),
                Transition.to(JournalState.SEALED)
                        .withOperator(new ServiceSupplier(
                                TestLetters.KIVRA.id(), "Kivra " + number, "https://kivra.example/" + number)),
                Transition.to(JournalState.DELIVERING),
                Transition.to(JournalState.NEEDS_ATTENTION)
                        .withTransactionId("T-" + number)
                        .withReason(Reason.RECIPIENT_REFUSED)
                        .withFault(new OperatorFault(6007, "Okänd: " + dashed, "call-" + number))
                        .withDetail("for " + dashed));
        Evidence evidence = evidence(work);

        assertThat(PersonalData.in(EvidenceJson.of(evidence))).isEmpty();
        assertThat(EvidenceJson.of(evidence)).doesNotContain("0103").doesNotContain("2384");
        assertThat(PersonalData.in(EvidenceJson.of(evidence, RecipientDisclosure.FULL)))
                .isNotEmpty();
    }

    @Test
    void noContentIsInIt() {
        assertThat(EvidenceJson.of(delivered(), RecipientDisclosure.FULL))
                .doesNotContain("Beslut om bygglov")
                .doesNotContain("Hej Anna")
                .doesNotContain("växel");
    }

    @Test
    void aRecipientThatCantBeReadIsLeftOut() throws IOException {
        JournalEntry entry = delivered().entry();
        List<JournalEvent> history = journal.records().history(entry.messageId());
        JournalEntry unreadable = new JournalEntry(
                entry.messageId(),
                entry.sender(),
                entry.clientReference(),
                entry.department(),
                entry.costCentre(),
                entry.batchReference(),
                entry.callbackUrl(),
                null,
                entry.state(),
                entry.facts(),
                entry.attempts(),
                entry.deliveries(),
                entry.acceptedAt(),
                entry.changedAt(),
                entry.concludedAt(),
                entry.nextAttemptAt(),
                entry.deadline(),
                entry.node(),
                entry.purgedAt(),
                entry.lastEvent());

        assertThat(parsed(EvidenceJson.of(new Evidence(unreadable, history))).has("recipient"))
                .isFalse();
    }

    @Test
    void itReadsAsLinesAndIsTheSameEachTime() {
        Evidence evidence = delivered();

        assertThat(EvidenceJson.of(evidence))
                .startsWith("{\n  \"version\" : 1,\n  \"messageId\" : ")
                .endsWith("\n}\n")
                .doesNotContain("\r")
                .isEqualTo(EvidenceJson.of(evidence));
    }

    private Evidence delivered() {
        Work work = accepted("case-1");
        clock.pass(A_SECOND);
        journal.move(
                work.lease(),
                Transition.to(JournalState.SEALED)
                        .withOperator(TestLetters.KIVRA)
                        .withSealing(TestLetters.SEALED_TODAY),
                Transition.to(JournalState.DELIVERING));
        clock.pass(A_SECOND);
        journal.move(
                work.lease(),
                Transition.to(JournalState.DELIVERED)
                        .withTransactionId("T-1")
                        .withSealing(TestLetters.SEALED_TODAY.withSha256(SHA256))
                        .withDetail("200 OK"));
        return evidence(work);
    }

    private Evidence returned() {
        Work work = accepted("case-2");
        journal.move(
                work.lease(),
                Transition.to(JournalState.TO_PRINT)
                        .withReason(Reason.RECIPIENT_REFUSED)
                        .withFault(new OperatorFault(6007, "Finns inte: åäö", "call-1")));
        journal.storePrintFile(work.lease(), PrintFiles.small());
        journal.move(work.lease(), Transition.to(JournalState.NEEDS_ATTENTION));
        journal.attention().retry(work.entry().messageId(), new Decision("kari01", "the address is right"));
        Work again = journal.take(TestLetters.SENDERS, 1, Duration.ofMinutes(1)).get(0);
        journal.move(again.lease(), Transition.to(JournalState.HANDED_OVER));
        journal.report(
                work.entry().messageId(),
                Transition.to(JournalState.RETURNED).withTime(Instant.parse("2026-11-20T08:30:00Z")));
        return evidence(work);
    }

    private Work accepted(String clientReference) {
        Acceptance.Accepted accepted = (Acceptance.Accepted) journal.accept(
                TestLetters.letter(clientReference), Duration.ofMinutes(1), Instant.parse("2026-11-24T09:00:00Z"));
        return new Work(accepted.entry(), accepted.lease());
    }

    private Evidence evidence(Work work) {
        return journal.records().evidence(work.entry().messageId()).orElseThrow();
    }

    private static List<String> strings(JsonNode array, String field) {
        List<String> values = new ArrayList<>();
        array.forEach(element -> values.add(element.get(field).asText()));
        return values;
    }

    private static JsonNode parsed(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }
}
