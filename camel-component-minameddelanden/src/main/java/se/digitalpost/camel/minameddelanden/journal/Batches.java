package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

/**
 * Letters that are collected for print services, and the batches that they make. A letter is in one batch: closing excludes any other closing, on all
 * nodes, and what was closed is never changed.
 *
 * <p>Each method that writes is one transaction, and may be called again with the same arguments to the same effect; each throws
 * {@link JournalUnavailableException} where the journal can't be read or written. Safe for use by several threads.
 */
public interface Batches {

    /**
     * Collects a letter: from now on it waits for a batch, and nobody works on it by itself.
     *
     * @param lease the right to do so, which ends
     * @param step the step to COLLECTED
     * @param queue the queue: 1 to 40 of {@code A-Z a-z 0-9 . _ -}, not beginning with a dot
     * @param folder the folder in which the letter is handed over: parts like a queue's name, parted by slashes, at most 200 characters in all; empty
     *     for none
     * @return the entry as it is now
     * @throws LeaseLostException where the lease has ended
     * @throws IllegalStateException where the letter isn't in TO_PRINT, or has no print file
     * @throws IllegalArgumentException where queue or folder can't be called so
     */
    JournalEntry collect(Lease lease, Transition step, String queue, String folder);

    /**
     * Closes batches of a queue, for each folder as many as the limits make, in the order in which letters were collected.
     *
     * @param queue the queue
     * @param profile what its print service wants, which stays with the batches
     * @param limits when letters make a batch
     * @return the batches that were closed
     */
    List<Batch> close(String queue, String profile, BatchLimits limits);

    /**
     * Takes the batch that has waited longest for being handed over. No batch is given to two callers.
     *
     * @param queues whose batches are taken, at least one
     * @param leaseTime how long the caller has before others may take it
     * @return the batch, or nothing where none is due
     */
    Optional<BatchWork> take(Set<String> queues, Duration leaseTime);

    /**
     * Holds a lease for longer.
     *
     * @param lease the lease
     * @param leaseTime how long from now on
     * @return the lease with its new end
     * @throws LeaseLostException where it has ended
     */
    BatchLease renew(BatchLease lease, Duration leaseTime);

    /**
     * Ends work on a batch for now.
     *
     * @param lease the lease
     * @param nextAttemptAt when it may be taken again
     * @param detail why, or null; what looks like a personnummer is masked
     * @return false where the lease had ended already, and nothing was written
     */
    boolean release(BatchLease lease, Instant nextAttemptAt, String detail);

    /**
     * Letters of a batch, in its order.
     *
     * @param batch the batch's name
     * @param after how many letters come before
     * @param max how many at most
     * @return their ids; empty behind the last one
     */
    List<UUID> letters(String batch, int after, int max);

    /**
     * Writes that the print service has all of a batch. Its letters follow by {@link #conclude}: what a crash leaves is concluded by whoever takes the
     * batch next, and no file is handed over again.
     *
     * @param lease the right to do so
     * @return the batch as it is now
     * @throws LeaseLostException where the lease has ended
     */
    Batch handedOver(BatchLease lease);

    /**
     * Moves letters of a batch that is HANDED_OVER there too, some at a time. With the last ones the lease ends.
     *
     * @param lease the right to do so
     * @param max how many letters at most, so that a transaction is bounded
     * @return how many were moved: fewer than {@code max} means that all are
     * @throws LeaseLostException where the lease has ended
     */
    int conclude(BatchLease lease, int max);

    /**
     * Takes a letter out that can't be handed over, and ends the batch, which the print service hasn't got the manifest of. The other letters wait for
     * another one.
     *
     * @param lease the right to do so, which ends
     * @param messageId the letter
     * @param step the step to NEEDS_ATTENTION
     * @return the batch, DISSOLVED
     * @throws LeaseLostException where the lease has ended
     * @throws IllegalStateException where the batch isn't CLOSED, or the letter isn't in it
     */
    Batch dissolve(BatchLease lease, UUID messageId, Transition step);

    /**
     * @param name the batch's name
     * @return the batch, or nothing where it isn't known
     */
    Optional<Batch> find(String name);

    /**
     * Batches, those that were closed last first.
     *
     * @param page 1 for the first
     * @param limit how many on a page, at least 1
     * @return the page; empty behind the last one
     */
    List<Batch> list(int page, int limit);

    /** @return what waits for a batch, by queue and folder in their order */
    List<WaitingLetters> waiting();
}
