package se.digitalpost.minameddelanden.simulator.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** PKCS#12 key stores in memory and on disk, and the TLS set-up made of two of them. */
final class KeyStores {

    private KeyStores() {}

    static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static KeyStore of(String alias, PrivateKey key, char[] password, Certificate[] chain) {
        try {
            KeyStore store = empty();
            store.setKeyEntry(alias, key, password, chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key store could not be made", e);
        }
    }

    static Path write(KeyStore store, Path file, char[] password) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IOException("The key store could not be written", e);
        }
    }

    static SSLContext tls(KeyStore own, KeyStore trusted, char[] password) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS could not be set up", e);
        }
    }
}
