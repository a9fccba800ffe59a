package se.digitalpost.camel.minameddelanden.starter;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;

/** The private key of an SSL bundle, as the component's key options want it. */
final class BundleKey {

    private final BundleKeyStore keyStore;
    private final SslBundle bundle;

    BundleKey(BundleKeyStore keyStore, SslBundle bundle) {
        this.keyStore = keyStore;
        this.bundle = bundle;
    }

    KeyStoreParameters keyStore() {
        return keyStore;
    }

    /** @return the property's alias, or else the bundle's; null for the store's only key */
    String alias(String property) {
        return property != null ? property : key().getAlias();
    }

    /** @return the property's password, or else the key's, or else the key store's; null where there is none */
    String password(String property) {
        if (property != null) {
            return property;
        }
        String own = key().getPassword();
        return own != null ? own : bundle.getStores().getKeyStorePassword();
    }

    private SslBundleKey key() {
        return bundle.getKey() == null ? SslBundleKey.NONE : bundle.getKey();
    }
}
