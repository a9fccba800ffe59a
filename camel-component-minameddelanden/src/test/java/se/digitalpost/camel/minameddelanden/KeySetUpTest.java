package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.operator.testing.Logged;
import se.digitalpost.camel.minameddelanden.seal.KeyService;
import se.digitalpost.camel.minameddelanden.seal.PemText;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;
import se.digitalpost.camel.minameddelanden.seal.SigningKeySource;
import se.digitalpost.camel.minameddelanden.seal.SoftToken;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.IdentityBuilder;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which options lead to which key, and which keys are replaced when their files are. */
class KeySetUpTest {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Not the other tests' authority: its key stores have another password. */
    private static final Pki PKI = Pki.create(Clock.systemUTC());

    private final SettableClock clock = new SettableClock(Instant.now());
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MinaMeddelandenConfiguration options = new MinaMeddelandenConfiguration();
    private final Identity before = kommunA().issue();
    private final Identity after = kommunA().keySize(3072).issue();

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aPemFileIsKnownByItsTypeOrItsContent() throws Exception {
        options.setSigningKeyStore(pem("keys.pem", before).toString());
        assertThat(signing().current().certificate()).isEqualTo(before.certificate());

        options.setSigningKeyStoreType("pem");
        assertThat(signing().current().certificate()).isEqualTo(before.certificate());
    }

