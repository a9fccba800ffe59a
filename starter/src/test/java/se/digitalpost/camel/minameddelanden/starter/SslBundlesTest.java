package se.digitalpost.camel.minameddelanden.starter;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLEngine;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OutputEncryptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.starter.TestApplication.Running;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys and trust come from Spring's SSL bundles: letters are sent over mutual TLS and signed with them. */
class SslBundlesTest {

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private static final String MEDIATOR = "162120002411";
    private static final String KEY_PASSWORD = "the-key's-own-password";

    private final Simulator simulator = SIMULATOR.simulator();
    private final Identity identity = simulator.issueIdentity(TestApplication.ID, TestApplication.NAME);

    @TempDir
    Path folder;

    @Test
    void oneJksBundleDoesTlsSigningAndSealing() throws Exception {
        sendWith(TestApplication.of(simulator)
                .jksBundle("kommun", identity, simulator, folder)
                .option("ssl-bundle", "kommun"));

        assertThat(onlyLetter().senderId()).isEqualTo(TestApplication.ID);
        assertThat(onlyLetter().tlsOrganization()).isEqualTo(TestApplication.ID);
    }

    @Test
    void onePemBundleDoesTlsSigningAndSealing() throws Exception {
        sendWith(TestApplication.of(simulator)
                .pemBundle("kommun", identity, folder)
                .option("ssl-bundle", "kommun"));

        assertThat(onlyLetter().senderId()).isEqualTo(TestApplication.ID);
        assertThat(onlyLetter().tlsOrganization()).isEqualTo(TestApplication.ID);
    }

