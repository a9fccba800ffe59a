package se.digitalpost.camel.minameddelanden.seal;

import java.util.List;
import java.util.function.Supplier;

/**
 * What signs or seals with the keys that are current: the same object as long as no key was replaced, and then another. A message that was
 * begun with one is finished with it.
 *
 * <p>Safe for use by several threads at once.
 *
 * @param <T> {@link EnvelopeSealer}, {@link DeliverySigner} or {@link DeliverySealer}
 */
public final class WithCurrentKeys<T> implements Supplier<T> {

    private final List<SigningKeySource> sources;
    private final Maker<T> maker;
    private volatile Made<T> made;

    private interface Maker<T> {
        T of(List<SigningKey> keys);
    }

    private record Made<T>(List<SigningKey> keys, T it) {}

    private WithCurrentKeys(Maker<T> maker, SigningKeySource... sources) {
        this.maker = maker;
        this.sources = List.of(sources);
    }

    /**
     * @param signing the sender's key
     * @param sealing the mediator's key; the same source where the sender delivers by itself
     * @return makes envelopes in one pass
     */
    public static WithCurrentKeys<EnvelopeSealer> envelopeSealer(SigningKeySource signing, SigningKeySource sealing) {
        return signing == sealing
                ? new WithCurrentKeys<>(keys -> new EnvelopeSealer(keys.get(0), keys.get(0)), signing)
                : new WithCurrentKeys<>(keys -> new EnvelopeSealer(keys.get(0), keys.get(1)), signing, sealing);
    }

    /**
     * @param signing the sender's key
     * @return signs for a mediator to seal
     */
    public static WithCurrentKeys<DeliverySigner> deliverySigner(SigningKeySource signing) {
        return new WithCurrentKeys<>(keys -> new DeliverySigner(keys.get(0)), signing);
    }

    /**
     * @param sealing the mediator's key
     * @return seals what another party signed
     */
    public static WithCurrentKeys<DeliverySealer> deliverySealer(SigningKeySource sealing) {
        return new WithCurrentKeys<>(keys -> new DeliverySealer(keys.get(0)), sealing);
    }

    /** @return what has the current keys */
    @Override
    public T get() {
        Made<T> last = made;
        if (last != null && isCurrent(last.keys())) {
            return last.it();
        }
        // Two threads may do this at once: both results are right, and the last one stays.
        List<SigningKey> keys = sources.stream().map(SigningKeySource::current).toList();
        Made<T> next = new Made<>(keys, maker.of(keys));
        made = next;
        return next.it();
    }

    private boolean isCurrent(List<SigningKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (sources.get(i).current() != keys.get(i)) {
                return false;
            }
        }
        return true;
    }
}
