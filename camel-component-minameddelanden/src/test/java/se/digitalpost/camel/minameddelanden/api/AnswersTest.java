package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.InMemoryJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalFilter;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.StatisticsLine;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the journal and FaR tell arrives in the common API's words, and as its document says. */
class AnswersTest {

    private static final OrganizationNumber KOMMUN_A = new OrganizationNumber("162021004748");
    private static final OrganizationNumber KOMMUN_B = new OrganizationNumber("162021003898");
    private static final ServiceSupplier KIVRA =
            new ServiceSupplier(new OrganizationNumber("165568402266"), "Kivra", "https://kivra.example.org/");

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:15:02.114Z"), ZoneOffset.UTC);
    private final Journal journal = new InMemoryJournal("node", clock, 1000);

    @Test
    void aStatusTellsItsHistoryNewestFirst() {
        Message letter = accepted(
                Transition.to(JournalState.SEALED),
                Transition.to(JournalState.DELIVERING).withOperator(KIVRA),
                Transition.to(JournalState.DELIVERED).withTransactionId("T-88213"));

        JsonNode status = Answers.tree(status(letter));

        assertThat(OpenApi.faults("MessageStatus", status)).isEmpty();
        assertThat(status.toString())
                .isEqualTo("{\"messageId\":\"" + letter.messageId() + "\",\"clientReference\":\"stor\","
                        + "\"status\":\"DELIVERED\",\"channel\":\"DIGITAL\","
                        + "\"operator\":{\"organizationNumber\":\"165568402266\",\"name\":\"Kivra\"},\"transactionId\":\"T-88213\","
                        + "\"events\":["
                        + event("DELIVERED", "The mailbox operator has said that it is delivered") + ','
                        + event("IN_PROGRESS", "It is being posted to the mailbox operator") + ','
                        + event("IN_PROGRESS", "It goes to a mailbox") + ','
                        + event("ACCEPTED", "Stored, and nothing done yet") + "]}");
    }

    @Test
    void whatAPersonHasDecidedIsToldWithoutThePerson() {
        Message letter = accepted(Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.NO_POSTAL_ADDRESS));
        journal.attention()
                .close(letter.messageId(), JournalState.FAILED, new Decision("eva.berg", "handed over at the desk"));

        JsonNode status = Answers.tree(status(letter));

