package se.digitalpost.minameddelanden.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps what came last, up to a limit: then the oldest goes. Safe for use by several threads at once. */
final class Newest<T> {

    private final int limit;
    private final Deque<T> kept = new ArrayDeque<>();

    Newest(int limit) {
        this.limit = limit;
    }

    synchronized void add(T one) {
        kept.addLast(one);
        if (kept.size() > limit) {
            kept.removeFirst();
        }
    }

    /** The oldest first; a copy. */
    synchronized List<T> all() {
        return List.copyOf(kept);
    }

    synchronized void clear() {
        kept.clear();
    }
}
