package se.digitalpost.samples.mailing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static java.time.Clock.systemUTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is told of wrong settings before anything starts: the property, and a cure. */
class SettingsTest {

    private static final String FAR = "--mailing.far-url=https://localhost/far";

    @TempDir
    private static Path folder;

    private static Path keyStore;

    @BeforeAll
    static void issue() throws Exception {
        keyStore = Pki.create(systemUTC())
                .issueIdentity("162021004748", "Kommun A")
                .writePkcs12(folder.resolve("kommun-a.p12"));
    }

    @Test
    void aKeyStoreWithoutAFarIsNotUsedWithTheSimulator() {
        assertRefused("mailing.far-url is not set", "Set mailing.far-url", "--mailing.key-store=" + keyStore);
    }

    @Test
    void aFarWithoutAKeyStore() {
        assertRefused("mailing.key-store is not set", "Set mailing.key-store to the PKCS#12 file", FAR);
    }

    @Test
    void aKeyStoreThatIsNotThere() {
        assertRefused(
                "mailing.key-store=nowhere.p12: there is no such file",
                "Set mailing.key-store to the PKCS#12 file",
                FAR,
                "--mailing.key-store=nowhere.p12");
    }

    @Test
    void aKeyStoreWithoutAPassword() {
        assertRefused(
                "mailing.key-store-password is not set",
                "MAILING_KEY_STORE_PASSWORD",
                FAR,
                "--mailing.key-store=" + keyStore);
    }

    @Test
    void aWrongPasswordIsNotRepeated() {
        assertRefused(
                "can't be opened with mailing.key-store-password",
                "Check the password",
                FAR,
                "--mailing.key-store=" + keyStore,
                "--mailing.key-store-password=guessed-wrong");
    }

    @Test
    void aFolderWithoutAMailing() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertRefused("there is no mailing.csv in it", "Set mailing.folder", "--mailing.folder=" + empty);
    }

    private static void assertRefused(String problem, String cure, String... arguments) {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--mailing.work=" + folder.resolve("work");
        assertThatThrownBy(() -> MailingApplication.application().run(all))
                .isInstanceOfSatisfying(SettingException.class, refused -> {
                    assertThat(refused.getMessage()).contains(problem).doesNotContain("guessed-wrong");
                    assertThat(refused.cure()).contains(cure);
                });
    }
}
