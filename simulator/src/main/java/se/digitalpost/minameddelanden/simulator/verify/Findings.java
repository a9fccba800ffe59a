package se.digitalpost.minameddelanden.simulator.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong while the rules are gone through; the same finding is kept once. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void add(FindingCode code, String text) {
        Finding finding = new Finding(code, text);
        if (!all.contains(finding)) {
            all.add(finding);
        }
    }

    void addUnless(boolean right, FindingCode code, String text) {
        if (!right) {
            add(code, text);
        }
    }

    boolean has(FindingCode code) {
        return all.stream().anyMatch(f -> f.code() == code);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
