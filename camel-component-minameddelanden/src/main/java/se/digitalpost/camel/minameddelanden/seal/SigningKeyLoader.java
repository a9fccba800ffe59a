package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchProviderException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * Takes a signing key out of a key store, a PEM file or a hardware module and checks all that can be wrong with it, so that a wrong
 * set-up is told at start, with the option's name and the cure, and not by a mailbox operator.
 */
public final class SigningKeyLoader {

    private final String option;
    private final Clock clock;
    private final KeyCheck check;

    /**
     * @param option the name of the key store option, which begins every error's message and tells those of the options beside it:
     *     {@code signingKeyStore}
     * @param clock tells whether the certificate is valid now
     */
    public SigningKeyLoader(String option, Clock clock) {
        this.option = Objects.requireNonNull(option);
        this.clock = Objects.requireNonNull(clock);
        this.check = new KeyCheck(option, clock);
    }

    /**
     * Opens a key store.
     *
     * @param bytes the key store file's bytes
     * @param type its type, usually PKCS12
     * @param password the key store's password
     * @return the key store
     * @throws ConfigurationException where the file isn't a key store of this type, or the password is wrong
     */
    public KeyStore open(byte[] bytes, String type, char[] password) {
        try {
            return loaded(KeyStore.getInstance(type), bytes, password);
        } catch (KeyStoreException e) {
            throw fault("the type " + type + " is not known here; PKCS12 is what certificate authorities deliver", e);
        }
    }

    /**
     * Opens a key store of a registered JCA provider.
     *
     * @param bytes the key store file's bytes; null where the provider keeps the keys elsewhere
     * @param type the type, as the provider names it
     * @param password the key store's password or PIN; null where it has none
     * @param providerName the provider's name
     * @return the key store
     * @throws ConfigurationException where there is no such provider or type, or the key store can't be opened
     */
    public KeyStore open(byte[] bytes, String type, char[] password, String providerName) {
        try {
            return loaded(KeyStore.getInstance(type, providerName), bytes, password);
        } catch (NoSuchProviderException e) {
            throw new ConfigurationException(
                    option + "Provider",
                    "there is no provider '" + providerName + "'; registered are "
                            + Stream.of(Security.getProviders())
                                    .map(Provider::getName)
                                    .toList(),
                    e);
        } catch (KeyStoreException e) {
            throw fault("the provider " + providerName + " has no key store of the type " + type, e);
        }
    }

    /**
     * Opens a token of a hardware module (PKCS#11). Its keys stay in the module.
     *
     * @param configuration SunPKCS11's configuration file, which names the module's library and the slot
     * @param pin the token's PIN; null where the module asks for it itself
     * @return the token as a key store
     * @throws ConfigurationException where the module can't be reached, or refuses the PIN
     */
    public KeyStore openModule(Path configuration, char[] pin) {
        Provider module = HardwareModule.provider(option, configuration);
        try {
            return loaded(KeyStore.getInstance("PKCS11", module), null, pin);
        } catch (KeyStoreException e) {
            throw fault("the module has no token in the slot that " + configuration.getFileName() + " names", e);
        }
    }

