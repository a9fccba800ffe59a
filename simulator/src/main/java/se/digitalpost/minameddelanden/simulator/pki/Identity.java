package se.digitalpost.minameddelanden.simulator.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;

/**
 * An organization's key and certificate, in the forms that a user of them wants: key store, PKCS#12 file, PEM files or
 * a TLS set-up. Immutable; safe for use by several threads.
 */
public final class Identity {

    /** The alias of the one entry of {@link #keyStore()}. */
    public static final String ALIAS = "organization";

    private final String organizationNumber;
    private final String name;
    private final PrivateKey privateKey;
    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final KeyStore trustStore;
    private final char[] password;
    private SSLContext tls;

    Identity(
            String organizationNumber,
            String name,
            PrivateKey privateKey,
            X509Certificate certificate,
            X509Certificate issuer,
            KeyStore trustStore,
            char[] password) {
        this.organizationNumber = organizationNumber;
        this.name = name;
        this.privateKey = privateKey;
        this.certificate = certificate;
        this.issuer = issuer;
        this.trustStore = trustStore;
        this.password = password;
    }

    /** 12 digits with the prefix 16, as it was asked for. */
    public String organizationNumber() {
        return organizationNumber;
    }

    /** O and CN of the subject. */
    public String name() {
        return name;
    }

    /** The RSA key. */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /** The organization's own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate of who issued it: the simulator's authority, or the foreign one. */
    public X509Certificate issuerCertificate() {
        return issuer;
    }

    /**
     * A new PKCS#12 key store with one entry, {@link #ALIAS}: the key, the certificate and its issuer's certificate
     * as a chain of two, as such files have in the field.
     */
    public KeyStore keyStore() {
        return KeyStores.of(ALIAS, privateKey, password, new Certificate[] {certificate, issuer});
    }

    /** The password of {@link #keyStore()} and of its key; a copy. */
    public char[] password() {
        return password.clone();
    }

    /** Writes {@link #keyStore()} as a PKCS#12 file; an existing file is replaced. */
    public Path writePkcs12(Path file) throws IOException {
        return KeyStores.write(keyStore(), file, password);
    }

    /** Writes the certificate, and after it its issuer's, as PEM; an existing file is replaced. */
    public Path writeCertificatePem(Path file) throws IOException {
        try {
            return Files.writeString(
                    file,
                    pem("CERTIFICATE", certificate.getEncoded()) + pem("CERTIFICATE", issuer.getEncoded()),
                    StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException e) {
            throw new IOException("The certificate has no DER form", e);
        }
    }

    /** Writes the key, not encrypted, as PEM in PKCS#8 form; an existing file is replaced. */
    public Path writePrivateKeyPem(Path file) throws IOException {
        return Files.writeString(file, pem("PRIVATE KEY", privateKey.getEncoded()), StandardCharsets.US_ASCII);
    }

    /**
     * TLS as this organization: presents its certificate, trusts the simulator's servers. The same object every time,
     * since HTTP clients share connections by it.
     */
    public synchronized SSLContext clientSslContext() {
        if (tls == null) {
            tls = KeyStores.tls(keyStore(), trustStore, password);
        }
        return tls;
    }

    /** Organization number and name; nothing secret. */
    @Override
    public String toString() {
        return "Identity[" + organizationNumber + ' ' + name + ']';
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
