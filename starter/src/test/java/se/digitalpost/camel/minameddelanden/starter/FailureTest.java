package se.digitalpost.camel.minameddelanden.starter;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;

import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;

/** A start that fails tells which property is wrong and what to do. */
class FailureTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Identity identity = simulator.issueIdentity(TestApplication.ID, TestApplication.NAME);

    @TempDir
    Path folder;

    @Test
    void everythingThatIsMissingIsToldByThePropertysName() {
        FailureAnalysis failure = TestApplication.with().failure();

        assertThat(failure.getDescription().lines())
                .containsExactly(
                        "The component minameddelanden can't work with its configuration:",
                        "",
                        "    - camel.component.minameddelanden.signing-key-store: minameddelanden:send needs it: the key store"
                                + " file with the organization's key and certificate",
                        "    - camel.component.minameddelanden.sender-name: minameddelanden:send needs it; it is what recipients"
                                + " read as the sender",
                        "    - camel.component.minameddelanden.support-text: minameddelanden:send needs it; every message has to"
                                + " say where to turn with questions",
                        "    - camel.component.minameddelanden.far-url: minameddelanden:send needs it; the address of FaR's"
                                + " Recipient service, version 3",
                        "    - camel.component.minameddelanden.ssl-context-parameters: key and trust for mutual TLS are missing;"
                                + " set it, or use-global-ssl-context-parameters=true together with Camel's global SSL context"
                                + " parameters");
        assertThat(failure.getAction().lines())
                .containsExactly(
                        "Correct camel.component.minameddelanden.signing-key-store,"
                                + " camel.component.minameddelanden.sender-name,"
                                + " camel.component.minameddelanden.support-text, camel.component.minameddelanden.far-url,"
                                + " camel.component.minameddelanden.ssl-context-parameters. An option of the same name in an"
                                + " endpoint's URI goes before the property.",
                        "Key and trust come easiest from an SSL bundle: define it under spring.ssl.bundle and name it in"
                                + " camel.component.minameddelanden.ssl-bundle.");
    }

    @Test
    void aWrongValueIsToldWithItsPlace() throws Exception {
        Path yaml = Files.writeString(folder.resolve("application.yaml"), """
                camel:
                  component:
                    minameddelanden:
                      sender-id: 2021004749
                """);

        FailureAnalysis failure =
                complete().property("spring.config.location", "file:" + yaml).failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.sender-id: must have a correct check digit")
                .contains("application.yaml] - 4:18]");
        assertThat(failure.getAction()).startsWith("Correct camel.component.minameddelanden.sender-id. ");
    }

    @Test
    void optionsInTheTextAreNamedAsPropertiesAndPathsAreLeftAlone() {
        FailureAnalysis failure = complete()
                .option("signing-key-store", "/no/such/signingKeyStore.p12")
                .failure();

        assertThat(failure.getDescription())
                .contains(
                        "camel.component.minameddelanden.signing-key-store-password: is not set; it is the password of"
                                + " signing-key-store");

        failure = complete()
                .option("signing-key-store", "/no/such/signingKeyStore.p12")
                .option("signing-key-store-password", "x")
                .failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.signing-key-store: there is no file"
                        + " /no/such/signingKeyStore.p12");
    }

    @Test
    void anUnknownBundleIsToldWithThoseThereAre() throws Exception {
        FailureAnalysis failure = TestApplication.of(simulator)
                .pemBundle("kommunen", identity, folder)
                .pemBundle("annan", identity, folder)
                .option("ssl-bundle", "kommun")
                .option("sealing-ssl-bundle", "stämpel")
                .failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.ssl-bundle: there is no SSL bundle 'kommun';"
                        + " there are [annan, kommunen]")
                .contains("camel.component.minameddelanden.sealing-ssl-bundle: there is no SSL bundle 'stämpel';"
                        + " there are [annan, kommunen]");
    }

    @Test
    void whereThereAreNoBundlesItIsToldHowToDefineThem() {
        assertThat(TestApplication.of(simulator)
                        .option("ssl-bundle", "kommun")
                        .failure()
                        .getDescription())
                .contains(
                        "camel.component.minameddelanden.ssl-bundle: there is no SSL bundle 'kommun'; none is defined,"
                                + " which is done under spring.ssl.bundle.jks or spring.ssl.bundle.pem");
        assertThat(TestApplication.of(simulator)
                        .property("spring.autoconfigure.exclude", SslAutoConfiguration.class.getName())
                        .option("ssl-bundle", "kommun")
                        .failure()
                        .getDescription())
                .contains("there is no SSL bundle 'kommun'; none is defined");
    }

    @Test
    void aBundleWithoutAKeyIsTold() throws Exception {
        Path trusted = identity.writeCertificatePem(folder.resolve("trust.pem"));
        FailureAnalysis failure = TestApplication.of(simulator)
                .property("spring.ssl.bundle.pem.trust.truststore.certificate", "file:" + trusted)
                .option("ssl-bundle", "trust")
                .option("signing-ssl-bundle", "trust")
                .failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.ssl-bundle: the SSL bundle 'trust' has no private key with a"
                        + " certificate; mutual TLS needs both")
                .contains(
                        "camel.component.minameddelanden.signing-ssl-bundle: the SSL bundle 'trust' has no key store; it"
                                + " holds only whom to trust");
    }

    @Test
    void aBundleThatCanNotBeOpenedIsToldWithoutItsPassword() throws Exception {
        FailureAnalysis failure = TestApplication.of(simulator)
                .jksBundle("kommun", identity, simulator, folder)
                .property("spring.ssl.bundle.jks.kommun.keystore.password", "wrong-secret")
                .option("ssl-bundle", "kommun")
                .failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.ssl-bundle: the SSL bundle 'kommun' can't be opened")
                .contains("keystore password was incorrect")
                .doesNotContain("wrong-secret");
    }

    @Test
    void aTrustStoreThatCanNotBeOpenedIsToldAsWell() throws Exception {
        FailureAnalysis failure = TestApplication.of(simulator)
                .jksBundle("kommun", identity, simulator, folder)
                .property("spring.ssl.bundle.jks.kommun.truststore.password", "wrong-secret")
                .option("ssl-bundle", "kommun")
                .failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.ssl-bundle: the SSL bundle 'kommun' can't be opened")
                .contains("Unable to create trust store", "keystore password was incorrect");
    }

    @Test
    void keysThatAreGivenTwiceAreTold() throws Exception {
        Path file = identity.writePkcs12(folder.resolve("keys.p12"));
        FailureAnalysis failure = complete()
                .pemBundle("kommun", identity, folder)
                .option("signing-ssl-bundle", "kommun")
                .option("signing-key-store", file)
                .option("sealing-ssl-bundle", "kommun")
                .option("sealing-key-store", file)
                .failure();

        assertThat(failure.getDescription())
                .contains(
                        "camel.component.minameddelanden.signing-ssl-bundle: is given together with signing-key-store;"
                                + " use one")
                .contains(
                        "camel.component.minameddelanden.sealing-ssl-bundle: is given together with sealing-key-store;"
                                + " use one");
    }

    @Test
    void aBundlesKeyThatCanNotSignIsToldWithTheBundle() throws Exception {
        Identity expired = simulator
                .identity(TestApplication.ID, TestApplication.NAME)
                .expired()
                .issue();
        FailureAnalysis failure = TestApplication.of(simulator)
                .pemBundle("kommun", expired, folder)
                .option("ssl-bundle", "kommun")
                .failure();

        assertThat(failure.getDescription())
                .contains("camel.component.minameddelanden.signing-key-store: the certificate expired ")
                .endsWith(" [from camel.component.minameddelanden.ssl-bundle=kommun]");
        assertThat(failure.getAction()).doesNotContain("come easiest");
    }

    @Test
    void aProtocolThatThereIsNotIsToldWithTheBundle() throws Exception {
        FailureAnalysis failure = TestApplication.of(simulator)
                .pemBundle("kommun", identity, folder)
                .property("spring.ssl.bundle.pem.kommun.protocol", "NoSuchProtocol")
                .option("ssl-bundle", "kommun")
                .failure();

        assertThat(failure.getDescription())
                .contains(
                        "camel.component.minameddelanden.ssl-context-parameters: the key or trust store for mutual TLS"
                                + " can't be used (NoSuchProtocol")
                .endsWith(" [from camel.component.minameddelanden.ssl-bundle=kommun]");
    }

    @Test
    void aMisspeltPropertyIsTold() {
        assertThat(TestApplication.of(simulator)
                        .option("sender-nmae", "Kommun A")
                        .failure()
                        .getDescription())
                .contains("camel.component.minameddelanden.sender-nmae");
    }

    @Test
    void aValueOfAnotherKindIsTold() {
        assertThat(complete().option("minor-policy", "pigeon").failure().getDescription())
                .contains("camel.component.minameddelanden.minor-policy", "pigeon");
        assertThat(complete().option("response-timeout", "soon").failure().getDescription())
                .contains("camel.component.minameddelanden.response-timeout", "soon");
    }

    @Test
    void aReferenceThatLeadsNowhereIsTold() {
        assertThat(complete()
                        .option("ssl-context-parameters", "#bean:tls")
                        .failure()
                        .getDescription())
                .contains("camel.component.minameddelanden.ssl-context-parameters")
                .contains("there is no bean 'tls' of the type SSLContextParameters; of that type there are []");
        assertThat(complete()
                        .option("signing-key-store-parameters", "keys")
                        .failure()
                        .getDescription())
                .contains("camel.component.minameddelanden.signing-key-store-parameters")
                .contains("the value must name a bean, as in #bean:name");
    }

    @Test
    void aPlaceholderThatCamelDoesNotKnowIsTold() {
        assertThat(complete()
                        .option("sender-name", "{{nobody-knows}}")
                        .failure()
                        .getDescription())
                .contains("camel.component.minameddelanden.sender-name: has a placeholder in {{ }} that Camel can't"
                        + " resolve; define it, or use Spring's ${ }");
    }

    /** With everything but the signing key. */
    private TestApplication complete() {
        try {
            return TestApplication.of(simulator)
                    .pemBundle("tls", identity, folder)
                    .option("ssl-bundle", "tls");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
