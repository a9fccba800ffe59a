package se.digitalpost.minameddelanden.simulator.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PkiTest {

    private final Pki pki = Pki.create(Clock.systemUTC());

    @Test
    void subjectsAreOfTheTwoFormsInTheField() {
        // given
        Identity separate = pki.issueIdentity("162021004748", "Kommun A");
        Identity multiValued =
                pki.identity("162021004748", "Kommun A").multiValuedSubject().issue();

        // then
        assertThat(separate.certificate().getSubjectX500Principal().toString())
                .isEqualTo("SERIALNUMBER=162021004748, CN=Kommun A, O=Kommun A, C=SE");
        assertThat(multiValued.certificate().getSubjectX500Principal().toString())
                .isEqualTo("CN=Kommun A + SERIALNUMBER=162021004748, O=Kommun A, C=SE");
        assertThat(Subjects.organizationNumber(separate.certificate())).hasValue("162021004748");
        assertThat(Subjects.organizationNumber(multiValued.certificate())).hasValue("162021004748");
        assertThat(Subjects.organizationNumber(pki.authorityCertificate())).isEmpty();
    }

    @Test
    void anIdentityIsIssuedByTheAuthorityAndHoldsNow() throws GeneralSecurityException {
        // given
        X509Certificate certificate =
                pki.issueIdentity("162021004748", "Kommun A").certificate();

        // then
        certificate.checkValidity();
        certificate.verify(pki.authorityCertificate().getPublicKey());
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()[0]).isTrue();
    }

    @Test
    void storesOnDiskOpenWithThePassword(@TempDir Path folder) throws Exception {
        // given
        Identity identity = pki.issueIdentity("162021004748", "Kommun A");

        // when
        KeyStore keys = open(identity.writePkcs12(folder.resolve("organization.p12")), identity.password());
        KeyStore trusted = open(pki.writeTrustStore(folder.resolve("trust.p12")), pki.password());

        // then
        assertThat(keys.getKey(Identity.ALIAS, identity.password())).isEqualTo(identity.privateKey());
        assertThat(keys.getCertificateChain(Identity.ALIAS))
                .containsExactly(identity.certificate(), pki.authorityCertificate());
        assertThat(trusted.getCertificate("simulator-ca")).isEqualTo(pki.authorityCertificate());
    }

    @Test
    void pemFilesHoldTheChainAndTheKey(@TempDir Path folder) throws Exception {
        // given
        Identity identity = pki.issueIdentity("162021004748", "Kommun A");

        // when
        Path chain = identity.writeCertificatePem(folder.resolve("organization.pem"));
        Path key = identity.writePrivateKeyPem(folder.resolve("organization.key"));

        // then
        try (InputStream in = Files.newInputStream(chain)) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificates(in))
                    .isEqualTo(Arrays.asList(identity.certificate(), pki.authorityCertificate()));
        }
        assertThat(Files.readString(key))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("-----END PRIVATE KEY-----\n");
    }

    @Test
    void passwordsAreNewForEachAuthorityAndNotPrinted() {
        // given
        Identity identity = pki.issueIdentity("162021004748", "Kommun A");

        // then
        assertThat(Pki.create(Clock.systemUTC()).password()).isNotEqualTo(pki.password());
        assertThat(identity.toString()).doesNotContain(new String(identity.password()));
    }

    @Test
    void noSecurityProviderIsRegistered() {
        // when
        pki.issueIdentity("162021004748", "Kommun A");

        // then
        assertThat(Security.getProvider("BC")).isNull();
    }

    private static KeyStore open(Path file, char[] password) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), password);
    }
}
