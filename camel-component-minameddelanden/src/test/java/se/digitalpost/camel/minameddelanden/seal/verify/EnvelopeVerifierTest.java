package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeVerifierTest {

    private static final Path VECTORS = Path.of(System.getProperty("minameddelanden.shared", "../../shared"))
            .resolve("vectors");

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();

    static Stream<Message> letters() {
        return Stream.of(
                SampleLetters.minimum().buildComplete(),
                SampleLetters.everything().buildComplete(),
                SampleLetters.minimum()
                        .officialMatter(new OfficialMatter(SampleLetters.TODAY, null, null, null, null, null, null))
                        .buildComplete(),
                SampleLetters.minimum()
                        .text("x".repeat(100_000))
                        .subject("\uD83D\uDCEC".repeat(127))
                        .buildComplete(),
                SampleLetters.minimum()
                        .attachment(Attachment.pdf("a.pdf", SampleLetters.pdf(1_400_000)))
                        .buildComplete());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void whatTheComponentSealsIsRight(Message letter) throws IOException {
        VerificationReport report = verifier.verify(Content.of(SampleLetters.sealed(letter)));

        assertThat(report.findings()).isEmpty();
        assertThat(report.isOk()).isTrue();
    }

    @Test
    void theReportTellsWhatWasRead() throws IOException {
        Message letter = SampleLetters.everything().buildComplete();

        DeliveryFacts facts =
                verifier.verify(Content.of(SampleLetters.sealed(letter))).facts();

        assertThat(facts.sender()).hasValue(new OrganizationNumber("162021004748"));
        assertThat(facts.mediator()).hasValue(new OrganizationNumber("162021003898"));
        assertThat(facts.recipient().orElseThrow().value()).isEqualTo("198101052382");
        assertThat(facts.correlationId()).hasValue("kors & tvärs");
        assertThat(facts.messageIds()).hasSize(1);
        assertThat(facts.attachments()).isEqualTo(3);
        assertThat(facts.receivedDate()).hasValue(SampleLetters.TODAY);
        SignatureFacts inner = facts.senderSignature().orElseThrow();
        assertThat(inner.holds()).isTrue();
        assertThat(inner.certificate()).hasValue(TestKeys.KOMMUN_A.certificate());
        assertThat(inner.digest().orElseThrow())
                .hasSize(64)
                .isNotEqualTo(facts.sealSignature().orElseThrow().digest().orElseThrow());
    }

    @Test
    void nothingOfTheRecipientOrTheContentShowsInTheReport() throws IOException {
        byte[] envelope = HandMade.letter()
                .beforeSigning(delivery -> delivery.replace("<Id>m-1</Id>", "<Id>198101052382</Id>"))
                .onTheWire(text -> text.replace("Beslut", "Avslag"))
                .envelope();

        String report = verifier.verify(Content.of(envelope)).toString();

        assertThat(report).doesNotContain("198101052382", "Avslag", "c-1").contains("DIGEST_MISMATCH", "162021004748");
    }

    @Test
    void aHandMadeLetterHoldsAsAnEnvelopeAsASealedAndAsASignedDelivery() throws IOException {
        assertThat(verifier.verify(Content.of(HandMade.letter().envelope())).findings())
                .isEmpty();
        assertThat(verifier.verifySealedDelivery(stream(HandMade.letter().sealedDelivery()))
                        .codes())
                .containsExactly(FindingCode.PREFIX_MISSING);
        assertThat(verifier.verifySignedDelivery(stream(HandMade.letter().signedDelivery()))
                        .codes())
                .containsExactly(FindingCode.PREFIX_MISSING);
    }

    @Test
    void aDocumentOfAnotherKindIsVerifiedAndReported() throws IOException {
        VerificationReport report = verifier.verify(stream(HandMade.letter().sealedDelivery()));

        assertThat(report.codes()).containsExactly(FindingCode.OTHER_ROOT, FindingCode.PREFIX_MISSING);
        assertThat(report.isOkExcept(FindingCategory.WIRE_FORM)).isFalse();
        assertThat(report.facts().sealSignature().orElseThrow().holds()).isTrue();
    }

    @Test
    void foreignContentIsTakenWhereTheSchemaHasIt() throws IOException {
        String invoice =
                "<Invoice xmlns=\"http://minameddelanden.gov.se/externalschema/Invoice/v1\"><DueDate>2026-12-01"
                        + "</DueDate><Amount CurrencyCode=\"SEK\">12500</Amount></Invoice>";
        String timestamp =
                "<Timestamp xmlns=\"http://minameddelanden.gov.se/schema/OfficialMatter/v3\">2026-11-22</Timestamp>";
        String extension = "<OfficialMatterExtension>" + timestamp + invoice
                + "<Identity xmlns=\"http://minameddelanden.gov.se/schema/OfficialMatter/v3\"><EventId>1</EventId>"
                + "</Identity></OfficialMatterExtension>";

        for (String content : List.of("", invoice, invoice + invoice, extension)) {
            byte[] envelope = HandMade.letter()
                    .beforeSigning(HandMade.officialMatter(content))
                    .envelope();
            assertThat(verifier.verify(Content.of(envelope)).findings()).isEmpty();
        }
        for (String content : List.of(invoice + extension, extension + invoice, timestamp.replace("Time", "Day"))) {
            byte[] envelope = HandMade.letter()
                    .beforeSigning(HandMade.officialMatter(content))
                    .envelope();
            assertThat(verifier.verify(Content.of(envelope)).isOk()).isFalse();
        }
    }

    @Test
    void bothSignaturesOfAMunicipalitysMessageHoldAndTheRestIsToldForWhatItIs() throws IOException {
        VerificationReport report = verifier.verifySealedDelivery(vector("sealed-by-kommun-a.xml"));

        assertThat(report.facts().senderSignature().orElseThrow().holds()).isTrue();
        assertThat(report.facts().sealSignature().orElseThrow().holds()).isTrue();
        assertThat(report.facts().sender()).hasValue(new OrganizationNumber("162021004748"));
        assertThat(report.codes())
                .containsExactlyInAnyOrder(
                        FindingCode.PREFIX_MISSING,
                        FindingCode.CHECKSUM,
                        FindingCode.CERTIFICATE_EXPIRED,
                        FindingCode.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void aMessageThatWasIndentedAfterSigningIsRefused() throws IOException {
        VerificationReport report = verifier.verifySealedDelivery(vector("signed-then-indented.xml"));

        assertThat(report.codes()).contains(FindingCode.DIGEST_MISMATCH, FindingCode.TEXT_BETWEEN_ELEMENTS);
        assertThat(report.isOkExcept(FindingCategory.WIRE_FORM, FindingCategory.CERTIFICATE))
                .isFalse();
    }

    @Test
    void sha1IsTakenWhenItIsAskedForAndOnlyAsAPair() throws IOException {
        EnvelopeVerifier lenient = EnvelopeVerifier.builder()
                .trust(List.of(TestKeys.PKI.authorityCertificate()))
                .acceptSha1(true)
                .build();
        Signing old = Signing.right().method(Signing.RSA_SHA1, "SHA1withRSA").digest(Signing.SHA1, "SHA-1");
        byte[] envelope = HandMade.letter().innerSigning(old).outerSigning(old).envelope();
        byte[] mixed = HandMade.letter()
                .outerSigning(Signing.right().digest(Signing.SHA1, "SHA-1"))
                .envelope();

        assertThat(lenient.verify(Content.of(envelope)).findings()).isEmpty();
        assertThat(lenient.verify(Content.of(HandMade.letter().envelope())).findings())
                .isEmpty();
        assertThat(lenient.verify(Content.of(mixed)).codes()).containsExactly(FindingCode.DIGEST_METHOD);
        assertThat(verifier.verify(Content.of(envelope)).codes())
                .containsExactly(FindingCode.SIGNATURE_METHOD, FindingCode.DIGEST_METHOD);
    }

    @Test
    void anIdMayBeReferredToWhereItIsOnTheSignedElementItself() throws IOException {
        byte[] envelope = HandMade.letter()
                .beforeSigning(delivery -> delivery.replaceFirst(">", " Id=\"d1\">"))
                .innerSigning(Signing.right().uri("#d1"))
                .envelope();

        assertThat(verifier.verify(Content.of(envelope)).codes()).containsExactly(FindingCode.ID_ATTRIBUTE);
    }

    @Test
    void theMediatorCanBeExpected() throws IOException {
        Content envelope = Content.of(HandMade.letter().envelope());
        EnvelopeVerifier.Builder builder =
                EnvelopeVerifier.builder().trust(List.of(TestKeys.PKI.authorityCertificate()));

        assertThat(builder.expectedMediator(new OrganizationNumber("162021003898"))
                        .build()
                        .verify(envelope)
                        .findings())
                .isEmpty();
        assertThat(builder.expectedMediator(new OrganizationNumber("162021004748"))
                        .build()
                        .verify(envelope)
                        .codes())
                .containsExactly(FindingCode.MEDIATOR_CERTIFICATE);
    }

    @Test
    void aCommentDoesNotShortenAValueThatIsRead() throws IOException {
        byte[] envelope = HandMade.letter()
                .onTheWire(text -> text.replace("162021004748", "1620<!-- -->21004748")
                        .replace("198101052382", "19810105<!-- -->2382"))
                .envelope();

        VerificationReport report = verifier.verify(Content.of(envelope));

        assertThat(report.codes()).containsExactly(FindingCode.COMMENT);
        assertThat(report.facts().sender()).hasValue(new OrganizationNumber("162021004748"));
        assertThat(report.facts().recipient().orElseThrow().value()).isEqualTo("198101052382");
    }

    @Test
    void aStreamThatFailsIsTheOnlyException() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        };

        assertThatThrownBy(() -> verifier.verify(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("the line went dead");
    }

    private static InputStream stream(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream vector(String name) throws IOException {
        Path file = VECTORS.resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), "the test messages are not beside this checkout (../shared/vectors)");
        return Files.newInputStream(file);
    }
}
