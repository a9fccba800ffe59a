package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * Takes a signing key out of a key store and checks all that can be wrong with it, so that a wrong set-up is told at start, with the
 * option's name and the cure, and not by a mailbox operator.
 */
public final class SigningKeyLoader {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyLoader.class);
    private static final Duration WARNING_PERIOD = Duration.ofDays(30);
    private static final int MIN_KEY_BITS = 2048;
    private static final int MAX_KEY_BITS = 4096;
    private static final int DIGITAL_SIGNATURE = 0;

    private final String option;
    private final Clock clock;

    /**
     * @param option the name of the key store option, which begins every error's message: {@code signingKeyStore}
     * @param clock tells whether the certificate is valid now
     */
    public SigningKeyLoader(String option, Clock clock) {
        this.option = Objects.requireNonNull(option);
        this.clock = Objects.requireNonNull(clock);
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
            KeyStore keyStore = KeyStore.getInstance(type);
            keyStore.load(new ByteArrayInputStream(bytes), password);
            return keyStore;
        } catch (KeyStoreException e) {
            throw fault("the type " + type + " is not known here; PKCS12 is what certificate authorities deliver", e);
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw fault("the key store can't be opened with this password; set " + option + "Password", e);
            }
            throw fault("the file is not a key store of the type " + type + ", or is damaged", e);
        } catch (GeneralSecurityException e) {
            throw fault("the key store can't be read", e);
        }
    }

    /**
     * Takes the key out and checks it: RSA of 2048 to 4096 bits, a certificate that is valid now, made for signing, with an organization
     * number in its subject, and that belongs to the key.
     *
     * @param keyStore an opened key store
     * @param alias the entry's name, or null where the store has only one key
     * @param keyPassword the key's password
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
            check(privateKey, certificate);
            return new SigningKey(privateKey, certificate, organization(certificate));
        } catch (KeyStoreException e) {
            throw fault("the key store isn't opened", e);
        }
    }

    private String onlyKey(KeyStore keyStore) throws KeyStoreException {
        List<String> aliases = keyAliases(keyStore);
        if (aliases.size() == 1) {
            return aliases.get(0);
        }
        if (aliases.isEmpty()) {
            throw fault("has no private key; a trust store was given, or the key was not exported", null);
        }
        throw fault("has several keys " + aliases + "; name one with " + aliasOption(), null);
    }

    private String aliasOption() {
        return option.replace("KeyStore", "KeyAlias");
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
            throw fault(
                    "the key '" + alias + "' can't be read with this password; set "
                            + option.replace("KeyStore", "KeyPassword"),
                    e);
        }
    }

    private void check(PrivateKey privateKey, X509Certificate certificate) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey publicKey)) {
            throw fault(
                    "the key must be RSA and is " + certificate.getPublicKey().getAlgorithm(), null);
        }
        int bits = publicKey.getModulus().bitLength();
        if (bits < MIN_KEY_BITS || bits > MAX_KEY_BITS) {
            throw fault("the key must have 2048 to 4096 bits and has " + bits, null);
        }
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw fault(
                    "the certificate expired " + certificate.getNotAfter().toInstant()
                            + "; order a new one and replace it",
                    null);
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw fault(
                    "the certificate is not valid before "
                            + certificate.getNotBefore().toInstant() + "; check the machine's clock",
                    null);
        }
        warnBeforeExpiry(certificate, now);
        boolean[] keyUsage = certificate.getKeyUsage();
        if (keyUsage != null && !keyUsage[DIGITAL_SIGNATURE]) {
            throw fault(
                    "the certificate's key usage doesn't allow digital signatures; another alias may be meant", null);
        }
        checkPair(privateKey, certificate);
    }

    private void warnBeforeExpiry(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now.plus(WARNING_PERIOD))) {
            LOG.warn(
                    "{}: the certificate expires {}, in {} days; order a new one",
                    option,
                    end,
                    Duration.between(now, end).toDays());
        }
    }

    private void checkPair(PrivateKey privateKey, X509Certificate certificate) {
        byte[] probe = {1, 2, 3};
        byte[] value;
        try {
            Signature signature = Signature.getInstance(Algorithms.RSA_SHA256);
            signature.initSign(privateKey);
            signature.update(probe);
            value = signature.sign();
        } catch (GeneralSecurityException e) {
            throw fault("the private key can't be used to sign", e);
        }
        if (!verifies(certificate, probe, value)) {
            throw fault("the certificate does not belong to the private key", null);
        }
    }

    /** A signature of another length is an exception to the provider, and to us just another key's. */
    private static boolean verifies(X509Certificate certificate, byte[] probe, byte[] value) {
        try {
            Signature signature = Signature.getInstance(Algorithms.RSA_SHA256);
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private OrganizationNumber organization(X509Certificate certificate) {
        return CertificateSubject.organizationNumber(certificate)
                .orElseThrow(() -> fault(
                        "the certificate's subject has no organization number (SERIALNUMBER=16…); an organization's"
                                + " certificate is needed, and this one is for a server or a person",
                        null));
    }

    private ConfigurationException fault(String problem, Throwable cause) {
        return new ConfigurationException(option, problem, cause);
    }
}
