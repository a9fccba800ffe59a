package se.digitalpost.minameddelanden.simulator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Who is registered where, who lives where, and who may send: what the registers of the infrastructure know. */
final class World {

    private final List<TestRecipient> firstRecipients;
    private final Set<String> firstSenders;
    private final Set<String> firstMediators;
    private final Map<String, FarEntry> entries = new ConcurrentHashMap<>();
    private final Map<String, PostalAddress> addresses = new ConcurrentHashMap<>();
    private final Set<String> senders = ConcurrentHashMap.newKeySet();
    private final Set<String> mediators = ConcurrentHashMap.newKeySet();

    World(Collection<TestRecipient> recipients, Set<String> senders, Set<String> mediators) {
        this.firstRecipients = List.copyOf(recipients);
        this.firstSenders = Set.copyOf(senders);
        this.firstMediators = Set.copyOf(mediators);
        reset();
    }

    void reset() {
        entries.clear();
        addresses.clear();
        for (TestRecipient each : firstRecipients) {
            entries.put(each.id(), FarEntry.of(each));
            addresses.put(each.id(), each.address());
        }
        senders.clear();
        senders.addAll(firstSenders);
        mediators.clear();
        mediators.addAll(firstMediators);
    }

    FarEntry entry(String recipientId) {
        return entries.getOrDefault(recipientId, FarEntry.NOBODY);
    }

    void change(String recipientId, UnaryOperator<FarEntry> change) {
        entries.compute(recipientId, (id, before) -> change.apply(before == null ? FarEntry.NOBODY : before));
    }

    Optional<PostalAddress> address(String personId) {
        return Optional.ofNullable(addresses.get(personId));
    }

    void setAddress(String personId, PostalAddress address) {
        if (address == null) {
            addresses.remove(personId);
        } else {
            addresses.put(personId, address);
        }
    }

    Set<String> senders() {
        return senders;
    }

    Set<String> mediators() {
        return mediators;
    }
}
