package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

final class InMemoryOutcomes implements OutcomeFeed {

    private final Letters letters;
    private final Map<String, Map<EventId, Telling>> subscribers = new TreeMap<>();
    private final Map<String, Instant> begins = new HashMap<>();
    private long tokens;

    private record EventId(UUID messageId, int number) {}

    private static final class Telling {
        final JournalEvent event;
        Instant notBefore = Instant.MIN;
        long token;

        Telling(JournalEvent event) {
            this.event = event;
        }
    }

    InMemoryOutcomes(Letters letters) {
        this.letters = letters;
    }

    void add(JournalEvent event) {
        subscribers.values().forEach(tellings -> add(tellings, event));
    }

    private static void add(Map<EventId, Telling> tellings, JournalEvent event) {
        tellings.put(new EventId(event.messageId(), event.number()), new Telling(event));
    }

    @Override
    public boolean subscribe(String subscriber, Instant from) {
        OutcomeRules.checkName(subscriber);
        synchronized (letters) {
            if (subscribers.containsKey(subscriber)) {
                return false;
            }
            Map<EventId, Telling> tellings = new LinkedHashMap<>();
            letters.all().stream()
                    .flatMap(letter -> letter.events.stream())
                    .filter(event ->
                            event.state().isOutcome() && !event.writtenAt().isBefore(from))
                    .forEach(event -> add(tellings, event));
            subscribers.put(subscriber, tellings);
            begins.put(subscriber, from);
            return true;
        }
    }

    @Override
    public boolean unsubscribe(String subscriber) {
        synchronized (letters) {
            return subscribers.remove(subscriber) != null;
        }
    }

    @Override
    public List<Subscriber> subscribers() {
        synchronized (letters) {
            return subscribers.entrySet().stream()
                    .map(known -> new Subscriber(
                            known.getKey(),
                            begins.get(known.getKey()),
                            known.getValue().size()))
                    .toList();
        }
    }

    @Override
    public List<Outcome> next(String subscriber, int max, Duration leaseTime) {
        synchronized (letters) {
            Instant now = letters.now();
            Set<UUID> seen = new HashSet<>();
            List<Outcome> next = new ArrayList<>();
            Iterator<Telling> tellings = tellings(subscriber).values().iterator();
            while (tellings.hasNext() && next.size() < max) {
                Telling telling = tellings.next();
                boolean first = seen.add(telling.event.messageId());
                if (first && !telling.notBefore.isAfter(now)) {
                    telling.token = ++tokens;
                    telling.notBefore = now.plus(leaseTime);
                    next.add(new Outcome(subscriber, telling.event, telling.token));
                }
            }
            return next;
        }
    }

    private Map<EventId, Telling> tellings(String subscriber) {
        Map<EventId, Telling> tellings = subscribers.get(subscriber);
        if (tellings == null) {
            throw OutcomeRules.unknown(subscriber);
        }
        return tellings;
    }

    @Override
    public boolean acknowledge(Outcome outcome) {
        synchronized (letters) {
            Map<EventId, Telling> tellings = subscribers.getOrDefault(outcome.subscriber(), Map.of());
            return told(tellings, outcome) != null && tellings.remove(id(outcome)) != null;
        }
    }

    @Override
    public boolean giveBack(Outcome outcome, Instant notBefore) {
        synchronized (letters) {
            Telling telling = told(subscribers.getOrDefault(outcome.subscriber(), Map.of()), outcome);
            if (telling == null) {
                return false;
            }
            telling.token = ++tokens;
            telling.notBefore = notBefore;
            return true;
        }
    }

    private static Telling told(Map<EventId, Telling> tellings, Outcome outcome) {
        Telling telling = tellings.get(id(outcome));
        return telling == null || telling.token != outcome.token() ? null : telling;
    }

    private static EventId id(Outcome outcome) {
        return new EventId(outcome.event().messageId(), outcome.event().number());
    }
}
