package se.digitalpost.camel.minameddelanden.starter;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** The SSL bundles of an application that has switched them off. */
final class NoSslBundles implements SslBundles {

    @Override
    public SslBundle getBundle(String name) {
        throw new NoSuchSslBundleException(name, "There are no SSL bundles");
    }

    @Override
    public void addBundleUpdateHandler(String name, Consumer<SslBundle> updateHandler) {
        throw new NoSuchSslBundleException(name, "There are no SSL bundles");
    }

    @Override
    public void addBundleRegisterHandler(BiConsumer<String, SslBundle> registerHandler) {
        // None will ever be registered.
    }

    @Override
    public List<String> getBundleNames() {
        return List.of();
    }
}
