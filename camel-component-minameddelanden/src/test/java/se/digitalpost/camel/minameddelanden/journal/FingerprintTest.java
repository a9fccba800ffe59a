package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PreparedContent;

import static org.assertj.core.api.Assertions.assertThat;

/** Two messages are the same where every field is. The fields are asked of the records themselves, so that a new one can't be forgotten. */
class FingerprintTest {

    static Stream<RecordVariants.Variant> variants() {
        return RecordVariants.of(TestLetters.fullLetter("case-1"));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aMessageThatDiffersInOneFieldIsAnother(RecordVariants.Variant variant) {
        assertThat(Fingerprint.of(variant.message()).value())
                .isNotEqualTo(Fingerprint.of(TestLetters.fullLetter("case-1")).value());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aMessageIsReadBackWithEveryFieldOfIt(RecordVariants.Variant variant) throws IOException {
        Message message = variant.message();

        Message read = MessageCodec.decode(
                MessageCodec.encode(message),
                (index, size) -> message.attachments().get(index).content());

        SameMessage.assertSame(read, message);
    }

    @Test
    void everyFieldIsVaried() {
        assertThat(variants().map(RecordVariants.Variant::toString))
                .contains(
                        "clientReference",
                        "sender.name",
                        "attachments",
                        "attachments[0].fileName",
                        "attachments[0].content",
                        "attachments[0].channel",
                        "officialMatter",
                        "officialMatter.matterStatus",
                        "postalAddress.protectedIdentity",
                        "paper.envelope",
                        "costCentre");
    }

    @Test
    void noTwoVariantsAreTakenForEachOther() {
        Set<String> seen = new HashSet<>();

        assertThat(variants())
                .allSatisfy(variant -> assertThat(
                                seen.add(Fingerprint.of(variant.message()).value()))
                        .isTrue());
    }

    @Test
    void whatMovesFromOneFieldToTheNextIsSeen() {
        Message one =
                TestLetters.draft("case-1").department("ab").costCentre("c").buildComplete();
        Message other =
                TestLetters.draft("case-1").department("a").costCentre("bc").buildComplete();

        assertThat(Fingerprint.of(one).value())
                .isNotEqualTo(Fingerprint.of(other).value());
    }

    @Test
    void whatMovesFromOneAttachmentToTheNextIsSeen() {
        assertThat(Fingerprint.of(withAttachments("%PDF-ab", "%PDF-c")).value())
                .isNotEqualTo(
                        Fingerprint.of(withAttachments("%PDF-a", "b%PDF-c")).value());
    }

    @Test
    void whereAnAttachmentLiesDoesNotMatter() throws IOException {
        byte[] bytes = TestLetters.pdf(50_000, 3);
        Message inMemory = TestLetters.draft("c")
                .attachment(Attachment.pdf("a.pdf", Content.of(bytes)))
                .buildComplete();
        Message prepared = TestLetters.draft("c")
                .attachment(Attachment.pdf("a.pdf", PreparedContent.of(Content.of(bytes))))
                .buildComplete();

        assertThat(Fingerprint.of(prepared).value())
                .isEqualTo(Fingerprint.of(inMemory).value());
    }

    private static Message withAttachments(String first, String second) {
        List<Attachment> attachments = new ArrayList<>();
        attachments.add(Attachment.pdf("a.pdf", Content.of(first.getBytes())));
        attachments.add(Attachment.pdf("a.pdf", Content.of(second.getBytes())));
        Message.Builder draft = TestLetters.draft("case-1");
        attachments.forEach(draft::attachment);
        return draft.buildComplete();
    }
}
