package se.digitalpost.camel.minameddelanden;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalFilter;
import se.digitalpost.camel.minameddelanden.journal.JournalRecords;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.InDoubtException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OperatorUnavailableException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** {@code minameddelanden:send} with a journal, as a route has it. */
class JournalTest {

    private static final String KEYS = "2026:" + "A".repeat(43) + "=";

    private static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm");

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<Exchange> printed = new CopyOnWriteArrayList<>();

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
                from("direct:print").process(exchange -> printed.add(exchange.copy()));
                from("direct:address").setBody(constant(ADDRESS));
            }
        });
    }

    private static Processor letter(String reference, String recipient) {
        return exchange -> {
            Letters.pdfWithHeaders(recipient).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, reference);
        };
    }

    private JournalRecords records() {
        return kommunA.component().openJournal().records();
    }

    private JournalState state(String reference) {
        return records()
                .find(MessageId.of(new OrganizationNumber(Municipality.ID), reference))
                .orElseThrow()
                .state();
    }

    @Test
    void anExchangeHasTheOutcome() throws Exception {
        Exchange out = kommunA.startedWith("minameddelanden:send").send(letter("case-1", AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        assertThat(out.getMessage().getBody(Delivery.class).operatorName()).isEqualTo("Kivra");
        assertThat(state("case-1")).isEqualTo(JournalState.DELIVERED);
    }

    @Test
    void aSecondExchangeWithTheSameReferenceHasTheSameOutcomeAndIsNotSent() throws Exception {
        kommunA.startedWith("minameddelanden:send");
        Delivery first =
                kommunA.send(letter("case-1", AT_KIVRA.id())).getMessage().getBody(Delivery.class);
        Exchange second = kommunA.send(letter("case-1", AT_KIVRA.id()));

        assertThat(second.getMessage().getBody(Delivery.class)).isEqualTo(first);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void theSameReferenceForAnotherLetterIsRefused() throws Exception {
        kommunA.startedWith("minameddelanden:send");
        kommunA.send(letter("case-1", AT_KIVRA.id()));

        Exchange other = kommunA.exchange(exchange -> {
            letter("case-1", AT_KIVRA.id()).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.SUBJECT, "Ett annat beslut");
        });

        assertThat(other.getException()).isInstanceOf(DuplicateReferenceException.class);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aThousandthBringerOfTheSameReferenceHasTheSameOutcome() throws Exception {
        kommunA.startedWith("minameddelanden:send");
        CountDownLatch together = new CountDownLatch(1);
        List<Delivery> answers = new CopyOnWriteArrayList<>();
        List<Thread> bringers = IntStream.range(0, 64)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        together.await();
                        answers.add(kommunA.send(letter("case-1", AT_KIVRA.id()))
                                .getMessage()
                                .getBody(Delivery.class));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        bringers.forEach(Thread::start);
        together.countDown();
        for (Thread bringer : bringers) {
            bringer.join();
        }

        assertThat(answers).hasSize(64);
        assertThat(List.copyOf(answers)).containsOnly(answers.get(0));
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void manyReferencesAtOnceAreManyLetters() throws Exception {
        kommunA.startedWith("minameddelanden:send");
        IntStream.range(0, 64).parallel().forEach(i -> kommunA.send(letter("case-" + i, AT_KIVRA.id())));

        assertThat(simulator.received())
                .hasSize(64)
                .extracting(ReceivedLetter::messageId)
                .doesNotHaveDuplicates();
    }

    @Test
    void aStoredLetterIsDeliveredAfterwards() throws Exception {
        Exchange out = kommunA.startedWith("minameddelanden:send?mode=store").send(letter("case-1", AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("ACCEPTED");
        Awaitility.await().untilAsserted(() -> assertThat(state("case-1")).isEqualTo(JournalState.DELIVERED));
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aStoredLetterIsTriedUntilItIsDelivered() throws Exception {
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.httpStatus(503), Behaviour.accept());
        kommunA.startedWith("minameddelanden:send?mode=store").send(letter("case-1", AT_KIVRA.id()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state("case-1")).isEqualTo(JournalState.DELIVERED));
    }

    @Test
    void whatASenderIsToldAsAnExceptionIsGoneOnWithAllTheSame() throws Exception {
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.httpStatus(503), Behaviour.accept());

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(letter("case-1", AT_KIVRA.id()));

        assertThat(out.getException()).isInstanceOf(OperatorUnavailableException.class);
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("IN_PROGRESS");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state("case-1")).isEqualTo(JournalState.DELIVERED));
    }

    @Test
    void aRedeliveryOfTheRouteGoesOnAtOnce() throws Exception {
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.httpStatus(503), Behaviour.accept());
        kommunA.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(OperatorUnavailableException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(1);
                from("direct:in").to("minameddelanden:send");
            }
        });

        Exchange out = kommunA.started().send(letter("case-1", AT_KIVRA.id()));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void whatWasStoredBeforeARestartIsDeliveredAfterIt() throws Exception {
        kommunA.component().setJournalLeaseTime(2_000);
        simulator.far().stopListening();
        kommunA.startedWith("minameddelanden:send?mode=store&fallback=direct:print&addressLookup=direct:address");
        for (int i = 0; i < 5; i++) {
            kommunA.send(letter("case-" + i, i == 4 ? WITHOUT_MAILBOX.id() : AT_KIVRA.id()));
        }
        kommunA.close();
        simulator.far().listenAgain();
        kommunA = municipality();
        kommunA.startedWith("minameddelanden:send?mode=store&fallback=direct:print&addressLookup=direct:address");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(records()
                                .list(JournalFilter.ALL.in(JournalState.DELIVERED, JournalState.HANDED_OVER), 1, 10)
                                .entries())
                        .hasSize(5));
        assertThat(simulator.received()).hasSize(4);
        assertThat(printed).hasSize(1);
    }

    @Test
    void inDoubtIsHeldAndTold() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.timeOutAfterStoring());

        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(letter("case-1", AT_KIVRA.id()));

        assertThat(out.getException()).isInstanceOf(InDoubtException.class);
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(out, MinaMeddelandenConstants.CHANNEL)).isEqualTo("DIGITAL");
        assertThat(state("case-1")).isEqualTo(JournalState.NEEDS_ATTENTION);
    }

    @Test
    void aMessageHasADeadlineOfItsOwn() throws Exception {
        simulator.far().stopListening();
        kommunA.startedWith("minameddelanden:send?deadline=1h&fallback=direct:print");

        Exchange out = kommunA.send(exchange -> {
            letter("case-1", AT_KIVRA.id()).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.DEADLINE, "2026-11-01T00:00:00Z");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ADDRESS, ADDRESS);
        });

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("SENT_TO_PRINT");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("FAR_UNAVAILABLE");
        assertThat(printed).hasSize(1);
    }

    @Test
    void aDeadlineThatIsNoTimeIsTold() throws Exception {
        Exchange out = kommunA.startedWith("minameddelanden:send").exchange(exchange -> {
            letter("case-1", AT_KIVRA.id()).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.DEADLINE, "tomorrow");
        });

        assertThat(out.getException())
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("CamelMinaMeddelandenDeadline");
    }

    @Test
    void endpointsOfTheSameSenderMayDifferInWhatTheyFillIn() throws Exception {
        kommunA.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("minameddelanden:send?supportText=Ring+oss");
                from("direct:other").to("minameddelanden:send?mode=store&supportText=Skriv+till+oss");
            }
        });

        assertThat(kommunA.started().send(letter("case-1", AT_KIVRA.id())).getException())
                .isNull();
    }

    @Test
    void endpointsOfTheSameSenderHaveToSendTheSameWay() throws Exception {
        kommunA.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("minameddelanden:send?fallback=direct:print");
                from("direct:other").to("minameddelanden:send?fallback=direct:other-print&operators=165568402266");
            }
        });

        assertThat(faultAtStart(kommunA::started)).hasMessageContaining("fallback, operators");
    }

    @Test
    void whatIsWrongWithTheJournalsOptionsIsToldAtStart() throws Exception {
        kommunA.component().setJournalKeys(null);
        kommunA.component().setJournalLeaseTime(0);
        kommunA.camel().getRegistry().bind("another", new JdbcDataSource());

        assertThat(faultAtStart(() -> kommunA.startedWith("minameddelanden:send")))
                .hasMessageContaining("journalKeyStore")
                .hasMessageContaining("journalLeaseTime")
                .hasMessageContaining("2 DataSources");
    }

    @Test
    void aKeyThatIsWrongIsNotTold() throws Exception {
        kommunA.component().setJournalKeys("2026:" + "secret".repeat(3));

        assertThat(faultAtStart(() -> kommunA.startedWith("minameddelanden:send")))
                .hasMessageContaining("journalKeys")
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatNeedsAJournalIsRefusedWithoutOne() throws Exception {
        kommunA.component().setJournal(JournalKind.NONE);

        assertThat(faultAtStart(
                        () -> kommunA.startedWith("minameddelanden:send?mode=store&deadline=1h&inDoubtPolicy=RESEND")))
                .hasMessageContaining("mode")
                .hasMessageContaining("deadline")
                .hasMessageContaining("inDoubtPolicy");
    }

    @Test
    void paperInDoubtNeedsAFallback() throws Exception {
        kommunA.options().setInDoubtPolicy(InDoubtPolicy.PAPER);

        assertThat(faultAtStart(() -> kommunA.startedWith("minameddelanden:send")))
                .hasMessageContaining("inDoubtPolicy");
    }

    @Test
    void inMemoryAReferenceIsKnownUntilTheProcessEnds() throws Exception {
        kommunA.component().setJournal(JournalKind.MEMORY);
        kommunA.component().setJournalKeys(null);
        kommunA.startedWith("minameddelanden:send");

        kommunA.send(letter("case-1", AT_KIVRA.id()));
        kommunA.send(letter("case-1", AT_KIVRA.id()));

        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void theContentOfADeliveredLetterIsNotKept() throws Exception {
        kommunA.startedWith("minameddelanden:send").send(letter("case-1", AT_KIVRA.id()));
        Journal journal = kommunA.component().openJournal();

        assertThat(journal.records()
                        .find(MessageId.of(new OrganizationNumber(Municipality.ID), "case-1"))
                        .orElseThrow()
                        .purgedAt())
                .isNotNull();
        assertThat(kommunA.component().journalService().purge(journal)).isZero();
    }

    @Test
    void aBeanHasTheJournalAsLongAsTheComponentIsStarted() throws Exception {
        MinaMeddelandenComponent component = kommunA.component();
        assertThatIllegalStateException().isThrownBy(component::openJournal);
        kommunA.startedWith("minameddelanden:send").send(letter("case-1", AT_KIVRA.id()));

        assertThat(component.openJournal().records().counts()).containsOnlyKeys(JournalState.DELIVERED);

        kommunA.close();
        assertThatIllegalStateException().isThrownBy(component::openJournal);
    }

    @Test
    void aComponentWithoutAJournalHasNoneToGive() throws Exception {
        kommunA.component().setJournal(JournalKind.NONE);
        kommunA.startedWith("minameddelanden:send");

        assertThatThrownBy(() -> kommunA.component().openJournal())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("journal: is NONE");
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
