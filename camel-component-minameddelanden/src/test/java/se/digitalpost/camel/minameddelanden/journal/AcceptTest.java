package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.testing.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@EveryStore
class AcceptTest extends JournalContract {

    private static final Instant TOMORROW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void aNewLetterIsStoredAndLeased() {
        Message letter = TestLetters.letter("case-1");

        Acceptance.Accepted accepted = (Acceptance.Accepted) journal.accept(letter, A_MINUTE, TOMORROW);

        JournalEntry entry = accepted.entry();
        assertThat(entry.messageId()).isEqualTo(letter.messageId());
        assertThat(entry.sender()).isEqualTo(TestLetters.KOMMUN_A);
        assertThat(entry.clientReference()).isEqualTo("case-1");
        assertThat(entry.department()).isEqualTo("Bygglov");
        assertThat(entry.costCentre()).isEqualTo("4711");
        assertThat(entry.recipient()).isEqualTo(TestLetters.ANNA);
        assertThat(entry.state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(entry.facts()).isEqualTo(Facts.NONE);
        assertThat(entry.acceptedAt()).isEqualTo(clock.instant());
        assertThat(entry.deadline()).isEqualTo(TOMORROW);
        assertThat(entry.attempts()).isEqualTo(1);
        assertThat(entry.node()).isEqualTo("node-1");
        assertThat(entry.nextAttemptAt()).isEqualTo(clock.instant().plus(A_MINUTE));
        assertThat(accepted.lease().until()).isEqualTo(entry.nextAttemptAt());
        assertThat(journal.records().find(letter.messageId())).contains(entry);
    }

    @Test
    void aLetterAcceptedWithoutALeaseIsForWhoeverTakesIt() {
        Acceptance.Accepted accepted =
                (Acceptance.Accepted) journal.accept(TestLetters.letter("case-1"), Duration.ZERO, null);

        assertThat(accepted.lease()).isNull();
        assertThat(accepted.entry().node()).isNull();
        assertThat(accepted.entry().attempts()).isZero();
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE))
                .extracting(work -> work.entry().clientReference())
                .containsExactly("case-1");
    }

    @Test
    void aLettersBatchAndCallbackAddressAreKeptWithIt() {
        URI callbackUrl = URI.create("https://cases.kommunen.se/digital-post?case=17");
        Message letter =
                TestLetters.draft("case-1").batchReference(" BYGG-2026-V47 ").buildComplete();

        journal.accept(letter, Duration.ZERO, null, callbackUrl);

        JournalEntry entry = journal.records().find(letter.messageId()).orElseThrow();
        assertThat(entry.batchReference()).isEqualTo("BYGG-2026-V47");
        assertThat(entry.callbackUrl()).isEqualTo(callbackUrl);
        assertThat(journal.content(letter.messageId()).batchReference()).isEqualTo("BYGG-2026-V47");
        Work work = journal.take(letter.messageId(), A_MINUTE).orElseThrow();
        assertThat(journal.move(work.lease(), Transition.to(JournalState.SEALED)))
                .extracting(JournalEntry::batchReference, JournalEntry::callbackUrl)
                .containsExactly("BYGG-2026-V47", callbackUrl);
    }

    @Test
    void aCallbackAddressIsNoContent_TheFirstOneStays() {
        URI first = URI.create("https://cases.kommunen.se/1");
        journal.accept(TestLetters.letter("case-1"), Duration.ZERO, null, first);

        Acceptance again = journal.accept(
                TestLetters.letter("case-1"), Duration.ZERO, null, URI.create("https://cases.kommunen.se/2"));

        assertThat(again).isInstanceOf(Acceptance.Known.class);
        assertThat(again.entry().callbackUrl()).isEqualTo(first);
    }

    @Test
    void neitherBatchNorCallbackAddressTellsWhomALetterIsFor() {
        Message letter = TestLetters.draft("case-1")
                .batchReference("BYGG " + TestLetters.ANNA.value())
                .buildComplete();
        URI callbackUrl = URI.create("https://cases.kommunen.se/" + TestLetters.ANNA.value());

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> journal.accept(letter, Duration.ZERO, null, callbackUrl))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(FieldFault::field)
                        .containsExactly("batchReference", "callbackUrl"));
    }

    @Test
    void theSameLetterAgainIsKnown() {
        Work first = accepted(TestLetters.fullLetter("case-1"));

        Acceptance again = journal.accept(TestLetters.fullLetter("case-1"), A_MINUTE, TOMORROW);

        assertThat(again).isEqualTo(new Acceptance.Known(first.entry()));
        assertThat(statesOf(first)).containsExactly(JournalState.ACCEPTED);
    }

    @Test
    void theSameLetterGetsTheFirstAnswerWhateverHasBecomeOfIt() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);
        clock.pass(Duration.ofDays(400));
        journal.purge(clock.instant(), clock.instant(), clock.instant(), 10);

        Acceptance again = journal.accept(TestLetters.letter("case-1"), A_MINUTE, null);

        assertThat(again).isEqualTo(new Acceptance.Known(found(work)));
        assertThat(again.entry().state()).isEqualTo(JournalState.DELIVERED);
    }

    @Test
    void theSameReferenceWithOtherContentIsRefused() {
        Work first = accepted("case-1");
        Message other = TestLetters.draft("case-1").text("Hej Bo!").buildComplete();

        assertThatExceptionOfType(DuplicateReferenceException.class)
                .isThrownBy(() -> journal.accept(other, A_MINUTE, null))
                .satisfies(e -> assertThat(e.messageId()).isEqualTo(other.messageId()))
                .satisfies(e -> assertThat(e.isRetryable()).isFalse());
        assertThat(found(first)).isEqualTo(first.entry());
    }

    @Test
    void theSameReferenceWithOtherBytesInAnAttachmentIsRefused() {
        byte[] bytes = TestLetters.pdf(600_000, 7);
        accepted(withAttachment("case-1", Content.of(bytes)));
        byte[] other = bytes.clone();
        other[599_999] ^= 1;

        assertThatExceptionOfType(DuplicateReferenceException.class)
                .isThrownBy(() -> journal.accept(withAttachment("case-1", Content.of(other)), A_MINUTE, null));
    }

    @Test
    void theSameReferenceOfAnotherSenderIsAnotherLetter() {
        accepted("case-1");

        Work other = accepted(TestLetters.draft("case-1")
                .sender(TestLetters.KOMMUN_B.value(), "Kommun B")
                .buildComplete());

        assertThat(journal.records().find(TestLetters.KOMMUN_B, "case-1")).contains(other.entry());
        assertThat(journal.records().find(TestLetters.KOMMUN_A, "case-1")).get().isNotEqualTo(other.entry());
    }

    @Test
    void anIncompleteLetterIsRefused() {
        Message incomplete = Message.builder()
                .recipient(TestLetters.ANNA)
                .subject("Beslut")
                .text("Hej!")
                .build();

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> journal.accept(incomplete, A_MINUTE, null))
                .satisfies(e -> assertThat(e.faults()).hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"198101032384", "19810103-2384", "8101032384", "810103-2384", "case 810103-2384/2"})
    void aReferenceThatTellsTheRecipientIsRefused(String reference) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> journal.accept(TestLetters.letter(reference), A_MINUTE, null))
                .withMessageContaining("clientReference")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("2384"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"202611220012", "19810103", "2384", "191212121212"})
    void aReferenceThatOnlyLooksAlikeIsAccepted(String reference) {
        assertThat(accepted(reference).entry().clientReference()).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE mm_message; --",
                "\" OR \"1\"=\"1",
                "%_\\",
                "$1 ? :name {fn now()}",
                "/* */ -- x",
                "å \uD83D\uDCEC \u2028x"
            })
    void aReferenceIsNothingButAText(String reference) {
        Message letter = TestLetters.draft(reference)
                .department(reference)
                .costCentre(reference)
                .buildComplete();

        Work work = accepted(letter);
        journal.move(work.lease(), Transition.to(JournalState.FAILED).withDetail(reference));

        JournalEntry entry =
                journal.records().find(TestLetters.KOMMUN_A, reference).orElseThrow();
        assertThat(entry.clientReference()).isEqualTo(reference);
        assertThat(entry.department()).isEqualTo(reference);
        assertThat(entry.costCentre()).isEqualTo(reference);
        assertThat(journal.records()
                        .list(JournalFilter.ALL.ofDepartment(reference), 1, 10)
                        .entries())
                .containsExactly(entry);
    }

    @Test
    void anAttachmentThatCantBeReadIsToldAndNothingIsStored() {
        Message letter = withAttachment("case-1", new FailingContent());

        assertThatExceptionOfType(MinaMeddelandenException.class)
                .isThrownBy(() -> journal.accept(letter, A_MINUTE, null))
                .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                .withMessageContaining(letter.messageId().toString());
        assertThat(journal.records().find(letter.messageId())).isEmpty();
    }

    @Test
    void aLetterThatIsUnknownIsNotFound() {
        assertThat(journal.records().find(UUID.randomUUID())).isEmpty();
        assertThat(journal.records().find(TestLetters.KOMMUN_A, "nothing")).isEmpty();
        assertThat(journal.records().history(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsToldOfALetterHasNoRecipient() {
        Work work = accepted(TestLetters.draft("case-1")
                .deliveryMode(DeliveryMode.PAPER_ONLY)
                .buildComplete());

        assertThat(work.entry().toString())
                .contains("case-1")
                .doesNotContain("1981")
                .doesNotContain("2384");
        assertThat(work.toString()).doesNotContain("2384");
    }

    private static Message withAttachment(String reference, Content content) {
        return Messages.withAttachment(TestLetters.letter(reference), content);
    }

    private static final class FailingContent implements Content {

        @Override
        public long size() {
            return 10;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("the share is gone");
        }
    }
}