        assertThat(OpenApi.faults("MessageStatus", status)).isEmpty();
        assertThat(status.get("reason").asText()).isEqualTo("NO_POSTAL_ADDRESS");
        assertThat(status.at("/events/0/detail").asText()).isEqualTo("It can't be delivered: handed over at the desk");
        assertThat(status.toString()).doesNotContain("eva.berg").doesNotContain("198101052382");
    }

    @Test
    void everyStateOfTheJournalHasWordsOfItsOwn() {
        for (JournalState state : JournalState.values()) {
            assertThat(OpenApi.schema("DeliveryStatus").get("enum").toString())
                    .contains('"' + state.status().name() + '"');
            assertThat(OpenApi.schema("Channel").get("enum").toString())
                    .contains('"' + state.channel().name() + '"');
        }
    }

    @Test
    void everyReasonIsInTheDocument() {
        String described = OpenApi.schema("Reason").get("description").asText();

        for (Reason reason : Reason.values()) {
            assertThat(described).contains("`" + reason + "`");
        }
    }

    @Test
    void aListHasNoHistory() {
        accepted();

        JsonNode list = Answers.tree(AnswerMapper.list(journal.records().list(JournalFilter.ALL, 1, 20)));

        assertThat(OpenApi.faults("MessageList", list)).isEmpty();
        assertThat(list.get("messages")).hasSize(1);
        assertThat(list.at("/messages/0").has("events")).isFalse();
        assertThat(list.get("more").asBoolean()).isFalse();
    }

    @Test
    void aLookupAnswersInTheOrderAsked() {
        JsonNode results = Answers.tree(AnswerMapper.lookup(List.of(
                new Reachability(RecipientId.parse("191212121212"), Reason.NOT_REGISTERED, null),
                new Reachability(RecipientId.parse("198101052382"), null, KIVRA),
                new Reachability(RecipientId.parse("192705178354"), Reason.MINOR, KIVRA))));

        assertThat(OpenApi.faults("MailboxLookupResults", results)).isEmpty();
        assertThat(results.findValuesAsText("recipientId"))
                .containsExactly("191212121212", "198101052382", "192705178354");
        assertThat(results.findValuesAsText("reachable")).containsExactly("false", "true", "false");
        assertThat(results.findValuesAsText("reason")).containsExactly("NOT_REGISTERED", "MINOR");
    }

    @Test
    void statisticsAreOfTheSendersThatTheClientMayActForAndAddedUp() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        Statistics statistics = AnswerMapper.statistics(
                day,
                day,
                List.of(
                        line(day, KOMMUN_A, Channel.NONE, null, JournalState.FAILED, 2),
                        line(day, KOMMUN_A, Channel.NONE, null, JournalState.WITHDRAWN, 3),
                        line(day, KOMMUN_A, Channel.DIGITAL, KIVRA, JournalState.DELIVERED, 400_000_000_000L),
                        line(day, KOMMUN_B, Channel.PAPER, null, JournalState.PRINTED, 7)),
                Set.of(KOMMUN_A));

        assertThat(OpenApi.faults("Statistics", Answers.tree(statistics))).isEmpty();
        assertThat(statistics.lines())
                .extracting(line -> line.sender() + " " + line.outcome() + " " + line.letters())
                .containsExactly("162021004748 FAILED 5", "162021004748 DELIVERED 400000000000");
    }

    @Test
    void theApiTellsOfItself() {
        JsonNode info = Answers.tree(ApiInfo.of("/digital-post"));

        assertThat(OpenApi.faults("ApiInfo", info)).isEmpty();
        assertThat(info).isEqualTo(OpenApi.example("ThisApi"));
        assertThat(info.get("apiVersion")).isEqualTo(OpenApi.document().at("/info/version"));
    }

    @Test
    void everyProblemIsAsTheDocumentSays() {
        String document = OpenApi.document().toString();

        for (ProblemType type : ProblemType.values()) {
            Problem problem = Problem.of(type, "Something");
            assertThat(OpenApi.faults("Problem", Answers.tree(problem))).isEmpty();
            if (type != ProblemType.METHOD_NOT_ALLOWED) {
                assertThat(document)
                        .contains("\"type\":\"" + type.uri() + "\",\"title\":\"" + type.title() + "\",\"status\":"
                                + type.status() + ",");
            }
        }
    }

    @Test
    void whatOneServiceAnswersAnotherOneReads() throws Exception {
        MessageStatus status =
                status(accepted(Transition.to(JournalState.FAILED).withReason(Reason.INVALID_MESSAGE)));
        Problem problem = Problem.of(ProblemType.FORBIDDEN, "The client may not act for this sender");

        assertThat(AnswerReader.status(new ByteArrayInputStream(AnswerWriter.write(status))))
                .isEqualTo(status);
        assertThat(AnswerReader.problem(new ByteArrayInputStream(AnswerWriter.write(problem))))
                .isEqualTo(problem);
    }

    @Test
    void anAnswerThatIsNoStatusIsNotTakenForOne() {
        String answer = "{\"messageId\":\"" + UUID.randomUUID() + "\",\"status\":\"SENT\",\"new\":{}}";

        assertThatThrownBy(() -> AnswerReader.status(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/status")
                .hasMessageContaining("/events");
        assertThatThrownBy(
                        () -> AnswerReader.status(new ByteArrayInputStream("<html>".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void examplesOfAnswersAreReadable() throws Exception {
        for (String example : List.of("Accepted", "Delivered", "SentToPrint")) {
            byte[] body = OpenApi.example(example).toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Answers.tree(AnswerReader.status(new ByteArrayInputStream(body))))
                    .isEqualTo(OpenApi.example(example));
        }
    }

    @Test
    void theServedDocumentNamesTheService() throws Exception {
        byte[] served = new OpenApiDocument(
                        "https://api.kommunen.se/digital-post",
                        "Kommun A",
                        null,
                        "digitalpost@kommunen.se",
                        "https://login.kommunen.se/token")
                .json();
        JsonNode document = OpenApi.JSON.readTree(served);

        assertThat(document.get("servers").toString())
                .contains("https://api.kommunen.se/digital-post")
                .doesNotContain("variables");
        assertThat(document.at("/info/contact").toString())
                .isEqualTo("{\"name\":\"Kommun A\",\"email\":\"digitalpost@kommunen.se\"}");
        assertThat(document.at("/components/securitySchemes/clientCredentials/flows/clientCredentials/tokenUrl")
                        .asText())
                .isEqualTo("https://login.kommunen.se/token");
        assertThat(document.get("paths")).isEqualTo(OpenApi.document().get("paths"));
        assertThat(document.at("/components/schemas"))
                .isEqualTo(OpenApi.document().at("/components/schemas"));
    }

    private Message accepted(Transition... steps) {
        Message letter = Requests.letter().buildComplete();
        Acceptance.Accepted accepted = (Acceptance.Accepted) journal.accept(letter, Duration.ofMinutes(1), null);
        if (steps.length > 0) {
            journal.move(accepted.lease(), steps);
        }
        return letter;
    }

    private MessageStatus status(Message letter) {
        return AnswerMapper.status(
                journal.records().find(letter.messageId()).orElseThrow(),
                journal.records().history(letter.messageId()));
    }

    private static StatisticsLine line(
            LocalDate day,
            OrganizationNumber sender,
            Channel channel,
            ServiceSupplier operator,
            JournalState outcome,
            long letters) {
        return new StatisticsLine(
                day,
                sender,
                null,
                channel,
                operator == null ? null : operator.id(),
                operator == null ? null : operator.name(),
                outcome,
                letters);
    }

    private static String event(String status, String detail) {
        return "{\"time\":\"2026-11-22T09:15:02.114Z\",\"status\":\"" + status + "\",\"detail\":\"" + detail + "\"}";
    }
}
