package se.digitalpost.camel.minameddelanden.seal;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * Who a certificate was issued to. The organization number stands in the subject's SERIALNUMBER (OID 2.5.4.5) with the prefix 16, in an
 * RDN of its own or in one together with the CN: both are in the field.
 */
final class CertificateSubject {

    private static final Map<String, String> NAMES = Map.of("2.5.4.5", "SERIALNUMBER");

    private CertificateSubject() {}

    /** @return the subject as it is written into X509SubjectName; nobody can match on it, since every sender writes it otherwise */
    static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName("RFC2253", NAMES);
    }

    /** @return the organization number of the subject; empty where it has none, or more than one */
    static Optional<OrganizationNumber> organizationNumber(X509Certificate certificate) {
        List<OrganizationNumber> found = new ArrayList<>();
        try {
            for (Rdn rdn : new LdapName(name(certificate)).getRdns()) {
                Attribute serialNumber = rdn.toAttributes().get("SERIALNUMBER");
                if (serialNumber != null) {
                    found.add(OrganizationNumber.parse(String.valueOf(serialNumber.get())));
                }
            }
        } catch (NamingException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
