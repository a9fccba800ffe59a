package se.digitalpost.camel.minameddelanden.journal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * What was accepted and what became of it. A letter is known by its sender and client reference, from which its message id follows: the same
 * reference is the same letter, for ever and on every node.
 *
 * <p><b>Atomicity.</b> Each method that writes is one transaction: it has happened when the method returns, and it hasn't when it throws.
 * The one exception is a {@link JournalUnavailableException} that comes of a connection that broke while the transaction was being
 * committed: then nobody knows, and each method may be called again with the same arguments to the same effect.
 *
 * <p><b>Leases.</b> Whoever works on a letter holds its {@link Lease}. Work whose lease has expired is given to whoever asks, and a holder whose
 * lease was given to somebody else can write nothing more. Lease times are on the journal's clock, which is one for all nodes; a node's own
 * clock doesn't matter.
 *
 * <p><b>Personal data.</b> Content and whatever identifies a recipient are kept encrypted by journals that outlive the process. Sender, client
 * reference, batch reference, department, cost centre and callback address are not: they must not tell whom a letter is for.
 *
 * <p>Every method throws {@link JournalUnavailableException}, which is retryable, where the journal can't be read or written. Safe for use by
 * several threads and, where the journal says so, by several nodes.
 */
public interface Journal extends AutoCloseable {

    /**
     * Stores a new message durably, or finds the one with the same reference. Of several calls with the same new reference at once, on any
     * number of nodes, one gets {@link Acceptance.Accepted} and the others wait for it and get {@link Acceptance.Known}.
     *
     * <p>First steps that have no side effect between them are written with it, all or nothing: so a letter that is posted at once costs one
     * transaction before and one after. Called again with the same last step, the answer is Accepted again, unless somebody has taken
     * the letter since.
     *
     * @param message a complete message; its attachments are read twice
     * @param leaseTime how long the caller has for working on it before others may; zero where whoever takes it is to work on it
     * @param deadline when the fallback is to take over; kept for whoever works on the letter, or null
     * @param callbackUrl where the sender wants to be told what becomes of the letter, kept for whoever tells it, or null. It is no part of the
     *     content: where the letter is known the first one stays
     * @param steps its first steps in their order, from ACCEPTED on; none where it is only stored
     * @return accepted, or known already with the same content
     * @throws DuplicateReferenceException where the reference is known with other content: any other field, or other bytes
     * @throws InvalidMessageException where the message isn't complete, or its client reference, batch reference or callback address has
     *     the recipient's personnummer in it
     * @throws IllegalStateException where a step isn't in the table of {@link JournalState#next()}, goes to COLLECTED, or ends the content: a letter
     *     isn't delivered before it is stored
     * @throws se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException where an attachment can't be read, or changes meanwhile
     */
    Acceptance accept(Message message, Duration leaseTime, Instant deadline, URI callbackUrl, Transition... steps);

    /**
     * Stores a new message that nobody wants to be called back about: see {@link #accept(Message, Duration, Instant, URI, Transition...)}.
     *
     * @param message a complete message; its attachments are read twice
     * @param leaseTime how long the caller has for working on it before others may; zero where whoever takes it is to work on it
     * @param deadline when the fallback is to take over, or null
     * @return accepted, or known already with the same content
     */
    default Acceptance accept(Message message, Duration leaseTime, Instant deadline) {
        return accept(message, leaseTime, deadline, null);
    }

    /**
     * Writes a step: state, facts and event. A final state, and NEEDS_ATTENTION, end the lease; any other keeps it. The same transition
     * (by its id) written again is found written, and changes nothing.
     *
     * <p>The step to DELIVERED deletes the content and any print file.
     *
     * <p>Several steps that have no side effect between them (SEALED and DELIVERING, say) can be written at once: all or none of them.
     *
     * @param lease the right to do so
     * @param steps the steps in their order, at least one
     * @return the entry as it is now
     * @throws LeaseLostException where the lease has ended
     * @throws IllegalStateException where a step isn't in the table of {@link JournalState#next()}, goes to COLLECTED, which
     *     {@link Batches#collect} does, or goes from IN_DOUBT to TO_PRINT without a detail that says who chose that
     */
    JournalEntry move(Lease lease, Transition... steps);

    /**
     * Writes what a print service reports of a letter that it has: PRINT_ACCEPTED, PRINTED, POSTED, RETURNED, or NEEDS_ATTENTION where it rejects it. No
     * lease is needed, since nobody works on such a letter any more. Reports may leave steps out, may come twice, and late.
     *
     * @param messageId the letter
     * @param transition the step
     * @return the entry as it is now; unchanged where the letter is in that state already, or further on
     * @throws IllegalStateException where the letter isn't known, the print service doesn't have it, or it can't go there. One that waits with the
     *     reason {@code PRINT_REJECTED} can be reported as POSTED and RETURNED.
     */
    JournalEntry report(UUID messageId, Transition transition);

