package se.digitalpost.camel.minameddelanden.api.callback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.api.AnswerMapper;
import se.digitalpost.camel.minameddelanden.api.AnswerWriter;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.Outcome;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * Posts what became of a sender's letters to the addresses that their clients have named: at least once, in order for each letter, and again with growing pauses until
 * it is received or has been tried for long enough. It is a subscriber of the journal's outcomes, so nodes share the work, and go on after a crash.
 */
public final class Callbacks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    private static final String SUBSCRIBER = "api-callbacks-";
    private static final int TAKEN_AT_ONCE = 50;
    private static final Duration FOR_THE_JOURNAL = Duration.ofMinutes(1);

    /** After a restart each is tried for some time, however old it is: nobody could have received it while nothing ran. */
    private static final Duration LEAST_TRIED = Duration.ofHours(1);

    private final Journal journal;
    private final OrganizationNumber sender;
    private final CallbackClient client;
    private final CallbackSecrets secrets;
    private final CallbackPolicy policy;
    private final String subscriber;
    private final Semaphore places;
    private final ExecutorService posting;
    private final Map<String, HostLane> lanes = new ConcurrentHashMap<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final Object stopping = new Object();
    private boolean stopped;
    private Instant started;
    private Thread loop;

    /**
     * @param journal tells what became of letters; stays open
     * @param sender whose letters
     * @param client posts; closed with this
     * @param secrets sign, one for each host
     * @param policy how callbacks are posted, and again
     */
    public Callbacks(
            Journal journal,
            OrganizationNumber sender,
            CallbackClient client,
            CallbackSecrets secrets,
            CallbackPolicy policy) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.client = Objects.requireNonNull(client, "client");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.subscriber = SUBSCRIBER + sender.value();
        this.places = new Semaphore(policy.atOnce());
        AtomicInteger number = new AtomicInteger();
        this.posting = Executors.newFixedThreadPool(
                policy.atOnce(), task -> new Thread(task, "minameddelanden-callback-" + number.incrementAndGet()));
    }

    /**
     * Begins. Call it before messages are accepted, once: a new subscriber is told what is written from now on.
     *
     * @throws se.digitalpost.camel.minameddelanden.message.JournalUnavailableException where the journal can't be written
     */
    public void start() {
        started = journal.now();
        subscribe();
        loop = new Thread(this::run, "minameddelanden-callbacks");
        loop.start();
    }

    /** @return who is told, in the journal's list of subscribers */
    public String subscriber() {
        return subscriber;
    }

    /** @return what became of callbacks on this node */
    public CallbackCounts counts() {
        return new CallbackCounts(received.sum(), failed.sum(), givenUp.sum());
    }

    /** Ends what is under way, and begins nothing more. */
    @Override
    public void close() {
        synchronized (stopping) {
            stopped = true;
            stopping.notifyAll();
        }
        try {
            if (loop != null) {
                loop.join(policy.timeout().multipliedBy(2).toMillis());
            }
            posting.shutdown();
            if (!posting.awaitTermination(policy.timeout().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Callbacks that are still under way are told again");
            }
        } catch (InterruptedException e) {
            posting.shutdown();
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    private void subscribe() {
        Instant now = journal.now();
        if (journal.outcomes().subscribe(subscriber, now)) {
            LOG.info(
                    "{} is a new subscriber: clients are called back about what is written from {} on",
                    subscriber,
                    now);
        }
    }

    private void run() {
        boolean more = false;
        while (more || pause()) {
            try {
                more = !isStopped() && round();
            } catch (MinaMeddelandenException e) {
                LOG.warn("No callbacks for the moment. {}", e.getMessage());
                more = false;
            } catch (RuntimeException e) {
                LOG.error("Callbacks go on after an unexpected fault", e);
                more = false;
            }
        }
    }

    /** @return whether to go on */
    private boolean pause() {
        synchronized (stopping) {
            try {
                if (!stopped) {
                    stopping.wait(policy.pollInterval().toMillis());
                }
            } catch (InterruptedException e) {
                // Nobody but this class knows the thread: it ends when it is told to.
                stopped = true;
            }
            return !stopped;
        }
    }

    private boolean isStopped() {
        synchronized (stopping) {
            return stopped;
        }
    }

    private boolean round() {
        Duration lease = policy.timeout().multipliedBy(4).plus(FOR_THE_JOURNAL);
        long until = System.nanoTime() + lease.minus(policy.timeout()).toNanos();
        List<Outcome> due;
        try {
            due = journal.outcomes().next(subscriber, TAKEN_AT_ONCE, lease);
        } catch (IllegalArgumentException e) {
            LOG.warn("Somebody has removed the subscriber {}, and what it had not been told yet", subscriber);
            subscribe();
            return false;
        }
        for (Outcome outcome : due) {
            // Where its time is nearly over it is told again by itself, and somebody else may have it by then.
            if (System.nanoTime() - until < 0) {
                handle(outcome);
            }
        }
        return !due.isEmpty();
    }

    private void handle(Outcome outcome) {
        if (isStopped()) {
            journal.outcomes().giveBack(outcome, journal.now());
            return;
        }
        JournalEvent event = outcome.event();
        URI url = event.sender().equals(sender)
                ? journal.records()
                        .find(event.messageId())
                        .map(JournalEntry::callbackUrl)
                        .orElse(null)
                : null;
        if (url == null) {
            journal.outcomes().acknowledge(outcome);
            return;
        }
        CallbackSignature signature = secrets.of(url);
        if (signature == null) {
            again(outcome, url, "its host isn't one that may be called");
            return;
        }
        HostLane lane =
                lanes.computeIfAbsent(CallbackAddresses.host(url), host -> new HostLane(policy.atOncePerHost()));
        Instant later = lane.begin(journal.now());
        if (later != null) {
            journal.outcomes().giveBack(outcome, later);
            return;
        }
        places.acquireUninterruptibly();
        posting.execute(() -> {
            try {
                post(outcome, url, signature, lane);
            } catch (MinaMeddelandenException e) {
                LOG.warn("A callback about {} is made again. {}", name(event), e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("A callback about {} is made again after an unexpected fault", name(event), e);
            } finally {
                places.release();
            }
        });
    }

    private void post(Outcome outcome, URI url, CallbackSignature signature, HostLane lane) {
        long begin = System.nanoTime();
        CallbackAnswer answer = new CallbackAnswer.Failed("it could not be made");
        try {
            answer = client.post(url, body(outcome.event()), signature, null);
        } finally {
            lane.ended(
                    journal.now(),
                    Duration.ofNanos(System.nanoTime() - begin),
                    !(answer instanceof CallbackAnswer.Unreachable));
        }
        if (answer instanceof CallbackAnswer.Received) {
            received.increment();
            if (!journal.outcomes().acknowledge(outcome)) {
                LOG.warn("A callback about {} took too long, and may be made again", name(outcome.event()));
            }
        } else {
            again(outcome, url, answer.what());
        }
    }

    private byte[] body(JournalEvent event) {
        return AnswerWriter.write(AnswerMapper.status(event, journal.records().history(event.messageId())));
    }

    private void again(Outcome outcome, URI url, String what) {
        JournalEvent event = outcome.event();
        Instant now = journal.now();
        boolean isOld = Duration.between(event.writtenAt(), now).compareTo(policy.giveUpAfter()) > 0;
        Duration running = Duration.between(started, now);
        if (isOld && running.compareTo(shorter(LEAST_TRIED, policy.giveUpAfter())) > 0) {
            givenUp.increment();
            LOG.error(
                    "{} was not told that {} is {}, and is not told any more after {}: {}",
                    url.getHost(),
                    name(event),
                    event.state(),
                    policy.giveUpAfter(),
                    what);
            journal.outcomes().acknowledge(outcome);
            return;
        }
        failed.increment();
        Duration tried = shorter(Duration.between(event.writtenAt(), now), running);
        Duration delay = policy.delay(tried);
        LOG.warn("A callback about {} to {} is made again in {}: {}", name(event), url.getHost(), delay, what);
        journal.outcomes().giveBack(outcome, now.plus(delay));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String name(JournalEvent event) {
        return "event " + event.number() + " of message " + event.messageId();
    }
}
