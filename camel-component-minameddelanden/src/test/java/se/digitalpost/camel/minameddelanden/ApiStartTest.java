package se.digitalpost.camel.minameddelanden;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException.OptionFault;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What is wrong with the options of {@code minameddelanden:api} is told at start, all of it. */
class ApiStartTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();

    @TempDir
    private Path folder;

    private Municipality kommunA;

    @BeforeEach
    void moveIn() {
        kommunA = new Municipality(simulator);
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    private ConfigurationException fault(String options) {
        Throwable thrown = catchThrowable(() -> kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("minameddelanden:api?" + options).log("accepted");
                    }
                })
                .started());
        while (thrown != null && !(thrown instanceof ConfigurationException)) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).isNotNull();
        return (ConfigurationException) thrown;
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        kommunA.options().setSupportText(null);

        ConfigurationException fault = fault(
                "basePath=digital post&tokenIssuer=https://login.example.org&rateLimit=-1"
                        + "&maxRequestSize=0&callbackSecrets=RAW(127.0.0.1=c2VjcmV0)&clientCertificates=file:nowhere.properties");

        assertThat(fault.faults())
                .extracting(OptionFault::option)
                .containsExactlyInAnyOrder(
                        "journal",
                        "basePath",
                        "maxRequestSize",
                        "rateLimit",
                        "callbackSecrets",
                        "tokenAudience",
                        "tokenJwks",
                        "clientCertificates",
                        "supportText");
    }

    @Test
    void somebodyHasToBeAbleToCall() {
        kommunA.component().setJournal(JournalKind.MEMORY);

        assertThat(fault("").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("clientCertificates"));
    }

    @Test
    void keysThatAreNotPublicAreRefusedWithoutBeingTold() throws Exception {
        kommunA.component().setJournal(JournalKind.MEMORY);
        Path jwks = Files.writeString(
                folder.resolve("jwks.json"), "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldA\"}]}");

        ConfigurationException fault =
                fault("tokenIssuer=https://login.example.org&tokenAudience=digital-post&tokenJwks=" + jwks);

        assertThat(fault.getMessage()).contains("tokenJwks").contains("public").doesNotContain("c2VjcmV0");
    }

    @Test
    void allFaultsOfAListOfClientsAreTold() throws Exception {
        kommunA.component().setJournal(JournalKind.MEMORY);
        Path clients = Files.writeString(
                folder.resolve("clients.properties"),
                "skola.certificate=AB:CD\nskola.scopes=messages:eat\nskola.senders=123\ncolour=grey\n");

        assertThat(fault("clientCertificates=" + clients).getMessage())
                .contains("skola.certificate must be a SHA-256 fingerprint")
                .contains("skola.scopes must be of")
                .contains("skola.senders must")
                .contains("colour must be");
    }

    @Test
    void theApiIsNoProducer() {
        Throwable thrown = catchThrowable(() -> kommunA.startedWith("minameddelanden:api"));

        assertThat(thrown).rootCause().hasMessageContaining("use it in a from()");
    }
}
