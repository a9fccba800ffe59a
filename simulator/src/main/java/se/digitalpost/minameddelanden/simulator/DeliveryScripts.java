package se.digitalpost.minameddelanden.simulator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What operators are told to do. Queued behaviours go before lasting ones, and among each the recipient's go before the
 * operator's, which go before those for everybody.
 */
final class DeliveryScripts {

    private final Map<String, ScriptQueue> recipients = new ConcurrentHashMap<>();
    private final Map<MailboxOperator, ScriptQueue> operators = new EnumMap<>(MailboxOperator.class);
    private final ScriptQueue everybody = new ScriptQueue();

    DeliveryScripts() {
        for (MailboxOperator operator : MailboxOperator.values()) {
            operators.put(operator, new ScriptQueue());
        }
    }

    ScriptQueue of(String recipientId) {
        return recipients.computeIfAbsent(recipientId, id -> new ScriptQueue());
    }

    ScriptQueue of(MailboxOperator operator) {
        return operators.get(operator);
    }

    ScriptQueue everybody() {
        return everybody;
    }

    Behaviour take(MailboxOperator operator, Optional<String> recipientId) {
        List<ScriptQueue> queues = queues(operator, recipientId);
        return first(queues, ScriptQueue::takeNext)
                .or(() -> first(queues, ScriptQueue::always))
                .orElseGet(Behaviour::accept);
    }

    /** Whether FaR has to give an address that refuses connections; uses up one queued refusal. */
    boolean takeRefusal(MailboxOperator operator, String recipientId) {
        for (ScriptQueue queue : queues(operator, Optional.of(recipientId))) {
            Optional<Behaviour> next = queue.peek();
            if (next.isPresent()) {
                queue.takeNextIf(Behaviour.RefuseConnection.class::isInstance);
                return next.get() instanceof Behaviour.RefuseConnection;
            }
        }
        return false;
    }

    void clear() {
        recipients.clear();
        operators.values().forEach(ScriptQueue::clear);
        everybody.clear();
    }

    private List<ScriptQueue> queues(MailboxOperator operator, Optional<String> recipientId) {
        return Stream.of(recipientId.map(recipients::get), Optional.of(operators.get(operator)), Optional.of(everybody))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Behaviour> first(
            List<ScriptQueue> queues, Function<ScriptQueue, Optional<Behaviour>> look) {
        return queues.stream().map(look).flatMap(Optional::stream).findFirst();
    }
}
