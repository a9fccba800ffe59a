package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.management.ThreadMXBean;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Input that is made to hurt: it is refused, early, and never with an exception. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileInputTest {

    private static final long A_TERABYTE = 1L << 40;
    private static final String ENVELOPE = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">";

    private final EnvelopeVerifier verifier = verifier(EnvelopeVerifier.DEFAULT_MAX_BYTES);

    private static EnvelopeVerifier verifier(long maxBytes) {
        return EnvelopeVerifier.builder()
                .trust(List.of(TestKeys.PKI.authorityCertificate()))
                .maxBytes(maxBytes)
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE soap:Envelope>",
                "<!DOCTYPE soap:Envelope SYSTEM \"http://localhost:1/evil.dtd\">",
                "<!DOCTYPE soap:Envelope [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE soap:Envelope [<!ENTITY % x SYSTEM \"http://localhost:1/x\"> %x;]>",
                "<!DOCTYPE e [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
                "<?xml version=\"1.0\"?><!DOCTYPE soap:Envelope []>"
            })
    void aDoctypeEndsItBeforeAnythingIsRead(String doctype) throws IOException {
        byte[] envelope = HandMade.letter().onTheWire(text -> doctype + text).envelope();

        assertThat(verifier.verify(Content.of(envelope)).codes()).containsExactly(FindingCode.DOCTYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&evil;", "&a;&b;&c;"})
    void anEntityIsNeverResolved(String reference) throws IOException {
        byte[] inText = HandMade.letter()
                .onTheWire(text -> text.replace("Beslut", reference))
                .envelope();
        byte[] inAttribute = HandMade.letter()
                .onTheWire(text -> text.replaceFirst("URI=\"\"", "URI=\"" + reference + "\""))
                .envelope();

        assertThat(verifier.verify(Content.of(inText)).codes()).containsExactly(FindingCode.ENTITY_REFERENCE);
        assertThat(verifier.verify(Content.of(inAttribute)).codes()).containsExactly(FindingCode.ENTITY_REFERENCE);
    }

    @Test
    void aCommentDoesNotHideADoctypeOrAnEntity() throws IOException {
        String comment = "<!-- > <a \" -->";

        assertThat(verifier.verify(stream(comment + "<!DOCTYPE soap:Envelope SYSTEM \"x\">" + ENVELOPE))
                        .codes())
                .containsExactly(FindingCode.COMMENT, FindingCode.DOCTYPE);
        assertThat(verifier.verify(stream(ENVELOPE + comment + "\"&evil;")).codes())
                .contains(FindingCode.COMMENT, FindingCode.ENTITY_REFERENCE);
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                arguments("depth", ENVELOPE, "<a>", FindingCode.LIMIT_EXCEEDED),
                arguments("elements", ENVELOPE, "<a></a>", FindingCode.LIMIT_EXCEEDED),
                arguments("a name", "<a", "a", FindingCode.LIMIT_EXCEEDED),
                arguments("an attribute's name", "<a a", "a", FindingCode.LIMIT_EXCEEDED),
                arguments("an attribute's value", "<a a=\"", "a", FindingCode.LIMIT_EXCEEDED),
                arguments("an attribute's value with brackets", "<a a=\"", ">", FindingCode.LIMIT_EXCEEDED),
                arguments("blanks in a tag", "<a ", " ", FindingCode.LIMIT_EXCEEDED),
                arguments("an entity's name", ENVELOPE + "&a", "a", FindingCode.LIMIT_EXCEEDED),
                arguments("a character reference", ENVELOPE + "&#", "0", FindingCode.LIMIT_EXCEEDED),
                arguments("a comment", ENVELOPE + "<!--", "a", FindingCode.LIMIT_EXCEEDED),
                arguments("a processing instruction", ENVELOPE + "<?a ", " ", FindingCode.LIMIT_EXCEEDED),
                arguments("CDATA", ENVELOPE + "<![CDATA[", "a", FindingCode.LIMIT_EXCEEDED),
                arguments("open brackets", ENVELOPE, "<", FindingCode.LIMIT_EXCEEDED),
                arguments("zeros", "", "\0", FindingCode.NOT_WELL_FORMED));
    }

    @ParameterizedTest(name = "{0} without end")
    @MethodSource("endless")
    void whatHasNoEndIsStoppedByItsOwnLimit(String name, String start, String again, FindingCode code)
            throws IOException {
        // given
        Endless input = new Endless(start, again);

        // when
        VerificationReport report = verifier(A_TERABYTE).verify(input);

        // then
        assertThat(report.codes()).contains(code);
        assertThat(input.served).isLessThan(300_000);
    }

    @Test
    void aMillionAttributesAreStopped() throws IOException {
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 1_000_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }

        VerificationReport report = verifier(A_TERABYTE).verify(stream(attributes + "/>"));

        assertThat(report.codes()).containsExactly(FindingCode.LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<soap:Body>",
                "<m3:Subject>",
                "<m1:Body>",
                "<m1:Checksum>",
                "<ds:X509Certificate>",
                "<ds:SignatureValue>",
                "<m3:Language>",
                "<m3:EmailAdress>",
                "<snd:Id>"
            })
    void aTextWithoutEndIsStoppedAtTheLimitOfAll(String element) throws IOException {
        String text = new String(HandMade.letter().envelope(), StandardCharsets.UTF_8);
        Endless input = new Endless(text.substring(0, text.indexOf(element) + element.length()), "a-a-");

        VerificationReport report = verifier.verify(input);

        assertThat(report.codes()).contains(FindingCode.TOO_LARGE).doesNotContain(FindingCode.NOT_WELL_FORMED);
        assertThat(input.served).isLessThan(EnvelopeVerifier.DEFAULT_MAX_BYTES + 20_000);
    }

    @Test
    void aLongTextThatEndsIsAFinding() throws IOException {
        byte[] envelope = HandMade.letter()
                .beforeSigning(text -> text.replace("svSE", "a-".repeat(40_000)))
                .envelope();

        assertThat(verifier.verify(Content.of(envelope)).codes())
                .contains(FindingCode.LIMIT_EXCEEDED, FindingCode.VALUE);
    }

    @Test
    void anAttachmentIsNeverHeld(@TempDir Path folder) throws IOException {
        // given
        Path file = folder.resolve("envelope.xml");
        Message letter = SampleLetters.minimum()
                .attachment(Attachment.pdf("a.pdf", SampleLetters.pdf(30_000_000)))
                .buildComplete();
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
            new EnvelopeSealer(TestKeys.of(TestKeys.KOMMUN_A), TestKeys.of(TestKeys.KOMMUN_B))
                    .seal(letter, SampleLetters.TODAY, output);
        }
        EnvelopeVerifier large = verifier(100_000_000);
        large.verify(Content.of(HandMade.letter().envelope()));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        // when
        VerificationReport report = large.verify(Content.of(file));

        // then
        assertThat(report.findings()).isEmpty();
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000_000);
    }

    @Test
    void anEnvelopeIsRefusedWhereverItBreaksOff() throws IOException {
        byte[] envelope = SampleLetters.sealed(SampleLetters.minimum().buildComplete());

        for (int length = 0; length < envelope.length; length += 7) {
            VerificationReport report = verifier.verify(Content.of(Arrays.copyOf(envelope, length)));
            assertThat(report.codes()).as("cut at %d", length).contains(FindingCode.NOT_WELL_FORMED);
        }
    }

    @Test
    void aSealedPartOfABrokenOffEnvelopeIsStillReported() throws IOException {
        byte[] envelope = SampleLetters.sealed(SampleLetters.minimum().buildComplete());

        VerificationReport report = verifier.verify(Content.of(Arrays.copyOf(envelope, envelope.length - 20)));

        assertThat(report.codes()).containsExactly(FindingCode.NOT_WELL_FORMED);
        assertThat(report.facts().sealSignature().orElseThrow().holds()).isTrue();
    }

    @Test
    void otherEncodingsAndVersionsAreRefused() throws IOException {
        String text = new String(HandMade.letter().envelope(), StandardCharsets.UTF_8);

        assertThat(verifier.verify(Content.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                        .codes())
                .containsExactly(FindingCode.NOT_UTF8);
        assertThat(verifier.verify(Content.of(text.getBytes(StandardCharsets.UTF_16)))
                        .codes())
                .contains(FindingCode.NOT_UTF8);
        assertThat(verifier.verify(stream("<?xml version=\"1.1\"?>" + text)).codes())
                .containsExactly(FindingCode.NOT_XML_1_0);
    }

    @Test
    void aCharacterThatIsWrittenTooLongInUtf8IsRefused() throws IOException {
        byte[] envelope = HandMade.letter().envelope();
        String text = new String(envelope, StandardCharsets.ISO_8859_1).replace("Beslut", "Beslu\u00C1\u00B4");

        assertThat(verifier.verify(Content.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                        .codes())
                .containsExactly(FindingCode.NOT_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "<a/>", "<html><body>502 Bad Gateway</body></html>", "{}", "<", "\uFEFF"})
    void whatIsNoDeliveryIsRefused(String text) throws IOException {
        assertThat(verifier.verify(stream(text)).isOk()).isFalse();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A beginning, and then the same again and again. */
    private static final class Endless extends InputStream {

        private final byte[] start;
        private final byte[] again;
        private long served;

        Endless(String start, String again) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.again = again.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long position = served++;
            return position < start.length
                    ? start[(int) position] & 0xFF
                    : again[(int) ((position - start.length) % again.length)] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                bytes[i] = (byte) read();
            }
            return length;
        }
    }
}
