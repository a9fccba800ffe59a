package se.digitalpost.camel.minameddelanden;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;

import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.jsse.KeyStoreParameters;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.seal.SigningKey;
import se.digitalpost.camel.minameddelanden.seal.SigningKeyLoader;

/**
 * Where one of the two keys comes from: a key store file, or Camel's key store parameters.
 *
 * @param option the key store option's name, which errors begin with
 * @param file the key store file, or null
 * @param type its type
 * @param password its password, or null
 * @param alias the key's alias, or null where there is only one
 * @param keyPassword the key's password, or null where it is the key store's
 * @param parameters the key store as an object, or null
 */
record KeySetUp(
        String option,
        String file,
        String type,
        String password,
        String alias,
        String keyPassword,
        KeyStoreParameters parameters) {

    static KeySetUp signing(MinaMeddelandenConfiguration options) {
        return new KeySetUp(
                "signingKeyStore",
                options.getSigningKeyStore(),
                options.getSigningKeyStoreType(),
                options.getSigningKeyStorePassword(),
                options.getSigningKeyAlias(),
                options.getSigningKeyPassword(),
                options.getSigningKeyStoreParameters());
    }

    static KeySetUp sealing(MinaMeddelandenConfiguration options) {
        return new KeySetUp(
                "sealingKeyStore",
                options.getSealingKeyStore(),
                options.getSealingKeyStoreType(),
                options.getSealingKeyStorePassword(),
                options.getSealingKeyAlias(),
                options.getSealingKeyPassword(),
                options.getSealingKeyStoreParameters());
    }

    boolean isGiven() {
        return file != null || parameters != null;
    }

    /** @throws ConfigurationException which says what is wrong and what to do */
    SigningKey load(CamelContext camelContext, Clock clock) {
        if (file != null && parameters != null) {
            throw new ConfigurationException(option, "is given twice, also as " + option + "Parameters; use one", null);
        }
        SigningKeyLoader loader = new SigningKeyLoader(option, clock);
        KeyStore keyStore = file != null ? fromFile(camelContext, loader) : fromParameters(camelContext);
        return loader.load(keyStore, alias, keyPasswordOrDefault());
    }

    private KeyStore fromFile(CamelContext camelContext, SigningKeyLoader loader) {
        if (password == null) {
            throw new ConfigurationException(option + "Password", "is not set; it is the password of " + option, null);
        }
        String resource = ResourceHelper.hasScheme(file) ? file : "file:" + file;
        try (InputStream input = ResourceHelper.resolveMandatoryResourceAsInputStream(camelContext, resource)) {
            return loader.open(input.readAllBytes(), type, password.toCharArray());
        } catch (FileNotFoundException e) {
            throw new ConfigurationException(option, "there is no file " + file, e);
        } catch (IOException e) {
            throw new ConfigurationException(option, "the file " + file + " can't be read", e);
        }
    }

    private KeyStore fromParameters(CamelContext camelContext) {
        try {
            parameters.setCamelContext(camelContext);
            return parameters.createKeyStore();
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException(
                    option + "Parameters", "the key store can't be opened; check its resource, type and password", e);
        }
    }

    private char[] keyPasswordOrDefault() {
        if (keyPassword != null) {
            return keyPassword.toCharArray();
        }
        if (password != null) {
            return password.toCharArray();
        }
        return parameters != null && parameters.getPassword() != null
                ? parameters.getPassword().toCharArray()
                : null;
    }

    /** @return the option's name only: the rest is secret, or of no use in a log */
    @Override
    public String toString() {
        return "KeySetUp[" + option + "]";
    }
}
