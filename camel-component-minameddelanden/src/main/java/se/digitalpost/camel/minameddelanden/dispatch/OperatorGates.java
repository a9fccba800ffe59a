package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/**
 * The mailbox operators' gates, one each, shared by all senders of a component: they bound how many letters are posted to an operator at
 * once, keep away from one that fails (a circuit breaker), and do as an operator asks that wants to be left alone (Retry-After).
 *
 * <p>Safe for use by several threads at once.
 */
public final class OperatorGates {

    private final Map<OrganizationNumber, OperatorGate> gates = new ConcurrentHashMap<>();
    private final int places;
    private final Clock clock;

    /**
     * @param places how many letters are posted to one mailbox operator at once
     * @param clock tells the time
     */
    public OperatorGates(int places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    OperatorGate of(ServiceSupplier operator) {
        return gates.computeIfAbsent(
                operator.id(), id -> new OperatorGate(operator.id().value(), places, clock));
    }

    /** @return each mailbox operator's organization number, and whether its circuit is CLOSED (as it should be), OPEN or HALF_OPEN */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        gates.forEach((id, gate) -> states.put(id.value(), gate.state().name()));
        return states;
    }
}
