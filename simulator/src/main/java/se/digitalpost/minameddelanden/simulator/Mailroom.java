package se.digitalpost.minameddelanden.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Keeps received letters, up to a limit: then the oldest goes. */
final class Mailroom {

    private final int limit;
    private final Deque<ReceivedLetter> letters = new ArrayDeque<>();

    Mailroom(int limit) {
        this.limit = limit;
    }

    boolean keeps() {
        return limit > 0;
    }

    synchronized void keep(ReceivedLetter letter) {
        if (letters.size() == limit) {
            letters.removeFirst();
        }
        letters.addLast(letter);
    }

    synchronized List<ReceivedLetter> all() {
        return List.copyOf(letters);
    }

    List<ReceivedLetter> matching(Predicate<ReceivedLetter> wanted) {
        return all().stream().filter(wanted).toList();
    }

    /** Every letter that came after another that is the same message. */
    List<ReceivedLetter> duplicates() {
        List<ReceivedLetter> firsts = new ArrayList<>();
        List<ReceivedLetter> duplicates = new ArrayList<>();
        for (ReceivedLetter letter : all()) {
            boolean seen = firsts.stream().anyMatch(letter::isSameMessageAs);
            (seen ? duplicates : firsts).add(letter);
        }
        return List.copyOf(duplicates);
    }

    synchronized void clear() {
        letters.clear();
    }
}
