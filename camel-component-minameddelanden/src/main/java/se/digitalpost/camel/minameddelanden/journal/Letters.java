package se.digitalpost.camel.minameddelanden.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Message;

/** The letters of a journal that lies in memory. Whoever uses it holds its monitor. */
final class Letters {

    private final Map<UUID, Letter> byId = new LinkedHashMap<>();
    private final Deque<UUID> concluded = new ArrayDeque<>();
    private final Clock clock;
    private final String node;
    private final int remembered;
    private final InMemoryOutcomes outcomes;

    /** One letter. */
    static final class Letter {
        final String fingerprint;
        final List<JournalEvent> events = new ArrayList<>();
        JournalEntry entry;
        Message content;
        PrintFile printFile;
        long token;
        UUID lastStep;

        Letter(String fingerprint, Message content, JournalEntry entry) {
            this.fingerprint = fingerprint;
            this.content = content;
            this.entry = entry;
        }

        void purge(Instant now) {
            content = null;
            printFile = null;
            entry = entry.purged(now);
        }
    }

    Letters(String node, Clock clock, int remembered) {
        this.node = node;
        this.clock = clock;
        this.remembered = remembered;
        this.outcomes = new InMemoryOutcomes(this);
    }

    InMemoryOutcomes outcomes() {
        return outcomes;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    String node() {
        return node;
    }

    Collection<Letter> all() {
        return byId.values();
    }

    Letter find(UUID messageId) {
        return byId.get(messageId);
    }

    /** @throws LeaseLostException where somebody else has it now */
    Letter held(Lease lease) {
        Letter letter = find(lease.messageId());
        if (letter == null || letter.token != lease.token()) {
            throw new LeaseLostException(lease);
        }
        return letter;
    }

    void add(Letter letter) {
        byId.put(letter.entry.messageId(), letter);
        letter.events.add(letter.entry.event(now(), node, null, null));
    }

    /** Writes a step, and forgets the letter that was concluded longest ago where there are too many. */
    void move(Letter letter, Transition step, String person) {
        letter.entry = letter.entry.moved(step, now());
        letter.lastStep = step.id();
        if (!letter.entry.state().isWork()) {
            letter.token++;
        }
        JournalEvent event = letter.entry.event(now(), node, person, step.detail());
        letter.events.add(event);
        if (letter.entry.state().isOutcome()) {
            outcomes.add(event);
        }
        if (letter.entry.state().isFinal()) {
            concluded.add(letter.entry.messageId());
            forgetTheEldest();
        }
    }

    private void forgetTheEldest() {
        while (concluded.size() > remembered) {
            byId.computeIfPresent(
                    concluded.remove(), (id, letter) -> letter.entry.state().isFinal() ? null : letter);
        }
    }
}
