package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.testing.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@EveryStore
class ContentTest extends JournalContract {

    private static final Instant NEVER = Instant.EPOCH;

    @Test
    void theMessageIsReadBackAsItWas() throws IOException {
        Message letter = TestLetters.fullLetter("case-1");
        Work work = accepted(letter);

        Message read = journal.content(work.entry().messageId());

        SameMessage.assertSame(read, letter);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 262_143, 262_144, 262_145, 524_287, 524_288, 524_289})
    void anAttachmentOfAnySizeIsReadBackAgainAndAgain(int size) throws IOException {
        byte[] bytes = TestLetters.pdf(size + 8, size);
        Message letter = Messages.withAttachment(
                TestLetters.letter("case-1"), Content.of(Arrays.copyOfRange(bytes, 8, bytes.length)));
        Work work = accepted(letter);

        Content read =
                journal.content(work.entry().messageId()).attachments().get(0).content();

        for (int i = 0; i < 2; i++) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            read.writeTo(output);
            assertThat(output.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 8, bytes.length));
        }
        assertThat(read.size()).isEqualTo(size);
    }

    @Test
    void theContentOfAnUnknownLetterIsAnError() {
        assertThatIllegalStateException().isThrownBy(() -> journal.content(UUID.randomUUID()));
    }

    @Test
    void anAttachmentIsKeptAlsoWhenTheFileThatItCameFromIsGone(@TempDir Path folder) throws IOException {
        byte[] pdf = TestLetters.pdf(100_000, 3);
        Path file = Files.write(folder.resolve("beslut.pdf"), pdf);
        Message letter = TestLetters.draft("case-1")
                .attachment(Attachment.pdf("beslut.pdf", Content.of(file)))
                .buildComplete();

        accepted(letter);
        Files.delete(file);

        Content kept = journal.content(letter.messageId()).attachments().get(0).content();
        assertThat(SameMessage.bytes(kept)).isEqualTo(pdf);
    }

    @Test
    void whatIsPrintedIsStoredAndReadBack() throws IOException {
        Work work = moved("case-1", JournalState.TO_PRINT);
        PrintFile file = PrintFiles.of(TestLetters.pdf(600_000, 3));

        JournalEntry stored = journal.storePrintFile(work.lease(), file);

        assertThat(stored.printFileStored()).isTrue();
        assertThat(stored.facts().printFileSha256()).isEqualTo(file.sha256());
        assertThat(found(work)).isEqualTo(stored);
        PrintFile read = journal.printFile(work.entry().messageId()).orElseThrow();
        assertThat(read.sha256()).isEqualTo(file.sha256());
        assertThat(read.facts()).isEqualTo(file.facts());
        assertThat(SameMessage.bytes(read.pdf())).isEqualTo(SameMessage.bytes(file.pdf()));
    }

    @Test
    void whatWasNotMadeYetIsNotThere() {
        Work work = moved("case-1", JournalState.TO_PRINT);

        assertThat(found(work).printFileStored()).isFalse();
        assertThat(journal.printFile(work.entry().messageId())).isEmpty();
    }

    @Test
    void aPrintFileIsStoredOnce() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        journal.storePrintFile(work.lease(), PrintFiles.small());

        assertThatIllegalStateException().isThrownBy(() -> journal.storePrintFile(work.lease(), PrintFiles.small()));
    }

    @Test
    void aPrintFileIsStoredOnlyOnTheWayToPrint() {
        Work work = moved("case-1", JournalState.SEALED);

        assertThatIllegalStateException().isThrownBy(() -> journal.storePrintFile(work.lease(), PrintFiles.small()));
        assertThat(found(work).printFileStored()).isFalse();
    }

    @Test
    void aPrintFileIsTheOneThatItsDigestTells() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        PrintFile file = PrintFiles.small();
        PrintFile other = new PrintFile(Content.of(TestLetters.pdf(1000, 6)), file.sha256(), file.facts());

        assertThatIllegalArgumentException().isThrownBy(() -> journal.storePrintFile(work.lease(), other));
        assertThat(journal.printFile(work.entry().messageId())).isEmpty();
        assertThat(found(work).printFileStored()).isFalse();
    }

    @Test
    void theContentOfALetterThatThePrintServiceMayRejectIsKeptAsLongAsIsSaid() {
        Work rejectable = moved("case-1", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        Work posted = moved("case-2", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        Instant handedOver = clock.instant();
        clock.pass(Duration.ofDays(1));
        journal.report(rejectable.entry().messageId(), Transition.to(JournalState.PRINTED));
        journal.report(posted.entry().messageId(), Transition.to(JournalState.POSTED));

        assertThat(journal.purge(clock.instant(), handedOver, NEVER, 10)).isEqualTo(1);
        assertThat(found(posted).purgedAt()).isNotNull();
        assertThat(found(rejectable).purgedAt()).isNull();
        assertThat(journal.purge(clock.instant(), clock.instant(), NEVER, 10)).isEqualTo(1);
    }

    @Test
    void theStepThatDeliversALetterDeletesItsContent() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
        assertThat(journal.content(work.entry().messageId())).isNotNull();

        JournalEntry delivered = journal.move(work.lease(), Transition.to(JournalState.DELIVERED));

        assertThat(delivered.purgedAt()).isEqualTo(delivered.concludedAt());
        assertThat(found(work)).isEqualTo(delivered);
        assertThatExceptionOfType(ContentPurgedException.class)
                .isThrownBy(() -> journal.content(work.entry().messageId()));
        assertThat(journal.purge(clock.instant().plusSeconds(1), clock.instant(), NEVER, 10))
                .isZero();
    }

    @Test
    void theContentOfAConcludedLetterIsPurgedAndTheEvidenceStays() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        journal.storePrintFile(work.lease(), PrintFiles.small());
        JournalEntry handedOver = journal.move(work.lease(), Transition.to(JournalState.HANDED_OVER));
        clock.pass(Duration.ofDays(30));

        assertThat(journal.purge(handedOver.concludedAt(), handedOver.concludedAt(), NEVER, 10))
                .isZero();
        assertThat(journal.purge(
                        handedOver.concludedAt().plusMillis(1),
                        handedOver.concludedAt().plusMillis(1),
                        NEVER,
                        10))
                .isEqualTo(1);
        assertThat(journal.purge(clock.instant(), clock.instant(), NEVER, 10)).isZero();

        assertThat(found(work)).isEqualTo(handedOver.purged(clock.instant()));
        assertThat(found(work).recipient()).isEqualTo(TestLetters.ANNA);
        assertThat(found(work).facts().printFileSha256())
                .isEqualTo(PrintFiles.small().sha256());
        assertThat(statesOf(work))
                .containsExactly(JournalState.ACCEPTED, JournalState.TO_PRINT, JournalState.HANDED_OVER);
        assertThatExceptionOfType(ContentPurgedException.class)
                .isThrownBy(() -> journal.content(work.entry().messageId()));
        assertThatExceptionOfType(ContentPurgedException.class)
                .isThrownBy(() -> journal.printFile(work.entry().messageId()));
    }

    @Test
    void thePrintFilesDigestStaysInTheHistoryWhereAnotherFileIsMade() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        UUID id = work.entry().messageId();
        PrintFile first = PrintFiles.small();
        journal.storePrintFile(work.lease(), first);
        journal.move(work.lease(), Transition.to(JournalState.NEEDS_ATTENTION));
        journal.attention().sendToPrint(id, new Decision("kari01", "another address"));
        PrintFile second = PrintFiles.of(TestLetters.pdf(1000, 6));
        Work again = journal.take(id, A_MINUTE).orElseThrow();
        journal.storePrintFile(again.lease(), second);
        journal.move(again.lease(), Transition.to(JournalState.HANDED_OVER));

        assertThat(journal.records().history(id))
                .extracting(event -> event.facts().printFileSha256())
                .containsExactly(null, null, first.sha256(), first.sha256(), second.sha256());
        assertThat(found(work).facts().printFileSha256()).isEqualTo(second.sha256());
    }

    @Test
    void aStepTellsOfNoPrintFile() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        journal.storePrintFile(work.lease(), PrintFiles.small());
        Facts told = found(work).facts();
        Work other = accepted("case-2");

        JournalEntry entry =
                journal.move(other.lease(), new Transition(UUID.randomUUID(), JournalState.TO_PRINT, told, null, null));

        assertThat(entry.printFileStored()).isFalse();
    }

    @Test
    void theContentOfALetterThatIsOnItsWayIsNeverPurged() throws IOException {
        Work work = moved("case-1", JournalState.SEALED);
        clock.pass(Duration.ofDays(4000));

        assertThat(journal.purge(clock.instant(), clock.instant(), clock.instant(), 10))
                .isZero();

        SameMessage.assertSame(journal.content(work.entry().messageId()), TestLetters.letter("case-1"));
    }

    @Test
    void theContentOfALetterThatWaitsForAPersonIsPurgedAfterTheRetention() {
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);
        Instant acceptedAt = work.entry().acceptedAt();
        clock.pass(Duration.ofDays(90));

        assertThat(journal.purge(clock.instant(), clock.instant(), acceptedAt, 10))
                .isZero();
        assertThat(journal.purge(clock.instant(), clock.instant(), acceptedAt.plusMillis(1), 10))
                .isEqualTo(1);
    }

    @Test
    void noMoreIsPurgedAtOnceThanWasAskedFor() {
        for (int i = 0; i < 5; i++) {
            moved("case-" + i, JournalState.FAILED);
        }
        clock.pass(A_MINUTE);

        assertThat(journal.purge(clock.instant(), clock.instant(), NEVER, 3)).isEqualTo(3);
        assertThat(journal.purge(clock.instant(), clock.instant(), NEVER, 3)).isEqualTo(2);
        assertThat(journal.purge(clock.instant(), clock.instant(), NEVER, 3)).isZero();
    }
}
