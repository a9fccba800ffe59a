package se.digitalpost.camel.minameddelanden;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Subscriber;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** {@code minameddelanden:outcomes}: a case system is told what became of its letters. */
class OutcomesConsumerTest {

    private static final String KEYS = "2026:" + "A".repeat(43) + "=";
    private static final String CASES = "minameddelanden:outcomes?subscriber=cases&initialDelay=0&delay=20";
    private static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm");

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<Exchange> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Municipality kommunA;

    @BeforeEach
    void moveIn() throws Exception {
        kommunA = municipality();
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    private Municipality municipality() throws Exception {
        Municipality municipality = new Municipality(simulator);
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("journal"));
        municipality.camel().getRegistry().bind("journalDb", dataSource);
        municipality.component().setJournal(JournalKind.JDBC);
        municipality.component().setJournalKeys(KEYS);
        municipality.component().setJournalPollInterval(20);
        return municipality.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:print").setBody(constant(""));
            }
        });
    }

    /** A case system that is told by the endpoint, and does with it what it does. */
    private static RouteBuilder caseSystem(String endpoint, Processor... does) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().logExhausted(false));
                var route = from(endpoint);
                Stream.of(does).forEach(route::process);
            }
        };
    }

    private Processor remember() {
        return exchange -> told.add(exchange.copy());
    }

    private static Processor letter(String reference, String recipient) {
        return exchange -> {
            Letters.pdfWithHeaders(recipient).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, reference);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ADDRESS, ADDRESS);
        };
    }

    private Journal journal() {
        return kommunA.component().openJournal();
    }

    private long waiting(String subscriber) {
        return journal().outcomes().subscribers().stream()
                .filter(known -> known.name().equals(subscriber))
                .mapToLong(Subscriber::waiting)
                .sum();
    }

    private void decide(String reference, JournalState outcome) {
        journal()
                .attention()
                .close(
                        MessageId.of(new OrganizationNumber(Municipality.ID), reference),
                        outcome,
                        new Decision("kari01", "phoned the operator"));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    /** Waits until so many have been told, and what was told is acknowledged. */
    private List<Exchange> told(int number) {
        await().untilAsserted(() -> assertThat(told).hasSize(number));
        await().untilAsserted(() -> assertThat(waiting("cases")).isZero());
        return told;
    }

    private static String reference(Exchange exchange) {
        return exchange.getMessage().getHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, String.class);
    }

    private List<String> toldStates() {
        return told.stream()
                .map(exchange -> reference(exchange) + " " + header(exchange, MinaMeddelandenConstants.JOURNAL_STATE))
                .toList();
    }

    @Test
    void whatWasDeliveredIsTold() throws Exception {
        kommunA.with(caseSystem(CASES, remember())).startedWith("minameddelanden:send");
        Delivery sent =
                kommunA.send(letter("case-1", AT_KIVRA.id())).getMessage().getBody(Delivery.class);

        Exchange outcome = told(1).get(0);

        assertThat(outcome.getMessage().getBody(Delivery.class)).isEqualTo(sent);
        assertThat(outcome.getMessage().getHeaders())
                .containsEntry(MinaMeddelandenConstants.CLIENT_REFERENCE, "case-1")
                .containsEntry(MinaMeddelandenConstants.SENDER_ID, Municipality.ID)
                .containsEntry(
                        MinaMeddelandenConstants.MESSAGE_ID, sent.messageId().toString())
                .containsEntry(MinaMeddelandenConstants.STATUS, "DELIVERED")
                .containsEntry(MinaMeddelandenConstants.CHANNEL, "DIGITAL")
                .containsEntry(MinaMeddelandenConstants.OPERATOR, "Kivra")
                .containsEntry(MinaMeddelandenConstants.TRANSACTION_ID, sent.transactionId())
                .containsEntry(MinaMeddelandenConstants.JOURNAL_STATE, "DELIVERED")
                .containsEntry(MinaMeddelandenConstants.EVENT_NUMBER, 4)
                .containsEntry(MinaMeddelandenConstants.EVENT_TIME, sent.time())
                .containsEntry(Exchange.MESSAGE_TIMESTAMP, sent.time().toEpochMilli());
        assertThat(header(outcome, MinaMeddelandenConstants.PERSON)).isNull();
    }

    @Test
    void theRecipientIsNotTold() throws Exception {
        kommunA.with(caseSystem(CASES, remember())).startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));

        Exchange outcome = told(1).get(0);

        assertThat(outcome.getMessage().getHeaders().toString()
                        + outcome.getMessage().getBody())
                .doesNotContain(AT_KIVRA.id(), AT_KIVRA.id().substring(2));
    }

    @Test
    void whatWasPrintedAndWhatFailedIsTold() throws Exception {
        kommunA.with(caseSystem(CASES, remember())).startedWith("minameddelanden:send?fallback=direct:print");
        kommunA.send(letter("printed", WITHOUT_MAILBOX.id()));
        kommunA.exchange(exchange -> {
            letter("failed", WITHOUT_MAILBOX.id()).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.DELIVERY_MODE, "DIGITAL_ONLY");
        });

        told(2);

        assertThat(toldStates()).containsExactlyInAnyOrder("printed HANDED_OVER", "failed FAILED");
        assertThat(told)
                .extracting(exchange -> header(exchange, MinaMeddelandenConstants.REASON))
                .containsOnly("NOT_REGISTERED");
    }

    @Test
    void aLetterThatIsHeldInDoubtIsToldAndThenAPersonsDecision() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.timeOutAfterStoring());
        kommunA.with(caseSystem(CASES, remember())).startedWith("minameddelanden:send");
        kommunA.exchange(letter("case-1", AT_KIVRA.id()));
        Exchange held = told(1).get(0);

        decide("case-1", JournalState.DELIVERED);
        Exchange decided = told(2).get(1);

        assertThat(header(held, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(held, MinaMeddelandenConstants.REASON)).isEqualTo("NO_ANSWER");
        assertThat(decided.getMessage().getHeaders())
                .containsEntry(MinaMeddelandenConstants.STATUS, "DELIVERED")
                .containsEntry(MinaMeddelandenConstants.PERSON, "kari01");
        assertThat(decided.getMessage().getHeader(MinaMeddelandenConstants.DETAIL, String.class))
                .contains("phoned the operator");
        assertThat(decided.getMessage().getHeader(MinaMeddelandenConstants.EVENT_NUMBER, Integer.class))
                .isEqualTo(held.getMessage().getHeader(MinaMeddelandenConstants.EVENT_NUMBER, Integer.class) + 1);
    }

    @Test
    void aRouteThatFailsIsToldAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        kommunA.with(caseSystem(
                        CASES + "&outcomeRedeliveryDelay=1",
                        remember(),
                        failing(failures, 2, new Exception("no room"))))
                .startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));

        assertThat(told(3))
                .extracting(exchange -> exchange.getMessage().getBody())
                .containsOnly(told.get(0).getMessage().getBody());
    }

    @Test
    void whatIsOnlyMarkedForRollbackIsToldAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        kommunA.with(caseSystem(
                        CASES + "&outcomeRedeliveryDelay=1",
                        remember(),
                        exchange -> exchange.setRollbackOnly(times.incrementAndGet() == 1)))
                .startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));

        assertThat(told(2)).hasSize(2);
    }

    @Test
    void aFailureThatTheRouteHandlesIsDealtWith() throws Exception {
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(Exception.class).handled(true);
                        from(CASES).process(remember()).throwException(new IllegalStateException("known"));
                    }
                })
                .startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));

        assertThat(told(1)).hasSize(1);
    }

    @Test
    void theNextEventOfALetterWaitsUntilTheOneBeforeIsDealtWith() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.timeOutAfterStoring());
        CountDownLatch decided = new CountDownLatch(1);
        AtomicInteger failures = new AtomicInteger();
        kommunA.with(caseSystem(
                        CASES + "&outcomeRedeliveryDelay=1",
                        remember(),
                        exchange -> decided.await(),
                        failing(failures, 2, new Exception("no room"))))
                .startedWith("minameddelanden:send");
        kommunA.exchange(letter("case-1", AT_KIVRA.id()));
        await().untilAsserted(() -> assertThat(told).hasSize(1));

        decide("case-1", JournalState.FAILED);
        decided.countDown();
        told(4);

        assertThat(toldStates())
                .containsExactly(
                        "case-1 NEEDS_ATTENTION", "case-1 NEEDS_ATTENTION", "case-1 NEEDS_ATTENTION", "case-1 FAILED");
    }

    @Test
    void oneLetterThatFailsStopsNoOther() throws Exception {
        kommunA.with(caseSystem(
                        CASES + "&outcomeRedeliveryDelay=1h&outcomeMaxRedeliveryDelay=1h", remember(), exchange -> {
                            if (reference(exchange).equals("case-0")) {
                                throw new IllegalStateException("no room");
                            }
                        }))
                .startedWith("minameddelanden:send");
        IntStream.range(0, 5).forEach(i -> kommunA.send(letter("case-" + i, AT_KIVRA.id())));

        await().untilAsserted(() -> assertThat(told).hasSize(5));
        await().untilAsserted(() -> assertThat(waiting("cases")).isEqualTo(1));
    }

    @Test
    void subscribersAreEachToldEverything() throws Exception {
        List<String> archived = new CopyOnWriteArrayList<>();
        kommunA.with(caseSystem(CASES, remember()))
                .with(caseSystem(
                        "minameddelanden:outcomes?subscriber=archive&delay=20",
                        exchange -> archived.add(reference(exchange))))
                .startedWith("minameddelanden:send");
        IntStream.range(0, 3).forEach(i -> kommunA.send(letter("case-" + i, AT_KIVRA.id())));

        told(3);
        await().untilAsserted(() -> assertThat(archived).containsExactlyInAnyOrder("case-0", "case-1", "case-2"));
    }

    @Test
    void aSubscriberGoesOnAfterARestart() throws Exception {
        kommunA.with(caseSystem(CASES, remember())).startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));
        told(1);
        kommunA.close();
        kommunA = municipality().startedWith("minameddelanden:send");
        kommunA.send(letter("case-2", AT_KIVRA.id()));
        kommunA.close();

        kommunA = municipality().with(caseSystem(CASES, remember())).started();

        told(2);
        assertThat(toldStates()).containsExactly("case-1 DELIVERED", "case-2 DELIVERED");
    }

    @Test
    void whatWasNotCompletedWhenANodeDiedIsToldAgain() throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        kommunA.with(caseSystem(CASES + "&outcomeLeaseTime=1s", remember(), exchange -> dead.await()))
                .startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));
        await().untilAsserted(() -> assertThat(told).hasSize(1));

        try (Municipality anotherNode = municipality().with(caseSystem(CASES, remember()))) {
            anotherNode.started();
            told(2);
        } finally {
            dead.countDown();
        }

        assertThat(toldStates()).containsExactly("case-1 DELIVERED", "case-1 DELIVERED");
    }

    @Test
    void aShutdownWaitsForWhatIsOnItsWay() throws Exception {
        CountDownLatch dealtWith = new CountDownLatch(1);
        kommunA.with(caseSystem(CASES, remember(), exchange -> dealtWith.await()))
                .startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));
        await().untilAsserted(() -> assertThat(told).hasSize(1));

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(kommunA::close);
        await().until(() -> kommunA.camel().isStopping());
        dealtWith.countDown();
        stopped.join();
        kommunA = municipality().started();

        assertThat(waiting("cases")).isZero();
    }

    @Test
    void whatGoesOnInAnotherThreadIsDealtWithWhenItIsCompleted() throws Exception {
        CountDownLatch dealtWith = new CountDownLatch(1);
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(CASES).to("seda:later");
                        from("seda:later").process(remember()).process(exchange -> dealtWith.await());
                    }
                })
                .startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));
        await().untilAsserted(() -> assertThat(told).hasSize(1));

        assertThat(waiting("cases")).isEqualTo(1);
        dealtWith.countDown();
        assertThat(told(1)).hasSize(1);
    }

    /** Counts how often the journal was asked. */
    private static final class Polls extends DefaultPollingConsumerPollStrategy {

        final AtomicInteger number = new AtomicInteger();

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            number.incrementAndGet();
        }
    }

    @Test
    void noMoreAreOnTheirWayThanWasSaid() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Polls polls = new Polls();
        kommunA.camel().getRegistry().bind("polls", polls);
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(CASES + "&maxOutcomesPerPoll=2&pollStrategy=#polls")
                                .threads(10)
                                .process(remember())
                                .process(exchange -> goOn.await());
                    }
                })
                .startedWith("minameddelanden:send");
        IntStream.range(0, 5).forEach(i -> kommunA.send(letter("case-" + i, AT_KIVRA.id())));
        await().untilAsserted(() -> assertThat(told).hasSizeGreaterThanOrEqualTo(2));
        int before = polls.number.get();
        await().untilAsserted(() -> assertThat(polls.number).hasValueGreaterThan(before + 3));

        assertThat(told).hasSize(2);

        goOn.countDown();
        told(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginning", "2026-01-01T00:00:00+01:00"})
    void aNewSubscriberMayBeToldWhatIsPast(String from) throws Exception {
        kommunA.startedWith("minameddelanden:send").send(letter("case-1", AT_KIVRA.id()));
        kommunA.with(caseSystem(CASES + "&outcomesFrom=RAW(" + from + ")", remember()));

        told(1);

        assertThat(toldStates()).containsExactly("case-1 DELIVERED");
    }

    @Test
    void aNewSubscriberIsToldWhatIsNewByDefault() throws Exception {
        kommunA.startedWith("minameddelanden:send").send(letter("before", AT_KIVRA.id()));
        kommunA.with(caseSystem(CASES, remember()));
        kommunA.send(letter("after", AT_KIVRA.id()));

        told(1);

        assertThat(toldStates()).containsExactly("after DELIVERED");
    }

    @Test
    void allThatIsWrongWithTheOptionsIsToldAtStart() throws Exception {
        kommunA.with(caseSystem(
                "minameddelanden:outcomes?subscriber=the+cases&outcomesFrom=yesterday"
                        + "&maxOutcomesPerPoll=0&outcomeLeaseTime=0&outcomeRedeliveryDelay=10s&outcomeMaxRedeliveryDelay=1s",
                remember()));
        kommunA.component().setJournal(JournalKind.NONE);

        assertThat(faultAtStart(kommunA::started))
                .hasMessageContaining("subscriber: must be 1 to 100 letters")
                .hasMessageContaining("outcomesFrom: must be now, beginning, or a time")
                .hasMessageContaining("maxOutcomesPerPoll: must be more than 0")
                .hasMessageContaining("outcomeLeaseTime: must be more than 0")
                .hasMessageContaining("outcomeMaxRedeliveryDelay: must not be less than outcomeRedeliveryDelay")
                .hasMessageContaining("journal: is NONE");
    }

    @Test
    void aSubscriberHasAName() throws Exception {
        kommunA.with(caseSystem("minameddelanden:outcomes", remember()));

        assertThat(faultAtStart(kommunA::started))
                .hasMessageContaining("subscriber: minameddelanden:outcomes needs it");
    }

    @Test
    void aSubscribersNameIsNoPersonnummer() throws Exception {
        MinaMeddelandenEndpoint endpoint =
                kommunA.camel().getEndpoint("minameddelanden:outcomes", MinaMeddelandenEndpoint.class);
        endpoint.getOutcomes().setSubscriber(AT_KIVRA.id());
        kommunA.with(new RouteBuilder() {
            @Override
            public void configure() {
                from(endpoint).process(remember());
            }
        });

        assertThat(faultAtStart(kommunA::started))
                .hasMessageContaining("subscriber: must not be a personnummer")
                .hasMessageNotContaining(AT_KIVRA.id());
    }

    @Test
    void outcomesCanNotBeSentTo() {
        assertThat(catchThrowable(() -> kommunA.startedWith("minameddelanden:outcomes?subscriber=cases")))
                .hasStackTraceContaining("minameddelanden:outcomes is a consumer: use it in a from(), not in a to()");
    }

    @Test
    void sendingCanNotBeReceivedFrom() {
        assertThat(catchThrowable(() -> kommunA.with(caseSystem("minameddelanden:send", remember()))
                        .started()))
                .hasStackTraceContaining("minameddelanden:send is a producer: use it in a to(), not in a from()");
    }

    private static Processor failing(AtomicInteger failures, int times, Exception exception) {
        return exchange -> {
            if (failures.getAndIncrement() < times) {
                throw exception;
            }
        };
    }

    private static ConfigurationException faultAtStart(ThrowingCallable start) {
        Throwable cause = catchThrowable(start);
        while (!(cause instanceof ConfigurationException)) {
            assertThat(cause).isNotNull();
            cause = cause.getCause();
        }
        return (ConfigurationException) cause;
    }
}
