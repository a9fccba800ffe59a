package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.BatchRules.Collected;
import se.digitalpost.camel.minameddelanden.message.MaskedText;

/** Batches of letters that lie in memory. Those that were concluded longest ago are forgotten. */
final class InMemoryBatches implements Batches {

    private static final int REMEMBERED = 1000;

    private final Letters letters;
    private final Map<Place, List<Collected>> waiting =
            new TreeMap<>(Comparator.comparing(Place::queue).thenComparing(Place::folder));
    private final Map<String, Held> batches = new LinkedHashMap<>();

    private record Place(String queue, String folder) {}

    /** One batch. */
    private static final class Held {
        List<Collected> letters;
        Batch batch;
        long token;

        Held(Batch batch, List<Collected> letters) {
            this.batch = batch;
            this.letters = letters;
        }
    }

    InMemoryBatches(Letters letters) {
        this.letters = letters;
    }

    @Override
    public JournalEntry collect(Lease lease, Transition step, String queue, String folder) {
        BatchRules.check(queue, folder);
        BatchRules.collects(step);
        synchronized (letters) {
            Letters.Letter found = letters.find(lease.messageId());
            if (found != null && step.id().equals(found.lastStep)) {
                return found.entry;
            }
            Letters.Letter letter = letters.held(lease);
            if (letter.printFile == null) {
                throw new IllegalTransitionException(
                        lease.messageId(), "A letter is collected when its print file is stored");
            }
            letters.move(letter, step, null);
            waiting.computeIfAbsent(new Place(queue, folder), place -> new ArrayList<>())
                    .add(new Collected(
                            lease.messageId(),
                            letter.entry.lastEvent(),
                            letter.printFile.pdf().size(),
                            letter.entry.changedAt()));
            return letter.entry;
        }
    }

    /** Whether the letter is in a batch that was closed. */
    boolean isBatched(UUID messageId) {
        return waiting.values().stream()
                .flatMap(List::stream)
                .noneMatch(letter -> letter.messageId().equals(messageId));
    }

    /** The letter doesn't wait for a batch any more. */
    void forget(UUID messageId) {
        waiting.values()
                .forEach(folder -> folder.removeIf(letter -> letter.messageId().equals(messageId)));
    }

    @Override
    public List<Batch> close(String queue, String profile, BatchLimits limits) {
        synchronized (letters) {
            List<Batch> closed = new ArrayList<>();
            waiting.forEach((place, collected) -> {
                if (!place.queue().equals(queue)) {
                    return;
                }
                collected.sort(Comparator.comparing(Collected::collectedAt)
                        .thenComparing(letter -> letter.messageId().toString()));
                int taken = BatchRules.take(collected, limits);
                while (taken > 0) {
                    List<Collected> first = collected.subList(0, taken);
                    closed.add(close(place, profile, List.copyOf(first)));
                    first.clear();
                    taken = BatchRules.take(collected, limits);
                }
            });
            return closed;
        }
    }

    private Batch close(Place place, String profile, List<Collected> taken) {
        Batch batch = Batch.closed(
                BatchRules.name(place.queue(), place.folder(), taken, letters.now()),
                place.queue(),
                place.folder(),
                profile,
                taken.size(),
                taken.stream().mapToLong(Collected::bytes).sum(),
                letters.now());
        batches.put(batch.name(), new Held(batch, taken));
        return batch;
    }

    @Override
    public Optional<BatchWork> take(Set<String> queues, Duration leaseTime) {
        synchronized (letters) {
            Instant now = letters.now();
            Optional<Held> due = batches.values().stream()
                    .filter(held -> queues.contains(held.batch.queue()))
                    .filter(held -> held.batch.nextAttemptAt() != null
                            && !held.batch.nextAttemptAt().isAfter(now))
                    .min(Comparator.comparing(held -> held.batch.nextAttemptAt()));
            return due.map(held -> {
                Instant until = now.plus(leaseTime);
                held.token++;
                held.batch = held.batch.leased(letters.node(), until);
                return new BatchWork(held.batch, new BatchLease(held.batch.name(), letters.node(), held.token, until));
            });
        }
    }

