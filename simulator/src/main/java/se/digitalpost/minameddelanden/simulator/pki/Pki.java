package se.digitalpost.minameddelanden.simulator.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A certificate authority of the simulator's own, and all that is issued by it. Keys are RSA, made at first use and
 * reused within the JVM; certificates are made anew. The password is random and new for each instance.
 *
 * <p>Safe for use by several threads.
 */
public final class Pki {

    private static final String AUTHORITY = "Mina meddelanden simulator CA";
    private static final String FOREIGN_AUTHORITY = "Nobody's test CA";
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);

    private final Clock clock;
    private final char[] password;
    private final Authority authority;
    private final SSLContext serverTls;
    private Authority foreign;

    private Pki(Clock clock) {
        this.clock = clock;
        this.password = randomPassword();
        this.authority = new Authority(AUTHORITY, Validity.now(clock, AUTHORITY_LIFE));
        this.serverTls = makeServerTls();
    }

    /**
     * Makes an authority whose certificates are valid both by {@code clock} and by the JVM's clock.
     *
     * @param clock what "now" is, never null
     */
    public static Pki create(Clock clock) {
        return new Pki(clock);
    }

    /**
     * Issues a certificate that is right in every way: valid, RSA-2048, subject with separate RDNs
     * {@code C=SE, O=name, CN=name, SERIALNUMBER=organizationNumber}.
     *
     * @param organizationNumber 12 digits with the prefix 16
     * @param name what stands as O and CN
     */
    public Identity issueIdentity(String organizationNumber, String name) {
        return identity(organizationNumber, name).issue();
    }

    /** Starts an identity that differs from the ordinary one in some way: expired, of another issuer and so on. */
    public IdentityBuilder identity(String organizationNumber, String name) {
        return new IdentityBuilder(this, organizationNumber, name);
    }

    /** The certificate that every certificate of this simulator chains to. */
    public X509Certificate authorityCertificate() {
        return authority.certificate();
    }

    /** A new PKCS#12 key store that holds nothing but the authority's certificate, alias {@code "simulator-ca"}. */
    public KeyStore trustStore() {
        try {
            KeyStore store = KeyStores.empty();
            store.setCertificateEntry("simulator-ca", authority.certificate());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The trust store could not be made", e);
        }
    }

    /** Writes {@link #trustStore()} as a PKCS#12 file that opens with {@link #password()}. */
    public Path writeTrustStore(Path file) throws IOException {
        return KeyStores.write(trustStore(), file, password);
    }

    /** The password of every key store of this instance; a copy. */
    public char[] password() {
        return password.clone();
    }

    /** What the simulator's servers use: certificate for localhost, and clients' certificates from this authority. */
    public SSLContext serverTls() {
        return serverTls;
    }

    Clock clock() {
        return clock;
    }

    synchronized Authority issuer(boolean foreignOne) {
        if (!foreignOne) {
            return authority;
        }
        if (foreign == null) {
            foreign = new Authority(FOREIGN_AUTHORITY, Validity.now(clock, AUTHORITY_LIFE));
        }
        return foreign;
    }

    private SSLContext makeServerTls() {
        KeyPair keys = KeyPairs.of("localhost", 2048);
        X509Certificate certificate = authority.issue(
                Subjects.server("localhost"),
                keys.getPublic(),
                Validity.now(clock, Duration.ofDays(730)),
                KeyUsage.digitalSignature | KeyUsage.keyEncipherment,
                true);
        return KeyStores.tls(keyStore("server", keys.getPrivate(), certificate), trustStore(), password);
    }

    private KeyStore keyStore(String alias, PrivateKey key, X509Certificate certificate) {
        return KeyStores.of(alias, key, password, new Certificate[] {certificate, authority.certificate()});
    }

    private static char[] randomPassword() {
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random).toCharArray();
    }
}
