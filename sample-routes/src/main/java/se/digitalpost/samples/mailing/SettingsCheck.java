package se.digitalpost.samples.mailing;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Tells what is wrong with the few properties of this application before anything starts. */
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!environment.containsProperty("mailing.far-url")) {
            throw new SettingException(
                    "mailing.far-url is not set, and mailing.key-store is.",
                    "Set mailing.far-url to FaR's Recipient service, or leave mailing.key-store out to use the simulator.");
        }
        checkStore(environment, "mailing.key-store", "the PKCS#12 file with your organization's certificate and key");
        if (environment.containsProperty("mailing.trust-store")) {
            checkStore(environment, "mailing.trust-store", "a PKCS#12 file with the authorities that you trust");
        }
        checkFolder(environment);
    }

    private static void checkStore(Environment environment, String property, String what) {
        String store = environment.getProperty(property);
        if (store == null) {
            throw new SettingException(
                    property + " is not set, and mailing.far-url is.",
                    "Set " + property + " to " + what + ", or leave mailing.far-url out to use the simulator.");
        }
        File file = new File(store);
        if (!file.isFile()) {
            throw new SettingException(
                    property + "=" + store + ": there is no such file (looked for " + file.getAbsolutePath() + ").",
                    "Set " + property + " to " + what + ".");
        }
        String password = environment.getProperty(property + "-password");
        if (password == null) {
            throw new SettingException(
                    property + "-password is not set.",
                    "Set it to the password of " + store + ", best by the environment variable "
                            + variable(property + "-password") + ".");
        }
        open(property, file, password);
    }

    private static void open(String property, File file, String password) {
        try {
            KeyStore.getInstance(file, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingException(
                    property + "=" + file + ": the file can't be opened with " + property + "-password.",
                    "Check the password, and that it is a PKCS#12 file: keytool -list -keystore " + file);
        }
    }

    private static void checkFolder(Environment environment) {
        File folder = new File(environment.getRequiredProperty("mailing.folder"));
        boolean staysUp = environment.getProperty("mailing.stay-up", Boolean.class, false);
        if (!staysUp && !new File(folder, "mailing.csv").isFile()) {
            throw new SettingException(
                    "mailing.folder=" + folder + ": there is no mailing.csv in it.",
                    "Set mailing.folder to a folder with a mailing.csv and its PDFs, or leave it out to send the sample's.");
        }
        if (staysUp && !folder.isDirectory()) {
            throw new SettingException(
                    "mailing.folder=" + folder + ": there is no such folder.", "Make it, or set another one.");
        }
    }

    private static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
