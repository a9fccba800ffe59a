package se.digitalpost.minameddelanden.simulator.verify;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.minameddelanden.simulator.SealedEnvelope;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Envelopes that were signed rightly and then written in a way that some receiver does not bear. */
class WireFormTest {

    private static final Pki PKI = Pki.create(Clock.systemUTC());
    private static final Identity KOMMUN_A = PKI.issueIdentity("162021004748", "Kommun A");
    private static final String RIGHT = SealedEnvelope.by(KOMMUN_A).text();
    private static final String MESSAGE_V3 = " xmlns:m3=\"http://minameddelanden.gov.se/schema/Message/v3\"";

    private final EnvelopeVerifier verifier =
            EnvelopeVerifier.builder().trust(PKI.authorityCertificate()).build();

    static Stream<Arguments> spoiltForms() {
        return Stream.of(
                spoilt("a DOCTYPE", FindingCode.DOCTYPE, e -> "<!DOCTYPE x>" + e),
                spoilt("a comment", FindingCode.COMMENT, after("<soap:Body>", "<!-- hej -->")),
                spoilt("a comment in a text", FindingCode.COMMENT, after("<m3:Subject>", "<!-- hej -->")),
                spoilt("a processing instruction", FindingCode.PROCESSING_INSTRUCTION, after("<soap:Body>", "<?a b?>")),
                spoilt("a second XML declaration's like", FindingCode.PROCESSING_INSTRUCTION, e -> "<?xml-a b?>" + e),
                spoilt("CDATA", FindingCode.CDATA_SECTION, after("<m3:Subject>", "<![CDATA[x]]>")),
                spoilt("a carriage return in a text", FindingCode.CARRIAGE_RETURN, after("<m3:Subject>", "\r\n")),
                spoilt("a carriage return at the end", FindingCode.CARRIAGE_RETURN, e -> e + "\r\n"),
                spoilt("&#13;", FindingCode.CARRIAGE_RETURN_REFERENCE, after("<ds:SignatureValue>", "&#13;")),
                spoilt("&#xD;", FindingCode.CARRIAGE_RETURN_REFERENCE, after("<m3:Subject>", "&#xD;")),
                spoilt("&#x000d;", FindingCode.CARRIAGE_RETURN_REFERENCE, after("<m3:Subject>", "&#x000d;")),
                spoilt(
                        "another encoding declared",
                        FindingCode.NOT_UTF8,
                        e -> "<?xml version='1.0' encoding='ASCII'?>" + e),
                spoilt("a byte order mark", FindingCode.NOT_UTF8, e -> "\uFEFF" + e),
                spoilt("no end", FindingCode.NOT_WELL_FORMED, e -> e.substring(0, e.length() - 20)),
                spoilt("another root", FindingCode.NOT_AN_ENVELOPE, e -> e.replace("soap:Envelope", "soap:Envelop")),
                spoilt(
                        "SOAP 1.2",
                        FindingCode.NOT_AN_ENVELOPE,
                        replace(
                                "http://schemas.xmlsoap.org/soap/envelope/",
                                "http://www.w3.org/2003/05/soap-envelope")),
                spoilt("two Body elements", FindingCode.NOT_AN_ENVELOPE, after("</soap:Body>", "<soap:Body/>")),
                spoilt(
                        "two children in the Body",
                        FindingCode.BODY_CHILDREN,
                        after("</s3:deliverSecure></s3:deliverSecure>", "<soap:x/>")),
                spoilt(
                        "another operation",
                        FindingCode.NOT_DELIVER_SECURE,
                        e -> e.replace("s3:deliverSecure", "s3:deliverForward")),
                spoilt("SealedDelivery not renamed", FindingCode.NOT_DELIVER_SECURE, WireFormTest::notRenamed),
                spoilt("two SignedDelivery", FindingCode.SIGNED_DELIVERY_COUNT, WireFormTest::signedTwice),
                spoilt(
                        "a default namespace",
                        FindingCode.DEFAULT_NAMESPACE,
                        e -> e.replace("<m3:Seal>", "<Seal xmlns=\"http://minameddelanden.gov.se/schema/Message/v3\">")
                                .replace("</m3:Seal>", "</Seal>")),
                spoilt(
                        "a Signature in a default namespace",
                        FindingCode.DEFAULT_NAMESPACE,
                        WireFormTest::signatureInDefaultNamespace),
                spoilt(
                        "{Message/v3} declared at first use",
                        FindingCode.PREFIX_DECLARED_TOO_LATE,
                        WireFormTest::declaredLate),
                spoilt("indentation", FindingCode.TEXT_BETWEEN_ELEMENTS, e -> e.replace("><m3:", ">\n  <m3:")),
                spoilt(
                        "a blank between Envelope and Body",
                        FindingCode.TEXT_BETWEEN_ELEMENTS,
                        e -> e.replace("<soap:Body>", " <soap:Body>")),
                spoilt(
                        "an Id attribute",
                        FindingCode.ID_ATTRIBUTE,
                        replace("<m3:SignedDelivery>", "<m3:SignedDelivery Id=\"a\">")),
                spoilt(
                        "a prefixed attribute",
                        FindingCode.PREFIXED_ATTRIBUTE,
                        replace("<m3:Seal>", "<m3:Seal soap:encodingStyle=\"x\">")),
                spoilt(
                        "xsi:type",
                        FindingCode.PREFIXED_ATTRIBUTE,
                        replace(
                                "<m3:Seal>",
                                "<m3:Seal xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"m:Seal\">")),
                spoilt("no Language", FindingCode.SCHEMA, replace("<m3:Language>svSE</m3:Language>", "")),
                spoilt(
                        "an unknown element",
                        FindingCode.SCHEMA,
                        replace("<m3:Language>", "<m3:Colour>red</m3:Colour><m3:Language>")));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("spoiltForms")
    void aFormThatSomeReceiverDoesNotBearIsFound(UnaryOperator<String> spoil, FindingCode code) {
        // given
        String envelope = spoil.apply(RIGHT);
        assertThat(envelope).as("the envelope was changed at all").isNotEqualTo(RIGHT);

        // when
        VerificationReport report = verifier.verify(envelope.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(report.codes()).contains(code);
        assertThat(report.errorCode()).hasValue(5001);
    }

    @Test
    void bytesThatAreNotUtf8AreFound() {
        // when
        VerificationReport report = verifier.verify(
                SealedEnvelope.by(KOMMUN_A).subject("åäö").text().getBytes(StandardCharsets.ISO_8859_1));

        // then
        assertThat(report.codes()).contains(FindingCode.NOT_UTF8);
    }

    @Test
    void anEnvelopeOverTheLimitIsFoundAndDecidesTheFault() {
        // given
        byte[] envelope = RIGHT.getBytes(StandardCharsets.UTF_8);
        EnvelopeVerifier small = EnvelopeVerifier.builder()
                .trust(PKI.authorityCertificate())
                .maxEnvelopeBytes(envelope.length - 1)
                .build();
        EnvelopeVerifier exact = EnvelopeVerifier.builder()
                .trust(PKI.authorityCertificate())
                .maxEnvelopeBytes(envelope.length)
                .build();

        // then
        assertThat(small.verify(envelope).codes()).containsExactly(FindingCode.TOO_LARGE);
        assertThat(small.verify(envelope).errorCode()).hasValue(5005);
        assertThat(exact.verify(envelope).isOk()).isTrue();
    }

    @Test
    void aPrefixDeclaredOnTheInnerDeliverSecureIsRight() {
        // given
        String envelope =
                RIGHT.replace(MESSAGE_V3, "").replace("><s3:deliverSecure>", "><s3:deliverSecure" + MESSAGE_V3 + ">");

        // when
        VerificationReport report = verifier.verify(envelope.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void allFindingsAreReportedNotOnlyTheFirst() {
        // given
        String envelope = after("<soap:Body>", "<!-- hej -->")
                .andThen(replace("<m3:Seal>", "<m3:Seal Id=\"x\">"))
                .andThen(replace("svSE</m3:Language>", "svSE </m3:Language>"))
                .apply(RIGHT);

        // when
        VerificationReport report = verifier.verify(envelope.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(report.codes())
                .contains(
                        FindingCode.COMMENT,
                        FindingCode.ID_ATTRIBUTE,
                        FindingCode.BLANKS_AROUND_TOKEN,
                        FindingCode.DIGEST_MISMATCH);
    }

    @Test
    void noFindingTellsAnythingFromTheMessage() {
        // given
        String envelope = RIGHT.replaceFirst("<m2:Recipient>\\d{12}", "<m2:Recipient>99810103238X")
                .replaceFirst("<m3:Subject>", "<m3:Subject>hemligt" + "x".repeat(300));

        // when
        VerificationReport report = verifier.verify(envelope.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(report.codes()).contains(FindingCode.SCHEMA);
        assertThat(report.description())
                .contains("/Header/Recipient")
                .doesNotContain("99810103238X")
                .doesNotContain("hemligt");
        assertThat(report.toString()).doesNotContain("99810103238X").doesNotContain("hemligt");
    }

    private static Arguments spoilt(String name, FindingCode code, UnaryOperator<String> change) {
        return arguments(Named.of(name, change), code);
    }

    private static UnaryOperator<String> after(String place, String inserted) {
        return replace(place, place + inserted);
    }

    private static UnaryOperator<String> replace(String what, String by) {
        return e -> e.replaceFirst(Pattern.quote(what), Matcher.quoteReplacement(by));
    }

    private static String notRenamed(String envelope) {
        return envelope.replace("><s3:deliverSecure>", "><m3:SealedDelivery>")
                .replace("</s3:deliverSecure></s3:deliverSecure>", "</m3:SealedDelivery></s3:deliverSecure>");
    }

    private static String signedTwice(String envelope) {
        int from = envelope.indexOf("<m3:SignedDelivery>");
        int to = envelope.indexOf("<m3:Seal>");
        return envelope.substring(0, to) + envelope.substring(from, to) + envelope.substring(to);
    }

    private static String signatureInDefaultNamespace(String envelope) {
        return envelope.replace("<ds:Signature>", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">")
                .replace("</ds:", "</")
                .replace("<ds:", "<");
    }

    private static String declaredLate(String envelope) {
        return envelope.replace(MESSAGE_V3, "")
                .replace("<m3:SignedDelivery>", "<m3:SignedDelivery" + MESSAGE_V3 + ">")
                .replace("<m3:Seal>", "<m3:Seal" + MESSAGE_V3 + ">");
    }
}
