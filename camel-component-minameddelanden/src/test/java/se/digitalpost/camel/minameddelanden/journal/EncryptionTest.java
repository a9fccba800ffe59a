package se.digitalpost.camel.minameddelanden.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What somebody sees who has the database and not the key. */
@EveryDatabase
class EncryptionTest extends DatabaseContract {

    private static final String[] TABLES = {"mm_message", "mm_event", "mm_content", "mm_outcome", "mm_outbox"};
    private static final byte[] NEW_KEY = "another key of 32 bytes, no less".getBytes(StandardCharsets.US_ASCII);

    @Test
    void nothingThatTellsARecipientOrIsContentIsReadable() throws Exception {
        journal.outcomes().subscribe("cases", clock.instant());
        Work work = accepted(TestLetters.fullLetter("case-1"));
        journal.move(work.lease(), Transition.to(JournalState.TO_PRINT));
        journal.storePrintFile(work.lease(), PrintFiles.small());
        journal.move(
                work.lease(),
                Transition.to(JournalState.NEEDS_ATTENTION)
                        .withReason(Reason.UNKNOWN_FAULT)
                        .withFault(new OperatorFault(1, "Anna Andersson has moved", "call-1")));

        String everything = everything();

        assertThat(everything).contains("case-1", "162021004748", "Bygglov", "4711", "call-1", "TO_PRINT");
        assertThat(everything)
                .doesNotContain(
                        "198101032384",
                        "8101032384",
                        "Anna",
                        "Andersson",
                        "Beslut",
                        "Karta",
                        "bilagan",
                        "Storgatan",
                        "541 30",
                        "%PDF",
                        "bygglov@",
                        "moved",
                        "SENDER_INITIATIVE");
        assertThat(journal.records().history(work.entry().messageId()))
                .last()
                .satisfies(
                        event -> assertThat(event.facts().fault().description()).isEqualTo("Anna Andersson has moved"));
    }

    @Test
    void ofTwoLettersToTheSameRecipientOnlyTheirKeyedHashIsTheSame() throws Exception {
        accepted("case-1");
        accepted("case-2");
        settle();

        assertThat(number("SELECT COUNT(DISTINCT recipient) FROM mm_message")).isEqualTo(2);
        assertThat(number("SELECT COUNT(DISTINCT fingerprint) FROM mm_message")).isEqualTo(2);
        assertThat(number("SELECT COUNT(DISTINCT recipient_lookup) FROM mm_message"))
                .isEqualTo(1);
    }

    @Test
    void afterAKeyIsReplacedWhatWasStoredIsStillReadAndFound() throws Exception {
        Work old = accepted(TestLetters.fullLetter("old"));

        Journal rotated = database()
                .journal("node-2", clock, ContentKeys.of("2027", NEW_KEY).withOlder("2026", DatabaseStore.KEY));
        rotated.accept(TestLetters.letter("new"), A_MINUTE, null);

        SameMessage.assertSame(rotated.content(old.entry().messageId()), TestLetters.fullLetter("old"));
        assertThat(rotated.accept(TestLetters.fullLetter("old"), A_MINUTE, null))
                .isInstanceOf(Acceptance.Known.class);
        assertThat(rotated.records()
                        .list(JournalFilter.ALL.to(TestLetters.ANNA), 1, 10)
                        .entries())
                .extracting(JournalEntry::clientReference)
                .containsExactlyInAnyOrder("old", "new");
        assertThat(rotated.move(old.lease(), Transition.to(JournalState.SEALED)).recipient())
                .isEqualTo(TestLetters.ANNA);
    }

    @Test
    void whereAKeyIsMissingTheOthersLettersGoOn() {
        Work old = accepted("old");
        clock.pass(A_MINUTE);

        Journal without = database().journal("node-2", clock, ContentKeys.of("2027", NEW_KEY));
        without.accept(TestLetters.letter("new"), Duration.ZERO, null);

        List<Work> taken = without.take(TestLetters.SENDERS, 10, A_MINUTE);
        assertThat(taken).hasSize(2);
        assertThat(taken)
                .filteredOn(work -> work.entry().messageId().equals(old.entry().messageId()))
                .singleElement()
                .satisfies(work -> assertThat(work.entry().recipient()).isNull())
                .satisfies(work -> assertThat(without.move(work.lease(), Transition.to(JournalState.NEEDS_ATTENTION))
                                .state())
                        .isEqualTo(JournalState.NEEDS_ATTENTION));
        assertThat(without.attention().list(1, 10).entries()).hasSize(1);
    }

    @Test
    void plaintextIsStoredWhereItIsChosen() throws Exception {
        Journal plain = database().journal("node-2", clock, ContentKeys.plaintext());

        plain.accept(TestLetters.letter("case-1"), A_MINUTE, null);

        assertThat(everything()).contains("198101032384", "Beslut om bygglov");
        assertThat(plain.records()
                        .list(JournalFilter.ALL.to(TestLetters.ANNA), 1, 10)
                        .entries())
                .hasSize(1);
    }

    @Test
    void withoutAKeyNothingIsStoredUnlessPlaintextIsChosen() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        JdbcJournal.on(database().dataSource()).node("node-2").open())
                .withMessageContaining("plaintext");
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcJournal.on(database().dataSource())
                        .keys(DatabaseStore.KEYS)
                        .open())
                .withMessageContaining("node");
    }

    /** All rows of all tables; binary values as the characters that they would be. */
    private String everything() throws SQLException {
        settle();
        List<String> values = new ArrayList<>();
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    ResultSetMetaData columns = rows.getMetaData();
                    while (rows.next()) {
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            values.add(text(rows.getObject(i)));
                        }
                    }
                }
            }
        }
        return String.join("\n", values);
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }
}
