package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * A journal for those who want none: it lies in memory, knows one node, and is gone with the process. What it accepts is not stored durably, and
 * attachments stay where they are. It remembers a limited number of concluded letters: a reference that it has forgotten is a new letter.
 */
public final class InMemoryJournal implements Journal {

    /** How many concluded letters are remembered where nothing else is said: some hundred megabytes. */
    public static final int REMEMBERED = 100_000;

    private static final String LEFT_WHILE_POSTED = "Its lease expired while it was being posted";

    private final Letters letters;
    private final JournalRecords records;
    private final AttentionQueue attention;
    private final InMemoryBatches batches;

    /**
     * @param node what the node is called in leases and history
     * @param clock tells the time
     * @param remembered how many concluded letters are remembered at most
     */
    public InMemoryJournal(String node, Clock clock, int remembered) {
        letters = new Letters(Objects.requireNonNull(node, "node"), Objects.requireNonNull(clock, "clock"), remembered);
        records = new InMemoryRecords(letters);
        batches = new InMemoryBatches(letters);
        attention = new InMemoryAttention(letters, batches);
    }

    @Override
    public Acceptance accept(
            Message message, Duration leaseTime, Instant deadline, URI callbackUrl, Transition... steps) {
        AcceptanceRules.check(message, callbackUrl);
        Transition.checkFirst(steps);
        Message kept = inMemory(message);
        String fingerprint = Fingerprint.of(kept).value();
        synchronized (letters) {
            Letters.Letter known = letters.find(message.messageId());
            if (known != null) {
                if (!known.fingerprint.equals(fingerprint)) {
                    throw new DuplicateReferenceException(message.messageId());
                }
                return wasStoredSo(known, leaseTime, steps) ? accepted(known) : new Acceptance.Known(known.entry);
            }
            JournalEntry entry = JournalEntry.accepted(message, letters.now(), deadline, callbackUrl);
            tryAll(entry, steps);
            Letters.Letter letter = new Letters.Letter(fingerprint, kept, entry);
            letters.add(letter);
            if (!leaseTime.isZero()) {
                grant(letter, leaseTime);
            }
            for (Transition step : steps) {
                letters.move(letter, step, null);
            }
            return accepted(letter);
        }
    }

    /** Whether an earlier call has stored it with these steps, and nobody has taken it since. */
    private static boolean wasStoredSo(Letters.Letter letter, Duration leaseTime, Transition... steps) {
        if (steps.length == 0) {
            return false;
        }
        Transition last = steps[steps.length - 1];
        int token = (leaseTime.isZero() ? 0 : 1) + (last.target().isWork() ? 0 : 1);
        return last.id().equals(letter.lastStep) && letter.token == token;
    }

    private static Acceptance accepted(Letters.Letter letter) {
        return new Acceptance.Accepted(letter.entry, letter.entry.node() == null ? null : lease(letter));
    }

    /** All steps are taken, or none. */
    private void tryAll(JournalEntry entry, Transition... steps) {
        JournalEntry tried = entry;
        for (Transition step : steps) {
            tried = tried.moved(step, letters.now());
        }
    }

    /** The file or the request that an attachment comes from needn't be there any more when the letter is sent. */
    private static Message inMemory(Message message) {
        List<Attachment> kept = new ArrayList<>();
        try {
            for (Attachment attachment : message.attachments()) {
                kept.add(attachment.withContent(attachment.content().inMemory()));
            }
        } catch (IOException e) {
            throw Fingerprint.unreadable(message, e);
        }
        return message.withAttachments(kept);
    }

    @Override
    public JournalEntry move(Lease lease, Transition... steps) {
        UUID last = Transition.lastOf(steps).id();
        synchronized (letters) {
            Letters.Letter found = letters.find(lease.messageId());
            if (found != null && last.equals(found.lastStep)) {
                return found.entry;
            }
            Letters.Letter letter = letters.held(lease);
            tryAll(letter.entry, steps);
            for (Transition step : steps) {
                letters.move(letter, step, null);
            }
            if (letter.entry.state().endsContent()) {
                letter.purge(letters.now());
            }
            return letter.entry;
        }
    }

    @Override
    public JournalEntry report(UUID messageId, Transition transition) {
        synchronized (letters) {
            Letters.Letter letter = known(messageId);
            if (!ReportRules.isKnown(letter.entry, transition.target())) {
                ReportRules.check(letter.entry, transition.target());
                letters.move(letter, transition, null);
            }
            return letter.entry;
        }
    }

    @Override
    public List<Work> take(Set<OrganizationNumber> senders, int max, Duration leaseTime) {
        synchronized (letters) {
            Instant now = letters.now();
            List<Letters.Letter> due = letters.all().stream()
                    .filter(letter -> letter.entry.state().isWork())
                    .filter(letter -> senders.contains(letter.entry.sender()))
                    .filter(letter -> !letter.entry.nextAttemptAt().isAfter(now))
                    .sorted(Comparator.comparing(letter -> letter.entry.nextAttemptAt()))
                    .limit(max)
                    .toList();
            List<Work> work = new ArrayList<>();
            for (Letters.Letter letter : due) {
                work.add(take(letter, leaseTime));
            }
            return work;
        }
    }

