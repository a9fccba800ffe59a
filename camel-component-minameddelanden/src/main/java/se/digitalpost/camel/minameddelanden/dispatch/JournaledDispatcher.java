package se.digitalpost.camel.minameddelanden.dispatch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.AcceptanceRules;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.LeaseLostException;
import se.digitalpost.camel.minameddelanden.journal.Work;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;

/**
 * Brings one sender's messages to their recipients by way of a journal: what is accepted is stored first, is sent once however often it is
 * brought, and is brought to an end by whichever node is there, after any crash.
 *
 * <p>Safe for use by several threads at once.
 */
public final class JournaledDispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournaledDispatcher.class);

    private static final Duration WORKERS_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final CourseSetUp setUp;
    private final Journal journal;
    private final JournalPolicy policy;
    private final LeaseKeeper leases;
    private final WritingThreads threads = new WritingThreads();

    /**
     * @param ways where messages go
     * @param journal keeps them
     * @param policy how they are worked on
     * @param gates the mailbox operators' gates, which all senders share
     */
    public JournaledDispatcher(Ways ways, Journal journal, JournalPolicy policy, OperatorGates gates) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.leases = new LeaseKeeper(journal, policy.leaseTime());
        Backoff backoff = new Backoff(
                policy.firstDelay(),
                policy.longestDelay(),
                bound -> ThreadLocalRandom.current().nextLong(bound));
        this.setUp = new CourseSetUp(
                Objects.requireNonNull(ways, "ways"),
                journal,
                policy,
                Objects.requireNonNull(gates, "gates"),
                new PatientJournal(journal, policy.leaseTime()),
                threads,
                new Waiting(journal, backoff, policy.giveUpAfter()));
    }

    /**
     * Stores a message and brings it as far as it gets now. A message that is known is not sent again: the answer is the first one's, which
     * is waited for where somebody works on it.
     *
     * @param message a complete message
     * @param deadline when the fallback takes over, or null
     * @return what has become of it; an exception in it says that it couldn't be brought to an end, and not that it isn't stored
     * @throws InvalidMessageException where it can't be sent as it is: it isn't stored
     * @throws DuplicateReferenceException where the reference is known for other content: it isn't stored
     * @throws JournalUnavailableException where nobody knows whether it is stored: bring it again, with the same reference
     */
    public LetterAnswer send(Message message, Instant deadline) {
        setUp.ways().routing().check(message);
        AcceptanceRules.check(message, null);
        boolean isKnown = journal.records().find(message.messageId()).isPresent();
        try (ArrivedLetter letter = new ArrivedLetter(message, deadline, policy.leaseTime(), setUp.writer(), leases)) {
            // Whoever brings a letter again asks nobody else.
            JournalEntry entry = isKnown ? letter.write() : JournalEntry.arrived(message, journal.now(), deadline);
            return new JournaledCourse(setUp, entry, letter, message, policy.patience()).run();
        } catch (NotAcceptedException e) {
            return await(e.known());
        } catch (LeaseLostException e) {
            return await(find(message.messageId()));
        }
    }

    /**
     * Stores a message, for whoever works on stored letters.
     *
     * @param message a complete message
     * @param deadline when the fallback takes over, or null
     * @return where it stands: ACCEPTED where it is new
     * @throws InvalidMessageException where it can't be sent as it is: it isn't stored
     * @throws DuplicateReferenceException where the reference is known for other content: it isn't stored
     * @throws JournalUnavailableException where nobody knows whether it is stored: bring it again, with the same reference
     */
    public LetterAnswer store(Message message, Instant deadline) {
        return new LetterAnswer(accept(message, deadline, null).entry().toDelivery(), null);
    }

    /**
     * Stores a message, for whoever works on stored letters.
     *
     * @param message a complete message
     * @param deadline when the fallback takes over, or null
     * @param callbackUrl where the sender wants to be told what becomes of it, or null
     * @return whether it is new, and where it stands
     * @throws InvalidMessageException where it can't be sent as it is: it isn't stored
     * @throws DuplicateReferenceException where the reference is known for other content: it isn't stored
     * @throws JournalUnavailableException where nobody knows whether it is stored: bring it again, with the same reference
     */
    public Acceptance accept(Message message, Instant deadline, URI callbackUrl) {
        setUp.ways().routing().check(message);
        return journal.accept(message, Duration.ZERO, deadline, callbackUrl);
    }

    /**
     * Brings a letter that was taken from the journal as far as it gets now. Nothing is thrown: what goes wrong with the letter is in the
     * journal, and where the journal fails the letter is taken again when its lease has ended.
     *
     * @param work the letter, of this dispatcher's sender
     */
    public void work(Work work) {
        try {
            LetterAnswer answer = run(work, WORKERS_PATIENCE);
            LOG.debug("{}", answer.delivery());
        } catch (LeaseLostException e) {
            LOG.info("{}", e.getMessage());
        } catch (JournalUnavailableException e) {
            LOG.warn("Message {} has to wait. {}", work.lease().messageId(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error(
                    "Message {} has to wait, after an unexpected fault",
                    work.lease().messageId(),
                    e);
        }
    }

    private LetterAnswer run(Work work, Duration patience) {
        try (LeaseKeeper.Kept kept = leases.keep(work.lease())) {
            HeldLetter letter = new TakenLetter(work.lease(), setUp.writer());
            return new JournaledCourse(setUp, work.entry(), letter, null, patience).run();
        }
    }

    /**
     * Goes on with a letter that nobody works on, or waits for whoever does. Where that one puts the letter off, so does this one: else
     * a letter that many bring at once would be tried once for each of them.
     */
    private LetterAnswer await(JournalEntry known) {
        JournalEntry entry = known;
        boolean putOff = false;
        long begin = System.nanoTime();
        while (isWorkedOn(entry) && !putOff && !isOver(begin)) {
            if (isFree(entry)) {
                Optional<LetterAnswer> answer = goOn(entry.messageId());
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            entry = find(entry.messageId());
            putOff = entry.node() == null;
        }
        return KnownAnswer.of(entry);
    }

    /** A letter that is collected goes on with its batch, for which nobody waits. */
    private static boolean isWorkedOn(JournalEntry entry) {
        return entry.state().isUnfinished() && entry.state() != JournalState.COLLECTED;
    }

    private boolean isOver(long begin) {
        return System.nanoTime() - begin > policy.patience().toNanos()
                || Thread.currentThread().isInterrupted();
    }

    private boolean isFree(JournalEntry entry) {
        return entry.node() == null || !entry.nextAttemptAt().isAfter(journal.now());
    }

    /** @return nothing where somebody else was faster */
    private Optional<LetterAnswer> goOn(UUID messageId) {
        try {
            return journal.take(messageId, policy.leaseTime()).map(work -> run(work, policy.patience()));
        } catch (LeaseLostException e) {
            LOG.info("{}", e.getMessage());
            return Optional.empty();
        }
    }

    private JournalEntry find(UUID messageId) {
        return journal.records().find(messageId).orElseThrow();
    }

    /** Ends the renewing of leases. Letters that are being worked on go on, and are lost to others when their leases end. */
    @Override
    public void close() {
        leases.close();
        threads.close();
    }
}
