package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

@EveryStore
class AttentionTest extends JournalContract {

    private static final Decision DECISION = new Decision("kari01", "Kivra's support says so");

    @Test
    void whatWaitsIsListedTheLongestWaitFirst() {
        Work first = moved("first", JournalState.NEEDS_ATTENTION);
        clock.pass(A_MINUTE);
        moved("delivered", JournalState.FAILED);
        Work second = moved("second", JournalState.NEEDS_ATTENTION);
        clock.pass(A_MINUTE);
        Work third = moved("third", JournalState.NEEDS_ATTENTION);

        JournalPage page = journal.attention().list(1, 2);

        assertThat(page.entries()).containsExactly(first.entry(), second.entry());
        assertThat(page.more()).isTrue();
        assertThat(journal.attention().list(2, 2).entries()).containsExactly(third.entry());
        assertThat(journal.attention().list(2, 2).more()).isFalse();
    }

    @Test
    void aLetterThatWasNotSealedBeginsAnew() {
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);

        JournalEntry entry = journal.attention().retry(work.entry().messageId(), DECISION);

        assertThat(entry.state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(entry.nextAttemptAt()).isEqualTo(clock.instant());
        assertThat(found(work)).isEqualTo(entry);
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).hasSize(1);
    }

    @Test
    void aLetterInDoubtIsSentOnceMoreWithTheSameBytes() {
        Work work = moved(
                "case-1",
                JournalState.SEALED,
                JournalState.DELIVERING,
                JournalState.IN_DOUBT,
                JournalState.NEEDS_ATTENTION);

        assertThat(journal.attention().retry(work.entry().messageId(), DECISION).state())
                .isEqualTo(JournalState.SEALED);
    }

    @Test
    void aLetterOnItsWayToPrintIsHandedOverOnceMoreWithTheSameFile() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        PrintFile file = PrintFiles.small();
        journal.storePrintFile(work.lease(), file);
        journal.move(work.lease(), Transition.to(JournalState.NEEDS_ATTENTION));

        JournalEntry entry = journal.attention().retry(work.entry().messageId(), DECISION);

        assertThat(entry.state()).isEqualTo(JournalState.TO_PRINT);
        assertThat(entry.printFileStored()).isTrue();
        assertThat(journal.printFile(entry.messageId())).map(PrintFile::sha256).contains(file.sha256());
    }

    @Test
    void aLetterThatIsSentToPrintIsMadeAnew() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        journal.storePrintFile(work.lease(), PrintFiles.small());
        journal.move(work.lease(), Transition.to(JournalState.NEEDS_ATTENTION));

        JournalEntry entry = journal.attention().sendToPrint(work.entry().messageId(), DECISION);

        assertThat(entry.state()).isEqualTo(JournalState.TO_PRINT);
        assertThat(entry.printFileStored()).isFalse();
        assertThat(journal.printFile(entry.messageId())).isEmpty();
        Work taken = journal.take(TestLetters.SENDERS, 10, A_MINUTE).get(0);
        assertThat(journal.storePrintFile(taken.lease(), PrintFiles.small()).printFileStored())
                .isTrue();
    }

    @Test
    void aLetterToAProtectedIdentityIsNotSentToPrint() {
        Work work = accepted("case-1");
        journal.move(work.lease(), Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.PROTECTED_IDENTITY));

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().sendToPrint(work.entry().messageId(), DECISION))
                .withMessageContaining("skyddad identitet");
        assertThat(found(work).state()).isEqualTo(JournalState.NEEDS_ATTENTION);
    }

    @ParameterizedTest
    @EnumSource(
            value = JournalState.class,
            names = {"DELIVERED", "HANDED_OVER", "FAILED"})
    void aLetterIsClosedAsThePersonHasFoundItToBe(JournalState outcome) {
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);

        JournalEntry entry = journal.attention().close(work.entry().messageId(), outcome, DECISION);

        assertThat(entry.state()).isEqualTo(outcome);
        assertThat(entry.nextAttemptAt()).isNull();
        assertThat(entry.concludedAt()).isEqualTo(clock.instant());
        assertThat(found(work)).isEqualTo(entry);
    }

    @ParameterizedTest
    @EnumSource(
            value = JournalState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DELIVERED", "HANDED_OVER", "FAILED"})
    void aLetterIsClosedInNoOtherWay(JournalState outcome) {
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.attention().close(work.entry().messageId(), outcome, DECISION));
    }

    @Test
    void whoDecidedAndWhyStandsInTheHistory() {
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);

        journal.attention().close(work.entry().messageId(), JournalState.DELIVERED, DECISION);

        List<JournalEvent> history = journal.records().history(work.entry().messageId());
        assertThat(history).last().satisfies(event -> {
            assertThat(event.person()).isEqualTo("kari01");
            assertThat(event.detail()).isEqualTo("Kivra's support says so");
            assertThat(event.state()).isEqualTo(JournalState.DELIVERED);
        });
    }

    @Test
    void onlyOneOfTwoPersonsDecides() {
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);
        journal.attention().retry(work.entry().messageId(), DECISION);

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().sendToPrint(work.entry().messageId(), DECISION));
        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().retry(work.entry().messageId(), DECISION));
        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().close(work.entry().messageId(), JournalState.FAILED, DECISION));
    }

    @Test
    void aLetterThatHasNotLeftIsWithdrawn() {
        Work work = moved("case-1", JournalState.SEALED);
        journal.release(work.lease(), clock.instant().plusSeconds(300));

        JournalEntry entry = journal.attention().withdraw(work.entry().messageId(), DECISION);

        assertThat(entry.state()).isEqualTo(JournalState.WITHDRAWN);
        clock.pass(Duration.ofDays(1));
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
    }

    @Test
    void aLetterThatWasEverInDoubtIsNotWithdrawnWhateverHasBecomeOfItSince() {
        Work work = moved(
                "case-1", JournalState.SEALED, JournalState.DELIVERING, JournalState.IN_DOUBT, JournalState.SEALED);
        journal.release(work.lease(), clock.instant().plusSeconds(300));

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().withdraw(work.entry().messageId(), DECISION));
    }

    @Test
    void aLetterThatWaitsForAPersonAndMayHaveArrivedIsClosedAndNotWithdrawn() {
        Work unanswered = waiting("unanswered", Reason.NO_ANSWER);
        Work refused = waiting("refused", Reason.SENDER_REFUSED);

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(
                        () -> journal.attention().withdraw(unanswered.entry().messageId(), DECISION));
        assertThat(journal.attention()
                        .withdraw(refused.entry().messageId(), DECISION)
                        .state())
                .isEqualTo(JournalState.WITHDRAWN);
    }

    @Test
    void theContentOfALetterThatHasEndedIsPurgedAtOnce() {
        Work ended = moved("ended", JournalState.FAILED);
        Work going = moved("going", JournalState.SEALED);

        journal.purge(ended.entry().messageId());
        Instant purgedAt = found(ended).purgedAt();
        clock.pass(A_MINUTE);
        journal.purge(ended.entry().messageId());

        assertThat(found(ended).purgedAt()).isEqualTo(purgedAt).isNotNull();
        assertThatExceptionOfType(ContentPurgedException.class)
                .isThrownBy(() -> journal.content(ended.entry().messageId()));
        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.purge(going.entry().messageId()));
        assertThat(journal.content(going.entry().messageId())).isNotNull();
    }

    @Test
    void aLetterThatSomebodyWorksOnIsNotWithdrawn() {
        Work work = moved("case-1", JournalState.SEALED);

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().withdraw(work.entry().messageId(), DECISION));
        assertThat(found(work)).isEqualTo(work.entry());
    }

    @Test
    void whoeverHeldALeaseThatHasExpiredCantSendAWithdrawnLetter() {
        Work work = moved("case-1", JournalState.SEALED);
        clock.pass(A_MINUTE);

        journal.attention().withdraw(work.entry().messageId(), DECISION);

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.move(work.lease(), Transition.to(JournalState.DELIVERING)));
    }

    @ParameterizedTest
    @EnumSource(
            value = JournalState.class,
            names = {"DELIVERING", "IN_DOUBT", "TO_PRINT"})
    void aLetterThatMayHaveLeftIsNotWithdrawn(JournalState state) {
        Work work = switch (state) {
            case DELIVERING -> moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
            case IN_DOUBT -> moved("case-1", JournalState.SEALED, JournalState.DELIVERING, JournalState.IN_DOUBT);
            default -> moved("case-1", JournalState.TO_PRINT);
        };
        clock.pass(A_MINUTE);

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().withdraw(work.entry().messageId(), DECISION));
    }

    @Test
    void aLetterWhoseContentIsPurgedCanOnlyBeClosed() {
        Work work = moved("case-1", JournalState.NEEDS_ATTENTION);
        UUID id = work.entry().messageId();
        clock.pass(A_MINUTE);
        journal.purge(Instant.EPOCH, Instant.EPOCH, clock.instant(), 10);

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().retry(id, DECISION))
                .withMessageContaining("purged");
        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().sendToPrint(id, DECISION));
        assertThat(journal.attention().close(id, JournalState.FAILED, DECISION).state())
                .isEqualTo(JournalState.FAILED);
    }

    @Test
    void whenWhatStoppedThemIsInOrderAgainAllLettersGoOnFromWhereTheyStopped() {
        Work notSealed = waiting("not sealed", Reason.SENDER_REFUSED);
        Work posted = waiting("posted", Reason.SENDER_REFUSED, JournalState.SEALED, JournalState.DELIVERING);
        Work toPrint = waiting("to print", Reason.SENDER_REFUSED, JournalState.TO_PRINT);
        Work another = waiting("another reason", Reason.UNKNOWN_FAULT);
        Work withoutReason = moved("without a reason", JournalState.NEEDS_ATTENTION);
        Work givenUp = accepted("given up");
        journal.move(givenUp.lease(), Transition.to(JournalState.FAILED).withReason(Reason.SENDER_REFUSED));

        assertThat(journal.attention().retryAll(Reason.SENDER_REFUSED, 10, DECISION))
                .isEqualTo(3);

        assertThat(found(notSealed).state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(found(posted).state()).isEqualTo(JournalState.SEALED);
        assertThat(found(toPrint).state()).isEqualTo(JournalState.TO_PRINT);
        assertThat(List.of(notSealed, posted, toPrint)).allSatisfy(work -> {
            assertThat(found(work).nextAttemptAt()).isEqualTo(clock.instant());
            assertThat(journal.records().history(work.entry().messageId()))
                    .last()
                    .satisfies(event -> {
                        assertThat(event.person()).isEqualTo("kari01");
                        assertThat(event.detail()).isEqualTo("Kivra's support says so");
                    });
        });
        assertThat(List.of(another, withoutReason))
                .allSatisfy(work -> assertThat(found(work)).isEqualTo(work.entry()));
        assertThat(found(givenUp).state()).isEqualTo(JournalState.FAILED);
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).hasSize(3);
    }

    @Test
    void ofManyLettersNoMoreThanToldGoOnTheLongestWaitFirst() {
        for (int i = 1; i <= 5; i++) {
            waiting("case-" + i, Reason.SENDER_REFUSED);
            clock.pass(A_MINUTE);
        }

        assertThat(journal.attention().retryAll(Reason.SENDER_REFUSED, 2, DECISION))
                .isEqualTo(2);
        assertThat(journal.attention().list(1, 10).entries())
                .extracting(JournalEntry::clientReference)
                .containsExactly("case-3", "case-4", "case-5");
        assertThat(journal.attention().retryAll(Reason.SENDER_REFUSED, 3, DECISION))
                .isEqualTo(3);
        assertThat(journal.attention().retryAll(Reason.SENDER_REFUSED, 3, DECISION))
                .isZero();
    }

    @Test
    void aLetterWhoseContentIsPurgedDoesntKeepTheOthersFromGoingOn() {
        Work purged = waiting("purged", Reason.SENDER_REFUSED);
        clock.pass(A_MINUTE);
        journal.purge(Instant.EPOCH, Instant.EPOCH, clock.instant(), 10);
        Work other = waiting("other", Reason.SENDER_REFUSED);

        assertThat(journal.attention().retryAll(Reason.SENDER_REFUSED, 1, DECISION))
                .isEqualTo(1);

        assertThat(found(other).state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(found(purged).state()).isEqualTo(JournalState.NEEDS_ATTENTION);
    }

    @Test
    void whoeverLetsLettersGoOnTellsWhatTheyWaitForAndHowManyAtMost() {
        assertThatNullPointerException().isThrownBy(() -> journal.attention().retryAll(null, 1, DECISION));
        assertThatNullPointerException().isThrownBy(() -> journal.attention().retryAll(Reason.SENDER_REFUSED, 1, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.attention().retryAll(Reason.SENDER_REFUSED, 0, DECISION));
    }

    /** A letter that waits for a person since these states. */
    private Work waiting(String clientReference, Reason reason, JournalState... before) {
        Work work = moved(clientReference, before);
        JournalEntry entry = journal.move(
                work.lease(), Transition.to(JournalState.NEEDS_ATTENTION).withReason(reason));
        return new Work(entry, work.lease());
    }

    @Test
    void aLetterThatIsUnknownIsRefused() {
        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().retry(UUID.randomUUID(), DECISION));
    }

    @Test
    void aDecisionTellsWhoAndWhyWithoutPersonnummer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision(" ", "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("kari01", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision("19810103-2384", "why"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("2384"));
        assertThat(new Decision("kari01", "it is for 19810103-2384").why()).doesNotContain("2384");
    }
}
