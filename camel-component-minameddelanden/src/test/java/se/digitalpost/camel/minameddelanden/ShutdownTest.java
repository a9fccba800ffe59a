package se.digitalpost.camel.minameddelanden;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.journal.ContentKeys;
import se.digitalpost.camel.minameddelanden.journal.JdbcJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.MailboxOperator;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** A component that is stopped ends what it has begun: nothing is in doubt because somebody went home. */
class ShutdownTest {

    private static final String KEY = "A".repeat(43) + "=";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<Exchange> printed = new CopyOnWriteArrayList<>();
    private final CountDownLatch printing = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private JdbcDataSource dataSource() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("journal"));
        return dataSource;
    }

    private Municipality municipality() throws Exception {
        Municipality municipality = new Municipality(simulator);
        municipality.camel().getRegistry().bind("journalDb", dataSource());
        municipality.component().setJournal(JournalKind.JDBC);
        municipality.component().setJournalKeys("2026:" + KEY);
        municipality.component().setJournalPollInterval(20);
        return municipality.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:print")
                        .process(exchange -> printing.countDown())
                        .delay(500)
                        .process(exchange -> printed.add(exchange.copy()));
                from("direct:address")
                        .setBody(constant(PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm")));
            }
        });
    }

    /** What the journal says when nobody works any more. */
    private JournalState stateAfterwards() {
        try (Journal journal = JdbcJournal.on(dataSource())
                .node("test")
                .keys(ContentKeys.of("2026", Base64.getDecoder().decode(KEY)))
                .open()) {
            return journal.records()
                    .find(new OrganizationNumber(Municipality.ID), "case-1")
                    .orElseThrow()
                    .state();
        }
    }

    private static Processor letter(String recipient) {
        return exchange -> {
            Letters.pdfWithHeaders(recipient).process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, "case-1");
        };
    }

    @Test
    void aLetterThatIsBeingPostedIsPostedToTheEnd() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.slow(Duration.ofSeconds(1)));
        try (Municipality kommunA = municipality()) {
            kommunA.startedWith("minameddelanden:send?mode=store").send(letter(AT_KIVRA.id()));
            Awaitility.await()
                    .until(() ->
                            simulator.operator(MailboxOperator.KIVRA).counts().requests() > 0);
        }

        assertThat(stateAfterwards()).isEqualTo(JournalState.DELIVERED);
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aLetterThatIsBeingHandedOverIsHandedOver() throws Exception {
        try (Municipality kommunA = municipality()) {
            kommunA.startedWith("minameddelanden:send?mode=store&fallback=direct:print&addressLookup=direct:address")
                    .send(letter(WITHOUT_MAILBOX.id()));
            printing.await();
        }

        assertThat(stateAfterwards()).isEqualTo(JournalState.HANDED_OVER);
        assertThat(printed).hasSize(1);
    }
}
