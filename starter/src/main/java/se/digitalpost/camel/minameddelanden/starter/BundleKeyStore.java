package se.digitalpost.camel.minameddelanden.starter;

import java.security.KeyStore;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.springframework.boot.ssl.SslBundles;

/** Camel's set-up of a key store that is an SSL bundle's: another one when Spring has reloaded the bundle. */
final class BundleKeyStore extends KeyStoreParameters {

    private final SslBundles bundles;
    private final String name;

    BundleKeyStore(SslBundles bundles, String name) {
        this.bundles = bundles;
        this.name = name;
    }

    @Override
    public KeyStore createKeyStore() {
        return bundles.getBundle(name).getStores().getKeyStore();
    }
}
