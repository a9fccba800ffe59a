package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.minameddelanden.simulator.junit.MinaMeddelandenTest;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Each behaviour as a plain HTTP client meets it. */
@MinaMeddelandenTest
class BehaviourTest {

    private static final String RECIPIENT = TestRecipients.AT_KIVRA.id();

    private final Simulator simulator;
    private Identity kommunA;
    private Caller caller;

    BehaviourTest(Simulator simulator) {
        this.simulator = simulator;
    }

    @BeforeEach
    void asKommunA() {
        kommunA = simulator.issueIdentity("162021004748", "Kommun A");
        caller = Caller.as(kommunA);
    }

    @Test
    void acceptStoresAndAnswersThatItIsDelivered() throws IOException {
        // when
        HttpResponse<String> answer = deliver();

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(answer.body())
                .contains("<s:RecipientId>" + RECIPIENT + "</s:RecipientId><s:Delivered>true</s:Delivered>");
        assertThat(simulator.received())
                .singleElement()
                .satisfies(l -> assertThat(answer.body()).contains(l.transId()));
    }

    @Test
    void deliveredFalseIsAnsweredAndNotStored() throws IOException {
        // given
        simulator.recipient(RECIPIENT).behaves(Behaviour.deliveredFalse());

        // when
        HttpResponse<String> answer = deliver();

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<s:Delivered>false</s:Delivered>");
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void slowWaitsAndThenAccepts() throws IOException {
        // given
        AtomicReference<Simulator> slow = new AtomicReference<>();
        List<Duration> waited = new ArrayList<>();
        List<Integer> storedBefore = new ArrayList<>();
        Hold noted = new Hold((duration, letGo) -> {
            waited.add(duration);
            storedBefore.add(slow.get().received().size());
            return true;
        });
        try (Simulator own = Simulator.builder().hold(noted).start()) {
            slow.set(own);
            own.recipient(RECIPIENT).next(Behaviour.slow(Duration.ofMinutes(5)));
            Identity sender = own.issueIdentity("162021004748", "Kommun A");

            // when
            HttpResponse<String> answer = Caller.as(sender)
                    .post(
                            own.operator(MailboxOperator.KIVRA).url(),
                            SealedEnvelope.by(sender).to(RECIPIENT).bytes());

            // then
            assertThat(waited).containsExactly(Duration.ofMinutes(5));
            assertThat(storedBefore).containsExactly(0);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(own.received()).hasSize(1);
        }
    }

    @Test
    void whoeverWaitsIsLetGoByAReset() throws Exception {
        // given
        CountDownLatch waiting = new CountDownLatch(1);
        Hold hold = new Hold((duration, letGo) -> {
            waiting.countDown();
            return !letGo.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        });
        try (Simulator own = Simulator.builder().hold(hold).start()) {
            own.recipient(RECIPIENT).next(Behaviour.slow(Duration.ofMinutes(5)));
            Identity sender = own.issueIdentity("162021004748", "Kommun A");
            byte[] envelope = SealedEnvelope.by(sender).to(RECIPIENT).bytes();
            Future<?> call = CompletableFuture.runAsync(() -> {
                waitFor(waiting);
                own.reset();
            });

            // then
            assertThatThrownBy(() -> Caller.as(sender)
                            .post(own.operator(MailboxOperator.KIVRA).url(), envelope, Duration.ofMinutes(1)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
            call.get();
            assertThat(own.received()).isEmpty();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refuseConnectionMakesFarGiveAnAddressThatRefuses() throws IOException {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.refuseConnection());

        // when
        String refusing = serviceAddress();
        String afterwards = serviceAddress();

        // then
        assertThatThrownBy(() -> caller.post(refusing, envelope())).isInstanceOf(ConnectException.class);
        assertThat(afterwards)
                .isEqualTo(simulator.operator(MailboxOperator.KIVRA).url());
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void refuseConnectionForAlwaysIsNotUsedUpByLookups() throws IOException {
        // given
        simulator.recipient(RECIPIENT).behaves(Behaviour.refuseConnection());

        // then
        assertThat(serviceAddress())
                .isEqualTo(serviceAddress())
                .isNotEqualTo(simulator.operator(MailboxOperator.KIVRA).url());
        assertThatThrownBy(this::deliver).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 20_000})
    void dropAfterRequestBytesBreaksTheConnectionAndStoresNothing(int bytes) {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.dropAfterRequestBytes(bytes));
        byte[] large = SealedEnvelope.by(kommunA)
                .attachment("stor.pdf", "application/pdf", new byte[500_000])
                .bytes();

        // then
        assertThatThrownBy(() -> caller.post(kivra(), large)).isInstanceOf(IOException.class);
        assertThat(simulator.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 300})
    void dropAfterResponseBytesBreaksTheConnectionAfterStoring(int bytes) {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.dropAfterResponseBytes(bytes));

        // then
        assertThatThrownBy(this::deliver).isInstanceOf(IOException.class);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void timeOutAfterStoringStoresAndNeverAnswers() {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.timeOutAfterStoring());

        // then
        assertThatThrownBy(() -> caller.post(kivra(), envelope(), Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
        await().untilAsserted(() -> assertThat(simulator.received()).hasSize(1));
    }

    @Test
    void timeOutStoresNothing() {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.timeOut());

        // then
        assertThatThrownBy(() -> caller.post(kivra(), envelope(), Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(simulator.received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void aFaultHasItsCodeADescriptionAndACallId(ErrorCode code) throws IOException {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.fault(code));

        // when
        HttpResponse<String> answer = deliver();

        // then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("<c:ErrorCode>" + code.code() + "</c:ErrorCode>", code.description())
                .containsPattern("<c:CallId>.{20,50}</c:CallId>");
        assertThat(simulator.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void anHttpStatusComesWithoutSoap(int status) throws IOException {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.httpStatus(status, Duration.ofSeconds(7)));

        // when
        HttpResponse<String> answer = deliver();

        // then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(answer.body()).doesNotContain("Envelope");
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void answersCanBeEmptyBrokenTruncatedOrOdd() throws IOException {
        // given
        simulator
                .recipient(RECIPIENT)
                .next(
                        Behaviour.emptyAnswer(),
                        Behaviour.brokenAnswer(),
                        Behaviour.truncatedAnswer(),
                        Behaviour.answerWithoutStatus(),
                        Behaviour.answerAboutAnother());

        // when
        HttpResponse<String> empty = deliver();
        HttpResponse<String> broken = deliver();
        HttpResponse<String> truncated = deliver();
        HttpResponse<String> withoutStatus = deliver();
        HttpResponse<String> aboutAnother = deliver();

        // then
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(broken.body()).contains("<br>");
        assertThat(truncated.body()).contains("<soap:Envelope").doesNotContain("</soap:Envelope>");
        assertThat(withoutStatus.body()).contains("<s:TransId>").doesNotContain("Status");
        assertThat(aboutAnother.body()).contains("<s:Delivered>true").doesNotContain(RECIPIENT);
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void storingThenStoresBeforeItFails() throws IOException {
        // given
        simulator.recipient(RECIPIENT).next(Behaviour.storingThen(Behaviour.httpStatus(500)));

        // when
        HttpResponse<String> first = deliver();
        HttpResponse<String> second = deliver();

        // then
        assertThat(first.statusCode()).isEqualTo(500);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(simulator.received()).hasSize(2);
    }

    @Test
    void queuedBehavioursGoBeforeLastingOnesAndTheRecipientsBeforeTheOperators() throws IOException {
        // given
        simulator.operator(MailboxOperator.KIVRA).next(Behaviour.httpStatus(502));
        simulator.nextDeliveries(Behaviour.httpStatus(429));
        simulator.everyDelivery(Behaviour.httpStatus(504));
        simulator.recipient(RECIPIENT).next(Behaviour.accept()).behaves(Behaviour.httpStatus(503));

        // then
        assertThat(deliver().statusCode()).isEqualTo(200);
        assertThat(deliver().statusCode()).isEqualTo(502);
        assertThat(deliver().statusCode()).isEqualTo(429);
        assertThat(deliver().statusCode()).isEqualTo(503);
        assertThat(deliver().statusCode()).isEqualTo(503);
    }

    @Test
    void anOperatorThatStopsListeningRefusesForRealAndComesBackOnTheSamePort() throws IOException {
        // given
        SimulatedService kivra = simulator.operator(MailboxOperator.KIVRA);
        deliver();

        // when
        kivra.stopListening();

        // then
        assertThatThrownBy(this::deliver).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Caller.as(kommunA).post(kivra(), envelope())).isInstanceOf(ConnectException.class);

        // when
        kivra.listenAgain();

        // then
        assertThat(Caller.as(kommunA).post(kivra(), envelope()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> deliver() throws IOException {
        return caller.post(kivra(), envelope());
    }

    private byte[] envelope() {
        return SealedEnvelope.by(kommunA).to(RECIPIENT).bytes();
    }

    private String kivra() {
        return simulator.operator(MailboxOperator.KIVRA).url();
    }

    private String serviceAddress() throws IOException {
        String answer = caller.isReachable(simulator, "162021004748", RECIPIENT).body();
        return answer.replaceAll("(?s).*<r:ServiceAdress>(.*?)</r:ServiceAdress>.*", "$1");
    }
}