    private KeyStore loaded(KeyStore keyStore, byte[] bytes, char[] password) {
        try {
            keyStore.load(bytes == null ? null : new ByteArrayInputStream(bytes), password);
            return keyStore;
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw fault(
                        "the key store can't be opened with this " + (bytes == null ? "PIN" : "password") + "; set "
                                + option + "Password",
                        e);
            }
            if (bytes == null) {
                throw fault("the key store of " + keyStore.getProvider().getName() + " can't be opened", e);
            }
            throw fault(
                    PemFile.isPem(bytes)
                            ? "the file is PEM; set " + option + "Type=PEM"
                            : "the file is not a key store of the type " + keyStore.getType() + ", or is damaged",
                    e);
        } catch (GeneralSecurityException e) {
            throw fault("the key store can't be read", e);
        }
    }

    /**
     * Takes the key out and checks it: RSA of 2048 to 4096 bits, a certificate that is valid now, made for signing, with an organization
     * number in its subject, and that belongs to the key. A key that can't leave its provider is only ever used by it.
     *
     * @param keyStore an opened key store
     * @param alias the entry's name, or null where the store has only one key
     * @param keyPassword the key's password; null where it has none
     * @return the key
     * @throws ConfigurationException which says what is wrong and what to do
     */
    public SigningKey load(KeyStore keyStore, String alias, char[] keyPassword) {
        try {
            String entry = alias != null ? alias : onlyKey(keyStore);
            if (!keyStore.isKeyEntry(entry)) {
                throw fault("has no private key with the alias '" + entry + "'; it has " + keyAliases(keyStore), null);
            }
            PrivateKey privateKey = privateKey(keyStore, entry, keyPassword);
            if (!(keyStore.getCertificate(entry) instanceof X509Certificate certificate)) {
                throw fault("has no certificate for the key '" + entry + "'", null);
            }
            return check.checked(
                    privateKey, certificate, privateKey.getEncoded() == null ? keyStore.getProvider() : null);
        } catch (KeyStoreException e) {
            throw fault("the key store isn't opened", e);
        }
    }

    /**
     * Takes the key and its certificate out of PEM and checks them as {@link #load} does. Of several certificates the one that belongs to
     * the key is taken, whatever their order; of several such, the one that is valid longest.
     *
     * @param file the bytes of the file with the private key: PKCS#8, encrypted PKCS#8 or PKCS#1
     * @param certificateFile the bytes of the file with the certificate; null where it stands in the key's file
     * @param password the key's password; null where it isn't encrypted
     * @return the key
     * @throws ConfigurationException which says what is wrong and what to do
     */
    public SigningKey loadPem(byte[] file, byte[] certificateFile, char[] password) {
        PemFile keyFile = new PemFile(option, file);
        PrivateKey privateKey = keyFile.privateKey(password, beside("KeyPassword"));
        PemFile withCertificate =
                certificateFile == null ? keyFile : new PemFile(beside("Certificate"), certificateFile);
        return check.checked(privateKey, withCertificate.certificateOf(privateKey, clock.instant()), null);
    }

    /**
     * Whether a file is PEM, by its content. A key store of another kind never looks so.
     *
     * @param file the file's bytes
     * @return true where it has a line that begins a PEM block
     */
    public static boolean isPem(byte[] file) {
        return PemFile.isPem(file);
    }

    private String onlyKey(KeyStore keyStore) throws KeyStoreException {
        List<String> aliases = keyAliases(keyStore);
        if (aliases.size() == 1) {
            return aliases.get(0);
        }
        if (aliases.isEmpty()) {
            throw fault("has no private key; a trust store was given, or the key was not exported", null);
        }
        throw fault("has several keys " + aliases + "; name one with " + beside("KeyAlias"), null);
    }

    private static List<String> keyAliases(KeyStore keyStore) throws KeyStoreException {
        List<String> aliases = new ArrayList<>();
        for (String alias : Collections.list(keyStore.aliases())) {
            if (keyStore.isKeyEntry(alias)) {
                aliases.add(alias);
            }
        }
        return aliases;
    }

    private PrivateKey privateKey(KeyStore keyStore, String alias, char[] password) {
        try {
            Key key = keyStore.getKey(alias, password);
            if (key instanceof PrivateKey privateKey) {
                return privateKey;
            }
            throw fault("the entry '" + alias + "' is not a private key", null);
        } catch (GeneralSecurityException e) {
            throw fault("the key '" + alias + "' can't be read with this password; set " + beside("KeyPassword"), e);
        }
    }

    /** {@code signingKeyAlias} beside {@code signingKeyStore}. */
    private String beside(String name) {
        return option.replace("KeyStore", name);
    }

    private ConfigurationException fault(String problem, Throwable cause) {
        return new ConfigurationException(option, problem, cause);
    }
}
