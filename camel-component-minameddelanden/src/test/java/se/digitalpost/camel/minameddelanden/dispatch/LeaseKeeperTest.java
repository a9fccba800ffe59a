package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.InMemoryJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Leases are renewed whatever happens, and nobody is disturbed when that ends. */
class LeaseKeeperTest {

    private static final Duration A_MOMENT = Duration.ofMillis(30);

    private final Journal journal = new InMemoryJournal("node-1", Clock.systemUTC(), 10);
    private final Message letter = Office.letter("case-1", AT_KIVRA.id()).buildComplete();

    private Instant leaseEnd() {
        return journal.records().find(letter.messageId()).orElseThrow().nextAttemptAt();
    }

    @Test
    void aFaultThatNobodyThoughtOfEndsNoRenewing() {
        AtomicInteger renewals = new AtomicInteger();
        Journal faulty = FaultyJournal.of(journal, new FaultyJournal.Fault() {
            @Override
            public void before(String method) {
                if (method.equals("renew") && renewals.getAndIncrement() == 0) {
                    throw new StackOverflowError("in the test");
                }
            }
        });
        Acceptance.Accepted accepted = (Acceptance.Accepted) journal.accept(letter, Duration.ofMinutes(1), null);
        Instant end = leaseEnd();

        try (LeaseKeeper leases = new LeaseKeeper(faulty, Duration.ofMinutes(2), A_MOMENT);
                LeaseKeeper.Kept kept = leases.keep(accepted.lease())) {
            assertThat(kept).isNotNull();
            Awaitility.await().untilAsserted(() -> assertThat(leaseEnd()).isAfter(end));
        }
        assertThat(renewals).hasValueGreaterThan(1);
    }

    /** H2 would lose its file to an interrupt. */
    @Test
    void aRenewalThatIsUnderWayIsNotInterruptedWhenTheRenewingEnds() throws Exception {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Journal slow = FaultyJournal.of(journal, new FaultyJournal.Fault() {
            @Override
            public void before(String method) {
                if (method.equals("renew")) {
                    renewing.countDown();
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    done.countDown();
                }
            }
        });
        Acceptance.Accepted accepted = (Acceptance.Accepted) journal.accept(letter, Duration.ofMinutes(1), null);

        LeaseKeeper leases = new LeaseKeeper(slow, Duration.ofMinutes(2), A_MOMENT);
        leases.keep(accepted.lease());
        assertThat(renewing.await(1, TimeUnit.MINUTES)).isTrue();
        leases.close();
        closed.countDown();

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(interrupted).isFalse();
    }
}
