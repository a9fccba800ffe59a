package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.Algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Long base64 goes past the parser: nothing of it may be lost, and nothing else may go with it. */
class LongBase64Test {

    private static final int PIECE = Base64Runs.DECODED_LENGTH;

    private static String envelope(int... sizes) throws IOException {
        Message.Builder letter = SampleLetters.minimum();
        for (int size : sizes) {
            letter.attachment(Attachment.pdf("a.pdf", SampleLetters.pdf(size)));
        }
        return new String(SampleLetters.sealed(letter.buildComplete()), StandardCharsets.UTF_8);
    }

    static Stream<Arguments> sizes() {
        return Stream.of(Parser.values())
                .flatMap(parser -> Stream.of(
                                PIECE - 1,
                                PIECE,
                                PIECE + 1,
                                2 * PIECE - 3,
                                2 * PIECE,
                                2 * PIECE + 2,
                                4 * PIECE,
                                5 * PIECE + 1,
                                100_000)
                        .map(size -> arguments(parser, size)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void anAttachmentOfAnySizeHasItsChecksum(Parser parser, int size) throws IOException {
        String letter = envelope(size, size + 1, 5);

        VerificationReport report = parser.verifier().verify(stream(letter));

        assertThat(report.findings()).isEmpty();
        assertThat(report.facts().attachments()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, 4095, 4096, 4097, 8192, 16_383, 16_384, 16_385})
    void itDoesNotMatterHowMuchAStreamGivesAtATime(int atATime) throws IOException {
        String letter = envelope(20_000, PIECE, 40_000);

        for (Parser parser : Parser.values()) {
            assertThat(parser.verifier()
                            .verify(new Slow(stream(letter), atATime))
                            .findings())
                    .isEmpty();
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(1, 4095, 4096, 5000, 20_000, 50_000)
                .flatMap(at -> Stream.of(
                        arguments("a blank", at, insert(" "), List.of(FindingCode.BASE64_FORM)),
                        arguments("a line feed", at, insert("\n"), List.of(FindingCode.BASE64_FORM)),
                        arguments(
                                "a carriage return",
                                at,
                                insert("\r"),
                                List.of(FindingCode.CARRIAGE_RETURN, FindingCode.BASE64_FORM)),
                        arguments("another character", at, insert("*"), List.of(FindingCode.VALUE)),
                        arguments("padding", at, insert("===="), List.of(FindingCode.VALUE)),
                        arguments("a letter of Swedish", at, insert("å"), List.of(FindingCode.VALUE)),
                        arguments("a quantum more", at, insert("AAAA"), List.of(FindingCode.CHECKSUM)),
                        arguments("an element", at, insert("<a></a>"), List.of(FindingCode.UNEXPECTED_ELEMENT)),
                        arguments("a control character", at, insert("\u0001"), List.of(FindingCode.NOT_WELL_FORMED)),
                        arguments("the end of CDATA", at, insert("]]>"), List.of(FindingCode.NOT_WELL_FORMED)),
                        arguments("an entity", at, insert("&evil;"), List.of(FindingCode.ENTITY_REFERENCE)),
                        arguments("a DOCTYPE", at, insert("<!DOCTYPE a>"), List.of(FindingCode.DOCTYPE))));
    }

    private static UnaryOperator<String> insert(String text) {
        return rest -> text + rest;
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("faults")
    void aFaultInItIsFoundWhereverItIs(String name, int at, UnaryOperator<String> fault, List<FindingCode> codes)
            throws IOException {
        String letter = envelope(60_000);

        for (Parser parser : Parser.values()) {
            assertThat(parser.verifier()
                            .verify(stream(changed(letter, at, fault)))
                            .codes())
                    .as(parser.name())
                    .containsAll(codes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMakesNoDifferenceToTheTextMakesNoneToTheSignatures(Parser parser) throws IOException {
        String letter = envelope(60_000);
        for (int at : List.of(0, 1, 4096, 4097, 30_000)) {
            VerificationReport comment =
                    parser.verifier().verify(stream(changed(letter, at, rest -> "<!-- AAAA -->" + rest)));
            VerificationReport cdata = parser.verifier()
                    .verify(stream(changed(
                            letter, at, rest -> "<![CDATA[" + rest.substring(0, 9000) + "]]>" + rest.substring(9000))));
            VerificationReport reference = parser.verifier()
                    .verify(stream(changed(letter, at, rest -> "&#" + (int) rest.charAt(0) + ";" + rest.substring(1))));

            assertThat(comment.codes()).containsExactly(FindingCode.COMMENT);
            assertThat(cdata.codes()).containsExactly(FindingCode.CDATA_SECTION);
            assertThat(reference.codes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tagsThatAreNoneDoNotMoveItToAnotherPlace(Parser parser) throws IOException {
        String letter = envelope(60_000);
        List<String> misleading = List.of(
                "<!-- <a> -->",
                "<!-- > <a \" -->",
                "<!-- > <a> <b> -->",
                "<?x > <a> ?>",
                "<?x > <a \" ?>",
                "<!-- > <a \" --><!-- \" > -->");
        for (String markup : misleading) {
            for (String document : List.of(
                    markup + letter,
                    letter.replace("<m1:ContentType>application", markup + "<m1:ContentType>application"))) {
                assertThat(parser.verifier().verify(stream(document)).codes())
                        .isNotEmpty()
                        .isSubsetOf(
                                FindingCode.COMMENT, FindingCode.PROCESSING_INSTRUCTION, FindingCode.LIMIT_EXCEEDED);
            }
        }
    }

    /** What begins in the comment hides six tags and adds one: by count, the second attachment's tag is then the first one's. */
    @ParameterizedTest
    @EnumSource
    void tagsThatAreHiddenDoNotMoveItToAnotherPlace(Parser parser) throws IOException {
        Message letter = SampleLetters.minimum()
                .subject("Beslut \" om")
                .attachment(Attachment.pdf("a.pdf", SampleLetters.pdf(10)))
                .attachment(Attachment.pdf("b.pdf", SampleLetters.pdf(60_000)))
                .buildComplete();
        String envelope = new String(SampleLetters.sealed(letter), StandardCharsets.UTF_8);
        String comment = envelope.replace("<m2:Recipient>", "<!-- > <z \" --><m2:Recipient>");
        String instruction = envelope.replace("<m2:Recipient>", "<?x > <z \" ?><m2:Recipient>");

        assertThat(parser.verifier().verify(stream(comment)).codes()).containsExactly(FindingCode.COMMENT);
        assertThat(parser.verifier().verify(stream(instruction)).codes())
                .containsExactly(FindingCode.PROCESSING_INSTRUCTION);
    }

    @ParameterizedTest
    @EnumSource
    void behindATagThatClosesItselfItIsNotThatElements(Parser parser) throws IOException {
        String letter = envelope(60_000);
        int content = letter.indexOf("<m1:Body>JVBERi");
        int end = letter.indexOf("</m1:Body>", content);
        String outside = letter.substring(0, content) + "<m1:Body/>"
                + letter.substring(content + "<m1:Body>".length(), end)
                + letter.substring(end + "</m1:Body>".length());

        assertThat(parser.verifier().verify(stream(outside)).codes())
                .contains(FindingCode.EMPTY_CONTENT, FindingCode.UNEXPECTED_TEXT, FindingCode.DIGEST_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource
    void aTextOfTheSameCharactersThatIsNoBase64IsKept(Parser parser) throws IOException {
        String long20 = "abcd".repeat(5_000);
        byte[] envelope = HandMade.letter()
                .beforeSigning(text -> text.replace(">c-1<", ">" + long20 + "<"))
                .envelope();

        VerificationReport report = parser.verifier().verify(Content.of(envelope));

        assertThat(report.findings()).isEmpty();
        assertThat(report.facts().correlationId()).hasValue(long20);
    }

    @ParameterizedTest
    @EnumSource
    void foreignContentAndElementsOutOfPlaceAreDigestedToo(Parser parser) throws IOException {
        String text = "abcd".repeat(5_000);
        byte[] foreign = HandMade.letter()
                .beforeSigning(HandMade.officialMatter("<a xmlns=\"urn:a\">" + text + "</a>"))
                .onTheWire(wire ->
                        wire.replace("<null:a>", "<f:a xmlns:f=\"urn:a\">").replace("</null:a>", "</f:a>"))
                .envelope();
        byte[] unexpected = HandMade.letter()
                .beforeSigning(delivery -> delivery.replace("</Delivery>", "<Body>" + text + "</Body></Delivery>"))
                .envelope();

        assertThat(parser.verifier().verify(Content.of(foreign)).findings()).isEmpty();
        VerificationReport report = parser.verifier().verify(Content.of(unexpected));
        assertThat(report.codes()).containsExactly(FindingCode.UNEXPECTED_ELEMENT);
        assertThat(report.facts().senderSignature().orElseThrow().holds()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theLimitAndTheEndAreFoundInItToo(Parser parser) throws IOException {
        String letter = envelope(60_000);
        int length = letter.getBytes(StandardCharsets.UTF_8).length;
        int inIt = letter.indexOf("JVBERi") + 33_000;

        assertThat(parser.verifier(inIt).verify(stream(letter)).codes()).contains(FindingCode.TOO_LARGE);
        assertThat(parser.verifier(length).verify(stream(letter)).codes()).isEmpty();
        assertThat(parser.verifier(length - 1).verify(stream(letter)).codes()).contains(FindingCode.TOO_LARGE);
        assertThat(parser.verifier(Long.MAX_VALUE).verify(stream(letter)).codes())
                .isEmpty();
        assertThat(parser.verifier().verify(stream(letter.substring(0, inIt))).codes())
                .containsExactly(FindingCode.NOT_WELL_FORMED);
    }

    /** Beside the two digests: an attachment's bytes reach its checksum in their order. */
    @ParameterizedTest
    @EnumSource
    void piecesThatChangePlacesAreFound(Parser parser) throws IOException {
        byte[] pdf = new byte[4 * PIECE];
        Arrays.fill(pdf, PIECE, 2 * PIECE, (byte) 1);
        byte[] swapped = pdf.clone();
        System.arraycopy(pdf, PIECE, swapped, 0, PIECE);
        System.arraycopy(pdf, 0, swapped, PIECE, PIECE);
        String checksum =
                HexFormat.of().withUpperCase().formatHex(Algorithms.best().md5().digest(pdf));

        assertThat(parser.verifier()
                        .verify(Content.of(withAttachment(pdf, checksum)))
                        .codes())
                .isEmpty();
        assertThat(parser.verifier()
                        .verify(Content.of(withAttachment(swapped, checksum)))
                        .codes())
                .containsExactly(FindingCode.CHECKSUM);
    }

    private static byte[] withAttachment(byte[] content, String checksum) {
        return HandMade.letter()
                .beforeSigning(text -> text.replaceFirst(
                                "JVBERi0xLjcgw6U=", Base64.getEncoder().encodeToString(content))
                        .replaceFirst(">[0-9A-F]{32}<", ">" + checksum + "<"))
                .envelope();
    }

    /** Changes what follows in the attachment's base64 from an index on. */
    private static String changed(String letter, int at, UnaryOperator<String> change) {
        int from = letter.indexOf("JVBERi") + at;
        return letter.substring(0, from) + change.apply(letter.substring(from));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives little at a time. */
    private static final class Slow extends FilterInputStream {

        private final int most;

        Slow(InputStream stream, int most) {
            super(stream);
            this.most = most;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(length, most));
        }
    }
}
