package se.digitalpost.minameddelanden.simulator.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An issuer: its certificate, and the key that signs other certificates. */
final class Authority {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys;
    private final X500Name name;
    private final X509Certificate certificate;

    Authority(String commonName, Validity validity) {
        this.keys = KeyPairs.of(commonName, 2048);
        this.name = Subjects.authority(commonName);
        this.certificate = selfSigned(validity);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for an organization or a server; {@code usage} is a combination of {@link KeyUsage}'s bits. */
    X509Certificate issue(X500Name subject, PublicKey key, Validity validity, int usage, boolean forLocalhost) {
        X509v3CertificateBuilder builder = builder(subject, key, validity);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            if (forLocalhost) {
                builder.addExtension(Extension.subjectAlternativeName, false, localhost());
            }
            return sign(builder);
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("The test certificate could not be made", e);
        }
    }

    private X509Certificate selfSigned(Validity validity) {
        X509v3CertificateBuilder builder = builder(name, keys.getPublic(), validity);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return sign(builder);
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("The certificate of the test authority could not be made", e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Validity validity) {
        BigInteger serial = new BigInteger(64, RANDOM).setBit(63);
        return new JcaX509v3CertificateBuilder(
                name, serial, date(validity.notBefore()), date(validity.notAfter()), subject, key);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralNames localhost() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
