package se.digitalpost.camel.minameddelanden.seal.verify;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;

import static org.assertj.core.api.Assertions.assertThat;

/** Authorities that issue through others, as those in the field do. */
class CertificateChainTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final X500Name ROOT = new X500Name("C=SE,O=Test,CN=Root");
    private static final X500Name ISSUING = new X500Name("C=SE,O=Test,CN=Issuing");
    private static final X500Name KOMMUN_A = new X500Name("C=SE,O=Kommun A,CN=Kommun A,SERIALNUMBER=162021004748");

    private static KeyPair rootKeys;
    private static KeyPair issuingKeys;
    private static KeyPair organizationKeys;
    private static X509Certificate root;
    private static X509Certificate issuing;

    @BeforeAll
    static void makeAuthorities() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rootKeys = generator.generateKeyPair();
        issuingKeys = generator.generateKeyPair();
        organizationKeys = generator.generateKeyPair();
        root = certificate(ROOT, rootKeys, ROOT, rootKeys, true);
        issuing = certificate(ISSUING, issuingKeys, ROOT, rootKeys, true);
    }

    @Test
    void anIntermediateAuthorityLeadsToTheTrustedOne() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ISSUING, issuingKeys, false);

        assertThat(findings(List.of(root), List.of(issuing), leaf, NOW)).isEmpty();
        assertThat(findings(List.of(issuing), List.of(), leaf, NOW)).isEmpty();
    }

    @Test
    void anIntermediateAuthorityIsNotTrustedByItself() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ISSUING, issuingKeys, false);

        assertThat(findings(List.of(root), List.of(), leaf, NOW)).containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
        assertThat(findings(List.of(), List.of(issuing), leaf, NOW)).containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void anOrganizationIsNoAuthority() throws Exception {
        X509Certificate organization = certificate(ISSUING, issuingKeys, ROOT, rootKeys, false);
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ISSUING, issuingKeys, false);

        assertThat(findings(List.of(root), List.of(organization), leaf, NOW))
                .containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void anAuthorityOfTheSameNameIsAnother() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ROOT, issuingKeys, false);

        assertThat(findings(List.of(root), List.of(), leaf, NOW)).containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void outOfItsTimeACertificateIsStillHeldAgainstItsAuthority() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ROOT, rootKeys, false);
        Instant later = NOW.plus(Duration.ofDays(3650));
        Instant earlier = NOW.minus(Duration.ofDays(3650));

        assertThat(findings(List.of(root), List.of(), leaf, later)).containsExactly(FindingCode.CERTIFICATE_EXPIRED);
        assertThat(findings(List.of(issuing), List.of(), leaf, later))
                .containsExactly(FindingCode.CERTIFICATE_EXPIRED, FindingCode.CERTIFICATE_UNTRUSTED);
        assertThat(findings(List.of(root), List.of(), leaf, earlier))
                .containsExactly(FindingCode.CERTIFICATE_NOT_YET_VALID);
    }

    @Test
    void whereRevocationIsAskedForAnAuthorityThatDoesNotTellIsNotEnough() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ROOT, rootKeys, false);
        Findings findings = new Findings();

        new CertificateCheck(
                        List.of(root),
                        List.of(),
                        Clock.fixed(NOW, Clock.systemUTC().getZone()),
                        true,
                        new TrustedCertificates(Algorithms.best()))
                .check("inner", leaf, findings);

        assertThat(findings.all()).extracting(Finding::code).containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void aTrustedCertificateIsRememberedForItsPathsTimeOnly() throws Exception {
        X509Certificate shortIssuing =
                certificate(ISSUING, issuingKeys, ROOT, rootKeys, true, NOW.plus(Duration.ofDays(10)));
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ISSUING, issuingKeys, false);
        TrustedCertificates remembered = new TrustedCertificates(Algorithms.best());
        Instant soon = NOW.plus(Duration.ofDays(9));
        Instant tooLate = NOW.plus(Duration.ofDays(11));

        assertThat(findings(List.of(root), List.of(shortIssuing), leaf, NOW, remembered))
                .isEmpty();

        assertThat(remembered.isTrusted(leaf, soon)).isTrue();
        assertThat(remembered.isTrusted(leaf, tooLate)).isFalse();
        assertThat(remembered.isTrusted(leaf, NOW.minus(Duration.ofDays(366)))).isFalse();
        assertThat(findings(List.of(root), List.of(shortIssuing), leaf, soon, remembered))
                .isEmpty();
        assertThat(findings(List.of(root), List.of(shortIssuing), leaf, tooLate, remembered))
                .containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void whatIsRememberedStillExpires() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ROOT, rootKeys, false);
        TrustedCertificates remembered = new TrustedCertificates(Algorithms.best());

        assertThat(findings(List.of(root), List.of(), leaf, NOW, remembered)).isEmpty();

        assertThat(findings(List.of(root), List.of(), leaf, NOW.plus(Duration.ofDays(366)), remembered))
                .containsExactly(FindingCode.CERTIFICATE_EXPIRED);
    }

    @Test
    void whatIsNotTrustedIsNotRemembered() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ISSUING, issuingKeys, false);
        TrustedCertificates remembered = new TrustedCertificates(Algorithms.best());

        findings(List.of(root), List.of(), leaf, NOW, remembered);

        assertThat(remembered.isTrusted(leaf, NOW)).isFalse();
    }

    @Test
    void whereRevocationIsAskedForItIsAskedEachTime() throws Exception {
        X509Certificate leaf = certificate(KOMMUN_A, organizationKeys, ROOT, rootKeys, false);
        TrustedCertificates remembered = new TrustedCertificates(Algorithms.best());
        findings(List.of(root), List.of(), leaf, NOW, remembered);
        Findings findings = new Findings();

        new CertificateCheck(
                        List.of(root),
                        List.of(),
                        Clock.fixed(NOW, Clock.systemUTC().getZone()),
                        true,
                        remembered)
                .check("inner", leaf, findings);

        assertThat(remembered.isTrusted(leaf, NOW)).isTrue();
        assertThat(findings.all()).extracting(Finding::code).containsExactly(FindingCode.CERTIFICATE_UNTRUSTED);
    }

    private static List<FindingCode> findings(
            List<X509Certificate> trusted, List<X509Certificate> intermediates, X509Certificate leaf, Instant now) {
        return findings(trusted, intermediates, leaf, now, new TrustedCertificates(Algorithms.best()));
    }

    private static List<FindingCode> findings(
            List<X509Certificate> trusted,
            List<X509Certificate> intermediates,
            X509Certificate leaf,
            Instant now,
            TrustedCertificates remembered) {
        Findings findings = new Findings();
        Clock clock = Clock.fixed(now, Clock.systemUTC().getZone());
        new CertificateCheck(trusted, intermediates, clock, false, remembered).check("inner", leaf, findings);
        return findings.all().stream().map(Finding::code).toList();
    }

    private static X509Certificate certificate(
            X500Name subject, KeyPair subjectKeys, X500Name issuer, KeyPair issuerKeys, boolean authority)
            throws Exception {
        return certificate(subject, subjectKeys, issuer, issuerKeys, authority, NOW.plus(Duration.ofDays(365)));
    }

    private static X509Certificate certificate(
            X500Name subject, KeyPair subjectKeys, X500Name issuer, KeyPair issuerKeys, boolean authority, Instant last)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(NOW.minus(Duration.ofDays(365))),
                Date.from(last),
                subject,
                subjectKeys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKeys.getPrivate())));
    }
}
