package se.digitalpost.camel.minameddelanden.starter;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenConfiguration;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** Sets keys and trust on the component's options, out of the SSL bundles that the properties name. */
final class BundleSetUp {

    private final MinaMeddelandenProperties properties;
    private final KeyBundles bundles;
    private final MinaMeddelandenConfiguration options;

    BundleSetUp(MinaMeddelandenProperties properties, KeyBundles bundles, MinaMeddelandenConfiguration options) {
        this.properties = properties;
        this.bundles = bundles;
        this.options = options;
    }

    /** Mutual TLS. The bundle's key signs as well, where there is no other signing key. */
    void tls() {
        String name = PropertyOptions.given(properties.getSslBundle());
        if (name == null) {
            return;
        }
        onlyOnce("sslBundle", "sslContextParameters", properties.getSslContextParameters());
        options.setSslContextParameters(bundles.tls("sslBundle", name));
        if (PropertyOptions.given(properties.getSigningSslBundle()) == null
                && options.getSigningKeyStore() == null
                && options.getSigningKeyStoreProvider() == null
                && options.getSigningKeyStoreParameters() == null) {
            bundles.keyIfAny("sslBundle", name).ifPresent(this::sign);
        }
    }

    /** The signing key that has a bundle of its own. */
    void signing() {
        String name = PropertyOptions.given(properties.getSigningSslBundle());
        if (name == null) {
            return;
        }
        onlyOnce("signingSslBundle", "signingKeyStore", PropertyOptions.given(properties.getSigningKeyStore()));
        onlyOnce("signingSslBundle", "signingKeyStoreParameters", properties.getSigningKeyStoreParameters());
        sign(bundles.key("signingSslBundle", name));
    }

    /** The sealing key that has a bundle of its own. */
    void sealing() {
        String name = PropertyOptions.given(properties.getSealingSslBundle());
        if (name == null) {
            return;
        }
        onlyOnce("sealingSslBundle", "sealingKeyStore", PropertyOptions.given(properties.getSealingKeyStore()));
        onlyOnce("sealingSslBundle", "sealingKeyStoreParameters", properties.getSealingKeyStoreParameters());
        BundleKey key = bundles.key("sealingSslBundle", name);
        options.setSealingKeyStore(null);
        options.setSealingKeyStoreParameters(key.keyStore());
        options.setSealingKeyAlias(key.alias(PropertyOptions.given(properties.getSealingKeyAlias())));
        options.setSealingKeyPassword(key.password(PropertyOptions.given(properties.getSealingKeyPassword())));
    }

    private void sign(BundleKey key) {
        options.setSigningKeyStore(null);
        options.setSigningKeyStoreParameters(key.keyStore());
        options.setSigningKeyAlias(key.alias(PropertyOptions.given(properties.getSigningKeyAlias())));
        options.setSigningKeyPassword(key.password(PropertyOptions.given(properties.getSigningKeyPassword())));
    }

    private static void onlyOnce(String bundleOption, String otherOption, Object other) {
        if (other != null) {
            throw new ConfigurationException(bundleOption, "is given together with " + otherOption + "; use one", null);
        }
    }
}
