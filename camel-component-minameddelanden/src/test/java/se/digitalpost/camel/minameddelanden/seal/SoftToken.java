package se.digitalpost.camel.minameddelanden.seal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.junit.jupiter.api.Assumptions.abort;

/** A token of SoftHSM, a hardware module in software. One for all tests of a JVM, since the library is loaded once. */
public final class SoftToken {

    public static final String PIN = "471147";

    private static final String CONFIGURATION = "SOFTHSM2_CONF";

    private static SoftToken token;

    private final Path configuration;

    private SoftToken(Path configuration) {
        this.configuration = configuration;
    }

    /** The token, or else the test is skipped. */
    public static synchronized SoftToken orSkip() throws Exception {
        if (token == null) {
            token = new SoftToken(initialized(libraryOrSkip()));
        }
        return token;
    }

    /** SunPKCS11's configuration file. */
    public Path configuration() {
        return configuration;
    }

    /** Puts a key into the token that can't be read out of it again, with its certificate. */
    public SoftToken with(String label, Identity identity) throws GeneralSecurityException, IOException {
        KeyStore keyStore =
                new SigningKeyLoader("signingKeyStore", Clock.systemUTC()).openModule(configuration, PIN.toCharArray());
        keyStore.setKeyEntry(label, identity.privateKey(), null, new Certificate[] {
            identity.certificate(), identity.issuerCertificate()
        });
        return this;
    }

    private static Path libraryOrSkip() {
        if (System.getenv(CONFIGURATION) == null) {
            return abort(CONFIGURATION + " is not set; the build sets it");
        }
        if (Security.getProvider("SunPKCS11") == null) {
            return abort("this Java has no SunPKCS11");
        }
        Optional<Path> library = Stream.of("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")
                .flatMap(folder -> Stream.of(folder, folder + "/" + System.getProperty("os.arch"), folder + "/pkcs11"))
                .flatMap(folder -> Stream.of(folder + "/softhsm", folder))
                .map(folder -> Path.of(folder, "libsofthsm2.so"))
                .filter(Files::exists)
                .findFirst();
        return library.orElseGet(() -> abort("SoftHSM is not installed (Debian's package softhsm2)"));
    }

    private static Path initialized(Path library) throws Exception {
        Path softHsm = Path.of(System.getenv(CONFIGURATION));
        Path folder = Files.createTempDirectory(softHsm.getParent(), "softhsm");
        Files.writeString(softHsm, """
                directories.tokendir = %s
                objectstore.backend = file
                log.level = ERROR
                """.formatted(folder));
        File output = folder.resolve("init-token.txt").toFile();
        int status;
        try {
            status = new ProcessBuilder(
                            "softhsm2-util",
                            "--init-token",
                            "--free",
                            "--label",
                            "test",
                            "--pin",
                            PIN,
                            "--so-pin",
                            "000000")
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return abort("there is no softhsm2-util on the path");
        }
        if (status != 0) {
            throw new IllegalStateException(Files.readString(output.toPath()));
        }
        return Files.writeString(folder.resolve("module.cfg"), """
                name = soft
                library = %s
                slotListIndex = 0
                attributes(*, CKO_PRIVATE_KEY, *) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                """.formatted(library));
    }
}
