package se.digitalpost.minameddelanden.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The received letters, up to a limit. */
final class Mailroom {

    private final int limit;
    private final Newest<ReceivedLetter> letters;

    Mailroom(int limit) {
        this.limit = limit;
        this.letters = new Newest<>(limit);
    }

    boolean keeps() {
        return limit > 0;
    }

    void keep(ReceivedLetter letter) {
        letters.add(letter);
    }

    List<ReceivedLetter> all() {
        return letters.all();
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

    void clear() {
        letters.clear();
    }
}
