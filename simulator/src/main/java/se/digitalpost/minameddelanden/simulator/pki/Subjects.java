package se.digitalpost.minameddelanden.simulator.pki;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** The two forms of subject that certificates in the field have, and reading the organization number out of both. */
public final class Subjects {

    private Subjects() {}

    /**
     * The SERIALNUMBER of a certificate's subject, whether it stands alone or in a multi-valued RDN: the organization
     * number with the prefix 16. Empty where the subject has none.
     */
    public static Optional<String> organizationNumber(X509Certificate certificate) {
        try {
            for (RDN rdn :
                    new JcaX509CertificateHolder(certificate).getSubject().getRDNs()) {
                for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                    if (BCStyle.SERIALNUMBER.equals(attribute.getType())) {
                        return Optional.of(IETFUtils.valueToString(attribute.getValue()));
                    }
                }
            }
            return Optional.empty();
        } catch (CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    static X500Name authority(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.O, "Simulator")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    static X500Name server(String commonName) {
        return authority(commonName);
    }

    static X500Name separate(String name, String serialNumber) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.O, name)
                .addRDN(BCStyle.CN, name)
                .addRDN(BCStyle.SERIALNUMBER, serialNumber)
                .build();
    }

    static X500Name multiValued(String name, String serialNumber) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.O, name)
                .addMultiValuedRDN(
                        new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.SERIALNUMBER},
                        new String[] {name, serialNumber})
                .build();
    }
}
