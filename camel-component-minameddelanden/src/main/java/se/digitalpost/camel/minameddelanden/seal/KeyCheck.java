package se.digitalpost.camel.minameddelanden.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** All that can be wrong with a private key and its certificate, wherever they come from. */
final class KeyCheck {

    private static final int MIN_KEY_BITS = 2048;
    private static final int MAX_KEY_BITS = 4096;
    private static final int DIGITAL_SIGNATURE = 0;

    private final String option;
    private final Clock clock;

    KeyCheck(String option, Clock clock) {
        this.option = option;
        this.clock = clock;
    }

    /**
     * @param provider the one that the key can't leave, or null
     * @throws ConfigurationException which says what is wrong and what to do
     */
    SigningKey checked(PrivateKey privateKey, X509Certificate certificate, Provider provider) {
        checkKind(certificate);
        checkValidity(certificate);
        boolean[] keyUsage = certificate.getKeyUsage();
        if (keyUsage != null && !keyUsage[DIGITAL_SIGNATURE]) {
            throw fault("the certificate's key usage doesn't allow digital signatures; another key may be meant", null);
        }
        checkPair(privateKey, certificate, provider);
        return new SigningKey(privateKey, provider, certificate, organization(certificate));
    }

    private void checkKind(X509Certificate certificate) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey publicKey)) {
            throw fault(
                    "the key must be RSA and is " + certificate.getPublicKey().getAlgorithm(), null);
        }
        int bits = publicKey.getModulus().bitLength();
        if (bits < MIN_KEY_BITS || bits > MAX_KEY_BITS) {
            throw fault("the key must have 2048 to 4096 bits and has " + bits, null);
        }
    }

    private void checkValidity(X509Certificate certificate) {
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw fault(
                    "the certificate expired " + certificate.getNotAfter().toInstant()
                            + "; order a new one and replace it",
                    null);
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw fault(
                    "the certificate is not valid before "
                            + certificate.getNotBefore().toInstant() + "; check the machine's clock",
                    null);
        }
    }

    private void checkPair(PrivateKey privateKey, X509Certificate certificate, Provider provider) {
        byte[] probe = {1, 2, 3};
        byte[] value;
        try {
            Signature signature = Algorithms.ofThePlatform().signing(privateKey, provider);
            signature.update(probe);
            value = signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw fault("the private key can't be used to sign", e);
        }
        if (!verifies(certificate, probe, value)) {
            throw fault("the certificate does not belong to the private key", null);
        }
    }

    /** A signature of another length is an exception to the provider, and to us just another key's. */
    private static boolean verifies(X509Certificate certificate, byte[] probe, byte[] value) {
        try {
            Signature signature = Signature.getInstance(Algorithms.RSA_SHA256);
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private OrganizationNumber organization(X509Certificate certificate) {
        return CertificateSubject.organizationNumber(certificate)
                .orElseThrow(() -> fault(
                        "the certificate's subject has no organization number (SERIALNUMBER=16…); an organization's"
                                + " certificate is needed, and this one is for a server or a person",
                        null));
    }

    private ConfigurationException fault(String problem, Throwable cause) {
        return new ConfigurationException(option, problem, cause);
    }
}
