package se.digitalpost.camel.minameddelanden.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that is wrong with a request, in the order in which it was found. */
final class Faults {

    /** Each fault once, or a field that is given again and again would fill the memory. */
    private final Set<Problem.InvalidParam> found = new LinkedHashSet<>();

    /**
     * @param name the field's JSON pointer, or the parameter's name
     * @param rule the rule that it breaks, in a form that follows "must"
     */
    void add(String name, String rule) {
        found.add(new Problem.InvalidParam(name, "must " + rule));
    }

    /** Adds what a later check found, unless it follows from what is known of the field, or of what the field is in. */
    void addUnlessKnown(String pointer, String rule) {
        if (found.stream().noneMatch(fault -> isWithin(pointer, fault.name()))) {
            add(pointer, rule);
        }
    }

    private static boolean isWithin(String pointer, String known) {
        return pointer.equals(known) || !known.isEmpty() && pointer.startsWith(known + "/");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem.InvalidParam> all() {
        return List.copyOf(found);
    }
}
