package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.dispatch.MinorPolicy;
import se.digitalpost.camel.minameddelanden.message.ContentRefusedException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.InDoubtException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OperatorUnavailableException;
import se.digitalpost.camel.minameddelanden.message.SenderRefusedException;
import se.digitalpost.camel.minameddelanden.message.UndeliveredException;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ErrorCode;
import se.digitalpost.minameddelanden.simulator.RecipientScript;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.MINOR_WITH_MAILBOX;

/** What becomes of a letter, whatever FaR and the mailbox operator do. No fallback is set. */
class OutcomesTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private Municipality kommunA;

    @BeforeEach
    void moveIn() {
        kommunA = new Municipality(simulator);
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    static Stream<Arguments> reasonsOfFar() {
        return Stream.of(
                arguments("NOT_REGISTERED", script(RecipientScript::notRegistered)),
                arguments("SENDER_NOT_ACCEPTED", script(RecipientScript::refusesAllSenders)),
                arguments("SENDER_NOT_ACCEPTED", script(recipient -> recipient.refusesSender(Municipality.ID))),
                arguments("PENDING", script(RecipientScript::pending)),
                arguments("NOT_A_MAILBOX", script(RecipientScript::anonymousType)),
                arguments("NO_OPERATOR", script(RecipientScript::noOperator)),
                arguments("NO_SERVICE_ADDRESS", script(RecipientScript::blankServiceAddress)));
    }

    private static Consumer<RecipientScript> script(Consumer<RecipientScript> script) {
        return script;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasonsOfFar")
    void whoCannotBeReachedIsAnOutcomeAndNoException(String reason, Consumer<RecipientScript> script) throws Exception {
        script.accept(simulator.recipient(AT_KIVRA.id()));

        Exchange out = kommunA.startedWith("minameddelanden:send").send(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getMessage().getBody(Delivery.class).reason()).hasToString(reason);
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("FAILED");
        assertThat(header(out, MinaMeddelandenConstants.CHANNEL)).isEqualTo("NONE");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo(reason);
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void whoIsLeftOutOfFarsAnswerIsUnknownAndTriedAgain() throws Exception {
        simulator.recipient(AT_KIVRA.id()).leftOutOfAnswers();

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getException(FarUnavailableException.class).isRetryable())
                .isTrue();
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("FAR_UNAVAILABLE");
    }

    @Test
    void aMinorsLetterStaysOutOfTheMailboxUnlessTheSenderDecidesOtherwise() throws Exception {
        Exchange paper =
                kommunA.startedWith("minameddelanden:send").send(Letters.pdfWithHeaders(MINOR_WITH_MAILBOX.id()));
        try (Municipality bold = new Municipality(simulator)) {
            bold.options().setMinorPolicy(MinorPolicy.DIGITAL);
            Exchange digital =
                    bold.startedWith("minameddelanden:send").send(Letters.pdfWithHeaders(MINOR_WITH_MAILBOX.id()));

            assertThat(header(paper, MinaMeddelandenConstants.REASON)).isEqualTo("MINOR");
            assertThat(header(digital, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        }
    }

    @Test
    void onlyAllowedOperatorsAreUsed() throws Exception {
        kommunA.startedWith("minameddelanden:send?operators=202100-3898, 2120002411");

        Exchange out = kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("OPERATOR_NOT_ALLOWED");
        assertThat(header(out, MinaMeddelandenConstants.OPERATOR)).isEqualTo("Kivra");
        assertThat(simulator.received()).isEmpty();
    }

    static Stream<Arguments> behavioursOfOperators() {
        return Stream.of(
                arguments(Behaviour.deliveredFalse(), null, "FAILED", "NOT_DELIVERED"),
                arguments(Behaviour.slow(Duration.ofMillis(200)), null, "DELIVERED", null),
                arguments(
                        Behaviour.refuseConnection(),
                        OperatorUnavailableException.class,
                        "FAILED",
                        "OPERATOR_UNAVAILABLE"),
                arguments(Behaviour.dropAfterRequestBytes(100), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.dropAfterResponseBytes(0), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.dropAfterResponseBytes(60), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.timeOut(), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.timeOutAfterStoring(), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.httpStatus(500), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(
                        Behaviour.httpStatus(502),
                        OperatorUnavailableException.class,
                        "FAILED",
                        "OPERATOR_UNAVAILABLE"),
                arguments(
                        Behaviour.httpStatus(503, Duration.ofSeconds(30)),
                        OperatorUnavailableException.class,
                        "FAILED",
                        "OPERATOR_UNAVAILABLE"),
                arguments(Behaviour.emptyAnswer(), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.brokenAnswer(), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.truncatedAnswer(), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.answerWithoutStatus(), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"),
                arguments(Behaviour.answerAboutAnother(), InDoubtException.class, "IN_DOUBT", "NO_ANSWER"));
    }

    @ParameterizedTest(name = "{0} → {2} {3}")
    @MethodSource("behavioursOfOperators")
    void whateverAMailboxOperatorDoesHasItsOutcome(
            Behaviour behaviour, Class<? extends MinaMeddelandenException> exception, String status, String reason)
            throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(behaviour);

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getException()).satisfies(thrown -> {
            if (exception == null) {
                assertThat(thrown).isNull();
            } else {
                assertThat(thrown).isInstanceOf(exception);
            }
        });
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo(status);
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorCodeMeansWhatTheFaultTableSays(ErrorCode code) throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.fault(code));

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.CALL_ID)).asString().hasSizeBetween(20, 50);
        switch (code.code()) {
            case 4999, 5000, 5004, 5011, 5017, 5018 ->
                assertThat(out.getException(OperatorUnavailableException.class).isRetryable())
                        .isTrue();
            case 5001, 5005, 5016, 5019 ->
                assertThat(out.getException(ContentRefusedException.class).isRetryable())
                        .isFalse();
            case 5002, 5012, 5014, 6005 ->
                assertThat(out.getException(SenderRefusedException.class).isRetryable())
                        .isFalse();
            case 5003, 6004, 6007 -> {
                assertThat(out.getException()).isNull();
                assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("FAILED");
                assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("RECIPIENT_REFUSED");
            }
            case 6006 -> {
                assertThat(out.getException()).isNull();
                assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
                assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("PROTECTED_IDENTITY");
            }
            default -> throw new AssertionError("the table doesn't have " + code);
        }
    }

    @Test
    void theFaultTableCanBeChanged() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.fault(ErrorCode.PERSON_DOES_NOT_EXIST));

        Exchange out = kommunA.startedWith("minameddelanden:send?faultActions=6007=MANUAL")
                .send(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("RECIPIENT_REFUSED");
    }

    @Test
    void inDoubtTellsAllThatSupportAsksForAndNothingPersonal() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.timeOutAfterStoring());

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        UndeliveredException inDoubt = out.getException(InDoubtException.class);
        assertThat(inDoubt.isRetryable()).isFalse();
        assertThat(inDoubt.delivery().messageId())
                .hasToString(simulator.received().get(0).messageId());
        assertThat(inDoubt.delivery().sealedSha256()).matches("[0-9a-f]{64}");
        assertThat(inDoubt)
                .hasMessageContaining("mailbox operator Kivra")
                .hasMessageContaining(inDoubt.delivery().messageId().toString());
        assertThat(inDoubt.getMessage())
                .doesNotContain(AT_KIVRA.id(), AT_KIVRA.id().substring(2));
    }

    static Stream<Arguments> behavioursOfFar() {
        return Stream.of(
                arguments(Behaviour.httpStatus(500), FarUnavailableException.class),
                arguments(Behaviour.httpStatus(503), FarUnavailableException.class),
                arguments(Behaviour.emptyAnswer(), FarUnavailableException.class),
                arguments(Behaviour.brokenAnswer(), FarUnavailableException.class),
                arguments(Behaviour.truncatedAnswer(), FarUnavailableException.class),
                arguments(Behaviour.answerWithoutStatus(), FarUnavailableException.class),
                arguments(Behaviour.answerAboutAnother(), FarUnavailableException.class),
                arguments(Behaviour.timeOut(), FarUnavailableException.class),
                arguments(Behaviour.dropAfterResponseBytes(10), FarUnavailableException.class),
                arguments(Behaviour.fault(ErrorCode.SYSTEM), FarUnavailableException.class),
                arguments(Behaviour.fault(ErrorCode.ACCESS_DENIED), FarRefusedException.class),
                arguments(Behaviour.fault(ErrorCode.SENDER_NOT_AUTHORIZED), FarRefusedException.class));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("behavioursOfFar")
    void whateverFarDoesNothingIsSent(Behaviour behaviour, Class<? extends MinaMeddelandenException> exception)
            throws Exception {
        simulator.far().behaves(behaviour);

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getException()).isInstanceOf(exception);
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("FAILED");
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void farKnowingOfAProtectedIdentityNeedsAttention() throws Exception {
        simulator.far().behaves(Behaviour.fault(ErrorCode.PROTECTED_IDENTITY));

        Exchange out = kommunA.startedWith("minameddelanden:send").send(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("PROTECTED_IDENTITY");
    }

    @Test
    void anUnregisteredSenderIsToldSo() throws Exception {
        simulator.unregister(Municipality.ID);

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getException()).isInstanceOf(FarRefusedException.class);
        simulator.register(Municipality.ID);
    }
}
