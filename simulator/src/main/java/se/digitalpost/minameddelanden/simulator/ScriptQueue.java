package se.digitalpost.minameddelanden.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Behaviours for the next calls, in order, and one for all calls after that. */
final class ScriptQueue {

    private final Deque<Behaviour> next = new ArrayDeque<>();
    private Behaviour always;

    synchronized void next(List<Behaviour> behaviours) {
        next.addAll(behaviours);
    }

    synchronized void always(Behaviour behaviour) {
        always = behaviour;
    }

    synchronized void clear() {
        next.clear();
        always = null;
    }

    synchronized Optional<Behaviour> takeNext() {
        return Optional.ofNullable(next.poll());
    }

    synchronized Optional<Behaviour> always() {
        return Optional.ofNullable(always);
    }

    /** The next behaviour without taking it; what is for always where no next one is queued. */
    synchronized Optional<Behaviour> peek() {
        return Optional.ofNullable(next.isEmpty() ? always : next.peek());
    }

    /** Takes the next behaviour only if it is of a kind. */
    synchronized void takeNextIf(Predicate<Behaviour> kind) {
        if (!next.isEmpty() && kind.test(next.peek())) {
            next.poll();
        }
    }
}
