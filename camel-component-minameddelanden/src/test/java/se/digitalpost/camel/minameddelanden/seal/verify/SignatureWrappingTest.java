package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever has a signed delivery, and wants another one to be believed. */
class SignatureWrappingTest {

    private static final String SIGNED = "<m3:SignedDelivery>";
    private static final String SIGNED_END = "</m3:SignedDelivery>";
    private static final String SIGNATURE = "<ds:Signature>";
    private static final String SIGNATURE_END = "</ds:Signature>";

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();

    private List<FindingCode> codes(byte[] envelope) throws IOException {
        return verifier.verify(Content.of(envelope)).codes();
    }

    // Wrapping: the signed original is somewhere, and something else stands at its place.

    static Stream<Arguments> wrappings() {
        return Stream.of(
                wrapping(
                        "a forged SignedDelivery before the original",
                        text -> text.replaceFirst(SIGNED, forged(text) + SIGNED),
                        FindingCode.SECOND_DELIVERY),
                wrapping(
                        "a forged SignedDelivery behind the original",
                        text -> text.replace(SIGNED_END, SIGNED_END + forged(text)),
                        FindingCode.SECOND_DELIVERY),
                wrapping(
                        "the original in a SOAP header",
                        text -> text.replace(
                                        "<soap:Body>",
                                        "<soap:Header>" + sealed(text).replace("s3:deliverSecure", "m3:SealedDelivery")
                                                + "</soap:Header><soap:Body>")
                                .replaceFirst("(?s)(.*)>Beslut", "$1>Avslag"),
                        FindingCode.UNEXPECTED_ELEMENT),
                wrapping(
                        "the original in an Object of the signature",
                        text -> text.replace(signed(text), forged(text))
                                .replaceFirst(
                                        "(?s)(.*)" + SIGNATURE_END,
                                        "$1<ds:Object>" + signed(text) + "</ds:Object>" + SIGNATURE_END),
                        FindingCode.SIGNATURE_OBJECT),
                wrapping(
                        "the original in foreign content of a forged one",
                        text -> text.replace(
                                signed(text),
                                forged(text)
                                        .replace(
                                                "</m3:Supportinfo>",
                                                "</m3:Supportinfo><m3:OfficialMatter><inv:Invoice>" + signed(text)
                                                        + "</inv:Invoice></m3:OfficialMatter>")),
                        FindingCode.RESERVED_ELEMENT),
                wrapping(
                        "a second delivery in the Body",
                        text -> text.replace("</soap:Body>", outerDeliverSecure(text) + "</soap:Body>"),
                        FindingCode.SECOND_DELIVERY),
                wrapping(
                        "a second Body",
                        text -> text.replace(
                                "</soap:Envelope>",
                                "<soap:Body>" + outerDeliverSecure(text) + "</soap:Body></soap:Envelope>"),
                        FindingCode.UNEXPECTED_ELEMENT),
                wrapping(
                        "two Deliveries in a SignedDelivery",
                        text -> text.replaceFirst("<m3:Delivery>", delivery(text) + "<m3:Delivery>"),
                        FindingCode.SECOND_DELIVERY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrappings")
    void aWrappedOriginalIsNotTakenForTheForgery(UnaryOperator<String> attack, FindingCode code) throws IOException {
        // given
        byte[] envelope = HandMade.letter().onTheWire(attack).envelope();

        // when
        List<FindingCode> codes = codes(envelope);

        // then
        assertThat(codes).contains(code);
    }

    private static Arguments wrapping(String name, UnaryOperator<String> attack, FindingCode code) {
        return Arguments.of(Named.of(name, attack), code);
    }

    private static String signed(String text) {
        return text.substring(text.indexOf(SIGNED), text.indexOf(SIGNED_END) + SIGNED_END.length());
    }

    private static String forged(String text) {
        return signed(text).replace("Beslut", "Avslag");
    }

    private static String delivery(String text) {
        return text.substring(text.indexOf("<m3:Delivery>"), text.indexOf("</m3:Delivery>") + 14)
                .replace("Beslut", "Avslag");
    }

    private static String outerDeliverSecure(String text) {
        return text.substring(text.indexOf("<s3:deliverSecure>"), text.indexOf("</soap:Body>"));
    }

    private static String sealed(String text) {
        String outer = outerDeliverSecure(text);
        return outer.substring(18, outer.length() - 19);
    }

    // Signatures at other places than their own.

    static Stream<Arguments> misplacements() {
        return Stream.of(
                wrapping(
                        "the inner Signature before the Delivery",
                        text -> withoutInner(text).replace("<m3:Delivery>", inner(text) + "<m3:Delivery>"),
                        FindingCode.MISSING_ELEMENT),
                wrapping(
                        "the inner Signature behind its SignedDelivery",
                        text -> withoutInner(text).replace(SIGNED_END, SIGNED_END + inner(text)),
                        FindingCode.SIGNATURE_MISSING),
                wrapping(
                        "the inner Signature in the Delivery",
                        text -> withoutInner(text).replace("</m3:Delivery>", inner(text) + "</m3:Delivery>"),
                        FindingCode.SIGNATURE_MISPLACED),
                wrapping("no inner Signature", SignatureWrappingTest::withoutInner, FindingCode.SIGNATURE_MISSING),
                wrapping("no outer Signature", text -> text.replace(outer(text), ""), FindingCode.SIGNATURE_MISSING),
                wrapping(
                        "two inner Signatures",
                        text -> text.replace(SIGNED_END, inner(text) + SIGNED_END),
                        FindingCode.SIGNATURE_MISPLACED),
                wrapping(
                        "two outer Signatures",
                        text -> text.replace(outer(text), outer(text) + outer(text)),
                        FindingCode.SIGNATURE_MISPLACED),
                wrapping(
                        "a Signature in the Envelope",
                        text -> text.replace("<soap:Body>", inner(text) + "<soap:Body>"),
                        FindingCode.SIGNATURE_MISPLACED),
                wrapping(
                        "the two Signatures swapped",
                        text -> text.replace(inner(text), "@")
                                .replace(outer(text), inner(text))
                                .replace("@", outer(text)),
                        FindingCode.DIGEST_MISMATCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misplacements")
    void aSignatureCountsAtItsExactPlaceOnly(UnaryOperator<String> attack, FindingCode code) throws IOException {
        byte[] envelope = HandMade.letter().onTheWire(attack).envelope();

        assertThat(codes(envelope)).contains(code);
    }

    @Test
    void aSignatureInForeignContentIsRefusedThoughBothSignaturesHold() throws IOException {
        String within = Signing.right()
                .sign(
                        "<Invoice xmlns=\"http://minameddelanden.gov.se/externalschema/Invoice/v1\"></Invoice>",
                        TestKeys.KOMMUN_A);
        byte[] envelope =
                HandMade.letter().beforeSigning(HandMade.officialMatter(within)).envelope();

        VerificationReport report = verifier.verify(Content.of(envelope));

        assertThat(report.codes()).containsExactly(FindingCode.SIGNATURE_MISPLACED, FindingCode.RESERVED_ELEMENT);
        assertThat(report.facts().senderSignature().orElseThrow().holds()).isTrue();
    }

    private static String inner(String text) {
        return text.substring(text.indexOf(SIGNATURE), text.indexOf(SIGNATURE_END) + SIGNATURE_END.length());
    }

    private static String outer(String text) {
        return text.substring(text.lastIndexOf(SIGNATURE), text.lastIndexOf(SIGNATURE_END) + SIGNATURE_END.length());
    }

    private static String withoutInner(String text) {
        return text.replace(inner(text), "");
    }

    // References and ids.

    @Test
    void aReferenceToAnotherElementIsRefused() throws IOException {
        Signing elsewhere = Signing.right().uri("#other");

        assertThat(codes(HandMade.letter().innerSigning(elsewhere).envelope()))
                .containsExactly(FindingCode.REFERENCE_URI);
        assertThat(codes(HandMade.letter()
                        .innerSigning(elsewhere)
                        .beforeSigning(text -> text.replaceFirst("<Delivery>", "<Delivery Id=\"other\">"))
                        .envelope()))
                .contains(FindingCode.REFERENCE_URI, FindingCode.UNEXPECTED_ATTRIBUTE);
        assertThat(codes(HandMade.letter()
                        .outerSigning(Signing.right().uri("#d1"))
                        .beforeSigning(text -> text.replaceFirst(">", " Id=\"d1\">"))
                        .envelope()))
                .contains(FindingCode.REFERENCE_URI);
        assertThat(codes(HandMade.letter()
                        .innerSigning(Signing.right().uri("https://example.com/delivery.xml"))
                        .envelope()))
                .containsExactly(FindingCode.REFERENCE_URI);
    }

    @Test
    void aReferenceWithoutUriIsRefused() throws IOException {
        Signing noUri = Signing.right().signedInfo(info -> info.replace(" URI=\"\"", ""));

        assertThat(codes(HandMade.letter().outerSigning(noUri).envelope())).containsExactly(FindingCode.REFERENCE_URI);
    }

    @Test
    void twoElementsWithOneIdAreRefusedThoughBothSignaturesHold() throws IOException {
        byte[] envelope = HandMade.letter()
                .beforeSigning(text -> text.replaceFirst(">", " Id=\"d1\">"))
                .innerSigning(Signing.right()
                        .uri("#d1")
                        .signature(made -> made.replaceFirst("<Signature", "<Signature Id=\"d1\"")))
                .envelope();

        VerificationReport report = verifier.verify(Content.of(envelope));

        assertThat(report.codes()).contains(FindingCode.DUPLICATE_ID);
        assertThat(report.isOkExcept(FindingCategory.WIRE_FORM)).isFalse();
    }
}