    /**
     * Takes unfinished letters whose time has come, those that have waited longest first. No letter is given to two callers. A letter that is
     * found in DELIVERING, since its holder's lease expired, is written to be IN_DOUBT first.
     *
     * @param senders whose letters are taken, at least one: those that the caller can send for
     * @param max how many at most
     * @param leaseTime how long the caller has for working on them before others may
     * @return the letters; empty where there is nothing to do
     */
    List<Work> take(Set<OrganizationNumber> senders, int max, Duration leaseTime);

    /**
     * Takes one letter, where it is unfinished and nobody holds a lease on it that hasn't expired; its next attempt's time doesn't matter.
     * For a caller that got {@link Acceptance.Known} and wants to go on with it.
     *
     * @param messageId the letter
     * @param leaseTime how long the caller has for working on it before others may
     * @return the letter, or nothing
     */
    Optional<Work> take(UUID messageId, Duration leaseTime);

    /**
     * Holds a lease for longer.
     *
     * @param lease the lease
     * @param leaseTime how long from now on
     * @return the lease with its new end
     * @throws LeaseLostException where it has ended
     */
    Lease renew(Lease lease, Duration leaseTime);

    /**
     * Ends work on a letter for now. Its state stays as it is, but DELIVERING becomes IN_DOUBT when the letter is taken again: so whoever knows
     * that nothing was sent moves it to SEALED first.
     *
     * @param lease the lease
     * @param nextAttemptAt when it may be taken again
     * @return false where the lease had ended already, and nothing was written
     */
    boolean release(Lease lease, Instant nextAttemptAt);

    /**
     * The message as it was accepted, to the byte. Its attachments are read from the journal whenever they are opened, a piece at a time; reading
     * them throws {@link java.io.IOException} where the journal can't be read then.
     *
     * @param messageId the letter
     * @return the message
     * @throws ContentPurgedException where it is no longer there
     * @throws DamagedContentException where it isn't what was stored; also when an attachment is read
     * @throws IllegalStateException where the letter isn't known
     */
    Message content(UUID messageId);

    /**
     * Stores the file that is about to be handed to the print service, before it is. From now on the print service may have it.
     *
     * @param lease the right to do so
     * @param file the file
     * @return the entry as it is now
     * @throws LeaseLostException where the lease has ended
     * @throws IllegalStateException where the letter isn't in TO_PRINT, or has a print file
     * @throws IllegalArgumentException where the file's bytes don't have its digest
     */
    JournalEntry storePrintFile(Lease lease, PrintFile file);

    /**
     * The print file, whose PDF is read from the journal in the way of {@link #content}.
     *
     * @param messageId the letter
     * @return the file, or nothing where none is stored
     * @throws ContentPurgedException where it is no longer there
     * @throws DamagedContentException where it isn't what was stored; also when the PDF is read
     */
    Optional<PrintFile> printFile(UUID messageId);

    /**
     * Deletes content and print files, and keeps the evidence: ids, recipient, times, facts and history. Letters that are unfinished are
     * never touched.
     *
     * @param concludedBefore the content of letters is deleted that reached their first final state before this time and are in one
     * @param handedOverBefore of those that the print service has and may still reject, only the content of letters that were handed over before this
     *     time is deleted
     * @param retentionBefore the content of letters is deleted too that wait for a person and were accepted before this time: they can only be
     *     closed then
     * @param max how many letters at most, so that a transaction is bounded
     * @return how many letters' content was deleted: {@code max} means that there may be more
     */
    int purge(Instant concludedBefore, Instant handedOverBefore, Instant retentionBefore, int max);

    /**
     * Deletes content and print file of one letter that has ended, and keeps the evidence. Nothing happens where that was done before.
     *
     * @param messageId the letter
     * @throws ActionRefusedException where the letter isn't known, or hasn't ended
     */
    void purge(UUID messageId);

    /** @return the time on the journal's clock, which is the same for all nodes */
    Instant now();

    /** @return what the journal tells of its letters */
    JournalRecords records();

    /** @return what persons decide */
    AttentionQueue attention();

    /** @return letters that wait for their batch, and batches on their way to print services */
    Batches batches();

    /** @return what subscribers are told */
    OutcomeFeed outcomes();

    /** Gives back what the journal itself holds. A DataSource that it was given stays open. */
    @Override
    void close();
}
