package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.JournalEvent;

/**
 * When an event is told again whose exchange failed: twice as late each time. Counted in this process and forgotten with it, since a restart is
 * what somebody does who has found the fault. Safe for use by several threads at once.
 */
final class RedeliveryDelays {

    private static final int REMEMBERED = 10_000;
    private static final int MAX_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final Map<EventId, Integer> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EventId, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record EventId(UUID messageId, int number) {

        static EventId of(JournalEvent event) {
            return new EventId(event.messageId(), event.number());
        }
    }

    RedeliveryDelays(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** An event's exchange has failed, once more. */
    synchronized Duration failed(JournalEvent event) {
        int doublings = Math.min(failures.merge(EventId.of(event), 1, Integer::sum) - 1, MAX_DOUBLINGS);
        long millis = first.toMillis();
        for (int i = 0; i < doublings && millis < longest.toMillis(); i++) {
            millis *= 2;
        }
        return Duration.ofMillis(Math.min(millis, longest.toMillis()));
    }

    synchronized void succeeded(JournalEvent event) {
        failures.remove(EventId.of(event));
    }
}
