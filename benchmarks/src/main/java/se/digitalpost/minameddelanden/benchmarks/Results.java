package se.digitalpost.minameddelanden.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was measured, to be asked for by name. What wasn't measured shows as a dash. */
record Results(List<Measured> all) {

    Results {
        all = List.copyOf(all);
    }

    Optional<Measured> find(String benchmark, Map<String, String> params) {
        return all.stream()
                .filter(m -> m.benchmark().equals(benchmark) && m.params().equals(params))
                .findFirst();
    }

    String cell(String benchmark, Map<String, String> params) {
        return find(benchmark, params).map(Measured::cell).orElse(Figures.UNKNOWN);
    }

    /** How many times the second's speed the first has. */
    static String ratio(Optional<Measured> first, Optional<Measured> second) {
        return first.flatMap(f -> second.map(s -> f.perSecond() / s.perSecond()))
                .map(Figures::ratio)
                .orElse(Figures.UNKNOWN);
    }

    String java() {
        return all.stream().map(Measured::java).findFirst().orElse(Figures.UNKNOWN);
    }
}
