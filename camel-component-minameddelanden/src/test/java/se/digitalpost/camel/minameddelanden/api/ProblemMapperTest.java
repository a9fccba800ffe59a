package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.InMemoryJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class ProblemMapperTest {

    private final Journal journal = new InMemoryJournal("node", Clock.systemUTC(), 10);

    @Test
    void aProblemStaysWhatItIs() {
        ApiProblemException problem = MessagePath.notFound();

        assertThat(ProblemMapper.of(problem)).isSameAs(problem);
    }

    @Test
    void theRulesOfTheJournalAreToldByTheirPointers() {
        Message letter = Requests.letter().clientReference("for 19810105-2382").buildComplete();

        Problem problem = ProblemMapper.of(catchThrowable(() -> journal.accept(letter, Duration.ZERO, null)))
                .problem();

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactly("/clientReference");
    }

    @Test
    void everyFieldOfAMessageHasAPointer() {
        Problem problem = ProblemMapper.of(new InvalidMessageException(List.of(
                        FieldFault.oversize(3_000_000, 2_097_152),
                        new FieldFault("sender.id", "be given"),
                        new FieldFault("recipient.id", "be given"),
                        new FieldFault("body", "be given"),
                        new FieldFault("attachments[2].fileName", "be given"),
                        new FieldFault("attachments[3]", "be given"),
                        new FieldFault("postalAddress.city", "be given"),
                        new FieldFault("postalAddress", "be given"),
                        new FieldFault("supportInfo.text", "be given"),
                        new FieldFault("officialMatter.timestamp", "be given"),
                        new FieldFault("department", "be given"),
                        new FieldFault("costCentre", "be given"))))
                .problem();

        assertThat(problem.invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactly(
                        "",
                        "/sender/organizationNumber",
                        "/recipient/id",
                        "/body/content",
                        "/attachments/2/fileName",
                        "/attachments/3",
                        "/recipient/postalAddress/city",
                        "/recipient/postalAddress",
                        "/supportInfo/text",
                        "/officialMatter/date",
                        "/sender/department");
        assertThat(OpenApi.faults("Problem", Answers.tree(problem))).isEmpty();
    }

    @Test
    void otherContentUnderTheSameReferenceIsAConflict() throws Exception {
        Problem problem = ProblemMapper.of(new DuplicateReferenceException(UUID.randomUUID()))
                .problem();

        assertThat(problem)
                .usingRecursiveComparison()
                .ignoringFields("instance")
                .isEqualTo(AnswerReader.problem(new ByteArrayInputStream(
                        OpenApi.example("DuplicateReference").toString().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatHasLeftCannotBeWithdrawn() {
        Throwable refused = catchThrowable(() ->
                journal.attention().withdraw(UUID.randomUUID(), new Decision("client", "withdrawn by the sender")));

        assertThat(ProblemMapper.of(refused).problem().status()).isEqualTo(409);
    }

    @Test
    void whatMayHelpLaterIsUnavailableAndSaysWhen() {
        ApiProblemException problem = ProblemMapper.of(new JournalUnavailableException("The database is gone", null));

        assertThat(problem.problem().status()).isEqualTo(503);
        assertThat(problem.headers()).containsEntry("Retry-After", "30");
        assertThat(problem.problem().detail()).doesNotContain("database");
    }

    @Test
    void anythingElseIsTheServicesOwnAffair() {
        Problem problem = ProblemMapper.of(new IllegalStateException("secret 198101052382"))
                .problem();

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("198101052382");
        assertThat(ProblemMapper.of(new MinaMeddelandenException("no", false, null))
                        .problem()
                        .status())
                .isEqualTo(500);
    }

    @Test
    void aTraceIsPassedOn() {
        String header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        assertThat(TraceParent.valid(header)).isEqualTo(header);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX: y",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x"
            })
    void whatIsNoTraceIsNot(String header) {
        assertThat(TraceParent.valid(header)).isNull();
    }
}
