package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import se.digitalpost.minameddelanden.simulator.junit.MinaMeddelandenTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MinaMeddelandenTest
class FarTest {

    private static final String KOMMUN_A = "162021004748";
    private static final String SOMEBODY = TestRecipients.AT_KIVRA.id();

    private final Simulator simulator;
    private final Caller caller;

    FarTest(Simulator simulator) {
        this.simulator = simulator;
        this.caller = Caller.as(simulator.issueIdentity(KOMMUN_A, "Kommun A"));
    }

    @Test
    void aRecipientWithAMailboxIsAnsweredWithItsOperator() throws IOException {
        // when
        String answer = isReachable(SOMEBODY);

        // then
        assertThat(answer)
                .contains(
                        "<r:RecipientId>" + SOMEBODY + "</r:RecipientId><r:Type>Secure</r:Type>",
                        "<r:Pending>false</r:Pending>",
                        "<r:ServiceSupplier><r:Id>165568402266</r:Id><r:Name>Kivra</r:Name>",
                        "<r:ServiceAdress>"
                                + simulator.operator(MailboxOperator.KIVRA).url() + "</r:ServiceAdress>",
                        "<r:SenderAccepted>true</r:SenderAccepted>");
    }

    @Test
    void anOperatorIsReachedWhereTheTestSaysUntilTheReset() throws IOException {
        // given
        String elsewhere = "https://localhost:4711/proxy";
        simulator.reachedAt(MailboxOperator.KIVRA, elsewhere);

        // then
        assertThat(isReachable(SOMEBODY)).contains("<r:ServiceAdress>" + elsewhere + "</r:ServiceAdress>");

        // when
        simulator.reset();

        // then
        assertThat(isReachable(SOMEBODY)).doesNotContain(elsewhere);
    }

    @Test
    void aRecipientWithoutAMailboxAndAnUnknownOneAreOfTypeNot() throws IOException {
        // then
        assertThat(isReachable(TestRecipients.WITHOUT_MAILBOX.id(), "198501012383"))
                .containsPattern("(?s)<r:Type>Not</r:Type>.*<r:Type>Not</r:Type>")
                .contains("<r:SenderAccepted>false</r:SenderAccepted>")
                .doesNotContain("ServiceSupplier");
    }

    @Test
    void everyWayNotToBeReachableCanBeScripted() throws IOException {
        // then
        simulator.recipient(SOMEBODY).notRegistered();
        assertThat(isReachable(SOMEBODY)).contains("<r:Type>Not</r:Type>");

        simulator.recipient(SOMEBODY).hasMailboxAt(MailboxOperator.FORTNOX);
        assertThat(isReachable(SOMEBODY)).contains("<r:Name>Fortnox</r:Name>");

        simulator.recipient(SOMEBODY).anonymousType();
        assertThat(isReachable(SOMEBODY)).contains("<r:Type>Anonymous</r:Type>");

        simulator.recipient(SOMEBODY).hasMailboxAt(MailboxOperator.BILLO).noOperator();
        assertThat(isReachable(SOMEBODY)).contains("<r:Type>Secure</r:Type>").doesNotContain("ServiceSupplier");

        simulator.recipient(SOMEBODY).hasMailboxAt(MailboxOperator.BILLO).pending();
        assertThat(isReachable(SOMEBODY)).contains("<r:Pending>true</r:Pending>");

        simulator.recipient(SOMEBODY).hasMailboxAt(MailboxOperator.BILLO).blankServiceAddress();
        assertThat(isReachable(SOMEBODY)).contains("<r:ServiceAdress></r:ServiceAdress>");

        simulator.recipient(SOMEBODY).hasMailboxAt(MailboxOperator.BILLO).refusesSender("162021003898");
        assertThat(isReachable(SOMEBODY)).contains("<r:SenderAccepted>true</r:SenderAccepted>");

        simulator.recipient(SOMEBODY).refusesSender(KOMMUN_A);
        assertThat(isReachable(SOMEBODY)).contains("<r:SenderAccepted>false</r:SenderAccepted>");

        simulator.recipient(SOMEBODY).hasMailboxAt(MailboxOperator.BILLO).refusesAllSenders();
        assertThat(isReachable(SOMEBODY)).contains("<r:SenderAccepted>false</r:SenderAccepted>");

        simulator.recipient(SOMEBODY).hasMailboxAt(MailboxOperator.BILLO).leftOutOfAnswers();
        assertThat(isReachable(SOMEBODY)).doesNotContain(SOMEBODY);
    }

    @Test
    void answersComeInAnotherOrderThanAskedUnlessToldOtherwise() throws IOException {
        // given
        String[] ids = TestRecipients.all().stream().map(TestRecipient::id).toArray(String[]::new);

        // when
        List<String> shuffled = idsIn(isReachable(ids));
        simulator.far().answersInReverse();
        List<String> reversed = idsIn(isReachable(ids));
        simulator.far().answersInOrder();
        List<String> asAsked = idsIn(isReachable(ids));

        // then
        assertThat(shuffled).containsExactlyInAnyOrder(ids).isNotEqualTo(asAsked);
        assertThat(asAsked).containsExactly(ids);
        assertThat(reversed).isEqualTo(Arrangement.reversed(asAsked));
    }

