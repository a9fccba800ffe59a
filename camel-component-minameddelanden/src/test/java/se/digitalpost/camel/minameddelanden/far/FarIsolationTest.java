package se.digitalpost.camel.minameddelanden.far;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.net.ssl.SSLContext;

import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.operator.testing.Logged;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a lookup does to the rest of the JVM: nothing. */
class FarIsolationTest {

    private static final OrganizationNumber SENDER = new OrganizationNumber("162021004748");
    private static final RecipientId RECIPIENT = RecipientId.parse("192705178354");
    private static final String GOOD = FarAnswers.response(FarAnswers.reachable(RECIPIENT.value()));

    @AfterEach
    void noBusIsLeft() {
        BusFactory.setDefaultBus(null);
        BusFactory.clearDefaultBusForAnyThread(null);
    }

    @Test
    void whereThereIsNoBusThereIsNoneAfterwards() {
        BusFactory.setDefaultBus(null);
        BusFactory.setThreadDefaultBus(null);
        try (WireServer server = WireServer.answering(200, GOOD);
                FarClient client = client(server)) {
            assertThat(BusFactory.getDefaultBus(false)).isNull();
            assertThat(BusFactory.getThreadDefaultBus(false)).isNull();
            client.isReachable(SENDER, List.of(RECIPIENT));
            assertThat(BusFactory.getDefaultBus(false)).isNull();
            assertThat(BusFactory.getThreadDefaultBus(false)).isNull();
        }
        assertThat(BusFactory.getDefaultBus(false)).isNull();
    }

    @Test
    void theUsersBusStaysWhatItIs() {
        Bus users = new ExtensionManagerBus();
        BusFactory.setDefaultBus(users);
        try (WireServer server = WireServer.answering(200, GOOD)) {
            try (FarClient client = client(server)) {
                client.isReachable(SENDER, List.of(RECIPIENT));
                assertThat(BusFactory.getThreadDefaultBus(false)).isSameAs(users);
            }
            assertThat(BusFactory.getDefaultBus(false)).isSameAs(users);
            assertThat(BusFactory.getThreadDefaultBus(false)).isSameAs(users);
            assertThat(users.getState()).isNotEqualTo(Bus.BusState.SHUTDOWN);
        } finally {
            users.shutdown(true);
        }
    }

    @Test
    void nobodyIsLoggedAtAnyLevel() {
        try (Logged logged = new Logged()) {
            for (String answer : new String[] {
                GOOD,
                Answers.fault(5002, "no " + RECIPIENT.value()),
                Answers.fault(5017, "no " + RECIPIENT.value()),
                Answers.faultOf(""),
                RECIPIENT.value(),
                GOOD.replace("Secure", "Other").replace("false", RECIPIENT.value()),
            }) {
                try (WireServer server = WireServer.answering(answer.contains("Fault") ? 500 : 200, answer);
                        FarClient client = client(server)) {
                    client.isReachable(SENDER, List.of(RECIPIENT));
                } catch (MinaMeddelandenException e) {
                    // What it says is another test's.
                }
            }
            assertThat(logged.lines()).as("something is logged").isNotEmpty();
            assertThat(logged.lines()).noneMatch(line -> line.contains(RECIPIENT.value()));
        }
    }

    /** As a user has it: the classes and the contract in a jar, and CXF beside it. */
    @Test
    void itWorksFromWithinAJar(@TempDir Path folder) throws Exception {
        Path classes = Path.of(FarClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = folder.resolve("component 1.jar");
        pack(classes, jar);
        List<URL> classPath = new ArrayList<>(List.of(jar.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).equals(classes)) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (WireServer server = WireServer.answering(200, GOOD);
                URLClassLoader loader =
                        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> type = loader.loadClass(FarClient.class.getName());
            assertThat(type).isNotSameAs(FarClient.class);
            try (AutoCloseable client = (AutoCloseable) type.getConstructor(
                            URI.class, SSLContext.class, Duration.class, Duration.class)
                    .newInstance(server.uri(), TestPki.client(), Duration.ofSeconds(5), Duration.ofSeconds(5))) {
                Object sender = parse(loader, OrganizationNumber.class, SENDER.value());
                Object recipient = parse(loader, RecipientId.class, RECIPIENT.value());
                Object answers = type.getMethod("isReachable", sender.getClass(), List.class)
                        .invoke(client, sender, List.of(recipient));
                assertThat(answers.toString()).contains("reason=null");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(FarIsolationTest.class.getClassLoader());
        }
    }

    @Test
    void aClosedClientAsksNobody() {
        try (WireServer server = WireServer.answering(200, GOOD)) {
            FarClient client = client(server);
            client.close();
            client.close();
            assertThatThrownBy(() -> client.isReachable(SENDER, List.of(RECIPIENT)))
                    .isInstanceOf(FarUnavailableException.class)
                    .hasMessageContaining("closed");
            assertThat(server.requests()).isEmpty();
        }
    }

    private static FarClient client(WireServer server) {
        return new FarClient(server.uri(), TestPki.client(), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private static Object parse(ClassLoader loader, Class<?> type, String value)
            throws ReflectiveOperationException, InvocationTargetException {
        return loader.loadClass(type.getName()).getMethod("parse", String.class).invoke(null, value);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    zip.putNextEntry(
                            new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, zip);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
