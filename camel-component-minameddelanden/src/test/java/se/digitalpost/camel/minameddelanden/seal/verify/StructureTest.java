package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** Rightly signed, and wrong: each has the one finding that it should, and the simulator's verifier doesn't take it either. */
class StructureTest {

    private static final String V1 = " xmlns=\"http://minameddelanden.gov.se/schema/Message\"";
    private static final String CORRELATION =
            "<CorrelationId xmlns=\"http://minameddelanden.gov.se/schema/Message/v2\">c-1</CorrelationId>";

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();
    private final se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier simulators =
            se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier.builder()
                    .trust(TestKeys.PKI.authorityCertificate())
                    .build();

    static Stream<Arguments> signedFaults() {
        return Stream.of(
                fault(
                        "no Subject",
                        "<Subject>Beslut om bygglov &amp; annat</Subject>",
                        "",
                        FindingCode.MISSING_ELEMENT),
                fault("a long Subject", "Beslut", "B".repeat(300), FindingCode.VALUE),
                fault("two Ids", "<Id>m-1</Id>", "<Id>m-1</Id><Id>m-2</Id>", FindingCode.UNEXPECTED_ELEMENT),
                fault(
                        "an element of another name",
                        "<PhoneNumber>(.*)</PhoneNumber>",
                        "<Phone>$1</Phone>",
                        FindingCode.UNEXPECTED_ELEMENT),
                fault(
                        "an element of another namespace",
                        "<Language>",
                        "<Language" + V1 + ">",
                        FindingCode.MISSING_ELEMENT),
                fault("a language that is none", "svSE", "sv_SE", FindingCode.VALUE),
                fault("an e-mail address that is none", "info@example.com", "info", FindingCode.VALUE),
                fault("a recipient of 10 digits", "198101052382", "8101052382", FindingCode.VALUE),
                fault("no messages", "(?s)<Message>.*</Message>", "", FindingCode.MISSING_ELEMENT),
                fault("text between elements", "</Header>", "text</Header>", FindingCode.UNEXPECTED_TEXT),
                fault("white space between elements", "</Header>", " </Header>", FindingCode.TEXT_BETWEEN_ELEMENTS),
                fault("an attribute", "<Subject>", "<Subject lang=\"sv\">", FindingCode.UNEXPECTED_ATTRIBUTE),
                fault("a body that is no base64", "SGVqIQ==", "SGVqIQ", FindingCode.VALUE),
                fault("a body with bits left over", "SGVqIQ==", "SGVqIR==", FindingCode.VALUE),
                fault("a body with a break", "SGVqIQ==", "SGVq\nIQ==", FindingCode.BASE64_FORM),
                fault("a body of another type", "text/plain", "text/markdown", FindingCode.BODY_CONTENT_TYPE),
                fault(
                        "an attachment of another type",
                        "application/pdf",
                        "image/png",
                        FindingCode.ATTACHMENT_CONTENT_TYPE),
                fault("an empty body", "SGVqIQ==", "", FindingCode.EMPTY_CONTENT),
                fault("a wrong checksum", "</Checksum>", "0</Checksum>", FindingCode.CHECKSUM),
                fault("no text to call for support", "Ring växeln", " ", FindingCode.SUPPORT_INFO_BLANK),
                fault("blanks around a token", "svSE", "svSE ", FindingCode.BLANKS_AROUND_VALUE),
                fault("a correlation id twice", CORRELATION, CORRELATION + CORRELATION, FindingCode.UNEXPECTED_ELEMENT),
                fault("a Reply that is no option", "</Language>", "</Language><Reply>MAYBE</Reply>", FindingCode.VALUE),
                fault(
                        "a status that is none",
                        HandMade.officialMatter("<OfficialMatterExtension><Timestamp"
                                + " xmlns=\"http://minameddelanden.gov.se/schema/OfficialMatter/v3\">2026-02-30"
                                + "</Timestamp></OfficialMatterExtension>"),
                        FindingCode.VALUE),
                fault("a CR in a text", "annat", "annat&#xD;", FindingCode.CARRIAGE_RETURN_REFERENCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signedFaults")
    void aFaultThatWasSignedIsFound(UnaryOperator<String> fault, FindingCode code) throws IOException {
        // given
        byte[] envelope = HandMade.letter()
                .beforeSigning(fault)
                .onTheWire(text -> text.replace("\r", "&#xD;"))
                .envelope();

        // when
        VerificationReport report = verifier.verify(Content.of(envelope));

        // then
        assertThat(report.codes()).contains(code);
        assertThat(report.facts().senderSignature().orElseThrow().holds()).isTrue();
        assertThat(report.facts().sealSignature().orElseThrow().holds()).isTrue();
        assertThat(simulators.verify(envelope).isOk()).isFalse();
    }

    static Stream<Arguments> sealFaults() {
        return Stream.of(
                fault("a dateTime", "2026-11-22", "2026-11-22T10:00:00", FindingCode.VALUE),
                fault("a day that doesn't exist", "2026-11-22", "2026-11-31", FindingCode.VALUE),
                fault("UTC as an offset", "2026-11-22", "2026-11-22+00:00", FindingCode.RECEIVED_TIME_FORM),
                fault("a zone in the west", "2026-11-22", "2026-11-22-05:00", FindingCode.RECEIVED_TIME_FORM),
                fault("a boolean as a number", ">true<", ">1<", FindingCode.BOOLEAN_FORM),
                fault("signatures that are not OK", ">true<", ">false<", FindingCode.SIGNATURES_NOT_OK),
                fault("no seal", "(?s)<Seal>.*</Seal>", "", FindingCode.MISSING_ELEMENT),
                fault("an unknown element", "</Seal>", "<Extra></Extra></Seal>", FindingCode.UNEXPECTED_ELEMENT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sealFaults")
    void aFaultThatWasSealedIsFound(UnaryOperator<String> fault, FindingCode code) throws IOException {
        byte[] envelope = HandMade.letter().beforeSealing(fault).envelope();

        VerificationReport report = verifier.verify(Content.of(envelope));

        assertThat(report.codes()).contains(code);
        assertThat(report.facts().sealSignature().orElseThrow().holds()).isTrue();
        assertThat(simulators.verify(envelope).isOk()).isFalse();
    }

    static Stream<Arguments> rightOnes() {
        return Stream.of(
                right("as it is", UnaryOperator.identity()),
                right("a Reply", text -> text.replace("</Language>", "</Language><Reply>ACCEPTED</Reply>")),
                right("two messages", text -> text.replace(message(text), message(text) + message(text))),
                right("no attachment", text -> text.replaceFirst("(?s)<Attachment>.*</Attachment>", "")),
                right(
                        "metadata",
                        text -> text.replace(
                                "<Language>",
                                "<Metadata><Tag" + V1 + ">t</Tag><Value" + V1 + ">v</Value></Metadata><Language>")),
                right("an empty Subject", text -> text.replace("Beslut om bygglov &amp; annat", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rightOnes")
    void whatTheSchemaAllowsBothVerifiersTake(UnaryOperator<String> change) throws IOException {
        byte[] envelope = HandMade.letter().beforeSigning(change).envelope();

        assertThat(verifier.verify(Content.of(envelope)).findings()).isEmpty();
        assertThat(simulators.verify(envelope).findings()).isEmpty();
    }

    static Stream<Arguments> wireFaults() {
        return Stream.of(
                fault("a carriage return", "<soap:Body>", "<soap:Body\r>", FindingCode.CARRIAGE_RETURN),
                fault("a comment in a text", "Ring växeln", "Ring<!-- --> växeln", FindingCode.COMMENT),
                fault("a comment in base64", "SGVqIQ==", "SGVq<!-- -->IQ==", FindingCode.COMMENT),
                fault("CDATA for a text", "Ring växeln", "<![CDATA[Ring växeln]]>", FindingCode.CDATA_SECTION),
                fault("CDATA for base64", "SGVqIQ==", "<![CDATA[SGVqIQ==]]>", FindingCode.CDATA_SECTION),
                fault(
                        "a processing instruction in base64",
                        "SGVqIQ==",
                        "SGVq<?x y?>IQ==",
                        FindingCode.PROCESSING_INSTRUCTION),
                fault(
                        "a processing instruction before the root",
                        "(?s)^",
                        "<?x y?>",
                        FindingCode.PROCESSING_INSTRUCTION),
                fault("a byte order mark", "(?s)^", "\uFEFF", FindingCode.BYTE_ORDER_MARK),
                fault(
                        "another encoding by name",
                        "(?s)^",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                        FindingCode.DECLARED_ENCODING),
                fault(
                        "a prefix that is declared too late",
                        "<m3:SignedDelivery>(?s:(.*))</m3:SignedDelivery>",
                        "<late:SignedDelivery xmlns:late=\"http://minameddelanden.gov.se/schema/Message/v3\">$1"
                                + "</late:SignedDelivery>",
                        FindingCode.PREFIX_DECLARED_TOO_LATE),
                fault(
                        "a default namespace",
                        "<m3:Seal>(.*)</m3:Seal>",
                        "<Seal xmlns=\"http://minameddelanden.gov.se/schema/Message/v3\">$1</Seal>",
                        FindingCode.PREFIX_MISSING),
                fault("white space in the Envelope", "<soap:Body>", "\n<soap:Body>", FindingCode.TEXT_BETWEEN_ELEMENTS),
                fault("white space in KeyInfo", "<ds:X509Data>", " <ds:X509Data>", FindingCode.TEXT_BETWEEN_ELEMENTS),
                fault(
                        "a break in a signature's value",
                        "</ds:SignatureValue>",
                        "\n</ds:SignatureValue>",
                        FindingCode.BASE64_FORM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wireFaults")
    void theFormOnTheWireIsHeldBySimulatorAndComponentAlike(UnaryOperator<String> fault, FindingCode code)
            throws IOException {
        byte[] envelope = HandMade.letter().onTheWire(fault).envelope();

        assertThat(verifier.verify(Content.of(envelope)).codes()).contains(code);
        assertThat(simulators.verify(envelope).isOk()).isFalse();
    }

    private static String message(String text) {
        return text.substring(text.indexOf("<Message>"), text.indexOf("</Message>") + 10);
    }

    private static Arguments fault(String name, String pattern, String replacement, FindingCode code) {
        return fault(name, text -> text.replaceFirst(pattern, replacement), code);
    }

    private static Arguments fault(String name, UnaryOperator<String> change, FindingCode code) {
        return Arguments.of(Named.of(name, change), code);
    }

    private static Arguments right(String name, UnaryOperator<String> change) {
        return Arguments.of(Named.of(name, change));
    }
}
