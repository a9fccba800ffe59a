package se.digitalpost.camel.minameddelanden;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import se.digitalpost.camel.minameddelanden.journal.PostgresqlServer;
import se.digitalpost.camel.minameddelanden.journal.Subscriber;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Nodes with the same subscriber and the same journal share its events: each is told to one of them. */
class SharedOutcomesTest {

    private static final int LETTERS = 40;

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void inH2(@TempDir Path folder) throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("journal"));

        eachEventIsToldToOneNode(dataSource);
    }

    @Test
    void inPostgresql() throws Exception {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(PostgresqlServer.newSchema("shared_outcomes"));

        eachEventIsToldToOneNode(dataSource);
    }

    private void eachEventIsToldToOneNode(DataSource dataSource) throws Exception {
        try (Municipality first = node(dataSource);
                Municipality second = node(dataSource)) {
            IntStream.range(0, LETTERS).parallel().forEach(i -> {
                Municipality node = i % 2 == 0 ? first : second;
                node.send(exchange -> {
                    Letters.pdfWithHeaders(AT_KIVRA.id()).process(exchange);
                    exchange.getMessage().setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, "case-" + i);
                });
            });

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(
                                    first.component().openJournal().outcomes().subscribers())
                            .extracting(Subscriber::waiting)
                            .containsExactly(0L));
            assertThat(told)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, LETTERS)
                            .mapToObj(i -> "case-" + i)
                            .toList());
        }
    }

    private Municipality node(DataSource dataSource) throws Exception {
        Municipality node = new Municipality(simulator);
        node.component().setJournal(JournalKind.JDBC);
        node.component().setJournalDataSource(dataSource);
        node.component().setJournalPlaintext(true);
        return node.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("minameddelanden:outcomes?subscriber=cases&delay=10&maxOutcomesPerPoll=3")
                                .process(exchange -> told.add(exchange.getMessage()
                                        .getHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, String.class)));
                    }
                })
                .startedWith("minameddelanden:send");
    }
}
