package se.digitalpost.camel.minameddelanden.operator.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that live as long as the test's JVM: an issuer that both sides trust, and one that nobody does. */
public final class TestPki {

    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final char[] PASSWORD = "test".toCharArray();

    private static final Issuer TRUSTED = new Issuer("CN=Test CA");
    private static final Issuer STRANGER = new Issuer("CN=Stranger CA");

    private TestPki() {}

    /** A server on localhost. */
    public static SSLContext server() {
        return context(TRUSTED, "CN=localhost,SERIALNUMBER=165568402266", TRUSTED, "TLS");
    }

    /** The same server's key and certificate, in a store whose password is {@code test}. */
    public static KeyStore serverKeys() {
        try {
            return keys(TRUSTED, "CN=localhost,SERIALNUMBER=165568402266");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sender with a certificate that the server accepts. */
    public static SSLContext client() {
        return context(TRUSTED, "CN=Kommun A,SERIALNUMBER=162021004748", TRUSTED, "TLS");
    }

    /** The same, and at most TLS 1.2. */
    public static SSLContext clientOfTls12() {
        return context(TRUSTED, "CN=Kommun A,SERIALNUMBER=162021004748", TRUSTED, "TLSv1.2");
    }

    /** A sender without a certificate. */
    public static SSLContext clientWithoutCertificate() {
        return context(null, null, TRUSTED, "TLS");
    }

    /** A sender whose certificate comes from an issuer that the server doesn't trust. */
    public static SSLContext clientOfStranger() {
        return context(STRANGER, "CN=Kommun A,SERIALNUMBER=162021004748", TRUSTED, "TLS");
    }

    /** A sender who doesn't trust the server. */
    public static SSLContext clientThatTrustsOthers() {
        return context(TRUSTED, "CN=Kommun A,SERIALNUMBER=162021004748", STRANGER, "TLS");
    }

    /** The password of the key stores. */
    public static String password() {
        return new String(PASSWORD);
    }

    /** A key with a certificate for localhost that both sides trust, under the alias {@code key}. */
    public static KeyStore keyStore(String subject) {
        try {
            KeyPair pair = keyPair();
            KeyStore store = emptyStore();
            store.setKeyEntry("key", pair.getPrivate(), PASSWORD, new X509Certificate[] {TRUSTED.issue(subject, pair)});
            return store;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who is trusted. */
    public static KeyStore trustStore() {
        try {
            KeyStore trust = emptyStore();
            trust.setCertificateEntry("ca", TRUSTED.certificate);
            return trust;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Issuer issuer, String subject, Issuer trusted, String protocol) {
        try {
            KeyManager[] keys = null;
            if (issuer != null) {
                KeyStore store = keys(issuer, subject);
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(store, PASSWORD);
                keys = factory.getKeyManagers();
            }
            KeyStore trust = emptyStore();
            trust.setCertificateEntry("ca", trusted.certificate);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust);
            SSLContext context = SSLContext.getInstance(protocol);
            context.init(keys, factory.getTrustManagers(), null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keys(Issuer issuer, String subject) throws Exception {
        KeyPair pair = keyPair();
        KeyStore store = emptyStore();
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD, new X509Certificate[] {issuer.issue(subject, pair)});
        return store;
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static final class Issuer {

        private final KeyPair pair;
        private final X500Name name;
        private final X509Certificate certificate;

        Issuer(String name) {
            try {
                this.pair = keyPair();
                this.name = new X500Name(name);
                this.certificate = sign(builder(this.name, pair)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        X509Certificate issue(String subject, KeyPair subjectPair) throws Exception {
            GeneralNames names = new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            });
            return sign(builder(new X500Name(subject), subjectPair)
                    .addExtension(Extension.subjectAlternativeName, false, names));
        }

        private X509v3CertificateBuilder builder(X500Name subject, KeyPair subjectPair) {
            Instant now = Instant.now();
            return new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    subject,
                    subjectPair.getPublic());
        }

        private X509Certificate sign(X509v3CertificateBuilder builder) throws Exception {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        }
    }
}
