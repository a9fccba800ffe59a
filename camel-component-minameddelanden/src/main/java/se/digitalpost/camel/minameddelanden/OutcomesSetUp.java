package se.digitalpost.camel.minameddelanden;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.MaskedText;

/** Makes a subscription out of an endpoint's options. Everything that is wrong with them is told at once, when the consumer starts. */
final class OutcomesSetUp {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomesSetUp.class);

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}._-]{1,100}");

    private final MinaMeddelandenEndpoint endpoint;
    private final OutcomesConfiguration options;
    private final OptionCheck check;

    OutcomesSetUp(MinaMeddelandenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getOutcomes();
        this.check = new OptionCheck(endpoint.getOperation());
    }

    /**
     * Makes the subscriber known.
     *
     * @throws ConfigurationException naming every option that is wrong
     */
    Subscription subscribe() {
        checkName(check.required("subscriber", options.getSubscriber(), "the journal remembers by it what was told"));
        check.positive("maxOutcomesPerPoll", options.getMaxOutcomesPerPoll());
        check.positive("outcomeLeaseTime", options.getOutcomeLeaseTime());
        check.positive("outcomeRedeliveryDelay", options.getOutcomeRedeliveryDelay());
        if (options.getOutcomeMaxRedeliveryDelay() < options.getOutcomeRedeliveryDelay()) {
            check.fault("outcomeMaxRedeliveryDelay", "must not be less than outcomeRedeliveryDelay");
        }
        Optional<Function<Journal, Instant>> from = from();
        if (endpoint.getComponent().getJournal() == JournalKind.NONE) {
            check.fault(
                    "journal", "is NONE, and what became of letters is known to a journal; set the component's option");
        }
        check.finish();
        Journal journal = endpoint.getComponent().journalService().journal();
        String subscriber = options.getSubscriber().strip();
        Instant begin = from.orElseThrow().apply(journal);
        if (journal.outcomes().subscribe(subscriber, begin)) {
            LOG.info("{} is a new subscriber, and is told what was written from {} on", subscriber, begin);
        }
        RedeliveryDelays delays = new RedeliveryDelays(
                Duration.ofMillis(options.getOutcomeRedeliveryDelay()),
                Duration.ofMillis(options.getOutcomeMaxRedeliveryDelay()));
        return new Subscription(journal, subscriber, Duration.ofMillis(options.getOutcomeLeaseTime()), delays);
    }

    private void checkName(String name) {
        if (name == null) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            check.fault("subscriber", "must be 1 to 100 letters, digits, dots, hyphens and underscores");
        } else if (!name.equals(MaskedText.of(name))) {
            check.fault("subscriber", "must not be a personnummer");
        }
    }

    private Optional<Function<Journal, Instant>> from() {
        String from = options.getOutcomesFrom().strip();
        if (from.equalsIgnoreCase("now")) {
            return Optional.of(Journal::now);
        }
        if (from.equalsIgnoreCase("beginning")) {
            return Optional.of(journal -> Instant.EPOCH);
        }
        try {
            Instant time = OffsetDateTime.parse(from).toInstant();
            return Optional.of(journal -> time);
        } catch (DateTimeException e) {
            check.fault("outcomesFrom", "must be now, beginning, or a time such as 2026-11-22T08:00:00Z");
            return Optional.empty();
        }
    }
}
