package se.digitalpost.camel.minameddelanden;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.camel.minameddelanden.ApiProbe.Answer;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** The route behind the common API, and the journal before it. */
class ApiRouteTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private ApiService service;

    @BeforeEach
    void moveIn() throws Exception {
        service = new ApiService(simulator);
    }

    @AfterEach
    void moveOut() {
        service.close();
    }

    @Test
    void aRouteThatFailsDoesNotLoseTheLetter() throws Exception {
        service.started(new RouteBuilder() {
            @Override
            public void configure() {
                from(ApiService.uri("")).throwException(new IllegalStateException("the audit log is full"));
            }
        });
        ApiProbe caseSystem = service.caseSystem();

        Answer accepted = caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id()));

        assertThat(accepted.status()).isEqualTo(202);
        await().until(() -> !simulator.received().isEmpty());
        assertThat(caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id())).status())
                .isEqualTo(200);
    }

    @Test
    void attachmentsCanBeReadAlsoOnAnotherThreadAndAfterTheAnswer() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        service.started(new RouteBuilder() {
            @Override
            public void configure() {
                from(ApiService.uri("")).to("seda:audit");
                from("seda:audit").process(exchange -> {
                    answered.await();
                    try (InputStream pdf = exchange.getMessage()
                            .getBody(Message.class)
                            .attachments()
                            .get(0)
                            .content()
                            .open()) {
                        read.add(new String(pdf.readAllBytes()));
                    }
                });
            }
        });

        Answer accepted = service.caseSystem().submit(ApiService.letterOnPaperToo("case-1", AT_KIVRA.id()));
        answered.countDown();

        assertThat(accepted.status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(read).containsExactly("%PDF-1.7\n"));
    }

    @Test
    void withoutTheJournalNothingIsTakenAndItIsWorthWhileToTryAgain() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        MinaMeddelandenComponent component = service.municipality().component();
        component.setJournal(JournalKind.JDBC);
        component.setJournalPlaintext(true);
        component.setJournalDataSource(databaseThatIsDownWhile(down));
        service.started("");
        ApiProbe caseSystem = service.caseSystem();
        down.set(true);

        Answer refused = caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id()));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(caseSystem.get("/v1/messages").status()).isEqualTo(503);
        assertThat(service.told()).isEmpty();
        down.set(false);
        assertThat(caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id())).status())
                .isEqualTo(202);
    }

    private static DataSource databaseThatIsDownWhile(AtomicBoolean down) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:api-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new SQLTransientConnectionException("the database is down", "08001");
                    }
                    try {
                        return method.invoke(h2, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void afterARestartOfTheRouteTheApiIsThereAgain() throws Exception {
        service.started(new RouteBuilder() {
            @Override
            public void configure() {
                from(ApiService.uri("")).routeId("api").log("accepted");
            }
        });
        ApiProbe caseSystem = service.caseSystem();

        service.municipality().camel().getRouteController().stopRoute("api");
        service.municipality().camel().getRouteController().startRoute("api");

        assertThat(caseSystem.submit(ApiService.letter("case-1", AT_KIVRA.id())).status())
                .isEqualTo(202);
        await().until(() -> !simulator.received().isEmpty());
    }
}
