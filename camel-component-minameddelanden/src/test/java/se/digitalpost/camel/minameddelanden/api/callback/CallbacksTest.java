package se.digitalpost.camel.minameddelanden.api.callback;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.JournalStore;
import se.digitalpost.camel.minameddelanden.journal.Subscriber;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.operator.testing.Logged;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.api.callback.CaseSystem.answering;
import static se.digitalpost.camel.minameddelanden.api.callback.CaseSystem.losingTheAnswer;

/** A case system is called back about its letters: at least once, in order for each, whatever happens on the way. */
class CallbacksTest {

    private static final OrganizationNumber KOMMUN_A = new OrganizationNumber("162021004748");
    private static final OrganizationNumber KOMMUN_B = new OrganizationNumber("162021003898");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final CallbackPolicy QUICK = new CallbackPolicy(
            8,
            2,
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofDays(3),
            Duration.ofMillis(20));

    private final List<AutoCloseable> open = new ArrayList<>();
    private final CaseSystem cases = new CaseSystem();
    private JournalStore store;
    private Journal journal;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        open(JournalStore.Kind.MEMORY);
    }

    private void open(JournalStore.Kind kind) throws Exception {
        store = kind.open();
        journal = store.journal("node-1", Clock.systemUTC());
        JournalStore opened = store;
        open.add(0, opened);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        cases.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventIsToldInItsOrderAndAsItWasThen(JournalStore.Kind kind) throws Exception {
        open(kind);
        started(journal, QUICK);
        Acceptance.Accepted letter = accepted("BYGG-1", cases.url("/statuses"));
        journal.move(letter.lease(), Transition.to(JournalState.NEEDS_ATTENTION));
        journal.attention()
                .close(letter.entry().messageId(), JournalState.HANDED_OVER, new Decision("kari01", "I posted it"));
        journal.report(letter.entry().messageId(), Transition.to(JournalState.RETURNED));

        untilAllIsTold();

        assertThat(cases.toldAs()).containsExactly("BYGG-1 NEEDS_ATTENTION", "BYGG-1 SENT_TO_PRINT", "BYGG-1 FAILED");
        assertThat(cases.told()).allSatisfy(told -> {
            assertThat(told.isSignedWith(CaseSystem.SECRET)).isTrue();
            assertThat(told.isSignedWith(new byte[32])).isFalse();
        });
        assertThat(cases.told().get(0).body()).as("what came later isn't in it").doesNotContain("SENT_TO_PRINT");
        assertThat(cases.told().get(2).body()).contains("\"channel\":\"PAPER\"", "I posted it");
    }

    @Test
    void whoWantsNoCallbackGetsNone() throws Exception {
        started(journal, QUICK);
        ended("BYGG-1", null);

        untilAllIsTold();

        assertThat(cases.told()).isEmpty();
    }

    @Test
    void lettersOfOtherSendersAreForOthersToTell() throws Exception {
        Callbacks ours = started(journal, QUICK);
        ended(KOMMUN_B, "BYGG-1", cases.url("/statuses"));

        untilAllIsTold();

        assertThat(cases.told()).isEmpty();
        assertThat(ours.subscriber()).isEqualTo("api-callbacks-162021004748");
    }

    @Test
    void anErrorIsTriedAgainUntilItIsReceived() throws Exception {
        cases.next("/statuses", answering(500), answering(404), answering(302), answering(503));
        Callbacks callbacks = started(journal, QUICK);
        ended("BYGG-1", cases.url("/statuses"));

        untilAllIsTold();

        assertThat(cases.toldAs()).hasSize(5).containsOnly("BYGG-1 FAILED");
        assertThat(cases.told())
                .extracting(CaseSystem.Told::body)
                .as("the same each time")
                .containsOnly(cases.told().get(0).body());
        assertThat(callbacks.counts()).isEqualTo(new CallbackCounts(1, 4, 0));
    }

    @Test
    void aLostAnswerIsNoAnswer() throws Exception {
        cases.next("/statuses", losingTheAnswer());
        started(journal, QUICK);
        ended("BYGG-1", cases.url("/statuses"));

        untilAllIsTold();

        assertThat(cases.toldAs()).containsExactly("BYGG-1 FAILED", "BYGG-1 FAILED");
    }

    @Test
    void theNextEventWaitsUntilTheOneBeforeIsReceived() throws Exception {
        cases.next("/statuses", answering(500), answering(500));
        started(journal, QUICK);
        Acceptance.Accepted letter = accepted("BYGG-1", cases.url("/statuses"));
        journal.move(letter.lease(), Transition.to(JournalState.NEEDS_ATTENTION));
        journal.attention().close(letter.entry().messageId(), JournalState.FAILED, new Decision("kari01", "no"));

        untilAllIsTold();

        assertThat(cases.toldAs())
                .containsExactly(
                        "BYGG-1 NEEDS_ATTENTION", "BYGG-1 NEEDS_ATTENTION", "BYGG-1 NEEDS_ATTENTION", "BYGG-1 FAILED");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
    void whatWasNotReceivedIsToldAfterARestart(JournalStore.Kind kind) throws Exception {
        open(kind);
        cases.usually(answering(500));
        Callbacks first = started(journal, QUICK);
        ended("BYGG-1", cases.url("/statuses"));
        eventually().until(() -> first.counts().failed() > 0);
        first.close();
        ended("BYGG-2", cases.url("/statuses"));
        journal.close();
        cases.usually(answering(204));

        journal = store.journal("node-1", Clock.systemUTC());
        Callbacks second = started(journal, QUICK);
        untilAllIsTold();

        assertThat(cases.toldAs()).contains("BYGG-1 FAILED", "BYGG-2 FAILED");
        assertThat(second.counts()).isEqualTo(new CallbackCounts(2, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
    void nodesShareTheWork(JournalStore.Kind kind) throws Exception {
        open(kind);
        Callbacks first = started(journal, QUICK);
        Callbacks second = started(store.journal("node-2", Clock.systemUTC()), QUICK);
        List<String> expected =
                IntStream.range(0, 60).mapToObj(i -> "BYGG-" + i).toList();

        expected.parallelStream().forEach(reference -> {
            Acceptance.Accepted letter = accepted(reference, cases.url("/statuses"));
            journal.move(letter.lease(), Transition.to(JournalState.NEEDS_ATTENTION));
            journal.attention().close(letter.entry().messageId(), JournalState.FAILED, new Decision("kari01", "no"));
        });
        untilAllIsTold();

        assertThat(cases.toldAs())
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .flatMap(reference -> List.of(reference + " NEEDS_ATTENTION", reference + " FAILED").stream())
                        .toList());
        for (String reference : expected) {
            assertThat(cases.toldAs().indexOf(reference + " NEEDS_ATTENTION"))
                    .isLessThan(cases.toldAs().indexOf(reference + " FAILED"));
        }
        assertThat(first.counts().received() + second.counts().received()).isEqualTo(120);
    }

    @Test
    void aSlowHostHoldsNobodyElseUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (CaseSystem slow = new CaseSystem()) {
            slow.usually(exchange -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            });
            started(journal, QUICK, cases, slow);
            IntStream.range(0, 30).forEach(i -> ended("SLOW-" + i, slow.url("/statuses")));
            IntStream.range(0, 5).forEach(i -> ended("BYGG-" + i, cases.url("/statuses")));

            eventually().until(() -> cases.told().size() == 5);

            assertThat(slow.told()).hasSizeLessThanOrEqualTo(2 + 1);
            never.countDown();
        }
    }

    @Test
    void whatNobodyReceivesIsGivenUpLoudly() throws Exception {
        cases.usually(answering(500));
        CallbackPolicy impatient = QUICK.within(Duration.ofSeconds(5), Duration.ofMillis(120));
        try (Logged logged = new Logged()) {
            Callbacks callbacks = started(journal, impatient);
            Acceptance.Accepted letter = accepted("BYGG-1", cases.url("/statuses/secret-path"));
            journal.move(letter.lease(), Transition.to(JournalState.NEEDS_ATTENTION));
            eventually().until(() -> callbacks.counts().givenUp() == 1);
            cases.usually(answering(204));
            journal.attention().close(letter.entry().messageId(), JournalState.FAILED, new Decision("kari01", "no"));

            untilAllIsTold();

            assertThat(cases.toldAs()).as("what comes after it is told").last().isEqualTo("BYGG-1 FAILED");
            assertThat(callbacks.counts().received()).isEqualTo(1);
            assertThat(logged.lines())
                    .anyMatch(line -> line.contains("localhost was not told that event 2 of message "
                            + letter.entry().messageId() + " is NEEDS_ATTENTION, and is not told any more"))
                    .filteredOn(line -> line.contains(Callbacks.class.getName()))
                    .noneMatch(line -> line.contains("secret-path"));
        }
    }

    @Test
    void anAddressThatMayNotBeCalledAnyMoreIsNotCalled() throws Exception {
        Callbacks callbacks = started(journal, QUICK);
        ended("BYGG-1", URI.create("https://other.example.org/statuses"));

        eventually().until(() -> callbacks.counts().failed() > 1);

        assertThat(callbacks.counts().received()).isZero();
        assertThat(waiting()).containsExactly(1L);
    }

    @Test
    void nobodyIsCalledInTheServicesOwnNetwork() throws Exception {
        CallbackSecrets secrets = secrets(cases);
        Callbacks callbacks = new Callbacks(
                journal,
                KOMMUN_A,
                new CallbackClient(
                        new CallbackAddresses(secrets.hosts()), QUICK.timeout(), TestPki.client(), Clock.systemUTC()),
                secrets,
                QUICK);
        open.add(0, callbacks);
        callbacks.start();
        ended("BYGG-1", cases.url("/statuses"));

        eventually().until(() -> callbacks.counts().failed() > 0);

        assertThat(cases.told()).isEmpty();
    }

    @Test
    void aJournalThatCanNotBeReadForAWhileIsAskedAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Journal real = journal;
        Journal breakable = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (broken.get() && Set.of("outcomes", "records").contains(method.getName())) {
                        throw new JournalUnavailableException("The database is gone", null);
                    }
                    return method.invoke(real, arguments);
                });
        cases.next("/statuses", exchange -> {
            broken.set(true);
            answering(204).handle(exchange);
        });
        CallbackPolicy impatient = new CallbackPolicy(
                8,
                2,
                Duration.ofMillis(200),
                QUICK.firstDelay(),
                QUICK.longestDelay(),
                QUICK.giveUpAfter(),
                QUICK.pollInterval());
        try (Logged logged = new Logged()) {
            started(breakable, impatient);
            ended("BYGG-1", cases.url("/statuses"));
            eventually()
                    .until(() ->
                            logged.lines().stream().anyMatch(line -> line.contains("No callbacks for the moment")));
        }

        broken.set(false);
        ended("BYGG-2", cases.url("/statuses"));

        eventually().until(() -> cases.toldAs().contains("BYGG-2 FAILED"));
        eventually()
                .untilAsserted(() -> assertThat(waiting())
                        .as("what was received and couldn't be noted is told again, when its time is over")
                        .containsExactly(1L));
    }

    @Test
    void whoIsRemovedAsASubscriberGoesOnWithWhatIsNew() throws Exception {
        Callbacks callbacks = started(journal, QUICK);
        journal.outcomes().unsubscribe(callbacks.subscriber());
        eventually().until(() -> !journal.outcomes().subscribers().isEmpty());

        ended("BYGG-1", cases.url("/statuses"));

        untilAllIsTold();
        assertThat(cases.toldAs()).containsExactly("BYGG-1 FAILED");
    }

    @Test
    void whatIsUnderWayEndsBeforeItStops() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        cases.usually(exchange -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answering(204).handle(exchange);
        });
        Callbacks callbacks = started(journal, QUICK);
        ended("BYGG-1", cases.url("/statuses"));
        eventually().until(() -> !cases.told().isEmpty());
        Thread stopping = new Thread(callbacks::close);
        stopping.start();

        answer.countDown();
        stopping.join();

        assertThat(callbacks.counts().received()).isEqualTo(1);
        assertThat(waiting()).containsExactly(0L);
    }

    private Callbacks started(Journal on, CallbackPolicy policy, CaseSystem... receivers) {
        CallbackSecrets secrets = secrets(receivers.length == 0 ? new CaseSystem[] {cases} : receivers);
        // What isn't public is where the tests are.
        CallbackClient client = new CallbackClient(
                new CallbackAddresses(secrets.hosts()),
                policy.timeout(),
                TestPki.client(),
                Clock.systemUTC(),
                SystemDefaultDnsResolver.INSTANCE,
                any -> true);
        Callbacks callbacks = new Callbacks(on, KOMMUN_A, client, secrets, policy);
        open.add(0, callbacks);
        callbacks.start();
        return callbacks;
    }

    private static CallbackSecrets secrets(CaseSystem... receivers) {
        return CallbackSecrets.parse(List.of(receivers).stream()
                .map(receiver -> receiver.host() + "=" + Base64.getEncoder().encodeToString(CaseSystem.SECRET))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow());
    }

    private Acceptance.Accepted accepted(String reference, URI callbackUrl) {
        return accepted(KOMMUN_A, reference, callbackUrl);
    }

    private Acceptance.Accepted accepted(OrganizationNumber sender, String reference, URI callbackUrl) {
        Message message = Message.builder()
                .clientReference(reference)
                .sender(sender.value(), "Kommun A")
                .recipient("198101032384")
                .subject("Beslut")
                .text("Hej!")
                .supportInfo(SupportInfo.of("Ring växeln."))
                .buildComplete();
        return (Acceptance.Accepted) journal.accept(message, A_MINUTE, null, callbackUrl);
    }

    private void ended(String reference, URI callbackUrl) {
        ended(KOMMUN_A, reference, callbackUrl);
    }

    private void ended(OrganizationNumber sender, String reference, URI callbackUrl) {
        journal.move(accepted(sender, reference, callbackUrl).lease(), Transition.to(JournalState.FAILED));
    }

    private List<Long> waiting() {
        return journal.outcomes().subscribers().stream()
                .map(Subscriber::waiting)
                .toList();
    }

    private void untilAllIsTold() {
        eventually().untilAsserted(() -> assertThat(Set.copyOf(waiting())).containsExactly(0L));
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(10));
    }
}
