package se.digitalpost.minameddelanden.simulator.pki;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * An identity that is wrong, or unusual, in a chosen way. Every method changes one thing and returns the builder;
 * {@link #issue()} makes the certificate. Not for use by several threads.
 */
public final class IdentityBuilder {

    private final Pki pki;
    private final String organizationNumber;
    private final String name;
    private String serialNumber;
    private Validity validity;
    private boolean multiValued;
    private boolean foreign;
    private int bits = 2048;
    private int usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;

    IdentityBuilder(Pki pki, String organizationNumber, String name) {
        this.pki = pki;
        this.organizationNumber = organizationNumber;
        this.serialNumber = organizationNumber;
        this.name = name;
        this.validity = Validity.now(pki.clock(), Duration.ofDays(730));
    }

    /** Held until yesterday. No use for TLS either, where the JVM's clock decides. */
    public IdentityBuilder expired() {
        validity = Validity.expired(pki.clock());
        return this;
    }

    /** Holds from tomorrow. */
    public IdentityBuilder notYetValid() {
        validity = Validity.notYet(pki.clock());
        return this;
    }

    /** Subject {@code C=SE, O=…, CN=… + SERIALNUMBER=…}: the other form in the field. */
    public IdentityBuilder multiValuedSubject() {
        multiValued = true;
        return this;
    }

    /** Issued by an authority that the simulator does not trust. */
    public IdentityBuilder signedByForeignCa() {
        foreign = true;
        return this;
    }

    /** Another RSA key length than 2048; the simulator refuses signatures by shorter keys. */
    public IdentityBuilder keySize(int bits) {
        this.bits = bits;
        return this;
    }

    /** Another SERIALNUMBER in the subject than the organization number. */
    public IdentityBuilder serialNumber(String serialNumber) {
        this.serialNumber = serialNumber;
        return this;
    }

    /** A key usage that lets the key encipher other keys, but not sign. */
    public IdentityBuilder notForSigning() {
        usage = KeyUsage.keyEncipherment;
        return this;
    }

    /** Makes the certificate; the key is made at first use of this organization number and size in this JVM. */
    public Identity issue() {
        KeyPair keys = KeyPairs.of((foreign ? "foreign " : "") + organizationNumber, bits);
        X500Name subject =
                multiValued ? Subjects.multiValued(name, serialNumber) : Subjects.separate(name, serialNumber);
        Authority issuer = pki.issuer(foreign);
        X509Certificate certificate = issuer.issue(subject, keys.getPublic(), validity, usage, false);
        return new Identity(
                organizationNumber,
                name,
                keys.getPrivate(),
                certificate,
                issuer.certificate(),
                pki.trustStore(),
                pki.password());
    }
}
