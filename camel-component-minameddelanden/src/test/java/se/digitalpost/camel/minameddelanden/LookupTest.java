package se.digitalpost.camel.minameddelanden;

import java.util.ArrayList;
import java.util.List;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.FarCall;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipient;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_BILLO;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.MINOR_WITH_MAILBOX;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

class LookupTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private Municipality kommunA;

    @BeforeEach
    void moveIn() throws Exception {
        kommunA = new Municipality(simulator).startedWith("minameddelanden:lookup");
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    @Test
    void tellsWhoCanBeReachedAndWhyNotInTheOrderAsked() {
        simulator.far().answersInReverse();

        List<Reachability> answers = lookUp(
                List.of(AT_KIVRA.id(), "192705178354", MINOR_WITH_MAILBOX.id(), RecipientId.parse(AT_BILLO.id())));

        assertThat(answers)
                .extracting(answer -> answer.recipient().value())
                .containsExactly(AT_KIVRA.id(), WITHOUT_MAILBOX.id(), MINOR_WITH_MAILBOX.id(), AT_BILLO.id());
        assertThat(answers)
                .extracting(Reachability::reason)
                .containsExactly(null, Reason.NOT_REGISTERED, Reason.MINOR, null);
        assertThat(answers.get(0).operator()).hasValueSatisfying(operator -> {
            assertThat(operator.name()).isEqualTo("Kivra");
            assertThat(operator.serviceAddress()).startsWith("https://localhost:");
        });
    }

    @Test
    void oneIdOrSeveralInATextAreTakenAsWell() {
        assertThat(lookUp("198101032384")).hasSize(1);
        assertThat(lookUp("198101032384,19900101-2385")).hasSize(2);
    }

    @Test
    void moreThanAThousandIdsAreAskedInSeveralCalls() {
        List<String> ids = new ArrayList<>();
        List<TestRecipient> all = TestRecipients.all();
        for (int i = 0; ids.size() < 2100; i++) {
            ids.add(all.get(i % all.size()).id());
        }
        simulator.far().answersInReverse();

        List<Reachability> answers = lookUp(ids);

        assertThat(answers).extracting(answer -> answer.recipient().value()).containsExactlyElementsOf(ids);
        assertThat(simulator.far().calls()).extracting(FarCall::ids).allMatch(asked -> asked <= 1000);
        assertThat(simulator.far().calls()).extracting(FarCall::senderOrgNr).containsOnly(Municipality.ID);
    }

    @Test
    void whoIsLeftOutIsUnknown() {
        simulator.recipient(AT_KIVRA.id()).leftOutOfAnswers();

        assertThat(lookUp(List.of(AT_KIVRA.id(), AT_BILLO.id())))
                .extracting(Reachability::reason)
                .containsExactly(Reason.UNKNOWN, null);
    }

    @Test
    void everyWrongIdIsToldByItsPlace() {
        Exchange out = exchange(List.of(AT_KIVRA.id(), "1981", "19810103-2385"));

        assertThat(out.getException(InvalidMessageException.class).faults())
                .containsExactly(
                        new FieldFault("body[1]", "have 10 or 12 digits, with or without a dash before the last four"),
                        new FieldFault("body[2]", "have a correct check digit"));
        assertThat(exchange(null).getException())
                .hasMessage("The message can't be sent: body must have at least one recipient id");
        assertThat(simulator.far().calls()).isEmpty();
    }

    @Test
    void aFarThatDoesNotAnswerIsAnExceptionThatMayBeRetried() {
        simulator.far().behaves(Behaviour.httpStatus(503));

        assertThat(exchange(AT_KIVRA.id())
                        .getException(FarUnavailableException.class)
                        .isRetryable())
                .isTrue();
    }

    @SuppressWarnings("unchecked")
    private List<Reachability> lookUp(Object body) {
        Exchange out = exchange(body);
        assertThat(out.getException()).isNull();
        return out.getMessage().getBody(List.class);
    }

    private Exchange exchange(Object body) {
        return kommunA.exchange(exchange -> exchange.getMessage().setBody(body));
    }
}
