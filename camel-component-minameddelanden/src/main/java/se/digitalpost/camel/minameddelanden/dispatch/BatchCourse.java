package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Batch;
import se.digitalpost.camel.minameddelanden.journal.BatchLease;
import se.digitalpost.camel.minameddelanden.journal.BatchState;
import se.digitalpost.camel.minameddelanden.journal.BatchWork;
import se.digitalpost.camel.minameddelanden.journal.Batches;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.LeaseLostException;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.MaskedText;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.PrintProfile;

/**
 * One batch's way to the print service. What is handed over follows from the journal alone, so whoever goes on after a crash hands over the same
 * files.
 */
final class BatchCourse {

    private static final Logger LOG = LoggerFactory.getLogger(BatchCourse.class);

    private static final int CONCLUDED_AT_ONCE = 200;

    /** How many letters tell whether nothing can be read any more. */
    private static final int LOOKED_AT = 20;

    private final Journal journal;
    private final BatchWriter writer;
    private final LeaseKeeper leases;
    private final Duration leaseTime;
    private final Backoff backoff;
    private final BooleanSupplier stopping;

    /** The node stops: what is left of the batch is handed over by whoever takes it next. */
    private static final class StoppingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppingException() {
            super("the node stops", null, false, false);
        }
    }

    BatchCourse(
            Journal journal,
            PrintTransport transport,
            LeaseKeeper leases,
            Duration leaseTime,
            Backoff backoff,
            BooleanSupplier stopping) {
        this.journal = journal;
        this.writer = new BatchWriter(transport);
        this.leases = leases;
        this.leaseTime = leaseTime;
        this.backoff = backoff;
        this.stopping = stopping;
    }

    /** @throws JournalUnavailableException where the journal can't be reached: the batch is taken again when its lease has ended */
    void run(BatchWork work) {
        Batch batch = work.batch();
        BatchLease lease = work.lease();
        try (LeaseKeeper.Kept kept = leases.keep(() -> journal.batches().renew(lease, leaseTime))) {
            if (batch.state() == BatchState.CLOSED) {
                writer.write(
                        batch.name(),
                        batch.folder(),
                        new BatchLetters(journal, batch.name()),
                        PrintProfile.parse(batch.profile()),
                        hold(lease, kept));
                batches().handedOver(lease);
                LOG.info("Batch {} is handed over: {} letters", batch.name(), batch.letters());
            }
            conclude(lease);
        } catch (LeaseLostException e) {
            LOG.info("{}", e.getMessage());
        } catch (StoppingException e) {
            batches().release(lease, journal.now(), null);
        } catch (UnreadableLetterException e) {
            unreadable(work, e);
        } catch (JournalUnavailableException e) {
            throw e;
        } catch (Exception e) {
            failed(work, e);
        }
    }

    private BatchWriter.Hold hold(BatchLease lease, LeaseKeeper.Kept kept) {
        return new BatchWriter.Hold() {
            @Override
            public void check() {
                if (stopping.getAsBoolean()) {
                    throw new StoppingException();
                }
                if (kept.isLost()) {
                    confirm();
                }
            }

            @Override
            public void confirm() {
                batches().renew(lease, leaseTime);
            }
        };
    }

    private void conclude(BatchLease lease) {
        int moved;
        do {
            moved = batches().conclude(lease, CONCLUDED_AT_ONCE);
        } while (moved == CONCLUDED_AT_ONCE);
    }

    /** The batch can't become what its name says: the letter waits for a person, and the others for another batch. */
    private void unreadable(BatchWork work, UnreadableLetterException e) {
        UUID messageId = e.messageId();
        if (isOneOfMany(work.batch(), messageId)) {
            LOG.error("Batch {} is dissolved. {}", work.batch().name(), e.getMessage());
            batches()
                    .dissolve(
                            work.lease(),
                            messageId,
                            Transition.to(JournalState.NEEDS_ATTENTION)
                                    .withReason(Reason.CONTENT_UNREADABLE)
                                    .withDetail("Batch " + work.batch().name() + ": " + e.getMessage()));
        } else {
            // Where no letter can be read it isn't the letters: the journal's keys aren't there.
            failed(work, e);
        }
    }

    /** Whether it is this letter, and not all of them. */
    private boolean isOneOfMany(Batch batch, UUID unreadable) {
        if (batch.letters() == 1) {
            return true;
        }
        for (UUID other : batches().letters(batch.name(), 0, LOOKED_AT)) {
            if (!other.equals(unreadable) && isReadable(other)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReadable(UUID messageId) {
        try {
            return journal.printFile(messageId).isPresent();
        } catch (JournalUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void failed(BatchWork work, Exception e) {
        Batch batch = work.batch();
        String why = MaskedText.of(e.getClass().getSimpleName() + ": " + e.getMessage());
        LOG.warn(
                "Batch {} couldn't be handed over, attempt {}; it is tried again. {}",
                batch.name(),
                batch.attempts(),
                why);
        LOG.debug("Batch {}", batch.name(), e);
        batches().release(work.lease(), journal.now().plus(backoff.after(batch.attempts())), why);
    }

    private Batches batches() {
        return journal.batches();
    }
}
