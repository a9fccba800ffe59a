package se.digitalpost.camel.minameddelanden;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ErrorCode;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** A journal as a JMX client sees it, through the platform's MBean server. */
class JournalManagementTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<Exchange> printed = new CopyOnWriteArrayList<>();

    private Municipality kommunA;

    @BeforeEach
    void moveIn() throws Exception {
        kommunA = Municipality.managed(simulator);
        kommunA.component().setJournal(JournalKind.MEMORY);
        kommunA.component().setJournalNode("node-17");
        kommunA.component().setJournalPollInterval(20);
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:print").process(exchange -> printed.add(exchange.copy()));
                    }
                })
                .startedWith("minameddelanden:send?fallback=direct:print");
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    private ObjectName name() throws Exception {
        return new ObjectName("org.apache.camel:context=" + kommunA.camel().getManagementName()
                + ",type=journals,name=\"minameddelanden\"");
    }

    private Object attribute(String attribute) throws Exception {
        return server.getAttribute(name(), attribute);
    }

    private Object call(String operation, Object... arguments) throws Exception {
        String[] signature = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            signature[i] = arguments[i] instanceof Integer ? int.class.getName() : String.class.getName();
        }
        return server.invoke(name(), operation, arguments, signature);
    }

    private static String id(String reference) {
        return MessageId.of(new OrganizationNumber(Municipality.ID), reference).toString();
    }

    private static List<CompositeData> rows(Object table) {
        @SuppressWarnings("unchecked")
        Collection<CompositeData> rows = (Collection<CompositeData>) ((TabularData) table).values();
        return List.copyOf(rows);
    }

    private static List<Object> column(Object table, String column) {
        return rows(table).stream().map(row -> row.get(column)).toList();
    }

    private static Processor letter(String reference, String recipient) {
        return exchange -> {
            Letters.pdfWithHeaders(recipient).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, reference);
        };
    }

    private void delivered(String reference) {
        kommunA.send(letter(reference, AT_KIVRA.id()));
    }

    /** It has to be printed, and nobody knows where to. */
    private void waiting(String reference) {
        kommunA.send(letter(reference, WITHOUT_MAILBOX.id()));
    }

    @Test
    void itTellsTheNodeAndHowManyLettersAreInWhichState() throws Exception {
        delivered("case-1");
        delivered("case-2");
        waiting("case-3");

        assertThat(attribute("Node")).isEqualTo("node-17");
        assertThat(column(attribute("Letters"), "state")).containsExactly("DELIVERED", "NEEDS_ATTENTION");
        assertThat(column(attribute("Letters"), "letters")).containsExactly("2", "1");
        assertThat(attribute("Attention")).isEqualTo(1L);
    }

    @Test
    void itTellsTheOperatorsCircuits() throws Exception {
        delivered("case-1");

        assertThat(column(attribute("Circuits"), "circuit")).containsExactly("CLOSED");
    }

    @Test
    void whatWaitsForAPersonIsListedAPageAtATimeWithoutItsRecipient() throws Exception {
        waiting("case-1");
        waiting("case-2");
        waiting("case-3");

        Object page = call("listAttention", 2, 2);

        assertThat(column(call("listAttention", 1, 2), "clientReference")).containsExactly("case-1", "case-2");
        assertThat(column(page, "clientReference")).containsExactly("case-3");
        assertThat(column(page, "reason")).containsExactly("NO_POSTAL_ADDRESS");
        assertThat(column(page, "messageId")).containsExactly(id("case-3"));
        assertThat(page.toString()).doesNotContain(WITHOUT_MAILBOX.id());
    }

    @Test
    void aLettersHistoryIsTold() throws Exception {
        delivered("case-1");

        Object history = call("history", (String) call("messageId", Municipality.ID, "case-1"));

        assertThat(column(history, "event")).containsExactly("1", "2", "3", "4");
        assertThat(column(history, "state")).containsExactly("ACCEPTED", "SEALED", "DELIVERING", "DELIVERED");
        assertThat(column(history, "operator")).last().isEqualTo("Kivra");
        assertThat(column(history, "node")).containsOnly("node-17");
        assertThat(history.toString()).doesNotContain(AT_KIVRA.id());
    }

    @Test
    void aLetterGoesOn() throws Exception {
        simulator.recipient(AT_KIVRA.id()).next(Behaviour.fault(ErrorCode.PROTECTED_IDENTITY), Behaviour.accept());
        kommunA.send(letter("case-1", AT_KIVRA.id()));
        assertThat(column(call("listAttention", 1, 10), "clientReference")).containsExactly("case-1");

        call("retry", id("case-1"), "kari01", "the operator has corrected it");

        Awaitility.await()
                .untilAsserted(() -> assertThat(column(call("history", id("case-1")), "state"))
                        .endsWith("DELIVERED"));
        assertThat(column(call("history", id("case-1")), "person")).contains("kari01");
    }

    @Test
    void allLettersGoOnThatWaitForOneReason() throws Exception {
        simulator
                .recipient(AT_KIVRA.id())
                .next(Behaviour.fault(ErrorCode.ACCESS_DENIED), Behaviour.fault(ErrorCode.ACCESS_DENIED));
        kommunA.exchange(letter("case-1", AT_KIVRA.id()));
        kommunA.exchange(letter("case-2", AT_KIVRA.id()));
        waiting("case-3");

        assertThat(call("retryAll", "SENDER_REFUSED", 10, "kari01", "the certificate was replaced"))
                .isEqualTo(2);

        Awaitility.await()
                .untilAsserted(() -> assertThat(column(call("listAttention", 1, 10), "clientReference"))
                        .containsExactly("case-3"));
        Awaitility.await().untilAsserted(() -> assertThat(simulator.received()).hasSize(2));
    }

    @Test
    void aLetterIsSentToPrint() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.timeOutAfterStoring());
        kommunA.exchange(exchange -> {
            letter("case-1", AT_KIVRA.id()).process(exchange);
            exchange.getMessage()
                    .setHeader(
                            MinaMeddelandenConstants.RECIPIENT_ADDRESS,
                            PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm"));
        });

        assertThat(call("sendToPrint", id("case-1"), "kari01", "the operator doesn't have it"))
                .isEqualTo("TO_PRINT");

        Awaitility.await().untilAsserted(() -> assertThat(printed).hasSize(1));
    }

    @Test
    void aLetterIsClosedOrWithdrawn() throws Exception {
        waiting("case-1");
        waiting("case-2");

        assertThat(call("close", id("case-1"), "HANDED_OVER", "kari01", "sent by hand"))
                .isEqualTo("HANDED_OVER");
        assertThat(call("withdraw", id("case-2"), "kari01", "a mistake")).isEqualTo("WITHDRAWN");

        assertThat(rows(call("listAttention", 1, 10))).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldInTheJdksWords() throws Exception {
        delivered("case-1");

        assertThat(catchThrowable(() -> call("retry", id("case-1"), "kari01", "once more")))
                .isInstanceOf(MBeanException.class)
                .cause()
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(id("case-1"));
        assertThatThrownBy(() -> call("close", id("case-1"), "LOST", "kari01", "?"))
                .hasStackTraceContaining("LOST");
        assertThatThrownBy(() -> call("retry", id("case-1"), " ", "once more")).hasStackTraceContaining("who decides");
    }

    @Test
    void contentThatNeedNotBeKeptIsPurged() throws Exception {
        waiting("case-1");
        waiting("case-2");
        call("close", id("case-1"), "HANDED_OVER", "kari01", "sent by hand");

        assertThat(call("purge")).isEqualTo(1);
        assertThat(call("purge")).isEqualTo(0);
    }

    @Test
    void statisticsAreCsv() throws Exception {
        String today = LocalDate.now(ZoneId.of("Europe/Stockholm")).toString();
        delivered("case-1");

        String csv = (String) call("statistics", "2026-01-01", "2999-12-31");

        assertThat(csv.lines())
                .contains("day,sender,department,channel,operatorId,operator,outcome,letters")
                .anyMatch(line -> line.startsWith("20") && line.endsWith(",DELIVERED,1"));
        assertThatThrownBy(() -> call("statistics", "yesterday", today)).hasStackTraceContaining("yesterday");
    }

    @Test
    void subscribersAreListedAndForgotten() throws Exception {
        kommunA.component()
                .openJournal()
                .outcomes()
                .subscribe("old-cases", kommunA.component().openJournal().now());
        delivered("case-1");

        Object subscribers = call("listSubscribers");

        assertThat(column(subscribers, "subscriber")).containsExactly("old-cases");
        assertThat(column(subscribers, "waiting")).containsExactly("1");
        assertThat(call("removeSubscriber", "old-cases")).isEqualTo(true);
        assertThat(call("removeSubscriber", "old-cases")).isEqualTo(false);
        assertThat(rows(call("listSubscribers"))).isEmpty();
    }

    @Test
    void eachComponentsJournalHasItsOwn() throws Exception {
        MinaMeddelandenComponent another = new MinaMeddelandenComponent();
        another.setJournal(JournalKind.MEMORY);
        another.setJournalNode("node-18");
        kommunA.camel().addComponent("another-sender", another);
        another.start();
        another.openJournal();

        assertThat(attribute("Node")).isEqualTo("node-17");
        assertThat(server.getAttribute(
                        new ObjectName("org.apache.camel:context="
                                + kommunA.camel().getManagementName() + ",type=journals,name=\"another-sender\""),
                        "Node"))
                .isEqualTo("node-18");
    }

    @Test
    void itGoesWithTheContext() throws Exception {
        ObjectName name = name();
        assertThat(server.isRegistered(name)).isTrue();

        kommunA.close();

        assertThat(server.isRegistered(name)).isFalse();
    }
}
