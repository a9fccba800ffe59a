package se.digitalpost.camel.minameddelanden.starter;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import javax.crypto.KeyGenerator;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

import se.digitalpost.camel.minameddelanden.starter.TestApplication.Running;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The journal is in the application's database, and knows after a restart what was sent before it. */
class JournalTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private static final String KEYS = "2026:" + "A".repeat(43) + "=";

    private final Simulator simulator = SIMULATOR.simulator();
    private final Identity identity = simulator.issueIdentity(TestApplication.ID, TestApplication.NAME);

    @TempDir
    Path folder;

    static JdbcDataSource database(String name) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDatabases {

        @Bean
        DataSource cases() {
            return database("cases");
        }

        @Bean
        DataSource post() {
            return database("post");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDatabasesOneOfThemPrimary {

        @Bean
        DataSource archive() {
            return database("archive-" + UUID.randomUUID());
        }

        @Bean
        @Primary
        DataSource main() {
            return database("main-" + UUID.randomUUID());
        }
    }

    @Test
    void itIsInTheApplicationsDatabase() throws Exception {
        try (Running running = application().option("journal", "jdbc").start()) {
            running.send(TestRecipients.AT_KIVRA.id());

            assertThat(states(running.context().getBean(DataSource.class))).containsExactly("DELIVERED");
        }
    }

    @Test
    void whatWasSentBeforeARestartIsNotSentAfterIt() throws Exception {
        for (int start = 1; start <= 2; start++) {
            try (Running running = application().option("journal", "jdbc").start()) {
                running.send(TestRecipients.AT_KIVRA.id());
            }
        }

        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void itWorksWhereCamelDoesNotAutowire() throws Exception {
        try (Running running = application()
                .option("journal", "jdbc")
                .option("autowired-enabled", "false")
                .start()) {
            running.send(TestRecipients.AT_KIVRA.id());

            assertThat(states(running.context().getBean(DataSource.class))).containsExactly("DELIVERED");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofSeveralDatabasesThePrimaryOneIsUsed(boolean autowired) throws Exception {
        try (Running running = application(TwoDatabasesOneOfThemPrimary.class)
                .option("journal", "jdbc")
                .option("autowired-enabled", autowired)
                .start()) {
            running.send(TestRecipients.AT_KIVRA.id());

            assertThat(states(running.context().getBean("main", DataSource.class)))
                    .containsExactly("DELIVERED");
        }
    }

    @Test
    void ofSeveralDatabasesTheOneThatIsNamedIsUsed() throws Exception {
        try (Running running = application(TwoDatabasesOneOfThemPrimary.class)
                .option("journal", "jdbc")
                .option("journal-data-source", "#bean:archive")
                .start()) {
            running.send(TestRecipients.AT_KIVRA.id());

            assertThat(states(running.context().getBean("archive", DataSource.class)))
                    .containsExactly("DELIVERED");
        }
    }

    @Test
    void ofSeveralDatabasesNoneIsGuessed() throws Exception {
        assertThat(application(TwoDatabases.class)
                        .option("journal", "jdbc")
                        .failure()
                        .getDescription())
                .contains("camel.component.minameddelanden.journal-data-source: is not set, and the registry has 2"
                        + " DataSources; name one: #bean:itsName");
    }

    @Test
    void whereThereIsNoDatabaseItIsTold() throws Exception {
        assertThat(application()
                        .property("spring.autoconfigure.exclude", DataSourceAutoConfiguration.class.getName())
                        .option("journal", "jdbc")
                        .failure()
                        .getDescription())
                .contains("camel.component.minameddelanden.journal-data-source: is not set, and the registry has no"
                        + " DataSource; set it, or bind one");
    }

    @Test
    void whatIsWrongIsToldByThePropertysName() throws Exception {
        FailureAnalysis failure = application()
                .option("journal", "jdbc")
                .option("journal-keys", "")
                .option("journal-lease-time", "0s")
                .failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.journal-lease-time: must be more than 0")
                .contains("camel.component.minameddelanden.journal-key-store: is not set, nor is journal-keys");
        assertThat(failure.getAction())
                .startsWith("Correct camel.component.minameddelanden.journal-lease-time,"
                        + " camel.component.minameddelanden.journal-key-store.");
    }

    @Test
    void theKeyMayLieInAKeyStore() throws Exception {
        try (Running running = application()
                .option("journal", "jdbc")
                .option("journal-keys", "")
                .option("journal-key-store", "file:" + keyStore())
                .option("journal-key-store-password", "between-us")
                .start()) {
            running.send(TestRecipients.AT_KIVRA.id());

            assertThat(states(running.context().getBean(DataSource.class))).containsExactly("DELIVERED");
        }
    }

    @Test
    void inMemoryNeedsNoDatabase() throws Exception {
        try (Running running = application()
                .property("spring.autoconfigure.exclude", DataSourceAutoConfiguration.class.getName())
                .option("journal", "memory")
                .start()) {
            running.send(TestRecipients.AT_KIVRA.id());
            running.send(TestRecipients.AT_KIVRA.id());
        }

        assertThat(simulator.received()).hasSize(1);
    }

    private TestApplication application(Class<?>... configurations) throws Exception {
        return TestApplication.of(simulator, configurations)
                .jksBundle("tls", identity, simulator, folder)
                .property("spring.datasource.url", "jdbc:h2:file:" + folder.resolve("cases"))
                .option("ssl-bundle", "tls")
                .option("journal-keys", KEYS);
    }

    private Path keyStore() throws Exception {
        KeyGenerator aes = KeyGenerator.getInstance("AES");
        aes.init(256);
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        keyStore.load(null, null);
        KeyStore.Entry key = new KeyStore.SecretKeyEntry(aes.generateKey());
        keyStore.setEntry("2026", key, new KeyStore.PasswordProtection("between-us".toCharArray()));
        Path file = folder.resolve("journal.p12");
        try (OutputStream output = Files.newOutputStream(file)) {
            keyStore.store(output, "between-us".toCharArray());
        }
        return file;
    }

    /** On H2, whoever reads the tables with SQL finds the last letters there a little later. */
    private static List<String> states(DataSource dataSource) {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        return await().until(
                        () -> database.queryForList("SELECT state FROM mm_message", String.class),
                        states -> !states.isEmpty());
    }
}
