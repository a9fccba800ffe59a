package se.digitalpost.camel.minameddelanden.far;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What FaR is asked, and what its answers are taken for. */
@Timeout(60)
class FarClientTest {

    private static final OrganizationNumber SENDER = new OrganizationNumber("162021004748");
    private static final RecipientId ONE = RecipientId.parse("192705178354");
    private static final RecipientId TWO = RecipientId.parse("198101032384");
    private static final RecipientId THREE = RecipientId.parse("198101052382");
    private static final Pattern ASKED = Pattern.compile("recipientId>([0-9]{12})<");

    private WireServer server;
    private FarClient client;

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
        server.close();
    }

    @Test
    void theRequest() {
        answering(FarAnswers.response(FarAnswers.reachable(ONE.value())));
        client.isReachable(SENDER, List.of(ONE, TWO));
        WireServer.Request request = server.requests().get(0);
        assertThat(request.head()).startsWith("POST /service/v3 HTTP/1.1\r\n");
        assertThat(request.header("SOAPAction")).isEqualTo("\"\"");
        assertThat(request.header("Content-Type")).isEqualToIgnoringCase("text/xml; charset=UTF-8");
        assertThat(request.header("Content-Length")).isEqualTo(String.valueOf(request.body().length));
        assertThat(request.header("Upgrade")).isNull();
        assertThat(request.header("Transfer-Encoding")).isNull();
        assertThat(request.text()).contains("162021004748");
        assertThat(asked(request)).containsExactly(ONE.value(), TWO.value());
    }

    @Test
    void reachable() {
        answering(FarAnswers.response(FarAnswers.reachable(ONE.value())));
        Reachability answer = ask(ONE);
        assertThat(answer.isReachable()).isTrue();
        assertThat(answer.operator())
                .contains(new ServiceSupplier(new OrganizationNumber(FarAnswers.KIVRA), "Kivra", FarAnswers.ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({
        "Not,false,true,true,NOT_REGISTERED",
        "Not,true,false,false,NOT_REGISTERED",
        "Anonymous,false,true,true,NOT_A_MAILBOX",
        "Anonymous,true,false,false,NOT_A_MAILBOX",
        "Secure,true,true,true,PENDING",
        "Secure,1,false,false,PENDING",
        "Secure,false,false,true,SENDER_NOT_ACCEPTED",
        "Secure,0,0,false,SENDER_NOT_ACCEPTED",
        "Secure,false,true,false,NO_OPERATOR",
        "Other,false,true,true,UNKNOWN",
        "'',false,true,true,UNKNOWN",
        "Secure,'',true,true,UNKNOWN",
        "Secure,maybe,true,true,UNKNOWN",
        "Secure,false,'',true,UNKNOWN",
        "Secure,false,maybe,true,UNKNOWN",
    })
    void reasons(String type, String pending, String senderAccepted, boolean operator, Reason reason) {
        String supplier = operator ? FarAnswers.supplier(FarAnswers.KIVRA, FarAnswers.ADDRESS) : "";
        answering(FarAnswers.response(
                FarAnswers.status(ONE.value(), type, pending, supplier, senderAccepted),
                FarAnswers.reachable(TWO.value())));
        List<Reachability> answers = client.isReachable(SENDER, List.of(ONE, TWO));
        assertThat(answers.get(0).reason()).isEqualTo(reason);
        assertThat(answers.get(1).isReachable()).as("the other one").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "operator.example",
                "/service",
                "mailto:a@b.se",
                "ftp://x/",
                "http://x/",
                "https:///x",
                "https://a b/",
                "https://h:99999/"
            })
    void addressesThatNothingCanBePostedTo(String address) {
        String supplier = FarAnswers.supplier(FarAnswers.KIVRA, address);
        answering(FarAnswers.response(FarAnswers.status(ONE.value(), "Secure", "false", supplier, "true")));
        Reachability answer = ask(ONE);
        assertThat(answer.reason()).isEqualTo(Reason.NO_SERVICE_ADDRESS);
        assertThat(answer.operator()).isPresent();
    }

    @Test
    void blanksAroundAnAddressAreNotPartOfIt() {
        String supplier = FarAnswers.supplier(FarAnswers.KIVRA, "\n " + FarAnswers.ADDRESS + " ");
        answering(FarAnswers.response(FarAnswers.status(" " + ONE.value() + " ", "Secure", "false", supplier, "true")));
        assertThat(ask(ONE).operator().orElseThrow().serviceAddress()).isEqualTo(FarAnswers.ADDRESS);
    }

    @Test
    void anOperatorThatCannotBeReadIsUnknown() {
        String supplier = FarAnswers.supplier("16556840226X", FarAnswers.ADDRESS);
        answering(FarAnswers.response(FarAnswers.status(ONE.value(), "Secure", "false", supplier, "true")));
        assertThat(ask(ONE).reason()).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void valuesThatAreMissingAreNotFalse() {
        String whole = FarAnswers.reachable(ONE.value());
        for (String part : new String[] {
            "<r:Pending>false</r:Pending>", "<r:SenderAccepted>true</r:SenderAccepted>", "<r:Type>Secure</r:Type>"
        }) {
            answering(FarAnswers.response(whole.replace(part, "")));
            assertThat(ask(ONE).reason()).as(part).isEqualTo(Reason.UNKNOWN);
            close();
        }
        answering(FarAnswers.response("<return/>", "<return><r:AccountStatus/></return>"));
        assertThat(ask(ONE).reason()).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void whatTheContractDoesNotKnowIsPassedOver() {
        answering(FarAnswers.response(FarAnswers.reachable(ONE.value())
                .replace("</return>", "<r:New>x</r:New></return>")
                .replace("<r:InternalServiceAdress/>", "")));
        assertThat(ask(ONE).isReachable()).isTrue();
    }

    @Test
    void answersAreMatchedById() {
        answering(FarAnswers.response(
                FarAnswers.reachable("191212121212"),
                FarAnswers.status(THREE.value(), "Not", "false", "", "false"),
                FarAnswers.reachable(ONE.value())));
        List<Reachability> answers = client.isReachable(SENDER, List.of(ONE, TWO, THREE, ONE));
        assertThat(answers).extracting(Reachability::recipient).containsExactly(ONE, TWO, THREE, ONE);
        assertThat(answers)
                .extracting(Reachability::reason)
                .containsExactly(null, Reason.UNKNOWN, Reason.NOT_REGISTERED, null);
        assertThat(asked(server.requests().get(0))).containsExactly(ONE.value(), TWO.value(), THREE.value());
    }

    @Test
    void twoAnswersThatDifferAreNone() {
        String not = FarAnswers.status(ONE.value(), "Not", "false", "", "false");
        answering(FarAnswers.response(FarAnswers.reachable(ONE.value()), not, FarAnswers.reachable(ONE.value())));
        assertThat(ask(ONE).reason()).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void theSameAnswerTwiceIsOne() {
        answering(FarAnswers.response(FarAnswers.reachable(ONE.value()), FarAnswers.reachable(ONE.value())));
        assertThat(ask(ONE).isReachable()).isTrue();
    }

    @Test
    void nobodyIsAskedForNobody() {
        answering(FarAnswers.response());
        assertThat(client.isReachable(SENDER, List.of())).isEmpty();
        assertThat(server.accepted()).isZero();
    }

    @Test
    void thousandsAreAskedInTurn() {
        server = WireServer.start(connection -> {
            for (WireServer.Request request = connection.read(); request != null; request = connection.read()) {
                List<String> ids = new ArrayList<>(asked(request));
                Collections.reverse(ids);
                connection.answer(
                        200,
                        FarAnswers.response(
                                ids.stream().map(FarAnswers::reachable).toArray(String[]::new)));
            }
        });
        connect();
        List<RecipientId> ids = organizations(2500);
        ids.addAll(ids.subList(0, 500));
        List<Reachability> answers = client.isReachable(SENDER, ids);
        assertThat(answers).extracting(Reachability::recipient).isEqualTo(ids);
        assertThat(answers).allMatch(Reachability::isReachable);
        assertThat(server.requests())
                .extracting(request -> asked(request).size())
                .containsExactly(1000, 1000, 500);
        assertThat(server.accepted()).as("connections").isEqualTo(1);
    }

    @Test
    void manyThreadsAtOnce() throws Exception {
        CountDownLatch ten = new CountDownLatch(10);
        server = WireServer.start(connection -> {
            for (WireServer.Request request = connection.read(); request != null; request = connection.read()) {
                ten.countDown();
                ten.await();
                connection.answer(
                        200,
                        FarAnswers.response(asked(request).stream()
                                .map(FarAnswers::reachable)
                                .toArray(String[]::new)));
            }
        });
        connect();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Reachability>> answers = new ArrayList<>();
            for (RecipientId id : organizations(100)) {
                answers.add(threads.submit(
                        () -> client.isReachable(SENDER, List.of(id)).get(0)));
            }
            for (Future<Reachability> answer : answers) {
                assertThat(answer.get().isReachable()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anAddressOrATimeoutThatMakesNoSenseIsRefused() {
        answering("");
        Duration second = Duration.ofSeconds(1);
        for (String address : new String[] {"far.example", "http://far.example/", "ftp://far.example/", "https:///x"}) {
            assertThatThrownBy(() -> new FarClient(URI.create(address), null, second, second))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new FarClient(server.uri(), null, Duration.ZERO, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FarClient(server.uri(), null, second, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Reachability ask(RecipientId id) {
        return client.isReachable(SENDER, List.of(id)).get(0);
    }

    private void answering(String answer) {
        server = WireServer.answering(200, answer);
        connect();
    }

    private void connect() {
        client = new FarClient(server.uri(), TestPki.client(), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private static List<String> asked(WireServer.Request request) {
        List<String> ids = new ArrayList<>();
        for (Matcher matcher = ASKED.matcher(request.text()); matcher.find(); ) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /** Made-up organization numbers that pass the check digit. */
    private static List<RecipientId> organizations(int count) {
        List<RecipientId> ids = new ArrayList<>();
        for (int i = 0; ids.size() < count; i++) {
            for (int check = 0; check < 10; check++) {
                try {
                    ids.add(RecipientId.parse(String.format("16212%06d%d", i, check)));
                    break;
                } catch (IllegalArgumentException e) {
                    // the next check digit
                }
            }
        }
        return ids;
    }
}
