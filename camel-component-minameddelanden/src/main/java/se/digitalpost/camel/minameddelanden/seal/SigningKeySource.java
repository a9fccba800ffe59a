package se.digitalpost.camel.minameddelanden.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * A signing key that is replaced while the application runs. What it is made of is looked at once in a period; when that has changed and
 * what is there now passes every check that is made at start, it is the key from then on. Anything else is logged, and the key stays as
 * it was. A certificate that soon expires is warned of at once and then every day.
 *
 * <p>It looks when it is asked for the key, and has no thread of its own. Safe for use by several threads.
 */
public final class SigningKeySource {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeySource.class);
    private static final Duration WARNING_PERIOD = Duration.ofDays(30);
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final String option;
    private final Supplier<SigningKey> loader;
    private final Supplier<?> fingerprint;
    private final Clock clock;
    private final boolean reloads;
    private final Pace looking;

    /** Held by the one thread that looks; the others go on with the key there is. */
    private final ReentrantLock look = new ReentrantLock();

    private final Pace checking;
    private final Pace warning = new Pace(ONE_DAY);
    private Object taken;
    private Object refused;

    private volatile SigningKey key;

    /** When something was done, and whether it is time to do it again: also where the clock was set back meanwhile. */
    private static final class Pace {

        private final long period;
        private volatile long last;

        Pace(Duration period) {
            this.period = period.toMillis();
        }

        boolean isDue(long now) {
            return Math.abs(now - last) >= period;
        }

        void done(long now) {
            last = now;
        }
    }

    /**
     * Loads the key, which must be right.
     *
     * @param option the name of the key store option, which logged lines begin with
     * @param loader loads and checks the key, and throws {@link ConfigurationException} where it is wrong
     * @param fingerprint an object that is equal to the one before as long as what the key is made of stays the same; asked by one
     *     thread at a time
     * @param period how often it is asked; zero for a key that is never replaced
     * @param clock tells when the period has passed
     * @throws ConfigurationException which says what is wrong and what to do
     */
    public SigningKeySource(
            String option, Supplier<SigningKey> loader, Supplier<?> fingerprint, Duration period, Clock clock) {
        this.option = Objects.requireNonNull(option);
        this.loader = Objects.requireNonNull(loader);
        this.fingerprint = Objects.requireNonNull(fingerprint);
        this.clock = Objects.requireNonNull(clock);
        this.reloads = !period.isZero();
        this.checking = new Pace(period);
        this.looking = new Pace(reloads && period.compareTo(ONE_DAY) < 0 ? period : ONE_DAY);
        this.taken = reloads ? seen() : null;
        this.key = loader.get();
        long now = clock.millis();
        checking.done(now);
        looking.done(now);
        warnOfExpiry(now);
    }

    /**
     * The key to sign with now. Cheap enough to be asked for each message.
     *
     * @return the same object until there is another certificate
     */
    public SigningKey current() {
        long now = clock.millis();
        if (looking.isDue(now) && look.tryLock()) {
            try {
                looking.done(now);
                look(now);
            } finally {
                look.unlock();
            }
        }
        return key;
    }

    private void look(long now) {
        if (reloads && checking.isDue(now)) {
            checking.done(now);
            reload(now);
        }
        if (warning.isDue(now)) {
            warnOfExpiry(now);
        }
    }

    /** What was refused is tried again each time, since a certificate may become valid; but it is told only once. */
    private void reload(long now) {
        Object seen = seen();
        if (seen.equals(taken)) {
            refused = null;
            return;
        }
        try {
            take(loader.get(), now);
            taken = seen;
            refused = null;
        } catch (ConfigurationException e) {
            if (!seen.equals(refused)) {
                LOG.warn("The key was changed and is not taken, {} signs on: {}", key, e.getMessage());
            }
            refused = seen;
        } catch (RuntimeException e) {
            if (!seen.equals(refused)) {
                LOG.warn("{}: the key was changed and can't be loaded, {} signs on", option, key, e);
            }
            refused = seen;
        }
    }

    /** The fingerprint is taken before the key: what changes in between is seen the next time. */
    private Object seen() {
        try {
            return Objects.requireNonNull(fingerprint.get());
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private void take(SigningKey changed, long now) {
        SigningKey before = key;
        if (changed.certificate().equals(before.certificate())) {
            return;
        }
        if (!changed.organization().equals(before.organization())) {
            throw new ConfigurationException(
                    option,
                    "the certificate was issued to " + changed.organization() + ", and the one before to "
                            + before.organization() + "; another sender takes a restart",
                    null);
        }
        key = changed;
        LOG.info(
                "{}: the key was changed: from now on it is {}, which expires {}",
                option,
                changed,
                changed.certificate().getNotAfter().toInstant());
        warnOfExpiry(now);
    }

    private void warnOfExpiry(long now) {
        warning.done(now);
        Instant at = Instant.ofEpochMilli(now);
        Instant end = key.certificate().getNotAfter().toInstant();
        if (end.isBefore(at)) {
            LOG.error("{}: the certificate expired {}; what it signs is refused; replace it", option, end);
        } else if (end.isBefore(at.plus(WARNING_PERIOD))) {
            LOG.warn(
                    "{}: the certificate expires {}, in {} days; order a new one",
                    option,
                    end,
                    Duration.between(at, end).toDays());
        }
    }
}