    @Override
    public Optional<Work> take(UUID messageId, Duration leaseTime) {
        synchronized (letters) {
            Letters.Letter letter = letters.find(messageId);
            if (letter == null || !letter.entry.isFree(letters.now())) {
                return Optional.empty();
            }
            return Optional.of(take(letter, leaseTime));
        }
    }

    private Work take(Letters.Letter letter, Duration leaseTime) {
        if (letter.entry.state() == JournalState.DELIVERING) {
            letters.move(letter, leftWhilePosted(), null);
        }
        Lease lease = grant(letter, leaseTime);
        return new Work(letter.entry, lease);
    }

    /** Whoever finds a letter in DELIVERING can't know. */
    static Transition leftWhilePosted() {
        return Transition.to(JournalState.IN_DOUBT).withReason(Reason.NO_ANSWER).withDetail(LEFT_WHILE_POSTED);
    }

    @Override
    public Lease renew(Lease lease, Duration leaseTime) {
        synchronized (letters) {
            Letters.Letter letter = letters.held(lease);
            letter.entry = letter.entry.renewed(letters.now().plus(leaseTime));
            return new Lease(lease.messageId(), lease.node(), lease.token(), letter.entry.nextAttemptAt());
        }
    }

    @Override
    public boolean release(Lease lease, Instant nextAttemptAt) {
        synchronized (letters) {
            Letters.Letter letter = letters.find(lease.messageId());
            if (letter == null || letter.token != lease.token()) {
                return false;
            }
            letter.token++;
            letter.entry = letter.entry.free(nextAttemptAt);
            return true;
        }
    }

    @Override
    public Message content(UUID messageId) {
        synchronized (letters) {
            Letters.Letter letter = known(messageId);
            if (letter.content == null) {
                throw new ContentPurgedException(messageId);
            }
            return letter.content;
        }
    }

    @Override
    public JournalEntry storePrintFile(Lease lease, PrintFile file) {
        String written = digest(file);
        if (!written.equals(file.sha256())) {
            throw new IllegalArgumentException("The print file's bytes don't have its digest");
        }
        synchronized (letters) {
            Letters.Letter letter = letters.held(lease);
            letter.entry = letter.entry.printing(written);
            letter.printFile = file;
            return letter.entry;
        }
    }

    private static String digest(PrintFile file) {
        try {
            return HexFormat.of().formatHex(Fingerprint.sha256(file.pdf()));
        } catch (IOException e) {
            throw new IllegalArgumentException("The print file can't be read", e);
        }
    }

    @Override
    public Optional<PrintFile> printFile(UUID messageId) {
        synchronized (letters) {
            Letters.Letter letter = known(messageId);
            if (letter.entry.printFileStored() && letter.entry.purgedAt() != null) {
                throw new ContentPurgedException(messageId);
            }
            return Optional.ofNullable(letter.printFile);
        }
    }

    @Override
    public int purge(Instant concludedBefore, Instant handedOverBefore, Instant retentionBefore, int max) {
        synchronized (letters) {
            List<Letters.Letter> over = letters.all().stream()
                    .filter(letter -> letter.entry.isPurgeable(concludedBefore, handedOverBefore, retentionBefore))
                    .limit(max)
                    .toList();
            over.forEach(letter -> letter.purge(letters.now()));
            return over.size();
        }
    }

    @Override
    public void purge(UUID messageId) {
        synchronized (letters) {
            Letters.Letter letter = letters.find(messageId);
            if (letter == null) {
                throw AttentionRules.unknown(messageId);
            }
            AttentionRules.checkHasEnded(letter.entry);
            if (letter.entry.purgedAt() == null) {
                letter.purge(letters.now());
            }
        }
    }

    @Override
    public Instant now() {
        return letters.now();
    }

    @Override
    public JournalRecords records() {
        return records;
    }

    @Override
    public AttentionQueue attention() {
        return attention;
    }

    @Override
    public Batches batches() {
        return batches;
    }

    @Override
    public OutcomeFeed outcomes() {
        return letters.outcomes();
    }

    @Override
    public void close() {
        // Nothing but memory is held.
    }

    private Lease grant(Letters.Letter letter, Duration leaseTime) {
        letter.token++;
        letter.entry = letter.entry.leased(letters.node(), letters.now().plus(leaseTime));
        return lease(letter);
    }

    private static Lease lease(Letters.Letter letter) {
        JournalEntry entry = letter.entry;
        return new Lease(entry.messageId(), entry.node(), letter.token, entry.nextAttemptAt());
    }

    private Letters.Letter known(UUID messageId) {
        Letters.Letter letter = letters.find(messageId);
        if (letter == null) {
            throw new IllegalStateException("The journal doesn't know message " + messageId);
        }
        return letter;
    }
}
