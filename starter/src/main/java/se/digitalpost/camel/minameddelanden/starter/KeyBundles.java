package se.digitalpost.camel.minameddelanden.starter;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.camel.support.jsse.SSLContextParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * Spring's SSL bundles, as the component wants key and trust. A signing or sealing key is another when its bundle is reloaded; to Spring
 * a bundle counts as in use where there is a handler of its updates.
 */
final class KeyBundles {

    private static final Logger LOG = LoggerFactory.getLogger(KeyBundles.class);

    private final SslBundles bundles;

    KeyBundles(SslBundles bundles) {
        this.bundles = bundles;
    }

    /** @throws ConfigurationException where there is no such bundle, it can't be opened or has no certificate to present */
    SSLContextParameters tls(String option, String name) {
        SslBundle bundle = bundle(option, name);
        BundleKeyManagers keyManagers = new BundleKeyManagers(bundle);
        opened(option, name, bundle.getManagers()::getTrustManagers);
        if (!opened(option, name, keyManagers::holdKey)) {
            throw new ConfigurationException(
                    option,
                    "the SSL bundle '" + name + "' has no private key with a certificate; mutual TLS needs both",
                    null);
        }
        bundles.addBundleUpdateHandler(
                name,
                reloaded -> LOG.warn(
                        "The SSL bundle '{}' was reloaded: mutual TLS goes on with the key and the trust that it began"
                                + " with, until the application is restarted",
                        name));
        return opened(option, name, () -> BundleTls.parameters(bundle, keyManagers));
    }

    /** @throws ConfigurationException where there is no such bundle, or it has no key store */
    BundleKey key(String option, String name) {
        return keyIfAny(option, name)
                .orElseThrow(() -> new ConfigurationException(
                        option, "the SSL bundle '" + name + "' has no key store; it holds only whom to trust", null));
    }

    /** @throws ConfigurationException where there is no such bundle */
    Optional<BundleKey> keyIfAny(String option, String name) {
        SslBundle bundle = bundle(option, name);
        BundleKeyStore keyStore = new BundleKeyStore(bundles, name);
        if (opened(option, name, keyStore::createKeyStore) == null) {
            return Optional.empty();
        }
        bundles.addBundleUpdateHandler(
                name, reloaded -> LOG.debug("The SSL bundle '{}' was reloaded; its key is looked at soon", name));
        return Optional.of(new BundleKey(keyStore, bundle));
    }

    private SslBundle bundle(String option, String name) {
        return opened(option, name, () -> bundles.getBundle(name));
    }

    private <T> T opened(String option, String name, Supplier<T> step) {
        try {
            return step.get();
        } catch (NoSuchSslBundleException e) {
            throw new ConfigurationException(option, "there is no SSL bundle '" + name + "'; " + thereAre(), e);
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    option,
                    "the SSL bundle '" + name + "' can't be opened (" + reason(e)
                            + "); check its files, types and passwords under spring.ssl.bundle",
                    e);
        }
    }

    /** What Spring says, and what it leaves out: whether it was the password or the file. */
    private static String reason(RuntimeException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof GeneralSecurityException) {
                return e.getMessage() + ": " + cause.getMessage();
            }
        }
        return e.getMessage();
    }

    private String thereAre() {
        List<String> names = bundles.getBundleNames().stream().sorted().toList();
        return names.isEmpty()
                ? "none is defined, which is done under spring.ssl.bundle.jks or spring.ssl.bundle.pem"
                : "there are " + names;
    }
}
