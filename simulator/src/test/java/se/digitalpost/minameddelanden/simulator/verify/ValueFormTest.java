package se.digitalpost.minameddelanden.simulator.verify;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.minameddelanden.simulator.SealedEnvelope;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Values written in a way that not every receiver leaves alone, in envelopes whose signatures hold. */
class ValueFormTest {

    private static final Pki PKI = Pki.create(Clock.systemUTC());
    private static final Identity KOMMUN_A = PKI.issueIdentity("162021004748", "Kommun A");
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final String MD5 = "5ACFC9B2CD51F9BC4D41D5F1F2E1D9F5";

    private final EnvelopeVerifier verifier =
            EnvelopeVerifier.builder().trust(PKI.authorityCertificate()).build();

    static Stream<Arguments> values() {
        return Stream.of(
                value(
                        "a dateTime as ReceivedTime",
                        FindingCode.RECEIVED_TIME_FORM,
                        5001,
                        right().receivedTime("2026-11-22T10:00:00")),
                value(
                        "ReceivedTime with +00:00",
                        FindingCode.RECEIVED_TIME_FORM,
                        5001,
                        right().receivedTime("2026-11-22+00:00")),
                value(
                        "ReceivedTime west of Greenwich",
                        FindingCode.RECEIVED_TIME_FORM,
                        5001,
                        right().receivedTime("2026-11-22-05:00")),
                value(
                        "blanks around ReceivedTime",
                        FindingCode.BLANKS_AROUND_TOKEN,
                        5001,
                        right().receivedTime(" 2026-11-22")),
                value("1 for true", FindingCode.BOOLEAN_FORM, 5001, right().signaturesOk("1")),
                value("blanks around a boolean", FindingCode.BLANKS_AROUND_TOKEN, 5001, right().signaturesOk("true ")),
                value("SignaturesOK false", FindingCode.SIGNATURES_NOT_OK, 5001, right().signaturesOk("false")),
                value(
                        "a blank behind Language",
                        FindingCode.BLANKS_AROUND_TOKEN,
                        5001,
                        changed("svSE</Language>", "svSE </Language>")),
                value("a line break before an id", FindingCode.BLANKS_AROUND_TOKEN, 5001, right().messageId("\nabc")),
                value(
                        "base64 with line breaks",
                        FindingCode.BASE64_NOT_CANONICAL,
                        5001,
                        right().noAttachments().attachment("a.pdf", "application/pdf", "JVBE\nRi0xLjc=", MD5)),
                value(
                        "base64 without padding",
                        FindingCode.BASE64_NOT_CANONICAL,
                        5001,
                        right().noAttachments().attachment("a.pdf", "application/pdf", "JVBERi0xLjc", MD5)),
                value(
                        "base64 with bits left over",
                        FindingCode.BASE64_NOT_CANONICAL,
                        5001,
                        right().noAttachments().attachment("a.pdf", "application/pdf", "JVBERi0xLjd=", MD5)),
                value(
                        "a checksum in lower case",
                        FindingCode.CHECKSUM,
                        5001,
                        right().noAttachments()
                                .attachment("a.pdf", "application/pdf", "JVBERi0xLjc=", MD5.toLowerCase(Locale.ROOT))),
                value(
                        "a checksum of something else",
                        FindingCode.CHECKSUM,
                        5001,
                        right().noAttachments().attachment("a.pdf", "application/pdf", "JVBERi0xLjc=", MD5)),
                value(
                        "an attachment of another type",
                        FindingCode.ATTACHMENT_MIME_TYPE,
                        5019,
                        right().attachment("a.docx", "application/msword", PDF)),
                value(
                        "an empty attachment",
                        FindingCode.EMPTY_CONTENT,
                        5001,
                        right().attachment("a.pdf", "application/pdf", new byte[0])),
                value("a body of another type", FindingCode.BODY_MIME_TYPE, 5019, right().body("text/markdown", "hej")),
                value(
                        "a body type with a charset",
                        FindingCode.BODY_MIME_TYPE,
                        5019,
                        right().body("text/plain; charset=utf-8", "hej")),
                value("an empty body", FindingCode.EMPTY_CONTENT, 5001, right().body("text/plain", "")),
                value(
                        "a blank support text",
                        FindingCode.SUPPORT_INFO_BLANK,
                        5001,
                        changed("<Text>Ring växeln</Text>", "<Text> </Text>")),
                value("a subject of 256 characters", FindingCode.SCHEMA, 5001, right().subject("x".repeat(256))),
                value("an id that is no id", FindingCode.SCHEMA, 5001, right().to("198113012384")),
                value(
                        "an unknown reply option",
                        FindingCode.SCHEMA,
                        5001,
                        changed("</Language>", "</Language><Reply>YES</Reply>")));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("values")
    void aValueThatSomeReceiverDoesNotBearIsFound(SealedEnvelope envelope, FindingCode code, int errorCode) {
        // when
        VerificationReport report = verifier.verify(envelope.bytes());

        // then
        assertThat(report.codes()).contains(code).doesNotContain(FindingCode.DIGEST_MISMATCH);
        assertThat(report.errorCode()).hasValue(errorCode);
    }

    private static SealedEnvelope right() {
        return SealedEnvelope.by(KOMMUN_A);
    }

    private static SealedEnvelope changed(String what, String by) {
        return right().beforeSigning(d -> d.replace(what, by));
    }

    private static Arguments value(String name, FindingCode code, int errorCode, SealedEnvelope envelope) {
        return arguments(Named.of(name, envelope), code, errorCode);
    }
}