    @Test
    void keyAndCertificateMayBeTwoPemFiles() throws Exception {
        options.setSealingKeyStore(
                "file:" + before.writePrivateKeyPem(folder.resolve("tls.key")).toString());
        options.setSealingCertificate(
                before.writeCertificatePem(folder.resolve("tls.crt")).toString());
        options.setSealingKeyStoreType("PEM");

        assertThat(KeySetUp.sealing(options).source(camel, clock).current().certificate())
                .isEqualTo(before.certificate());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("signingKeyStorePassword: is not set; it is the password of signingKeyStore", options -> {}),
                fault(
                        "signingCertificate: is for PEM files; a key store has its certificates in itself",
                        options -> options.setSigningCertificate("a.pem")),
                fault("signingKeyStore: the file is not PEM", options -> options.setSigningKeyStoreType("PEM")),
                fault("signingKeyAlias: is of no use for PEM files; leave it out", options -> {
                    options.setSigningKeyStore("{pem}");
                    options.setSigningKeyAlias("kommunen");
                }),
                fault("signingKeyStoreProvider: is of no use for PEM files; leave it out", options -> {
                    options.setSigningKeyStoreType("PEM");
                    options.setSigningKeyStoreProvider("SUN");
                }),
                fault("signingCertificate: there is no file /no/such.pem", options -> {
                    options.setSigningKeyStore("{pem}");
                    options.setSigningCertificate("/no/such.pem");
                }),
                fault(
                        "signingKeyStore: there is no file /no/such.key; signingCertificate: there is no file /no/such.crt",
                        options -> {
                            options.setSigningKeyStoreType("PEM");
                            options.setSigningKeyStore("/no/such.key");
                            options.setSigningCertificate("/no/such.crt");
                        }),
                fault("signingKeyStore: there is no file classpath:no/such.pem", options -> {
                    options.setSigningKeyStore("classpath:no/such.pem");
                    options.setSigningKeyStoreType("PEM");
                }),
                fault(
                        "signingKeyStore: there is no file /no/such.p12; signingKeyStorePassword: is not set; it is the"
                                + " password of signingKeyStore",
                        options -> options.setSigningKeyStore("/no/such.p12")),
                fault("signingKeyStore: the file is PEM; set signingKeyStoreType=PEM", options -> {
                    options.setSigningKeyStore("{pem}");
                    options.setSigningKeyStoreType("JKS");
                    options.setSigningKeyStorePassword("x");
                }),
                fault(
                        "signingKeyStore: is not set; the other options of this key are of no use without it",
                        options -> {
                            options.setSigningKeyStore(null);
                            options.setSigningKeyAlias("kommunen");
                        }),
                fault("signingKeyStoreProvider: there is no provider 'Nobody'; registered are [", options -> {
                    options.setSigningKeyStorePassword("x");
                    options.setSigningKeyStoreProvider("Nobody");
                }),
                fault("signingKeyStoreType: is not set; name the type of the key store that SUN has", options -> {
                    options.setSigningKeyStore(null);
                    options.setSigningKeyStoreProvider("SUN");
                }),
                fault("signingKeyStore: the provider SUN has no key store of the type Windows-MY", options -> {
                    options.setSigningKeyStore(null);
                    options.setSigningKeyStoreProvider("SUN");
                    options.setSigningKeyStoreType("Windows-MY");
                }),
                fault("signingKeyStore: is the configuration of a module", options -> {
                    options.setSigningKeyStoreProvider("SunPKCS11-module");
                    options.setSigningKeyStoreType("PKCS11");
                }),
                fault("signingKeyStore: there is no file /no/such.cfg", options -> {
                    options.setSigningKeyStore("/no/such.cfg");
                    options.setSigningKeyStoreType("PKCS11");
                }),
                fault("signingKeyStore: must be a file for PKCS11", options -> {
                    options.setSigningKeyStore("classpath:module.cfg");
                    options.setSigningKeyStoreType("PKCS11");
                }),
                fault("signingKeyStore: is no configuration that SunPKCS11 can work with (", options -> {
                    options.setSigningKeyStore("{pem}");
                    options.setSigningKeyStoreType("PKCS11");
                }),
                fault("signingKeyStoreProvider: is given twice, also by signingKeyStoreParameters", options -> {
                    options.setSigningKeyStore(null);
                    options.setSigningKeyStoreParameters(new KeyStoreParameters());
                    options.setSigningKeyStoreProvider("SUN");
                }),
                fault("signingCertificate: is for PEM files; leave it out", options -> {
                    options.setSigningKeyStore(null);
                    options.setSigningKeyStoreParameters(new KeyStoreParameters());
                    options.setSigningCertificate("a.pem");
                }));
    }

    private static Arguments fault(String message, Consumer<MinaMeddelandenConfiguration> change) {
        return arguments(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatIsWrongIsToldByTheOption(String message, Consumer<MinaMeddelandenConfiguration> change) throws Exception {
        options.setSigningKeyStore(
                before.writePkcs12(folder.resolve("keys.p12")).toString());
        change.accept(options);
        if ("{pem}".equals(options.getSigningKeyStore())) {
            options.setSigningKeyStore(pem("keys.pem", before).toString());
        }

        assertThatThrownBy(this::signing)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aKeyStoreFileThatIsReplacedGivesTheNewKey() throws Exception {
        Path file = before.writePkcs12(folder.resolve("keys.p12"));
        options.setSigningKeyStore(file.toString());
        options.setSigningKeyStorePassword(new String(before.password()));

        assertThatItIsReplaced(() -> after.writePkcs12(file));
    }

    @Test
    void aPemFileThatIsReplacedGivesTheNewKey() throws Exception {
        Path file = pem("keys.pem", before);
        options.setSigningKeyStore(file.toString());

        assertThatItIsReplaced(() -> Files.move(pem("new.pem", after), file, StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void aKeyStoreOfCamelsParametersThatIsReplacedGivesTheNewKey() throws Exception {
        Path file = before.writePkcs12(folder.resolve("keys.p12"));
        camel.getPropertiesComponent().addOverrideProperty("keys", file.toString());
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setResource("file:{{keys}}");
        parameters.setPassword(new String(before.password()));
        options.setSigningKeyStoreParameters(parameters);

        assertThatItIsReplaced(() -> after.writePkcs12(file));
    }

    @Test
    void aKeyStoreObjectThatIsReplacedGivesTheNewKey() throws Exception {
        KeyStoreParameters parameters = Municipality.keyStore(before);
        options.setSigningKeyStoreParameters(parameters);

        assertThatItIsReplaced(() -> parameters.setKeyStore(after.keyStore()));
    }

    @Test
    void keyAndCertificateInTwoFilesAreReplacedAsOne() throws Exception {
        Path key = before.writePrivateKeyPem(folder.resolve("tls.key"));
        Path certificate = before.writeCertificatePem(folder.resolve("tls.crt"));
        options.setSigningKeyStore(key.toString());
        options.setSigningCertificate(certificate.toString());
        SigningKeySource source = signing();

        after.writeCertificatePem(certificate);
        try (Logged logged = new Logged()) {
            clock.pass(PERIOD);
            assertThat(source.current().certificate()).isEqualTo(before.certificate());
            assertThat(logged.lines())
                    .anyMatch(line -> line.endsWith(
                            "signingCertificate: none of the 2 certificates belongs to the" + " private key"));
        }
        after.writePrivateKeyPem(key);
        clock.pass(PERIOD);

        assertThat(source.current().certificate()).isEqualTo(after.certificate());
    }

    @Test
    void aFileThatIsWrittenWithAnotherPasswordIsRefusedAndTheSecretNotTold() throws Exception {
        Path file = before.writePkcs12(folder.resolve("keys.p12"));
        options.setSigningKeyStore(file.toString());
        options.setSigningKeyStorePassword(new String(before.password()));
        SigningKeySource source = signing();
        try (Logged logged = new Logged()) {
            TestKeys.KOMMUN_A.writePkcs12(file);
            clock.pass(PERIOD);

            assertThat(source.current().certificate()).isEqualTo(before.certificate());
            assertThat(logged.lines())
                    .anyMatch(line -> line.endsWith("signingKeyStore: the key store can't be opened with this password;"
                            + " set signingKeyStorePassword"))
                    .noneMatch(line -> line.contains(options.getSigningKeyStorePassword()));
        }
    }

    @Test
    void aPeriodOfZeroKeepsTheKey() throws Exception {
        Path file = before.writePkcs12(folder.resolve("keys.p12"));
        options.setSigningKeyStore(file.toString());
        options.setSigningKeyStorePassword(new String(before.password()));
        options.setKeyReloadPeriod(0);
        SigningKeySource source = signing();
        after.writePkcs12(file);

        clock.pass(Duration.ofDays(30));

        assertThat(source.current().certificate()).isEqualTo(before.certificate());
    }

    @Test
    void aRegisteredProvidersKeyStoreNeedsNoFile() throws Exception {
        Security.addProvider(new KeyService(before));
        try {
            options.setSigningKeyStoreProvider(KeyService.NAME);
            options.setSigningKeyStoreType(KeyService.TYPE);
            options.setSigningKeyAlias(KeyService.ALIAS);

            assertThat(signing().current().certificate()).isEqualTo(before.certificate());
        } finally {
            Security.removeProvider(KeyService.NAME);
        }
    }

    @Test
    void aModulesKeyIsTakenWithPinAndLabel() throws Exception {
        SoftToken token = SoftToken.orSkip().with("nyckel", after);
        options.setSigningKeyStore(token.configuration().toString());
        options.setSigningKeyStoreType("PKCS11");
        options.setSigningKeyStorePassword(SoftToken.PIN);
        options.setSigningKeyAlias("nyckel");

        assertThat(signing().current().certificate()).isEqualTo(after.certificate());
    }

    /** Not by the write itself, but when the period has passed. */
    private void assertThatItIsReplaced(Replacement replacement) throws Exception {
        SigningKeySource source = signing();
        assertThat(certificateOf(source)).isEqualTo(before.certificate());

        replacement.make();

        assertThat(certificateOf(source)).isEqualTo(before.certificate());
        clock.pass(PERIOD);
        assertThat(certificateOf(source)).isEqualTo(after.certificate());
    }

    private interface Replacement {
        void make() throws Exception;
    }

    private static X509Certificate certificateOf(SigningKeySource source) {
        return source.current().certificate();
    }

    private SigningKeySource signing() {
        return KeySetUp.signing(options).source(camel, clock);
    }

    private Path pem(String name, Identity identity) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                PemText.of(identity.privateKey())
                        + PemText.of(identity.issuerCertificate())
                        + PemText.of(identity.certificate()),
                StandardCharsets.US_ASCII);
    }

    private static IdentityBuilder kommunA() {
        return PKI.identity("162021004748", "Kommun A");
    }
}
