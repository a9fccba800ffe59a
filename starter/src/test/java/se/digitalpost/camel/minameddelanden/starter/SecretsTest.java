package se.digitalpost.camel.minameddelanden.starter;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;

import se.digitalpost.camel.minameddelanden.starter.TestApplication.Running;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

/** Passwords show nowhere: not in the log, however talkative it is set, nor in what is told of a failed start. */
class SecretsTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private static final String WRONG = "wr0ng-s3cret";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Identity identity = simulator.issueIdentity(TestApplication.ID, TestApplication.NAME);
    private final String password = new String(identity.password());

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void listenNoMore() {
        root.setLevel(level);
        root.detachAppender(log);
    }

    @Test
    void whileItWorks() throws Exception {
        try (Running running =
                application().option("signing-key-store-password", password).start()) {
            running.send(TestRecipients.AT_KIVRA.id());

            assertThat(running.context()
                            .getBean(MinaMeddelandenProperties.class)
                            .toString())
                    .doesNotContain(password);
            assertThat(running.options().getSslContextParameters().toString()).doesNotContain(password);
        }
        assertThat(simulator.received()).hasSize(1);
        assertThat(logged()).noneMatch(line -> line.contains(password));
    }

    @Test
    void whenItFails() throws Exception {
        FailureAnalysis failure =
                application().option("signing-key-store-password", WRONG).failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.signing-key-store: the key store can't be opened with this"
                        + " password; set signing-key-store-password")
                .doesNotContain(WRONG, password);
        assertThat(logged()).noneMatch(line -> line.contains(WRONG) || line.contains(password));
    }

    private TestApplication application() throws Exception {
        return TestApplication.of(simulator)
                .jksBundle("tls", identity, simulator, folder)
                .option("ssl-bundle", "tls")
                .option("signing-key-store", identity.writePkcs12(folder.resolve("signing.p12")));
    }

    private List<String> logged() {
        assertThat(log.list).isNotEmpty();
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
    }
}
