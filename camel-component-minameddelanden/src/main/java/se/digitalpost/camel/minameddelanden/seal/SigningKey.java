package se.digitalpost.camel.minameddelanden.seal;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * A private RSA key and the certificate that goes with it: what an organization signs, or seals, with. The key may live in a hardware
 * module: it is only ever handed to a {@link java.security.Signature}, of the module's own provider. Immutable and safe for use by several threads.
 */
public final class SigningKey {

    private final PrivateKey privateKey;
    private final Provider provider;
    private final X509Certificate certificate;
    private final OrganizationNumber organization;
    private final int signatureLength;

    SigningKey(PrivateKey privateKey, Provider provider, X509Certificate certificate, OrganizationNumber organization) {
        this.privateKey = Objects.requireNonNull(privateKey);
        this.provider = provider;
        this.certificate = Objects.requireNonNull(certificate);
        this.organization = Objects.requireNonNull(organization);
        this.signatureLength =
                (((RSAKey) certificate.getPublicKey()).getModulus().bitLength() + 7) / 8;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    /** @return the one that the key can't leave, or null */
    Provider provider() {
        return provider;
    }

    /** @return the certificate that is written into the signature */
    public X509Certificate certificate() {
        return certificate;
    }

    /** @return the organization that the certificate was issued to, from its subject's SERIALNUMBER */
    public OrganizationNumber organization() {
        return organization;
    }

    /** @return the certificate's serial number in lower-case hex, which tells which of the organization's certificates it is */
    public String serialNumber() {
        return certificate.getSerialNumber().toString(16);
    }

    /** An RSA signature is as long as the modulus. */
    int signatureLength() {
        return signatureLength;
    }

    /** @return organization and the certificate's serial number: nothing of the key */
    @Override
    public String toString() {
        return "SigningKey[" + organization + ", certificate " + serialNumber() + "]";
    }
}
