package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

final class InMemoryRecords implements JournalRecords {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Letters letters;

    InMemoryRecords(Letters letters) {
        this.letters = letters;
    }

    @Override
    public Optional<JournalEntry> find(UUID messageId) {
        synchronized (letters) {
            return Optional.ofNullable(letters.find(messageId)).map(letter -> letter.entry);
        }
    }

    @Override
    public Optional<JournalEntry> find(OrganizationNumber sender, String clientReference) {
        return find(MessageId.of(sender, clientReference));
    }

    @Override
    public List<JournalEvent> history(UUID messageId) {
        synchronized (letters) {
            Letters.Letter letter = letters.find(messageId);
            return letter == null ? List.of() : List.copyOf(letter.events);
        }
    }

    @Override
    public JournalPage list(JournalFilter filter, int page, int limit) {
        JournalPage.check(page, limit);
        synchronized (letters) {
            List<JournalEntry> found = letters.all().stream()
                    .map(letter -> letter.entry)
                    .filter(entry -> fits(filter, entry))
                    .sorted(Comparator.comparing(JournalEntry::acceptedAt)
                            .thenComparing(entry -> entry.messageId().toString())
                            .reversed())
                    .skip((page - 1L) * limit)
                    .limit(limit + 1L)
                    .toList();
            return JournalPage.of(found, page, limit);
        }
    }

    private static boolean fits(JournalFilter filter, JournalEntry entry) {
        return (filter.senders() == null || filter.senders().contains(entry.sender()))
                && (filter.department() == null || filter.department().equals(entry.department()))
                && (filter.clientReference() == null || filter.clientReference().equals(entry.clientReference()))
                && (filter.batchReference() == null || filter.batchReference().equals(entry.batchReference()))
                && (filter.states().isEmpty() || filter.states().contains(entry.state()))
                && (filter.recipient() == null || filter.recipient().equals(entry.recipient()))
                && (filter.acceptedFrom() == null || !entry.acceptedAt().isBefore(filter.acceptedFrom()))
                && (filter.acceptedBefore() == null || entry.acceptedAt().isBefore(filter.acceptedBefore()));
    }

    @Override
    public Map<JournalState, Long> counts() {
        synchronized (letters) {
            return letters.all().stream()
                    .collect(Collectors.groupingBy(
                            letter -> letter.entry.state(),
                            () -> new EnumMap<>(JournalState.class),
                            Collectors.counting()));
        }
    }

    @Override
    public List<StatisticsLine> statistics(LocalDate from, LocalDate to) {
        synchronized (letters) {
            Map<StatisticsLine, Long> counts = letters.all().stream()
                    .map(letter -> one(letter.entry))
                    .filter(line -> !line.day().isBefore(from) && !line.day().isAfter(to))
                    .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
            return counts.entrySet().stream()
                    .map(count -> count.getKey().times(count.getValue()))
                    .sorted(StatisticsLine.ORDER)
                    .toList();
        }
    }

    private static StatisticsLine one(JournalEntry entry) {
        Instant day = entry.concludedAt() != null ? entry.concludedAt() : entry.acceptedAt();
        ServiceSupplier operator = entry.facts().operator();
        return new StatisticsLine(
                LocalDate.ofInstant(day, SWEDEN),
                entry.sender(),
                entry.department(),
                entry.state().channel(),
                operator == null ? null : operator.id(),
                operator == null ? null : operator.name(),
                entry.state(),
                1);
    }
}
