package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whoever can write to the database can't change a letter without being found. */
@EveryDatabase
class TamperingTest extends DatabaseContract {

    private UUID id;
    private UUID otherId;

    @BeforeEach
    void acceptTwoLettersOfSeveralPieces() {
        id = accepted(letter("case-1")).entry().messageId();
        otherId = accepted(letter("case-2")).entry().messageId();
        settle();
    }

    private static Message letter(String reference) {
        return TestLetters.draft(reference)
                .attachment(Attachment.pdf("a.pdf", Content.of(TestLetters.pdf(3 * ContentTable.PIECE + 1, 1))))
                .attachment(Attachment.pdf("b.pdf", Content.of(TestLetters.pdf(3 * ContentTable.PIECE + 1, 2))))
                .buildComplete();
    }

    @Test
    void anyBitThatIsFlippedIsFound() throws Exception {
        byte[] stored = data(id, 1, 0);
        for (int at : new int[] {0, 1, 2, 10, 30, 1000, stored.length - 1}) {
            replace(id, 1, 0, bytes -> {
                byte[] changed = stored.clone();
                changed[at] ^= 1;
                return changed;
            });
            assertDamaged(() -> readAttachment(0));
        }
        replace(id, 1, 0, bytes -> stored);
        assertThat(readAttachment(0)).hasSize(3 * ContentTable.PIECE + 1);
    }

    @Test
    void piecesThatAreSwappedAreFound() throws Exception {
        byte[] first = data(id, 1, 0);
        byte[] second = data(id, 1, 1);
        replace(id, 1, 0, bytes -> second);
        replace(id, 1, 1, bytes -> first);

        assertDamaged(() -> readAttachment(0));
    }

    @Test
    void aPieceOfAnotherAttachmentIsFound() throws Exception {
        replace(id, 1, 1, data(id, 2, 1));

        assertDamaged(() -> readAttachment(0));
    }

    @Test
    void aPieceOfAnotherLetterIsFound() throws Exception {
        replace(id, 1, 1, data(otherId, 1, 1));

        assertDamaged(() -> readAttachment(0));
    }

    @Test
    void aMessageOfAnotherLetterIsFound() throws Exception {
        replace(id, Part.MESSAGE, 0, data(otherId, Part.MESSAGE, 0));

        assertDamaged(() -> journal.content(id));
    }

    @Test
    void aPieceThatIsMissingIsFound() throws Exception {
        execute("DELETE FROM mm_content WHERE part = 1 AND piece = 1 AND message_id = '" + id + "'");

        assertDamaged(() -> readAttachment(0));
    }

    @Test
    void anEndThatIsCutOffIsFound() throws Exception {
        execute("DELETE FROM mm_content WHERE part = 1 AND piece = 3 AND message_id = '" + id + "'");
        assertDamaged(() -> readAttachment(0));

        execute("UPDATE mm_content SET is_last = TRUE WHERE part = 1 AND piece = 2 AND message_id = '" + id + "'");
        assertDamaged(() -> readAttachment(0));
    }

    @Test
    void aPieceThatIsCutShortIsFound() throws Exception {
        replace(id, 1, 3, bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        assertDamaged(() -> readAttachment(0));

        replace(id, 1, 3, bytes -> new byte[0]);
        assertDamaged(() -> readAttachment(0));
    }

    @Test
    void aMessageThatIsGoneIsFound() throws Exception {
        execute("DELETE FROM mm_content WHERE part = 0 AND message_id = '" + id + "'");

        assertDamaged(() -> journal.content(id));
    }

    @Test
    void whatSomebodyHasPutThereUnencryptedIsRefused() throws Exception {
        byte[] forged = MessageCodec.encode(TestLetters.letter("case-1"));
        byte[] plain = new byte[forged.length + 1];
        System.arraycopy(forged, 0, plain, 1, forged.length);
        replace(id, Part.MESSAGE, 0, plain);

        assertDamaged(() -> journal.content(id));
    }

    /** It is seen and taken, so that a person is told of it in the end; and nothing is sent to whoever was put in. */
    @Test
    void aRecipientThatWasChangedIsNotToldAndKeepsNothingElseFromGoingOn() throws Exception {
        execute("UPDATE mm_message SET recipient = (SELECT recipient FROM mm_message WHERE message_id = '" + otherId
                + "') WHERE message_id = '" + id + "'");
        clock.pass(A_MINUTE);

        assertThat(journal.records().find(id))
                .get()
                .extracting(JournalEntry::recipient)
                .isNull();
        assertThat(journal.records().list(JournalFilter.ALL, 1, 10).entries()).hasSize(2);
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE))
                .extracting(work -> work.entry().messageId())
                .containsExactlyInAnyOrder(id, otherId);
        assertThat(journal.content(id).recipient()).isEqualTo(TestLetters.ANNA);
    }

    @Test
    void aPrintFileThatWasChangedIsFound() throws Exception {
        Work work = moved("case-3", JournalState.TO_PRINT);
        UUID printed = work.entry().messageId();
        journal.storePrintFile(work.lease(), PrintFiles.small());
        replace(printed, Part.PRINT_PDF, 0, bytes -> {
            bytes[100] ^= 1;
            return bytes;
        });

        assertDamaged(
                () -> SameMessage.bytes(journal.printFile(printed).orElseThrow().pdf()));
        replace(printed, Part.PRINT_FACTS, 0, data(id, Part.MESSAGE, 0));
        assertDamaged(() -> journal.printFile(printed));
    }

    private interface Reading {
        void read() throws Exception;
    }

    private static void assertDamaged(Reading reading) {
        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(reading::read)
                .satisfies(e -> assertThat(e.isRetryable()).isFalse());
    }

    private byte[] readAttachment(int index) throws IOException {
        try (InputStream input =
                journal.content(id).attachments().get(index).content().open()) {
            return input.readAllBytes();
        }
    }

    private byte[] data(UUID messageId, int part, int piece) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT data FROM mm_content WHERE message_id = ? AND part = ? AND piece = ?")) {
            statement.setObject(1, messageId);
            statement.setInt(2, part);
            statement.setInt(3, piece);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private void replace(UUID messageId, int part, int piece, UnaryOperator<byte[]> change) throws SQLException {
        replace(messageId, part, piece, change.apply(data(messageId, part, piece)));
    }

    private void replace(UUID messageId, int part, int piece, byte[] data) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE mm_content SET data = ? WHERE message_id = ? AND part = ? AND piece = ?")) {
            statement.setBytes(1, data);
            statement.setObject(2, messageId);
            statement.setInt(3, part);
            statement.setInt(4, piece);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
