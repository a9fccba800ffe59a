package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * Hardware modules that are reached over PKCS#11. A module is opened once and shared by all keys in it. Its provider is registered
 * nowhere, so the rest of the application keeps its providers.
 */
final class HardwareModule {

    private static final String SUN_PKCS11 = "SunPKCS11";
    private static final Map<Configuration, Provider> OPENED = new ConcurrentHashMap<>();

    /** A file that was edited is another configuration. */
    private record Configuration(Path file, String text) {}

    private HardwareModule() {}

    /** @throws ConfigurationException where the file or the module's library can't be used */
    static Provider provider(String option, Path file) {
        Provider template = Security.getProvider(SUN_PKCS11);
        if (template == null) {
            throw new ConfigurationException(
                    option, "this Java has no " + SUN_PKCS11 + "; it needs the module jdk.crypto.cryptoki", null);
        }
        try {
            Configuration configuration =
                    new Configuration(file.toRealPath(), Files.readString(file, StandardCharsets.ISO_8859_1));
            return OPENED.computeIfAbsent(
                    configuration, key -> template.configure(key.file().toString()));
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(option, "there is no file " + file, e);
        } catch (IOException e) {
            throw new ConfigurationException(option, "the file " + file + " can't be read", e);
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            throw new ConfigurationException(
                    option,
                    "is no configuration that " + SUN_PKCS11 + " can work with (" + reason(e)
                            + "); check the library's path and the slot",
                    e);
        }
    }

    private static String reason(Throwable e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage();
    }
}