    @Override
    public BatchLease renew(BatchLease lease, Duration leaseTime) {
        synchronized (letters) {
            Held held = held(lease);
            Instant until = letters.now().plus(leaseTime);
            held.batch = held.batch.renewed(until);
            return new BatchLease(lease.batch(), lease.node(), lease.token(), until);
        }
    }

    @Override
    public boolean release(BatchLease lease, Instant nextAttemptAt, String detail) {
        synchronized (letters) {
            Held held = batches.get(lease.batch());
            if (held == null || held.token != lease.token()) {
                return false;
            }
            held.batch = held.batch.free(nextAttemptAt, MaskedText.of(detail));
            held.token++;
            return true;
        }
    }

    @Override
    public List<UUID> letters(String batch, int after, int max) {
        synchronized (letters) {
            Held held = batches.get(batch);
            return held == null
                    ? List.of()
                    : held.letters.stream()
                            .skip(after)
                            .limit(max)
                            .map(Collected::messageId)
                            .toList();
        }
    }

    @Override
    public Batch handedOver(BatchLease lease) {
        synchronized (letters) {
            Held held = held(lease);
            if (held.batch.state() != BatchState.HANDED_OVER) {
                held.batch = held.batch.taken(letters.now());
            }
            return held.batch;
        }
    }

    @Override
    public int conclude(BatchLease lease, int max) {
        synchronized (letters) {
            Held held = held(lease);
            BatchRules.concludes(held.batch);
            List<Letters.Letter> some = held.letters.stream()
                    .map(collected -> letters.find(collected.messageId()))
                    .filter(letter -> letter != null && letter.entry.state() == JournalState.COLLECTED)
                    .limit(max)
                    .toList();
            some.forEach(letter -> letters.move(letter, BatchRules.handedOver(held.batch), null));
            if (some.size() < max) {
                held.batch = held.batch.ended(BatchState.HANDED_OVER);
                held.token++;
                forgetTheEldest();
            }
            return some.size();
        }
    }

    private void forgetTheEldest() {
        long over = batches.values().stream()
                        .filter(held -> held.batch.nextAttemptAt() == null)
                        .count()
                - REMEMBERED;
        batches.values().stream()
                .filter(held -> held.batch.nextAttemptAt() == null)
                .limit(Math.max(0, over))
                .map(held -> held.batch.name())
                .toList()
                .forEach(batches::remove);
    }

    @Override
    public Batch dissolve(BatchLease lease, UUID messageId, Transition step) {
        synchronized (letters) {
            Held held = held(lease);
            BatchRules.dissolves(held.batch);
            List<Collected> others = held.letters.stream()
                    .filter(letter -> !letter.messageId().equals(messageId))
                    .toList();
            if (others.size() == held.letters.size()) {
                throw BatchRules.notInIt(lease.batch(), messageId);
            }
            letters.move(letters.find(messageId), step, null);
            waiting.computeIfAbsent(new Place(held.batch.queue(), held.batch.folder()), place -> new ArrayList<>())
                    .addAll(others);
            held.letters = List.of();
            held.batch = held.batch.ended(BatchState.DISSOLVED);
            held.token++;
            return held.batch;
        }
    }

    @Override
    public Optional<Batch> find(String name) {
        synchronized (letters) {
            return Optional.ofNullable(batches.get(name)).map(held -> held.batch);
        }
    }

    @Override
    public List<Batch> list(int page, int limit) {
        JournalPage.check(page, limit);
        synchronized (letters) {
            return batches.values().stream()
                    .map(held -> held.batch)
                    .sorted(Comparator.comparing(Batch::closedAt).reversed().thenComparing(Batch::name))
                    .skip((page - 1L) * limit)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<WaitingLetters> waiting() {
        synchronized (letters) {
            return waiting.entrySet().stream()
                    .filter(place -> !place.getValue().isEmpty())
                    .map(place -> waiting(place.getKey(), place.getValue()))
                    .toList();
        }
    }

    private static WaitingLetters waiting(Place place, List<Collected> collected) {
        return new WaitingLetters(
                place.queue(),
                place.folder(),
                collected.size(),
                collected.stream().mapToLong(Collected::bytes).sum(),
                collected.stream()
                        .map(Collected::collectedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private Held held(BatchLease lease) {
        Held held = batches.get(lease.batch());
        if (held == null || held.token != lease.token()) {
            throw new LeaseLostException(lease);
        }
        return held;
    }
}
