package se.digitalpost.camel.minameddelanden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

import se.digitalpost.camel.minameddelanden.ApiProbe.Answer;
import se.digitalpost.camel.minameddelanden.journal.PostgresqlServer;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Many requests at once, on real databases. */
class ApiConcurrencyTest {

    private static final int THREADS = 64;
    private static final String KEYS = "2026:" + "A".repeat(43) + "=";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @TempDir
    private Path folder;

    private ApiService service;

    enum Store {
        H2,
        POSTGRESQL
    }

    @BeforeEach
    void moveIn() throws Exception {
        service = new ApiService(simulator);
    }

    @AfterEach
    void moveOut() {
        threads.shutdownNow();
        service.close();
    }

    private void start(Store store) throws Exception {
        MinaMeddelandenComponent component = service.municipality().component();
        component.setJournal(JournalKind.JDBC);
        component.setJournalKeys(KEYS);
        component.setJournalDataSource(dataSource(store));
        service.started("");
    }

    private DataSource dataSource(Store store) throws Exception {
        if (store == Store.H2) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:file:" + folder.resolve("journal"));
            return h2;
        }
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(PostgresqlServer.newSchema("api_" + Long.toHexString(System.nanoTime())));
        return postgresql;
    }

    /** All of them begin together. */
    private <T> List<T> atOnce(IntFunction<T> request) throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        List<Future<T>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            answers.add(threads.submit(() -> {
                together.await();
                return request.apply(thread);
            }));
        }
        together.countDown();
        List<T> all = new ArrayList<>();
        for (Future<T> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void aLetterThatManyHandOverIsTakenOnceAndSentOnce(Store store) throws Exception {
        start(store);
        ApiProbe caseSystem = service.caseSystem();

        List<Answer> answers = atOnce(thread -> caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id())));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(THREADS - 1);
        assertThat(answers)
                .extracting(answer -> answer.json().get("messageId").asText())
                .containsOnly(answers.get(0).json().get("messageId").asText());
        String path = ApiService.path(answers.get(0).json());
        await().until(() -> caseSystem.get(path).json().get("status").asText().equals("DELIVERED"));
        assertThat(simulator.received()).hasSize(1);
        assertThat(service.told()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void ofDifferentLettersUnderOneReferenceOneIsTaken(Store store) throws Exception {
        start(store);
        ApiProbe caseSystem = service.caseSystem();

        List<Answer> answers = atOnce(thread ->
                caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id()).put("subject", "Beslut " + thread % 8)));

        Answer taken = answers.stream()
                .filter(answer -> answer.status() == 202)
                .findAny()
                .orElseThrow();
        int winner = answers.indexOf(taken) % 8;
        for (int i = 0; i < THREADS; i++) {
            int expected = i == answers.indexOf(taken) ? 202 : i % 8 == winner ? 200 : 409;
            assertThat(answers.get(i).status()).as("thread " + i).isEqualTo(expected);
        }
        await().until(() -> !simulator.received().isEmpty());
        assertThat(simulator.received()).extracting(ReceivedLetter::subject).containsExactly("Beslut " + winner);
    }

    /** A worker and a client that changes its mind: a letter is either withdrawn and never sent, or sent and told so. */
    @Test
    void whatIsWithdrawnIsNeverSentHoweverCloseItIs() throws Exception {
        start(Store.H2);
        ApiProbe caseSystem = service.caseSystem();

        List<String> paths = atOnce(thread -> {
            Answer accepted = caseSystem.submit(ApiService.letter("case-" + thread, AT_KIVRA.id()));
            String path = ApiService.path(accepted.json());
            if (thread % 2 == 0) {
                assertThat(caseSystem.delete(path).status()).isIn(204, 409);
            }
            return path;
        });

        await().until(() -> statuses(caseSystem).stream().allMatch(Set.of("DELIVERED", "FAILED")::contains));
        Set<String> delivered = paths.stream()
                .map(path -> caseSystem.get(path).json())
                .filter(status -> status.get("status").asText().equals("DELIVERED"))
                .map(status -> status.get("messageId").asText())
                .collect(Collectors.toSet());
        assertThat(simulator.received())
                .extracting(ReceivedLetter::messageId)
                .containsExactlyInAnyOrderElementsOf(delivered);
        assertThat(IntStream.range(0, THREADS)
                        .filter(thread -> thread % 2 == 1)
                        .mapToObj(paths::get)
                        .map(path -> path.substring(path.lastIndexOf('/') + 1)))
                .as("those that nobody took back")
                .isSubsetOf(delivered);
    }

    private static List<String> statuses(ApiProbe caseSystem) {
        return caseSystem.get("/v1/messages?limit=100").json().get("messages").findValuesAsText("status");
    }
}
