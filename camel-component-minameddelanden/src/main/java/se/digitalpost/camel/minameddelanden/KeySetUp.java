package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.seal.FileFingerprint;
import se.digitalpost.camel.minameddelanden.seal.SigningKey;
import se.digitalpost.camel.minameddelanden.seal.SigningKeyLoader;
import se.digitalpost.camel.minameddelanden.seal.SigningKeySource;

/**
 * Where one of the two keys comes from: a key store or PEM file, a hardware module, a JCA provider, or Camel's key store parameters.
 *
 * @param option the key store option's name, which errors begin with
 * @param file the key store file, or null
 * @param certificate the certificate's file, or null where the certificate stands with the key
 * @param type the key store's type
 * @param provider the name of the JCA provider that has the key store, or null
 * @param password the key store's password, or null
 * @param alias the key's alias, or null where there is only one
 * @param keyPassword the key's password, or null where it is the key store's
 * @param parameters the key store as an object, or null
 * @param reloadPeriod how often to look whether the key was replaced; zero for never
 */
record KeySetUp(
        String option,
        String file,
        String certificate,
        String type,
        String provider,
        String password,
        String alias,
        String keyPassword,
        KeyStoreParameters parameters,
        Duration reloadPeriod) {

    private static final String PEM = "PEM";
    private static final String PKCS11 = "PKCS11";

    /** The default, and so also the type of those who haven't thought of it. */
    private static final String PKCS12 = "PKCS12";

    static KeySetUp signing(MinaMeddelandenConfiguration options) {
        return new KeySetUp(
                "signingKeyStore",
                options.getSigningKeyStore(),
                options.getSigningCertificate(),
                options.getSigningKeyStoreType(),
                options.getSigningKeyStoreProvider(),
                options.getSigningKeyStorePassword(),
                options.getSigningKeyAlias(),
                options.getSigningKeyPassword(),
                options.getSigningKeyStoreParameters(),
                Duration.ofMillis(options.getKeyReloadPeriod()));
    }

    static KeySetUp sealing(MinaMeddelandenConfiguration options) {
        return new KeySetUp(
                "sealingKeyStore",
                options.getSealingKeyStore(),
                options.getSealingCertificate(),
                options.getSealingKeyStoreType(),
                options.getSealingKeyStoreProvider(),
                options.getSealingKeyStorePassword(),
                options.getSealingKeyAlias(),
                options.getSealingKeyPassword(),
                options.getSealingKeyStoreParameters(),
                Duration.ofMillis(options.getKeyReloadPeriod()));
    }

    /** Whether any of the role's options is set: what is set by mistake is told, and not passed over. */
    boolean isGiven() {
        return Stream.of(file, certificate, provider, password, alias, keyPassword, parameters)
                .anyMatch(value -> value != null);
    }

    /**
     * Loads the key, and loads it anew when its files change.
     *
     * @throws ConfigurationException which says what is wrong and what to do
     */
    SigningKeySource source(CamelContext camelContext, Clock clock) {
        checkCombination();
        SigningKeyLoader loader = new SigningKeyLoader(option, clock);
        if (parameters != null) {
            parameters.setCamelContext(camelContext);
            return source(
                    () -> loader.load(fromParameters(), alias, keyPasswordOrDefault()),
                    fingerprintOfParameters(camelContext),
                    clock);
        }
        Optional<KeyResource> keyStore = resource(camelContext, option, file);
        Optional<KeyResource> ownCertificate = resource(camelContext, beside("Certificate"), certificate);
        return source(
                () -> load(loader, keyStore, ownCertificate),
                isModule() ? Optional.empty() : fingerprint(Stream.concat(keyStore.stream(), ownCertificate.stream())),
                clock);
    }

    private SigningKeySource source(
            Supplier<SigningKey> load, Optional<? extends Supplier<?>> fingerprint, Clock clock) {
        return fingerprint.isPresent()
                ? new SigningKeySource(option, load, fingerprint.get(), reloadPeriod, clock)
                : new SigningKeySource(option, load, () -> option, Duration.ZERO, clock);
    }

    private void checkCombination() {
        if (parameters != null) {
            refuse(file, option, "is given twice, also as " + option + "Parameters; use one");
            refuse(provider, option + "Provider", "is given twice, also by " + option + "Parameters; use one");
            refuse(
                    certificate,
                    beside("Certificate"),
                    "is for PEM files; leave it out beside " + option + "Parameters");
        } else if (file == null && provider == null) {
            throw fault(option, "is not set; the other options of this key are of no use without it");
        } else if (file == null && PKCS12.equals(type)) {
            throw fault(option + "Type", "is not set; name the type of the key store that " + provider + " has");
        } else if (provider != null && PEM.equalsIgnoreCase(type)) {
            throw fault(option + "Provider", "is of no use for PEM files; leave it out");
        } else if (provider != null && PKCS11.equalsIgnoreCase(type)) {
            refuse(file, option, "is the configuration of a module, and " + option + "Provider is configured; use one");
        }
    }

    private static void refuse(Object value, String ofOption, String problem) {
        if (value != null) {
            throw fault(ofOption, problem);
        }
    }

    private SigningKey load(
            SigningKeyLoader loader, Optional<KeyResource> keyStore, Optional<KeyResource> ownCertificate) {
        if (isModule()) {
            return loader.load(
                    loader.openModule(configuration(keyStore.orElseThrow()), chars(password)),
                    alias,
                    chars(keyPassword));
        }
        if (keyStore.isEmpty()) {
            return loader.load(loader.open(null, type, chars(password), provider), alias, chars(keyPassword));
        }
        List<ConfigurationException> faults = new ArrayList<>();
        byte[] bytes = read(keyStore.get(), faults);
        return bytes == null || isPem(bytes)
                ? loadPem(loader, bytes, ownCertificate, faults)
                : loadKeyStore(loader, bytes);
    }

    private SigningKey loadPem(
            SigningKeyLoader loader,
            byte[] bytes,
            Optional<KeyResource> ownCertificate,
            List<ConfigurationException> faults) {
        byte[] certificateBytes =
                ownCertificate.map(resource -> read(resource, faults)).orElse(null);
        if (bytes == null && password == null && !PEM.equalsIgnoreCase(type)) {
            // What isn't there can't be known to be PEM by its content, and everything else needs a password.
            faults.add(noPassword());
        }
        if (!faults.isEmpty()) {
            throw ConfigurationException.of(faults);
        }
        refuse(alias, beside("KeyAlias"), "is of no use for PEM files; leave it out");
        return loader.loadPem(bytes, certificateBytes, keyPasswordOrDefault());
    }

    private SigningKey loadKeyStore(SigningKeyLoader loader, byte[] bytes) {
        refuse(certificate, beside("Certificate"), "is for PEM files; a key store has its certificates in itself");
        if (password == null) {
            throw noPassword();
        }
        return loader.load(
                provider == null
                        ? loader.open(bytes, type, chars(password))
                        : loader.open(bytes, type, chars(password), provider),
                alias,
                keyPasswordOrDefault());
    }

    /** PEM is also known by its content, but for those who have said that it is something else. */
    private boolean isPem(byte[] bytes) {
        return provider == null && (PEM.equalsIgnoreCase(type) || PKCS12.equals(type) && SigningKeyLoader.isPem(bytes));
    }

    private static byte[] read(KeyResource resource, List<ConfigurationException> faults) {
        try {
            return resource.bytes();
        } catch (ConfigurationException e) {
            faults.add(e);
            return null;
        }
    }

    private ConfigurationException noPassword() {
        return fault(option + "Password", "is not set; it is the password of " + option);
    }

    private boolean isModule() {
        return parameters == null && provider == null && PKCS11.equalsIgnoreCase(type);
    }

    private Path configuration(KeyResource resource) {
        return resource.file()
                .orElseThrow(() -> fault(option, "must be a file for PKCS11: the module's configuration"));
    }

    private static Optional<KeyResource> resource(CamelContext camelContext, String ofOption, String location) {
        return Optional.ofNullable(location).map(given -> KeyResource.of(camelContext, ofOption, given));
    }

    private KeyStore fromParameters() {
        try {
            return parameters.createKeyStore();
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException(
                    option + "Parameters", "the key store can't be opened; check its resource, type and password", e);
        }
    }

    /** An object that is given as it is may be another the next time; what comes from elsewhere than files stays. */
    private Optional<? extends Supplier<?>> fingerprintOfParameters(CamelContext camelContext) {
        if (parameters.getResource() != null) {
            String resource = camelContext.resolvePropertyPlaceholders(parameters.getResource());
            return fingerprint(Stream.of(KeyResource.ofParameters(camelContext, option, resource)));
        }
        return parameters.getType() == null && parameters.getProvider() == null
                ? Optional.of(this::fromParameters)
                : Optional.empty();
    }

    private static Optional<FileFingerprint> fingerprint(Stream<KeyResource> resources) {
        List<Path> files =
                resources.flatMap(resource -> resource.file().stream()).toList();
        return files.isEmpty() ? Optional.empty() : Optional.of(new FileFingerprint(files));
    }

    private char[] keyPasswordOrDefault() {
        if (keyPassword != null) {
            return keyPassword.toCharArray();
        }
        return password != null || parameters == null ? chars(password) : chars(parameters.getPassword());
    }

    private static char[] chars(String text) {
        return text == null ? null : text.toCharArray();
    }

    /** {@code signingKeyAlias} beside {@code signingKeyStore}. */
    private String beside(String name) {
        return option.replace("KeyStore", name);
    }

    private static ConfigurationException fault(String ofOption, String problem) {
        return new ConfigurationException(ofOption, problem, null);
    }

    /** @return the option's name only: the rest is secret, or of no use in a log */
    @Override
    public String toString() {
        return "KeySetUp[" + option + "]";
    }
}
