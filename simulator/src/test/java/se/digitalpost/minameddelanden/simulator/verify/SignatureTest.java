package se.digitalpost.minameddelanden.simulator.verify;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.minameddelanden.simulator.SealedEnvelope;
import se.digitalpost.minameddelanden.simulator.SignatureSettings;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.IdentityBuilder;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SignatureTest {

    private static final Pki PKI = Pki.create(Clock.systemUTC());
    private static final Identity KOMMUN_A = PKI.issueIdentity("162021004748", "Kommun A");
    private static final Identity KOMMUN_B = PKI.issueIdentity("162021003898", "Kommun B");
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final SignatureSettings RIGHT = SignatureSettings.RIGHT;

    private final EnvelopeVerifier verifier =
            EnvelopeVerifier.builder().trust(PKI.authorityCertificate()).build();

    static Stream<Arguments> otherWaysToSign() {
        return Stream.of(
                way(
                        "inclusive canonical XML of SignedInfo",
                        FindingCode.CANONICALIZATION_METHOD,
                        RIGHT.canonicalizedBy("http://www.w3.org/TR/2001/REC-xml-c14n-20010315")),
                way(
                        "rsa-sha512",
                        FindingCode.SIGNATURE_METHOD,
                        RIGHT.signedBy("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512")),
                way(
                        "rsa-sha1",
                        FindingCode.SIGNATURE_METHOD,
                        RIGHT.signedBy("http://www.w3.org/2000/09/xmldsig#rsa-sha1")),
                way(
                        "RSA-PSS",
                        FindingCode.SIGNATURE_METHOD,
                        RIGHT.signedBy("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1")),
                way(
                        "sha512 digests",
                        FindingCode.DIGEST_METHOD,
                        RIGHT.digestedBy("http://www.w3.org/2001/04/xmldsig-more#sha384")),
                way(
                        "sha1 digests",
                        FindingCode.DIGEST_METHOD,
                        RIGHT.digestedBy("http://www.w3.org/2000/09/xmldsig#sha1")),
                way(
                        "an added canonicalization transform",
                        FindingCode.TRANSFORMS,
                        RIGHT.transformedBy(ENVELOPED, EXCLUSIVE)),
                way("two references", FindingCode.REFERENCE_COUNT, RIGHT.referencedTwice()),
                way("the certificate before the subject", FindingCode.KEY_INFO_FORM, RIGHT.certificateFirst()),
                way("a chain of two certificates", FindingCode.CERTIFICATE_COUNT, RIGHT.chainOfTwo()));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("otherWaysToSign")
    void aSignatureMadeAnotherWayIsFound(SignatureSettings settings, FindingCode code) {
        // when
        VerificationReport report =
                verifier.verify(SealedEnvelope.by(KOMMUN_A).signatures(settings).bytes());

        // then
        assertThat(report.codes()).contains(code);
        assertThat(report.errorCode()).hasValue(5012);
    }

    static Stream<Arguments> certificatesThatDoNotHold() {
        return Stream.of(
                certificate(
                        "expired", FindingCode.CERTIFICATE_EXPIRED, kommunA().expired()),
                certificate(
                        "not yet valid",
                        FindingCode.CERTIFICATE_NOT_YET_VALID,
                        kommunA().notYetValid()),
                certificate(
                        "of a foreign issuer",
                        FindingCode.CERTIFICATE_UNTRUSTED,
                        kommunA().signedByForeignCa()),
                certificate("not for signing", FindingCode.KEY_USAGE, kommunA().notForSigning()),
                certificate(
                        "with a short key", FindingCode.KEY_TOO_WEAK, kommunA().keySize(1024)),
                certificate(
                        "without the prefix 16",
                        FindingCode.SENDER_CERTIFICATE,
                        kommunA().serialNumber("2021004748")));
    }

    @ParameterizedTest(name = "a certificate {0} is {1}")
    @MethodSource("certificatesThatDoNotHold")
    void aSenderCertificateThatDoesNotHoldIsTheOnlyFinding(Identity sender, FindingCode code) {
        // when
        VerificationReport report =
                verifier.verify(SealedEnvelope.by(sender).sealedBy(KOMMUN_B).bytes());

        // then
        assertThat(report.codes()).containsExactly(code);
        assertThat(report.errorCode()).hasValue(5012);
    }

    @Test
    void aMediatorsCertificateThatDoesNotHoldIsFoundToo() {
        // given
        Identity expired = PKI.identity("162021003898", "Kommun B").expired().issue();

        // when
        VerificationReport report =
                verifier.verify(SealedEnvelope.by(KOMMUN_A).sealedBy(expired).bytes());

        // then
        assertThat(report.findings())
                .containsExactly(new Finding(FindingCode.CERTIFICATE_EXPIRED, "the outer certificate has expired"));
    }

    @Test
    void theVerifiersClockDecidesWhetherACertificateHolds() {
        // given
        EnvelopeVerifier inTenYears = EnvelopeVerifier.builder()
                .trust(PKI.authorityCertificate())
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(3650)))
                .build();

        // when
        VerificationReport report =
                inTenYears.verify(SealedEnvelope.by(KOMMUN_A).bytes());

        // then
        assertThat(report.codes()).containsOnly(FindingCode.CERTIFICATE_EXPIRED);
    }

    @Test
    void anotherSenderThanTheCertificateSaysIsFound() {
        // when
        VerificationReport report = verifier.verify(
                SealedEnvelope.by(KOMMUN_A).senderId("162021003898").bytes());

        // then
        assertThat(report.codes()).containsExactly(FindingCode.SENDER_CERTIFICATE);
    }

    @Test
    void aTextChangedAfterSigningBreaksBothDigests() {
        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A)
                .onTheWire(e -> e.replace("Ring växeln", "Ring inte"))
                .bytes());

        // then
        assertThat(report.codes()).containsExactly(FindingCode.DIGEST_MISMATCH, FindingCode.DIGEST_MISMATCH);
    }

    @Test
    void aSealChangedAfterSealingBreaksTheOuterDigestAlone() {
        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A)
                .onTheWire(e -> e.replace("2026-11-22<", "2026-11-23<"))
                .bytes());

        // then
        assertThat(report.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("outer"));
    }

    @Test
    void aSignatureValueOfAnotherKeyIsFound() {
        // given
        String other = SealedEnvelope.by(KOMMUN_B).senderId("162021004748").text();
        String value =
                other.substring(other.lastIndexOf("<ds:SignatureValue>"), other.lastIndexOf("</ds:SignatureValue>"));

        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A)
                .onTheWire(e -> e.substring(0, e.lastIndexOf("<ds:SignatureValue>"))
                        + value
                        + e.substring(e.lastIndexOf("</ds:SignatureValue>")))
                .bytes());

        // then
        assertThat(report.codes()).containsExactly(FindingCode.SIGNATURE_VALUE);
    }

    @Test
    void aMissingInnerSignatureIsFound() {
        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A)
                .betweenSignatures(d -> d.replaceFirst("<Signature .*?</Signature>", ""))
                .bytes());

        // then
        assertThat(report.codes()).contains(FindingCode.SIGNATURE_MISSING, FindingCode.SCHEMA);
    }

    @Test
    void anInnerSignatureChangedBeforeSealingBreaksTheInnerAlone() {
        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A)
                .betweenSignatures(d -> d.replace("<Text>Ring växeln</Text>", "<Text>Ring ej</Text>"))
                .bytes());

        // then
        assertThat(report.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo(FindingCode.DIGEST_MISMATCH))
                .satisfies(f -> assertThat(f.text()).contains("inner"));
    }

    @Test
    void aReferenceToAnIdIsFound() {
        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A)
                .onTheWire(e -> e.replaceFirst("URI=\"\"", "URI=\"#a\""))
                .bytes());

        // then
        assertThat(report.codes()).contains(FindingCode.REFERENCE_URI, FindingCode.SIGNATURE_VALUE);
    }

    @Test
    void aCertificateThatCannotBeReadIsFound() {
        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A)
                .onTheWire(e -> e.replaceFirst("<ds:X509Certificate>[^<]*<", "<ds:X509Certificate>AAAA<"))
                .bytes());

        // then
        assertThat(report.codes()).contains(FindingCode.CERTIFICATE_UNREADABLE);
    }

    @Test
    void transportFindingsNameTheHeaderFieldsAndTheTlsClient() {
        // when
        VerificationReport report =
                verifier.verify(SealedEnvelope.by(KOMMUN_A).bytes(), new Transport("text/xml", null, "162021003898"));

        // then
        assertThat(report.codes())
                .containsExactly(
                        FindingCode.HTTP_CONTENT_TYPE,
                        FindingCode.HTTP_SOAP_ACTION,
                        FindingCode.MEDIATOR_IS_NOT_TLS_CLIENT);
    }

    private static IdentityBuilder kommunA() {
        return PKI.identity("162021004748", "Kommun A");
    }

    private static Arguments certificate(String name, FindingCode code, IdentityBuilder builder) {
        Identity identity = builder.issue();
        return arguments(Named.of(name, identity), code);
    }

    private static Arguments way(String name, FindingCode code, SignatureSettings settings) {
        return arguments(Named.of(name, settings), code);
    }
}