    @Test
    void isRegisteredTellsTheAccountAlone() throws IOException {
        // when
        HttpResponse<String> answer = caller.post(
                simulator.farUrl(), Caller.far("isRegistered", "<r:recipientId>" + SOMEBODY + "</r:recipientId>"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("isRegisteredResponse", "<r:Type>Secure</r:Type>")
                .doesNotContain("SenderAccepted");
    }

    @Test
    void callsAreKeptWithTheNumberOfIds() throws IOException {
        // when
        isReachable(SOMEBODY, TestRecipients.AT_BILLO.id());

        // then
        assertThat(simulator.far().calls()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("isReachable");
            assertThat(call.ids()).isEqualTo(2);
            assertThat(call.senderOrgNr()).isEqualTo(KOMMUN_A);
            assertThat(call.tlsOrganization()).isEqualTo(KOMMUN_A);
        });
    }

    @Test
    void aThousandIdsAreAnsweredAndOneMoreIsTooMany() throws IOException {
        // given
        String[] thousand = ids(1000);

        // then
        assertThat(idsIn(isReachable(thousand))).hasSize(1000);
        assertFault(caller.isReachable(simulator, KOMMUN_A, ids(1001)), 5005);
    }

    @Test
    void aTlsClientThatFarDoesNotKnowIsDenied() throws IOException {
        // given
        Caller stranger = Caller.as(simulator.issueIdentity("165591386718", "Främmande"));

        // then
        assertFault(stranger.isReachable(simulator, KOMMUN_A, SOMEBODY), 5002);
    }

    @Test
    void aSenderThatIsNotRegisteredIsNotAuthorized() throws IOException {
        // then
        assertFault(caller.isReachable(simulator, "165591386718", SOMEBODY), 5014);
        simulator.register("165591386718");
        assertThat(caller.isReachable(simulator, "165591386718", SOMEBODY).statusCode())
                .isEqualTo(200);
    }

    @Test
    void inputThatTheSchemaDoesNotAllowIsInvalidAndNotRepeatedInTheFault() throws IOException {
        // when
        HttpResponse<String> wrongId = caller.isReachable(simulator, KOMMUN_A, "19810103238X");
        HttpResponse<String> wrongOperation = caller.post(simulator.farUrl(), Caller.far("register", ""));
        HttpResponse<String> noXml = caller.post(simulator.farUrl(), new byte[0]);

        // then
        assertFault(wrongId, 5001);
        assertThat(wrongId.body()).doesNotContain("19810103238X");
        assertFault(wrongOperation, 5001);
        assertFault(noXml, 5001);
        assertThat(simulator.far().counts().refused()).isEqualTo(3);
    }

    @Test
    void farItselfCanBeScripted() throws IOException {
        // given
        simulator
                .far()
                .next(
                        Behaviour.fault(ErrorCode.SYSTEM),
                        Behaviour.httpStatus(500),
                        Behaviour.brokenAnswer(),
                        Behaviour.emptyAnswer(),
                        Behaviour.answerWithoutStatus(),
                        Behaviour.answerAboutAnother(),
                        Behaviour.slow(Duration.ofMillis(50)),
                        Behaviour.dropAfterRequestBytes(10),
                        Behaviour.dropAfterResponseBytes(100));

        // then
        assertFault(caller.isReachable(simulator, KOMMUN_A, SOMEBODY), 4999);
        assertThat(caller.isReachable(simulator, KOMMUN_A, SOMEBODY).statusCode())
                .isEqualTo(500);
        assertThat(isReachable(SOMEBODY)).contains("<br>");
        assertThat(isReachable(SOMEBODY)).isEmpty();
        assertThat(idsIn(isReachable(SOMEBODY))).isEmpty();
        assertThat(idsIn(isReachable(SOMEBODY))).hasSize(1).doesNotContain(SOMEBODY);
        assertThat(idsIn(isReachable(SOMEBODY))).containsExactly(SOMEBODY);
        assertThatThrownBy(() -> isReachable(SOMEBODY)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> isReachable(SOMEBODY)).isInstanceOf(IOException.class);
        assertThat(idsIn(isReachable(SOMEBODY))).containsExactly(SOMEBODY);
    }

    @Test
    void callsAreKeptUpToALimitAndAllAreCounted() throws IOException {
        try (Simulator two = Simulator.builder().keepReceived(2).start()) {
            Caller kommunA = Caller.as(two.issueIdentity(KOMMUN_A, "Kommun A"));

            // when
            kommunA.isReachable(two, KOMMUN_A, ids(1));
            kommunA.isReachable(two, KOMMUN_A, ids(2));
            kommunA.isReachable(two, KOMMUN_A, ids(3));

            // then
            assertThat(two.far().calls()).extracting(FarCall::ids).containsExactly(2, 3);
            assertThat(two.far().counts().accepted()).isEqualTo(3);
        }
    }

    private String isReachable(String... ids) throws IOException {
        HttpResponse<String> answer = caller.isReachable(simulator, KOMMUN_A, ids);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> idsIn(String answer) {
        return Pattern.compile("<r:RecipientId>(\\d+)<")
                .matcher(answer)
                .results()
                .map((MatchResult r) -> r.group(1))
                .collect(Collectors.toList());
    }

    private static String[] ids(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> String.format("19810103%04d", i))
                .toArray(String[]::new);
    }

    private static void assertFault(HttpResponse<String> answer, int code) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<c:ErrorCode>" + code + "</c:ErrorCode>");
    }
}
