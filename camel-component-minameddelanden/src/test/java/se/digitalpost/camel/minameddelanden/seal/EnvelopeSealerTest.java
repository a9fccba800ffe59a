package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.PreparedContent;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeSealerTest {

    private static final String AWKWARD = "åäö ÅÄÖ \uD83D\uDCEC & < > \" ' ]]> \t\nrad två\r\nrad tre \u20AC \uFFFD";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final SigningKey kommunA = TestKeys.of(TestKeys.KOMMUN_A);
    private final SigningKey kommunB = TestKeys.of(TestKeys.KOMMUN_B);
    private final EnvelopeSealer sealer = new EnvelopeSealer(kommunA, kommunA);

    private static Message.Builder minimum() {
        return Message.builder()
                .clientReference("case-1")
                .sender("162021004748", "Kommun A")
                .recipient("198101052382")
                .subject("Beslut")
                .text("Hej!")
                .supportInfo(SupportInfo.of("Ring växeln."));
    }

    private static Message.Builder everything() {
        return Message.builder()
                .clientReference("case-2")
                .sender("162021004748", AWKWARD)
                .recipient("198101052382")
                .subject(AWKWARD)
                .html("<p>" + "åäö \uD83D\uDCEC &amp; &lt; ' ]]&gt;</p>")
                .supportInfo(new SupportInfo(
                        AWKWARD, "https://www.kommunen.se/?a=1&b=2", "08-123 45 67 <växel>", "a&b@kommunen.se"))
                .reference(AWKWARD)
                .correlationId("kors & tvärs")
                .attention(AWKWARD)
                .metadata("tag <1>", AWKWARD)
                .metadata("tag 2", "value 2")
                .officialMatter(new OfficialMatter(
                        LocalDate.of(2026, 11, 20),
                        "event & 1",
                        "matter",
                        "preceding",
                        AWKWARD,
                        AWKWARD,
                        OfficialMatter.MatterStatus.RECIPIENT_INITIATIVE))
                .attachment(Attachment.pdf("Beslut & bilaga <1>.pdf", pdf(1)))
                .attachment(Attachment.pdf("åäö.pdf", pdf(50_000)))
                .attachment(Attachment.pdf("tre.pdf", pdf(12 * 1024)));
    }

    private static Content pdf(int size) {
        byte[] bytes = new byte[Math.max(size, 5)];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 5);
        return Content.of(bytes);
    }

    static Stream<Message> letters() {
        return Stream.of(
                minimum().buildComplete(),
                everything().buildComplete(),
                minimum()
                        .officialMatter(new OfficialMatter(TODAY, null, null, null, null, null, null))
                        .buildComplete(),
                minimum()
                        .text("x".repeat(100_000))
                        .subject("\uD83D\uDCEC".repeat(127))
                        .buildComplete());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void bothSignaturesHoldForWhoBringsTheWireFormToThePrefixFreeForm(Message letter) throws Exception {
        byte[] envelope =
                new EnvelopeSealer(kommunA, kommunB).envelope(letter, TODAY).toByteArray();

        assertThat(PrefixFreeDocument.hasValidSignature(
                        PrefixFreeDocument.signed(envelope),
                        kommunA.certificate().getPublicKey()))
                .isTrue();
        assertThat(PrefixFreeDocument.hasValidSignature(
                        PrefixFreeDocument.sealed(envelope),
                        kommunB.certificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void whoeverTakesTheEnvelopeHasAllContentWhenTheSignaturesAreMade() throws Exception {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        ByteArrayOutputStream atFlush = new ByteArrayOutputStream();
        sealer.seal(everything().buildComplete(), TODAY, new OutputStream() {
            @Override
            public void write(int b) {
                taken.write(b);
            }

            @Override
            public void flush() throws IOException {
                taken.writeTo(atFlush);
            }
        });

        String content = atFlush.toString(StandardCharsets.UTF_8);
        assertThat(taken.toString(StandardCharsets.UTF_8)).startsWith(content);
        assertThat(content).endsWith("</m3:Delivery>").doesNotContain("Signature>");
    }

    @Test
    void aChangedByteBreaksBothSignatures() throws Exception {
        byte[] envelope = sealer.envelope(minimum().buildComplete(), TODAY).toByteArray();
        String changed = new String(envelope, StandardCharsets.UTF_8).replace("Beslut", "Avslag");

        assertThat(PrefixFreeDocument.hasValidSignature(
                        PrefixFreeDocument.signed(changed.getBytes(StandardCharsets.UTF_8)),
                        kommunA.certificate().getPublicKey()))
                .isFalse();
        assertThat(PrefixFreeDocument.hasValidSignature(
                        PrefixFreeDocument.sealed(changed.getBytes(StandardCharsets.UTF_8)),
                        kommunA.certificate().getPublicKey()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theOfficialSchemasTakeIt(Message letter) throws Exception {
        var schema = OfficialSchemas.service();
        Document wire = PrefixFreeDocument.parse(sealer.envelope(letter, TODAY).toByteArray());

        assertThatCode(() -> OfficialSchemas.validate(
                        schema, PrefixFreeDocument.path(wire.getDocumentElement(), "Body", "deliverSecure")))
                .doesNotThrowAnyException();
    }

    @Test
    void everyTextArrivesAsItWasButForLineEnds() throws Exception {
        Document wire = PrefixFreeDocument.parse(
                sealer.envelope(everything().buildComplete(), TODAY).toByteArray());
        Element delivery = PrefixFreeDocument.path(
                wire.getDocumentElement(), "Body", "deliverSecure", "deliverSecure", "SignedDelivery", "Delivery");
        String expected = AWKWARD.replace("\r\n", "\n");

        assertThat(text(delivery, "Header", "Sender", "Name")).isEqualTo(expected);
        assertThat(text(delivery, "Header", "Reference")).isEqualTo(expected);
        assertThat(text(delivery, "Header", "CorrelationId")).isEqualTo("kors & tvärs");
        assertThat(text(delivery, "Message", "Header", "Subject")).isEqualTo(expected);
        assertThat(text(delivery, "Message", "Header", "Supportinfo", "URL"))
                .isEqualTo("https://www.kommunen.se/?a=1&b=2");
        assertThat(text(delivery, "Message", "Header", "OfficialMatter", "OfficialMatterExtension", "EventType"))
                .isEqualTo(expected);
        assertThat(text(delivery, "Message", "Attachment", "Filename")).isEqualTo("Beslut & bilaga <1>.pdf");
        assertThat(new String(
                        Base64.getDecoder().decode(text(delivery, "Message", "Body", "Body")), StandardCharsets.UTF_8))
                .isEqualTo("<p>åäö \uD83D\uDCEC &amp; &lt; ' ]]&gt;</p>");
    }

    private static String text(Element from, String... path) {
        return PrefixFreeDocument.path(from, path).getTextContent();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theWireFormIsWhatTheStrictestVerifierDemands(Message letter) throws Exception {
        String envelope = new String(sealer.envelope(letter, TODAY).toByteArray(), StandardCharsets.UTF_8);

        assertThat(envelope)
                .doesNotContain("\r", "&#", "<!--", "<![CDATA[", "/>", " Id=", "> <")
                .doesNotContainPattern("</?[A-Za-z0-9]+[ >]")
                .doesNotContainPattern(" xmlns=")
                .contains("<m1:ReceivedTime>2026-11-22</m1:ReceivedTime><m1:SignaturesOK>true</m1:SignaturesOK>");
        assertThat(envelope.split("<ds:X509Certificate>", -1)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theLengthIsKnownBeforehandToTheByte(Message letter) throws Exception {
        EnvelopeSealer twoKeys = new EnvelopeSealer(kommunA, kommunB);

        assertThat(twoKeys.envelope(letter, TODAY).toByteArray()).hasSize((int) twoKeys.length(letter));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 12 * 1024 - 1, 12 * 1024, 12 * 1024 + 1, 24 * 1024, 36 * 1024 + 2, 100_000})
    void attachmentsOfAnySizeArriveWithTheirChecksum(int size) throws Exception {
        Content content = pdf(size);
        Message letter = minimum().attachment(Attachment.pdf("a.pdf", content)).buildComplete();

        byte[] envelope = sealer.envelope(letter, TODAY).toByteArray();

        Element attachment = PrefixFreeDocument.path(
                PrefixFreeDocument.signed(envelope).getDocumentElement(), "Delivery", "Message", "Attachment");
        byte[] arrived = Base64.getDecoder().decode(text(attachment, "Body"));
        assertThat(arrived).isEqualTo(content.open().readAllBytes());
        assertThat(text(attachment, "Checksum"))
                .isEqualTo(HexFormat.of()
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("MD5").digest(arrived)));
    }

    @Test
    void sameMessageDateAndKeysGiveTheSameBytes() throws Exception {
        byte[] first = sealer.envelope(everything().buildComplete(), TODAY).toByteArray();
        byte[] second = new EnvelopeSealer(TestKeys.of(TestKeys.KOMMUN_A), TestKeys.of(TestKeys.KOMMUN_A))
                .envelope(everything().buildComplete(), TODAY)
                .toByteArray();

        assertThat(second).isEqualTo(first);
        assertThat(sealer.envelope(everything().buildComplete(), TODAY.plusDays(1))
                        .toByteArray())
                .isNotEqualTo(first);
    }

    @Test
    void anEnclosureThatIsPreparedForManyMakesTheSameBytes() throws Exception {
        Content enclosure = pdf(50_000);
        PreparedContent prepared = PreparedContent.of(enclosure);
        Message.Builder letter = everything();
        Message plain = letter.attachment(Attachment.pdf("bilaga.pdf", enclosure))
                .attachment(Attachment.pdf("efter.pdf", pdf(100)))
                .buildComplete();
        Message shared = everything()
                .attachment(Attachment.pdf("bilaga.pdf", prepared))
                .attachment(Attachment.pdf("efter.pdf", pdf(100)))
                .buildComplete();

        assertThat(sealer.envelope(shared, TODAY).toByteArray())
                .isEqualTo(sealer.envelope(plain, TODAY).toByteArray());
        assertThat(prepared.open().readAllBytes()).isEqualTo(enclosure.open().readAllBytes());
        assertThat(prepared.size()).isEqualTo(enclosure.size());
    }

    @Test
    void aLetterThatFailedInTheMiddleLeavesNoTraceInTheNext() throws Exception {
        byte[] before = sealer.envelope(everything().buildComplete(), TODAY).toByteArray();
        OutputStream full = new OutputStream() {
            private int left = 20_000;

            @Override
            public void write(int b) throws IOException {
                if (--left < 0) {
                    throw new IOException("the disk is full");
                }
            }
        };

        assertThatThrownBy(() -> sealer.seal(everything().buildComplete(), TODAY, full))
                .hasMessage("the disk is full");

        assertThat(sealer.envelope(everything().buildComplete(), TODAY).toByteArray())
                .isEqualTo(before);
    }

    @Test
    void anEnvelopeWrittenToAStreamIsTheSameAsOneInMemory(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.pdf");
        Files.write(file, pdf(3_000_000).open().readAllBytes());
        Message letter =
                minimum().attachment(Attachment.pdf("a.pdf", Content.of(file))).buildComplete();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        sealer.seal(letter, TODAY, stream);

        assertThat(stream.toByteArray())
                .isEqualTo(sealer.envelope(letter, TODAY).toByteArray());
    }

    @Test
    void anAttachmentThatChangesWhileItIsSealedIsRefused() {
        byte[] bytes = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        Content shrinking = new Content() {
            @Override
            public long size() {
                return bytes.length + 1;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
        Message letter =
                minimum().attachment(Attachment.pdf("a.pdf", shrinking)).buildComplete();

        assertThatThrownBy(() -> sealer.envelope(letter, TODAY).toByteArray())
                .isInstanceOf(IOException.class)
                .hasMessage("An attachment was to have 9 bytes and has 8: it must not change while it is being sent");
    }

    @Test
    void theEnvelopeTellsItsDigestOnceItIsWritten() throws Exception {
        SealedEnvelope envelope = sealer.envelope(minimum().buildComplete(), TODAY);
        assertThat(envelope.sha256()).isEmpty();
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        envelope.writeTo(written);

        assertThat(envelope.sha256())
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(written.toByteArray())));
        assertThat(written.size()).isEqualTo((int) envelope.size());
        assertThat(envelope).hasToString("SealedEnvelope[" + envelope.size() + " bytes]");
    }

    @Test
    void theEnvelopeIsTheSameEachTimeInMemoryOrNot() throws Exception {
        SealedEnvelope envelope = sealer.envelope(everything().buildComplete(), TODAY);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();

        envelope.writeTo(first);
        envelope.writeTo(second);

        assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
        assertThat(envelope.inMemory().open().readAllBytes()).isEqualTo(first.toByteArray());
        assertThat(envelope.toByteArray()).isEqualTo(first.toByteArray());
    }

    @Test
    void anEnvelopeThatWasWrittenOnceIsNotWrittenWithAnotherAttachment(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("beslut.pdf");
        Files.writeString(file, "%PDF-1.7 one");
        SealedEnvelope envelope = sealer.envelope(
                minimum().attachment(Attachment.pdf("a.pdf", Content.of(file))).buildComplete(), TODAY);
        envelope.writeTo(OutputStream.nullOutputStream());
        Files.writeString(file, "%PDF-1.7 two");

        assertThatThrownBy(() -> envelope.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        MinaMeddelandenException.class,
                        e -> assertThat(e.isRetryable()).isFalse())
                .hasMessageContaining("An attachment has changed since the message was first sealed");
    }
}
