package se.digitalpost.camel.minameddelanden.journal;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import se.digitalpost.camel.minameddelanden.message.Reason;

final class InMemoryAttention implements AttentionQueue {

    private final Letters letters;
    private final InMemoryBatches batches;

    InMemoryAttention(Letters letters, InMemoryBatches batches) {
        this.letters = letters;
        this.batches = batches;
    }

    @Override
    public JournalPage list(int page, int limit) {
        JournalPage.check(page, limit);
        synchronized (letters) {
            List<JournalEntry> waiting =
                    waiting().skip((page - 1L) * limit).limit(limit + 1L).toList();
            return JournalPage.of(waiting, page, limit);
        }
    }

    @Override
    public JournalEntry retry(UUID messageId, Decision decision) {
        return decide(messageId, decision, false, letter -> AttentionRules.retry(letter.entry, before(letter)));
    }

    @Override
    public int retryAll(Reason reason, int max, Decision decision) {
        AttentionRules.check(reason, max, decision);
        synchronized (letters) {
            List<UUID> waiting = waiting()
                    .filter(entry -> entry.facts().reason() == reason && entry.purgedAt() == null)
                    .limit(max)
                    .map(JournalEntry::messageId)
                    .toList();
            waiting.forEach(messageId -> retry(messageId, decision));
            return waiting.size();
        }
    }

    /** Those that have waited longest first. */
    private Stream<JournalEntry> waiting() {
        return letters.all().stream()
                .map(letter -> letter.entry)
                .filter(entry -> entry.state() == JournalState.NEEDS_ATTENTION)
                .sorted(Comparator.comparing(JournalEntry::changedAt)
                        .thenComparing(entry -> entry.messageId().toString()));
    }

    private static JournalState before(Letters.Letter letter) {
        int events = letter.events.size();
        return events < 2 ? letter.entry.state() : letter.events.get(events - 2).state();
    }

    @Override
    public JournalEntry sendToPrint(UUID messageId, Decision decision) {
        return decide(messageId, decision, true, letter -> AttentionRules.sendToPrint(letter.entry));
    }

    @Override
    public JournalEntry close(UUID messageId, JournalState outcome, Decision decision) {
        return decide(messageId, decision, false, letter -> AttentionRules.close(letter.entry, outcome));
    }

    @Override
    public JournalEntry withdraw(UUID messageId, Decision decision) {
        return decide(messageId, decision, false, letter -> {
            boolean doubted = letter.events.stream().anyMatch(event -> event.state() == JournalState.IN_DOUBT);
            Transition step =
                    AttentionRules.withdraw(letter.entry, batches.isBatched(messageId), doubted, letters.now());
            batches.forget(messageId);
            return step;
        });
    }

    /** @param anew whether the letter is printed from a new file */
    private JournalEntry decide(
            UUID messageId, Decision decision, boolean anew, Function<Letters.Letter, Transition> rule) {
        synchronized (letters) {
            Letters.Letter letter = letters.find(messageId);
            if (letter == null) {
                throw AttentionRules.unknown(messageId);
            }
            Transition step = rule.apply(letter).withDetail(decision.why());
            letter.token++;
            letters.move(letter, step, decision.person());
            letter.entry = AttentionRules.decided(letter.entry, anew, letters.now());
            letter.printFile = anew ? null : letter.printFile;
            return letter.entry;
        }
    }
}
