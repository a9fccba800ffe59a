package se.digitalpost.camel.minameddelanden.seal;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** Who a certificate was issued to. */
public final class CertificateSubject {

    private static final String SERIAL_NUMBER = "SERIALNUMBER";
    private static final Map<String, String> NAMES = Map.of("2.5.4.5", SERIAL_NUMBER);

    private CertificateSubject() {}

    /** @return the subject as it is written into X509SubjectName; nobody can match on it, since every sender writes it otherwise */
    static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName("RFC2253", NAMES);
    }

    /**
     * The organization number in the subject, as receivers read it: one SERIALNUMBER (OID 2.5.4.5), in an RDN of its own or in one
     * together with others (both are in the field), 12 digits with the prefix 16.
     *
     * @param certificate the certificate
     * @return its organization; empty where it has none, more than one, or one that is written otherwise
     */
    public static Optional<OrganizationNumber> organizationNumber(X509Certificate certificate) {
        try {
            List<Object> found = new ArrayList<>();
            for (Rdn rdn : new LdapName(name(certificate)).getRdns()) {
                Attribute serialNumbers = rdn.toAttributes().get(SERIAL_NUMBER);
                if (serialNumbers != null) {
                    found.addAll(Collections.list(serialNumbers.getAll()));
                }
            }
            return found.size() == 1 && found.get(0) instanceof String number
                    ? Optional.of(new OrganizationNumber(number))
                    : Optional.empty();
        } catch (NamingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