    @Test
    void aPemBundlesKeyMayBeEncrypted() throws Exception {
        TestApplication application = TestApplication.of(simulator)
                .pemBundle("kommun", identity, folder)
                .option("ssl-bundle", "kommun");
        application.property("spring.ssl.bundle.pem.kommun.keystore.private-key", "file:" + encryptedKey());
        application.property("spring.ssl.bundle.pem.kommun.keystore.private-key-password", KEY_PASSWORD);
        application.property("spring.ssl.bundle.pem.kommun.key.password", "in-memory-password");
        application.property("spring.ssl.bundle.pem.kommun.key.alias", "organisationen");

        sendWith(application);

        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void signingAndSealingMayHaveBundlesOfTheirOwn() throws Exception {
        Identity mediator = simulator.issueIdentity(MEDIATOR, "Provkommunen");
        sendWith(TestApplication.of(simulator)
                .jksBundle("mediator", mediator, simulator, folder)
                .pemBundle("kommun", identity, folder)
                .option("ssl-bundle", "mediator")
                .option("signing-ssl-bundle", "kommun")
                .option("sealing-ssl-bundle", "mediator"));

        assertThat(onlyLetter().senderId()).isEqualTo(TestApplication.ID);
        assertThat(onlyLetter().tlsOrganization()).isEqualTo(MEDIATOR);
    }

    @Test
    void aSigningKeyStoreGoesBeforeTheTlsBundlesKey() throws Exception {
        Identity mediator = simulator.issueIdentity(MEDIATOR, "Provkommunen");
        sendWith(TestApplication.of(simulator)
                .jksBundle("mediator", mediator, simulator, folder)
                .option("ssl-bundle", "mediator")
                .option("signing-key-store", identity.writePkcs12(folder.resolve("signing.p12")))
                .option("signing-key-store-password", new String(identity.password()))
                .option("sealing-ssl-bundle", "mediator"));

        assertThat(onlyLetter().senderId()).isEqualTo(TestApplication.ID);
        assertThat(onlyLetter().tlsOrganization()).isEqualTo(MEDIATOR);
    }

    @Test
    void theBundlesAliasAndKeyPasswordAreForBothUses() throws Exception {
        TestApplication application = TestApplication.of(simulator)
                .jksBundle("kommun", identity, simulator, folder)
                .option("ssl-bundle", "kommun");
        application.property("spring.ssl.bundle.jks.kommun.keystore.location", "file:" + severalKeys());
        application.property("spring.ssl.bundle.jks.kommun.key.alias", "kommunen");
        application.property("spring.ssl.bundle.jks.kommun.key.password", KEY_PASSWORD);

        sendWith(application);

        assertThat(onlyLetter().senderId()).isEqualTo(TestApplication.ID);
        assertThat(onlyLetter().tlsOrganization()).isEqualTo(TestApplication.ID);
    }

    @Test
    void aPropertysAliasGoesBeforeTheBundles() throws Exception {
        TestApplication application = TestApplication.of(simulator)
                .jksBundle("kommun", identity, simulator, folder)
                .option("ssl-bundle", "kommun")
                .option("signing-key-alias", "kommunen")
                .option("signing-key-password", KEY_PASSWORD)
                .option("sealing-ssl-bundle", "kommun");
        application.property("spring.ssl.bundle.jks.kommun.keystore.location", "file:" + severalKeys());
        application.property("spring.ssl.bundle.jks.kommun.key.alias", "mediator");
        application.property("spring.ssl.bundle.jks.kommun.key.password", KEY_PASSWORD);

        sendWith(application);

        assertThat(onlyLetter().senderId()).isEqualTo(TestApplication.ID);
        assertThat(onlyLetter().tlsOrganization()).isEqualTo(MEDIATOR);
    }

    @Test
    void protocolsAndCipherSuitesAreTheBundles() throws Exception {
        TestApplication application = TestApplication.of(simulator)
                .pemBundle("kommun", identity, folder)
                .option("ssl-bundle", "kommun")
                .property("spring.ssl.bundle.pem.kommun.options.enabled-protocols", "TLSv1.2")
                .property("spring.ssl.bundle.pem.kommun.options.ciphers", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        try (Running running = application.start()) {
            SSLEngine engine = running.options()
                    .getSslContextParameters()
                    .createSSLContext(running.camel())
                    .createSSLEngine();

            assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.2");
            assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

            running.send(TestRecipients.AT_KIVRA.id());
        }
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void aServerThatTheBundleDoesNotTrustIsRefused() throws Exception {
        Identity stranger = simulator
                .identity(TestApplication.ID, TestApplication.NAME)
                .signedByForeignCa()
                .issue();
        TestApplication application = TestApplication.of(simulator)
                .pemBundle("kommun", stranger, folder)
                .option("ssl-bundle", "kommun");
        try (Running running = application.start()) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> running.send(TestRecipients.AT_KIVRA.id())))
                    .hasStackTraceContaining("unable to find valid certification path");
        }
        assertThat(simulator.received()).isEmpty();
    }

    private static void sendWith(TestApplication application) {
        try (Running running = application.start()) {
            running.send(TestRecipients.AT_KIVRA.id());
        }
    }

    private ReceivedLetter onlyLetter() {
        assertThat(simulator.received()).hasSize(1);
        return simulator.received().get(0);
    }

    /** A key store with two organizations' keys, which have another password than the store. */
    private Path severalKeys() throws Exception {
        Identity mediator = simulator.issueIdentity(MEDIATOR, "Provkommunen");
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        keyStore.load(null, null);
        add(keyStore, "mediator", mediator);
        add(keyStore, "kommunen", identity);
        Path file = folder.resolve("several.p12");
        try (OutputStream output = Files.newOutputStream(file)) {
            keyStore.store(output, identity.password());
        }
        return file;
    }

    private static void add(KeyStore keyStore, String alias, Identity identity) throws Exception {
        keyStore.setKeyEntry(alias, identity.privateKey(), KEY_PASSWORD.toCharArray(), new Certificate[] {
            identity.certificate(), identity.issuerCertificate()
        });
    }

    private Path encryptedKey() throws Exception {
        OutputEncryptor aes = new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword(KEY_PASSWORD.toCharArray())
                .setPRF(PKCS8Generator.PRF_HMACSHA256)
                .build();
        Path file = folder.resolve("encrypted.pem");
        try (JcaPEMWriter pem = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            pem.writeObject(new JcaPKCS8Generator(identity.privateKey(), aes));
        }
        return file;
    }
}
