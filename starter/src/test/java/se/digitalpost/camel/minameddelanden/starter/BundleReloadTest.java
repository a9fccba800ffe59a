package se.digitalpost.camel.minameddelanden.starter;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.starter.TestApplication.Running;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A bundle that Spring reloads gives the component its new key. */
class BundleReloadTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Identity before = simulator.issueIdentity(TestApplication.ID, TestApplication.NAME);
    private final Identity after = simulator
            .identity(TestApplication.ID, TestApplication.NAME)
            .keySize(3072)
            .issue();

    @TempDir
    Path folder;

    @Test
    void aPemBundlesKeyIsTheReloadedOne() throws Exception {
        TestApplication application =
                reloading("pem", "kommun").pemBundle("kommun", before, folder).option("ssl-bundle", "kommun");
        try (Running running = application.start()) {
            KeyStoreParameters parameters = running.options().getSigningKeyStoreParameters();
            assertThat(certificate(parameters)).isEqualTo(before.certificate());

            after.writePrivateKeyPem(folder.resolve("kommun-key.pem"));
            after.writeCertificatePem(folder.resolve("kommun.pem"));

            await().untilAsserted(() -> assertThat(certificate(parameters)).isEqualTo(after.certificate()));
        }
    }

    @Test
    void aJksBundlesKeyIsTheReloadedOne() throws Exception {
        TestApplication application = reloading("jks", "seal")
                .jksBundle("tls", before, simulator, folder)
                .jksBundle("seal", before, simulator, folder)
                .option("ssl-bundle", "tls")
                .option("sealing-ssl-bundle", "seal");
        try (Running running = application.start()) {
            KeyStoreParameters parameters = running.options().getSealingKeyStoreParameters();
            assertThat(certificate(parameters)).isEqualTo(before.certificate());

            after.writePkcs12(folder.resolve("seal.p12"));

            await().untilAsserted(() -> assertThat(certificate(parameters)).isEqualTo(after.certificate()));
            assertThat(certificate(running.options().getSigningKeyStoreParameters()))
                    .isEqualTo(before.certificate());
        }
    }

    private TestApplication reloading(String kind, String bundle) {
        return TestApplication.of(simulator)
                .property("spring.ssl.bundle." + kind + "." + bundle + ".reload-on-update", "true")
                .property("spring.ssl.bundle.watch.file.quiet-period", Duration.ofMillis(50));
    }

    private static Certificate certificate(KeyStoreParameters parameters) throws Exception {
        KeyStore keyStore = parameters.createKeyStore();
        return keyStore.getCertificate(keyStore.aliases().nextElement());
    }
}
