package se.digitalpost.camel.minameddelanden.api;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "&", "unknown=1", "=", "%zz=1"})
    void aListBeginsWithTheFirstTwenty(String query) {
        assertThat(MessageQuery.parse(query)).isEqualTo(new MessageQuery(null, null, Set.of(), 1, 20));
    }

    @Test
    void aListCanBeNarrowed() {
        MessageQuery query = MessageQuery.parse(
                "clientReference=BYGG%202026%2F17&batchReference=%C3%A5+1&status=FAILED&status=IN_DOUBT&page=3&limit=100");

        assertThat(query)
                .isEqualTo(new MessageQuery(
                        "BYGG 2026/17", "å 1", Set.of(DeliveryStatus.FAILED, DeliveryStatus.IN_DOUBT), 3, 100));
        assertThat(query.states())
                .containsExactlyInAnyOrder(
                        JournalState.FAILED, JournalState.WITHDRAWN, JournalState.RETURNED, JournalState.IN_DOUBT);
        assertThat(MessageQuery.parse("").states()).isEmpty();
    }

    @Test
    void allFaultsOfAQueryAreToldAtOnce() {
        Problem problem = problem(() ->
                MessageQuery.parse("clientReference=&batchReference=&status=LOST&page=0&limit=101&clientReference=b"));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("5 parameters break a rule");
        assertThat(problem.invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactlyInAnyOrder("clientReference", "batchReference", "status", "page", "limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "page=1.5",
                "page=x",
                "page=",
                "page=1&page=2",
                "page=99999999999",
                "limit=%zz",
                "limit=٣"
            })
    void aPageIsAWholeNumber(String query) {
        assertThat(problem(() -> MessageQuery.parse(query)).invalidParams()).hasSize(1);
    }

    @Test
    void theDocumentHasTheSameLimits() {
        JsonNode parameters = OpenApi.document().at("/paths/~1v1~1messages/get/parameters");

        assertThat(parameters.at("/4/schema/maximum").asInt()).isEqualTo(1_000_000);
        assertThat(parameters.at("/5/schema/maximum").asInt()).isEqualTo(100);
        assertThat(parameters.at("/5/schema/default").asInt())
                .isEqualTo(MessageQuery.parse("").limit());
    }

    @Test
    void statisticsTakeTwoDays() {
        assertThat(StatisticsQuery.parse("from=2026-11-01&to=2026-11-30"))
                .isEqualTo(new StatisticsQuery(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)));
        assertThat(problem(() -> StatisticsQuery.parse("to=2026-02-30")).invalidParams())
                .containsExactly(
                        new Problem.InvalidParam("from", "must be given"),
                        new Problem.InvalidParam("to", "must be a date, as in 2026-11-22"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026-11-02&to=2026-11-01", "from=2025-01-01&to=2026-01-03"})
    void statisticsAreOfAYearAtMost(String query) {
        assertThat(problem(() -> StatisticsQuery.parse(query)).invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactly("to");
    }

    @Test
    void aMessageIsFoundByItsId() {
        UUID id = UUID.randomUUID();

        assertThat(MessagePath.messageId(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1-1-1-1-1", "198101052382", "../x", "5b0bb5d6-0fb4-5a2e-9d5a-f6f0c0c8d7a1/"})
    void whatIsNoIdIsNotFoundLikeAnyUnknownMessage(String segment) {
        assertThatThrownBy(() -> MessagePath.messageId(segment))
                .isInstanceOfSatisfying(
                        ApiProblemException.class,
                        refusal -> assertThat(refusal.problem())
                                .usingRecursiveComparison()
                                .ignoringFields("instance")
                                .isEqualTo(MessagePath.notFound().problem()));
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable query) {
        return catchThrowableOfType(ApiProblemException.class, query).problem();
    }
}
