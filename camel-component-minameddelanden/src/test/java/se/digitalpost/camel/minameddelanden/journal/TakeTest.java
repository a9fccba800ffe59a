package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@EveryStore
class TakeTest extends JournalContract {

    @Test
    void aLetterThatIsWorkedOnIsNotTaken() {
        accepted("case-1");

        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
    }

    @Test
    void aLetterWhoseLeaseHasExpiredIsTaken() {
        Work first = accepted("case-1");
        clock.pass(A_MINUTE);

        List<Work> taken = journal.take(TestLetters.SENDERS, 10, A_MINUTE);

        assertThat(taken).singleElement().satisfies(work -> {
            assertThat(work.entry().messageId()).isEqualTo(first.entry().messageId());
            assertThat(work.entry().attempts()).isEqualTo(2);
            assertThat(work.entry()).isEqualTo(found(first));
            assertThat(work.lease().until()).isEqualTo(clock.instant().plus(A_MINUTE));
        });
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
    }

    @Test
    void whoeverHasLostTheLeaseCanWriteNothing() {
        Work lost = moved("case-1", JournalState.SEALED);
        clock.pass(A_MINUTE);
        Work held = journal.take(TestLetters.SENDERS, 10, A_MINUTE).get(0);

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.move(lost.lease(), Transition.to(JournalState.DELIVERING)));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> journal.renew(lost.lease(), A_MINUTE));
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.storePrintFile(lost.lease(), PrintFiles.small()));
        assertThat(journal.release(lost.lease(), clock.instant())).isFalse();

        assertThat(found(held)).isEqualTo(held.entry());
        assertThat(journal.move(held.lease(), Transition.to(JournalState.DELIVERING))
                        .state())
                .isEqualTo(JournalState.DELIVERING);
    }

    /** The answer of a slow mailbox operator is not lost only because it was slow. */
    @Test
    void aLeaseThatHasExpiredStillWritesAsLongAsNobodyElseHasOne() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
        clock.pass(A_MINUTE.multipliedBy(10));

        assertThat(journal.move(work.lease(), Transition.to(JournalState.DELIVERED))
                        .state())
                .isEqualTo(JournalState.DELIVERED);
    }

    @Test
    void aLeaseThatIsRenewedIsHeldForLonger() {
        Work work = accepted("case-1");
        clock.pass(Duration.ofSeconds(50));

        Lease renewed = journal.renew(work.lease(), A_MINUTE);

        clock.pass(Duration.ofSeconds(50));
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(renewed.until()).isEqualTo(clock.instant());
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).hasSize(1);
    }

    @Test
    void aLetterThatIsReleasedIsTakenAtItsNextAttemptsTime() {
        Work work = accepted("case-1");

        boolean released = journal.release(work.lease(), clock.instant().plusSeconds(300));

        assertThat(released).isTrue();
        assertThat(found(work).node()).isNull();
        assertThat(found(work).nextAttemptAt()).isEqualTo(clock.instant().plusSeconds(300));
        assertThat(journal.release(work.lease(), clock.instant())).isFalse();
        clock.pass(Duration.ofSeconds(299));
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).hasSize(1);
    }

    @Test
    void aLetterThatIsFoundWhileItIsPostedIsInDoubt() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
        clock.pass(A_MINUTE);

        List<Work> taken = journal.take(TestLetters.SENDERS, 10, A_MINUTE);

        assertThat(taken).singleElement().satisfies(found -> {
            assertThat(found.entry().state()).isEqualTo(JournalState.IN_DOUBT);
            assertThat(found.entry().facts().reason()).isEqualTo(Reason.NO_ANSWER);
            assertThat(found.entry().deliveries()).isEqualTo(1);
        });
        assertThat(statesOf(work))
                .containsExactly(
                        JournalState.ACCEPTED, JournalState.SEALED, JournalState.DELIVERING, JournalState.IN_DOUBT);
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.move(work.lease(), Transition.to(JournalState.DELIVERED)));
    }

    @Test
    void whatIsFinishedOrWaitsForAPersonIsNotTaken() {
        moved("final", JournalState.FAILED);
        moved("waiting", JournalState.NEEDS_ATTENTION);
        moved("printed", JournalState.TO_PRINT, JournalState.HANDED_OVER);
        clock.pass(Duration.ofDays(1));

        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
    }

    @Test
    void whatHasWaitedLongestIsTakenFirst() {
        for (String reference : List.of("third", "first", "second")) {
            journal.release(
                    accepted(reference).lease(),
                    clock.instant()
                            .plusSeconds(
                                    switch (reference) {
                                        case "first" -> 1;
                                        case "second" -> 2;
                                        default -> 3;
                                    }));
        }
        clock.pass(A_MINUTE);

        assertThat(journal.take(TestLetters.SENDERS, 2, A_MINUTE))
                .extracting(work -> work.entry().clientReference())
                .containsExactly("first", "second");
        assertThat(journal.take(TestLetters.SENDERS, 2, A_MINUTE))
                .extracting(work -> work.entry().clientReference())
                .containsExactly("third");
    }

    @Test
    void onlyLettersOfSendersThatTheCallerCanSendForAreTaken() {
        Work ofA = accepted("case-1");
        Work ofB = accepted(TestLetters.draft("case-2")
                .sender(TestLetters.KOMMUN_B.value(), "Kommun B")
                .buildComplete());
        clock.pass(A_MINUTE);

        assertThat(journal.take(Set.of(TestLetters.KOMMUN_B), 10, A_MINUTE))
                .extracting(work -> work.entry().messageId())
                .containsExactly(ofB.entry().messageId());
        assertThat(journal.take(Set.of(TestLetters.KOMMUN_A), 10, A_MINUTE))
                .extracting(work -> work.entry().messageId())
                .containsExactly(ofA.entry().messageId());
    }

    @Test
    void oneLetterIsTakenWhereNobodyWorksOnIt() {
        Work work = accepted("case-1");
        assertThat(journal.take(work.entry().messageId(), A_MINUTE)).isEmpty();

        journal.release(work.lease(), clock.instant().plusSeconds(300));

        assertThat(journal.take(work.entry().messageId(), A_MINUTE))
                .get()
                .satisfies(taken -> assertThat(taken.entry().attempts()).isEqualTo(2));
        assertThat(journal.take(work.entry().messageId(), A_MINUTE)).isEmpty();
    }

    @Test
    void oneLetterIsTakenWhereItsLeaseHasExpired() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
        clock.pass(A_MINUTE);

        assertThat(journal.take(work.entry().messageId(), A_MINUTE))
                .get()
                .satisfies(taken -> assertThat(taken.entry().state()).isEqualTo(JournalState.IN_DOUBT));
    }

    @Test
    void oneLetterThatIsFinishedIsNotTaken() {
        Work work = moved("case-1", JournalState.FAILED);

        assertThat(journal.take(work.entry().messageId(), A_MINUTE)).isEmpty();
    }
}
