package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

/** Keys and certificates in the files that openssl itself writes. */
class OpensslTest {

    /** As a terminal gives it: openssl takes its bytes, which are UTF-8. */
    private static final String PASSWORD = "hemligt-lösen";

    private static final Identity KOMMUN_A = TestKeys.KOMMUN_A;
    private static final X509Certificate CERTIFICATE = KOMMUN_A.certificate();

    @TempDir
    Path folder;

    private Path plain;
    private Path password;

    private final SigningKeyLoader loader = new SigningKeyLoader("sealingKeyStore", Clock.systemUTC());

    @BeforeEach
    void writeKey() throws Exception {
        try {
            new ProcessBuilder("openssl", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("version.txt").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            abort("there is no openssl on the path");
        }
        plain = KOMMUN_A.writePrivateKeyPem(folder.resolve("plain.pem"));
        password = Files.writeString(folder.resolve("password.txt"), PASSWORD, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-256-cbc -v2prf hmacWithSHA256",
                "-v2 aes-128-cbc -v2prf hmacWithSHA512",
                "-v2 aes-256-cbc -v2prf hmacWithSHA1 -iter 100000",
                ""
            })
    void anEncryptedKey(String encryption) throws Exception {
        Path file = openssl("pkcs8 -topk8 " + encryption + " -passout file:" + password + " -in " + plain);

        assertThat(Files.readString(file)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(load(file, PASSWORD)).isEqualTo(CERTIFICATE);
        assertThatThrownBy(() -> load(file, "fel"))
                .hasMessage("sealingKeyStore: the private key can't be decrypted with this password; set"
                        + " sealingKeyPassword");
    }

    @Test
    void anEncryptionThatJavaDoesNotKnow() throws Exception {
        Path file = openssl("pkcs8 -topk8 -v2 des3 -passout file:" + password + " -in " + plain);

        assertThatThrownBy(() -> load(file, PASSWORD))
                .hasMessage("sealingKeyStore: is encrypted in a way that Java doesn't know; convert it with openssl"
                        + " pkcs8 -topk8 -v2 aes256 -v2prf hmacWithSHA256");
    }

    @Test
    void aKeyInPkcs1() throws Exception {
        Path file = openssl("pkey -traditional -in " + plain);

        assertThat(Files.readString(file)).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(load(file, null)).isEqualTo(CERTIFICATE);
    }

    @Test
    void aKeyInTheOldEncryption() throws Exception {
        Path file = openssl("pkey -traditional -aes256 -passout file:" + password + " -in " + plain);

        assertThat(Files.readString(file)).contains("Proc-Type: 4,ENCRYPTED");
        assertThatThrownBy(() -> load(file, PASSWORD))
                .hasMessage("sealingKeyStore: the key has OpenSSL's old encryption (Proc-Type); convert it with openssl"
                        + " pkcs8 -topk8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecparam -name prime256v1 -genkey",
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
                "genpkey -algorithm ED25519",
                "genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048"
            })
    void aKeyOfAnotherKind(String command) throws Exception {
        Path file = openssl(command);

        assertThatThrownBy(() -> load(file, null))
                .hasMessageMatching("sealingKeyStore: the key must be RSA and is (EC|EdDSA|RSASSA-PSS)");
    }

    @Test
    void allThatLiesInAPkcs12File() throws Exception {
        Path pkcs12 = KOMMUN_A.writePkcs12(folder.resolve("keys.p12"));
        Path itsPassword = Files.writeString(folder.resolve("itsPassword.txt"), new String(KOMMUN_A.password()));

        Path file = openssl("pkcs12 -nodes -passin file:" + itsPassword + " -in " + pkcs12);

        assertThat(Files.readString(file)).contains("Bag Attributes");
        assertThat(loader.loadPem(Files.readAllBytes(file), null, null).certificate())
                .isEqualTo(CERTIFICATE);
    }

    @Test
    void aKeyAndCertificateMadeFromScratch() throws Exception {
        Path config = Files.writeString(folder.resolve("req.cnf"), "[req]\ndistinguished_name=dn\n[dn]\n");
        Path key = openssl("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072");

        Path certificate = openssl("req -new -x509 -days 30 -config " + config + " -key " + key
                + " -subj /C=SE/O=Kommunen/CN=Kommunen/serialNumber=162021004748");

        assertThat(loader.loadPem(Files.readAllBytes(key), Files.readAllBytes(certificate), null)
                        .organization()
                        .value())
                .isEqualTo("162021004748");
    }

    private X509Certificate load(Path keyFile, String withPassword) throws IOException {
        return loader.loadPem(
                        Files.readAllBytes(keyFile),
                        PemText.bytes(PemText.of(KOMMUN_A.issuerCertificate()), PemText.of(CERTIFICATE)),
                        withPassword == null ? null : withPassword.toCharArray())
                .certificate();
    }

    /** Runs it, and gives what it wrote. */
    private Path openssl(String arguments) throws Exception {
        Path output = Files.createTempFile(folder, "openssl", ".pem");
        Path errors = Files.createTempFile(folder, "openssl", ".txt");
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.strip().split(" +")));
        int status = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(errors)).isZero();
        return output;
    }
}
