package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong; the same finding is kept once. Texts are made of the schema's names only, so there can't be many. */
final class Findings {

    private final Set<Finding> all = new LinkedHashSet<>();

    void add(FindingCode code, String text) {
        all.add(new Finding(code, text));
    }

    void addUnless(boolean right, FindingCode code, String text) {
        if (!right) {
            add(code, text);
        }
    }

    /** @param text is made only where it is needed: most documents have no findings, and all are asked for them */
    void addUnless(boolean right, FindingCode code, Supplier<String> text) {
        if (!right) {
            add(code, text.get());
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
