package se.digitalpost.camel.minameddelanden.starter;

import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

import org.apache.camel.support.jsse.KeyManagersParameters;
import org.springframework.boot.ssl.SslBundle;

/** Camel's set-up of key managers that takes an SSL bundle's: they know the bundle's alias and password. */
final class BundleKeyManagers extends KeyManagersParameters {

    private final SslBundle bundle;

    BundleKeyManagers(SslBundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public KeyManager[] createKeyManagers() {
        return bundle.getManagers().getKeyManagers();
    }

    /** Whether there is a key that a server can be shown. */
    boolean holdKey() {
        return Stream.of(createKeyManagers())
                .anyMatch(manager -> manager instanceof X509KeyManager keys
                        && (keys.getClientAliases("RSA", null) != null || keys.getClientAliases("EC", null) != null));
    }
}
