package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.sun.management.ThreadMXBean;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.SignedDeliveryRefusedException;
import se.digitalpost.camel.minameddelanden.seal.DeliverySealer;
import se.digitalpost.camel.minameddelanden.seal.DeliverySigner;
import se.digitalpost.camel.minameddelanden.seal.Namespace;
import se.digitalpost.camel.minameddelanden.seal.SignedDelivery;
import se.digitalpost.camel.minameddelanden.seal.SignedDeliveryTarget;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A mediator's work: what a sender signed is verified, and sealed as it is. */
class VerifiedDeliveryTest {

    private static final Path VECTORS = Path.of(System.getProperty("minameddelanden.shared", "../../shared"))
            .resolve("vectors");
    private static final String INVOICE =
            "<Invoice xmlns=\"http://minameddelanden.gov.se/externalschema/Invoice/v1\"><DueDate>2026-12-01"
                    + "</DueDate><Amount CurrencyCode=\"SEK\">12500</Amount></Invoice>";

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();
    private final se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier simulators =
            se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier.builder()
                    .trust(TestKeys.PKI.authorityCertificate())
                    .build();
    private final DeliverySealer mediator = new DeliverySealer(TestKeys.of(TestKeys.KOMMUN_B));

    static Stream<Arguments> deliveries() {
        return Stream.of(
                delivery("prefix-free", HandMade.letter().signedDelivery()),
                delivery("signed by the JDK's XML signature", JdkSigned.delivery(TestKeys.KOMMUN_A)),
                delivery(
                        "with every text that is awkward",
                        HandMade.letter()
                                .beforeSigning(text ->
                                        text.replace("Ring", "åäö \uD83D\uDCEC &amp; &lt; &gt; \" ' ]]&gt; \t\nrad"))
                                .signedDelivery()),
                delivery(
                        "with an invoice",
                        HandMade.letter()
                                .beforeSigning(HandMade.officialMatter(INVOICE + INVOICE))
                                .signedDelivery()),
                delivery(
                        "with foreign content of several namespaces",
                        HandMade.letter()
                                .beforeSigning(
                                        HandMade.officialMatter(
                                                "<a xmlns=\"urn:a?x&amp;y\"><b xmlns=\"urn:b\">"
                                                        + "<a xmlns=\"urn:a?x&amp;y\" t=\"1 &lt;&#x9;&#xA;&quot;\">å</a></b><a></a></a>"))
                                .signedDelivery()),
                delivery(
                        "with event data in foreign content",
                        HandMade.letter()
                                .beforeSigning(HandMade.officialMatter(
                                        "<OfficialMatterExtension xmlns=\"http://minameddelanden.gov.se/schema/"
                                                + "OfficialMatter/v3\"><Timestamp>2026-11-22</Timestamp>"
                                                + "</OfficialMatterExtension>"))
                                .signedDelivery()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deliveries")
    void whatASenderSignedIsSealedInTheStrictFormOnTheWire(Content signed) throws IOException {
        // when
        VerifiedDelivery delivery = VerifiedDelivery.of(signed, verifier);
        byte[] envelope = mediator.envelope(delivery, SampleLetters.TODAY).toByteArray();

        // then
        assertThat(delivery.sender()).isEqualTo(new OrganizationNumber("162021004748"));
        assertThat(delivery.report().facts().recipient().orElseThrow().value()).isEqualTo("198101052382");
        assertThat(verifier.verify(Content.of(envelope)).findings()).isEmpty();
        assertThat(simulators.verify(envelope).findings()).isEmpty();
        assertThat(mediator.length(delivery)).isEqualTo(envelope.length);
        String text = new String(envelope, StandardCharsets.UTF_8);
        assertThat(delivery.wireLength())
                .isEqualTo(utf8(text.substring(
                                text.indexOf("<m3:SignedDelivery>"),
                                text.indexOf("</m3:SignedDelivery>") + "</m3:SignedDelivery>".length()))
                        .length);
    }

    static Stream<Message> letters() {
        return Stream.of(
                SampleLetters.minimum().buildComplete(),
                SampleLetters.everything().buildComplete(),
                SampleLetters.minimum().text("x".repeat(100_000)).buildComplete());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void sealingWhatThisComponentSignedGivesTheBytesOfBothInOneStep(Message letter) throws IOException {
        byte[] inOneStep = SampleLetters.sealed(letter);

        VerifiedDelivery delivery = VerifiedDelivery.of(Content.of(signed(letter)), verifier);

        assertThat(delivery.report().findings()).isEmpty();
        assertThat(mediator.envelope(delivery, SampleLetters.TODAY).toByteArray())
                .isEqualTo(inOneStep);
    }

    static Stream<Arguments> cured() {
        return Stream.of(
                cure("a byte order mark", FindingCode.BYTE_ORDER_MARK, text -> "\uFEFF" + text),
                cure(
                        "another encoding by name",
                        FindingCode.DECLARED_ENCODING,
                        text -> "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text),
                cure("line ends of Windows", FindingCode.CARRIAGE_RETURN, text -> text.replace("\n", "\r\n")),
                cure("a comment", FindingCode.COMMENT, text -> text.replace("Ring", "Ri<!-- -->ng")),
                cure("a comment around the root", FindingCode.COMMENT, text -> "<!-- -->\n" + text + "\n<!-- -->\n"),
                cure("CDATA", FindingCode.CDATA_SECTION, text -> text.replace("Ring", "<![CDATA[Ring]]>")),
                cure(
                        "a character as a reference",
                        FindingCode.PREFIX_MISSING,
                        text -> text.replace("Ring", "R&#105;ng")),
                cure(
                        "a prefix that is declared where it is needed",
                        FindingCode.PREFIX_MISSING,
                        text -> text.replace("<Language>", "<l:Language xmlns:l=\"" + Namespace.MESSAGE_3.uri() + "\">")
                                .replace("</Language>", "</l:Language>")),
                cure(
                        "tags that close themselves",
                        FindingCode.PREFIX_MISSING,
                        text -> text.replace("></Transform>", "/>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cured")
    void whatOnlyTheFormOfTheDocumentHasIsCured(UnaryOperator<String> form, FindingCode code) throws IOException {
        // given
        HandMade letter = HandMade.letter().beforeSigning(text -> text.replace("växeln", "\nväxeln"));
        byte[] sealedFromTheRightForm = mediator.envelope(
                        VerifiedDelivery.of(Content.of(utf8(letter.signedDelivery())), verifier), SampleLetters.TODAY)
                .toByteArray();

        // when
        VerifiedDelivery delivery =
                VerifiedDelivery.of(Content.of(utf8(form.apply(letter.signedDelivery()))), verifier);

        // then
        assertThat(delivery.report().codes()).contains(code);
        assertThat(mediator.envelope(delivery, SampleLetters.TODAY).toByteArray())
                .isEqualTo(sealedFromTheRightForm);
    }

    @Test
    void aSignatureWithoutASubjectsNameIsSealedAsItIs() throws IOException {
        Signing signing =
                Signing.right().signature(made -> made.replaceFirst("<X509SubjectName>.*</X509SubjectName>", ""));
        Content signed = Content.of(utf8(HandMade.letter().innerSigning(signing).signedDelivery()));

        byte[] envelope = mediator.envelope(VerifiedDelivery.of(signed, verifier), SampleLetters.TODAY)
                .toByteArray();

        assertThat(verifier.verify(Content.of(envelope)).codes()).containsExactly(FindingCode.SUBJECT_NAME_MISSING);
    }

    @Test
    void foreignElementsWithoutANamespaceKeepNone() throws IOException {
        Content signed = Content.of(utf8(HandMade.letter()
                .beforeSigning(HandMade.officialMatter("<a xmlns=\"urn:a\"><b xmlns=\"\"><c></c></b></a>"))
                .signedDelivery()));

        byte[] envelope = mediator.envelope(VerifiedDelivery.of(signed, verifier), SampleLetters.TODAY)
                .toByteArray();

        assertThat(new String(envelope, StandardCharsets.UTF_8))
                .contains("<x1:a xmlns:x1=\"urn:a\"><b><c></c></b></x1:a>");
        assertThat(verifier.verify(Content.of(envelope)).codes()).containsExactly(FindingCode.PREFIX_MISSING);
        assertThat(simulators.verifySignatures(envelope).findings()).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal("changed after signing", tampered(), FindingCode.DIGEST_MISMATCH),
                refusal(
                        "signed by another than its sender",
                        HandMade.letter().signedBy(TestKeys.KOMMUN_B).signedDelivery(),
                        FindingCode.SENDER_CERTIFICATE),
                refusal(
                        "signed with a certificate whose time is over",
                        HandMade.letter()
                                .signedBy(TestKeys.PKI
                                        .identity("162021004748", "Kommun A")
                                        .expired()
                                        .issue())
                                .signedDelivery(),
                        FindingCode.CERTIFICATE_EXPIRED),
                refusal(
                        "not signed",
                        HandMade.letter().signedDelivery().replaceFirst("(?s)<Signature .*</Signature>", ""),
                        FindingCode.SIGNATURE_MISSING),
                refusal("not a SignedDelivery", HandMade.letter().sealedDelivery(), FindingCode.OTHER_ROOT),
                refusal("no document", "hello", FindingCode.NOT_WELL_FORMED),
                refusal(
                        "with a checksum that is wrong",
                        signed(text -> text.replace("</Checksum>", "0</Checksum>")),
                        FindingCode.CHECKSUM),
                refusal(
                        "with a reference to a carriage return",
                        signed(text -> text.replace("växeln", "&#xD;")),
                        FindingCode.CARRIAGE_RETURN_REFERENCE),
                refusal(
                        "indented before it was signed",
                        signed(text -> text.replace("</Header>", "\n  </Header>")),
                        FindingCode.TEXT_BETWEEN_ELEMENTS),
                refusal(
                        "with breaks in its base64",
                        signed(text -> text.replace("SGVqIQ==", "SGVq\nIQ==")),
                        FindingCode.BASE64_FORM),
                refusal(
                        "with blanks around a token",
                        signed(text -> text.replace("svSE", "svSE ")),
                        FindingCode.BLANKS_AROUND_VALUE),
                refusal(
                        "with an Id",
                        HandMade.letter()
                                .beforeSigning(text -> text.replaceFirst(">", " Id=\"d1\">"))
                                .innerSigning(Signing.right().uri("#d1"))
                                .signedDelivery(),
                        FindingCode.ID_ATTRIBUTE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsNotRightIsRefusedWithItsReasonAndNothingOfItsContent(Content signed, FindingCode code) {
        assertThatThrownBy(() -> VerifiedDelivery.of(signed, verifier))
                .isInstanceOfSatisfying(SignedDeliveryRefusedException.class, refused -> {
                    assertThat(refused.isRetryable()).isFalse();
                    assertThat(refused.findings()).anyMatch(finding -> finding.startsWith(code.name() + ": "));
                })
                .hasMessageStartingWith("The signed delivery is not sealed: ")
                .hasMessageContaining(code.name())
                .hasMessageNotContainingAny("198101052382", "bygglov", "PREFIX_MISSING");
    }

    static Stream<Arguments> changes() {
        String right = HandMade.letter().signedDelivery();
        Signing anotherSubject = Signing.right()
                .signature(made -> made.replaceFirst("<X509SubjectName>[^<]*", "<X509SubjectName>CN=Kommun B"));
        return Stream.of(
                Arguments.of(Named.of("another text", tampered())),
                Arguments.of(Named.of(
                        "another Signature over the same",
                        HandMade.letter().innerSigning(anotherSubject).signedDelivery())),
                Arguments.of(Named.of("longer", right.replace("Ring", "Ring, ring"))),
                Arguments.of(Named.of("another order of what can't be told by length", swapped(right))),
                Arguments.of(Named.of("broken off", right.substring(0, right.length() - 5))),
                Arguments.of(Named.of("something behind it", right + "<a></a>")),
                Arguments.of(Named.of("nothing", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aDeliveryThatChangesAfterItWasVerifiedNeverLooksSealed(String afterwards) throws IOException {
        // given
        Content changing = oneAfterTheOther(HandMade.letter().signedDelivery(), afterwards);
        VerifiedDelivery delivery = VerifiedDelivery.of(changing, verifier);
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        // when, then
        assertThatThrownBy(() -> mediator.seal(delivery, SampleLetters.TODAY, output))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must not change");
        assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("</m3:SignedDelivery>", "<m3:Seal>");
    }

    @Test
    void aDeliveryThatFailedLeavesNoTraceInTheNext() throws IOException {
        String right = HandMade.letter().signedDelivery();
        VerifiedDelivery delivery = VerifiedDelivery.of(oneAfterTheOther(right, tampered(), right), verifier);
        VerifiedDelivery other =
                VerifiedDelivery.of(Content.of(signed(SampleLetters.minimum().buildComplete())), verifier);
        byte[] before = mediator.envelope(other, SampleLetters.TODAY).toByteArray();

        assertThatThrownBy(
                        () -> mediator.envelope(delivery, SampleLetters.TODAY).toByteArray())
                .isInstanceOf(IOException.class);

        assertThat(verifier.verify(mediator.envelope(delivery, SampleLetters.TODAY))
                        .findings())
                .isEmpty();
        assertThat(mediator.envelope(other, SampleLetters.TODAY).toByteArray()).isEqualTo(before);
    }

    @Test
    void aStreamThatFailsFailsAsItself() throws IOException {
        byte[] right = utf8(HandMade.letter().signedDelivery());
        VerifiedDelivery delivery = VerifiedDelivery.of(
                streams(List.<InputStream>of(new ByteArrayInputStream(right), new DeadLine())
                        .iterator()),
                verifier);

        assertThatThrownBy(
                        () -> mediator.envelope(delivery, SampleLetters.TODAY).toByteArray())
                .hasMessage("the line went dead");
    }

    @Test
    void theSameDeliveryCanBeSealedAgainToTheSameBytes() throws IOException {
        VerifiedDelivery delivery =
                VerifiedDelivery.of(Content.of(utf8(HandMade.letter().signedDelivery())), verifier);

        assertThat(mediator.envelope(delivery, SampleLetters.TODAY).toByteArray())
                .isEqualTo(mediator.envelope(delivery, SampleLetters.TODAY).toByteArray());
    }

    @Test
    void aLargeDeliveryIsNeverHeld(@TempDir Path folder) throws IOException {
        // given
        Path file = folder.resolve("signed.xml");
        Message letter = SampleLetters.minimum()
                .attachment(Attachment.pdf("a.pdf", SampleLetters.pdf(20_000_000)))
                .buildComplete();
        Files.write(file, signed(letter));
        EnvelopeVerifier large = EnvelopeVerifier.builder()
                .trust(List.of(TestKeys.PKI.authorityCertificate()))
                .maxBytes(100_000_000)
                .build();
        mediator.seal(
                VerifiedDelivery.of(Content.of(utf8(HandMade.letter().signedDelivery())), large),
                SampleLetters.TODAY,
                OutputStream.nullOutputStream());
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        // when
        mediator.seal(
                VerifiedDelivery.of(Content.of(file), large), SampleLetters.TODAY, OutputStream.nullOutputStream());

        // then
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(4_000_000);
    }

    @Test
    void aMunicipalitysMessageIsRefusedForWhatIsWrongAndItsSignatureSurvivesBeingWrittenAnew() throws IOException {
        Content signed = Content.of(utf8(municipalitysMessage()));
        SignedDelivery notVerified = new SignedDelivery() {
            @Override
            public long wireLength() {
                throw new UnsupportedOperationException();
            }

            @Override
            public OrganizationNumber sender() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(SignedDeliveryTarget target) throws IOException {
                try (InputStream input = signed.open()) {
                    verifier.readAgain(input, new SignedDeliveryWriter(target));
                } catch (UnreadableException e) {
                    throw new IOException(e);
                }
            }
        };
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();

        mediator.seal(notVerified, SampleLetters.TODAY, envelope);

        assertThatThrownBy(() -> VerifiedDelivery.of(signed, verifier))
                .isInstanceOfSatisfying(
                        SignedDeliveryRefusedException.class,
                        refused -> assertThat(refused.findings())
                                .hasSize(3)
                                .anyMatch(finding -> finding.startsWith("CHECKSUM"))
                                .anyMatch(finding -> finding.startsWith("CERTIFICATE_EXPIRED"))
                                .anyMatch(finding -> finding.startsWith("CERTIFICATE_UNTRUSTED")));
        assertThat(verifier.verify(Content.of(envelope.toByteArray())).codes())
                .containsExactlyInAnyOrder(
                        FindingCode.CHECKSUM, FindingCode.CERTIFICATE_EXPIRED, FindingCode.CERTIFICATE_UNTRUSTED);
        assertThat(simulators.verifySignatures(envelope.toByteArray()).findings())
                .isEmpty();
    }

    /** The SignedDelivery of a sealed one, as a document of its own. */
    private static String municipalitysMessage() throws IOException {
        Path file = VECTORS.resolve("sealed-by-kommun-a.xml");
        Assumptions.assumeTrue(
                Files.exists(file), "the test messages are not beside this checkout (../shared/vectors)");
        String sealed = Files.readString(file);
        return sealed.substring(sealed.indexOf("<SignedDelivery>"), sealed.indexOf("<Seal>"))
                .replaceFirst("<SignedDelivery>", "<SignedDelivery xmlns=\"" + Namespace.MESSAGE_3.uri() + "\">");
    }

    private static byte[] signed(Message letter) throws IOException {
        DeliverySigner sender = new DeliverySigner(TestKeys.of(TestKeys.KOMMUN_A));
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        sender.sign(letter, document);
        assertThat(sender.length(letter)).isEqualTo(document.size());
        return document.toByteArray();
    }

    private static String signed(UnaryOperator<String> change) {
        return HandMade.letter().beforeSigning(change).signedDelivery();
    }

    private static String tampered() {
        return HandMade.letter().signedDelivery().replace("Ring växeln", "Bing växeln");
    }

    private static String swapped(String signed) {
        return signed.replace("Ring växeln", "växeln Ring");
    }

    private static Arguments delivery(String name, String signed) {
        return Arguments.of(Named.of(name, Content.of(utf8(signed))));
    }

    private static Arguments refusal(String name, String signed, FindingCode code) {
        return Arguments.of(Named.of(name, Content.of(utf8(signed))), code);
    }

    private static Arguments cure(String name, FindingCode code, UnaryOperator<String> form) {
        return Arguments.of(Named.of(name, form), code);
    }

    /** Content that is another each time it is read. */
    private static Content oneAfterTheOther(String... documents) {
        return streams(Stream.of(documents)
                .<InputStream>map(document -> new ByteArrayInputStream(utf8(document)))
                .iterator());
    }

    private static Content streams(Iterator<InputStream> streams) {
        return new Content() {
            @Override
            public long size() {
                throw new UnsupportedOperationException();
            }

            @Override
            public InputStream open() {
                return streams.next();
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class DeadLine extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line went dead");
        }
    }
}
