package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One line of JMH's results.
 *
 * @param benchmark class and method: {@code SealBenchmark.onePass}
 * @param params the parameters' values by name
 * @param perSecond operations a second
 * @param error half of the 99.9 % confidence interval of that, or NaN where it was measured once only
 * @param allocated bytes allocated an operation, or NaN
 * @param cpuNanos processor time of the sending thread an operation, or NaN
 * @param java the JVM
 */
record Measured(
        String benchmark,
        Map<String, String> params,
        double perSecond,
        double error,
        double allocated,
        double cpuNanos,
        String java) {

    static List<Measured> read(Path json) throws IOException {
        List<Measured> all = new ArrayList<>();
        for (JsonNode line : new ObjectMapper().readTree(json.toFile())) {
            all.add(of(line));
        }
        return all;
    }

    private static Measured of(JsonNode line) {
        String[] name = line.path("benchmark").asText().split("\\.");
        Map<String, String> params = new TreeMap<>();
        line.path("params")
                .properties()
                .forEach(param -> params.put(param.getKey(), param.getValue().asText()));
        JsonNode primary = line.path("primaryMetric");
        double perSecond = number(primary.path("score"));
        JsonNode secondary = line.path("secondaryMetrics");
        return new Measured(
                name[name.length - 2] + '.' + name[name.length - 1],
                params,
                perSecond,
                number(primary.path("scoreError")),
                number(secondary.path("gc.alloc.rate.norm").path("score")),
                number(secondary.path("cpuNanos").path("score")) / perSecond,
                line.path("vmName").asText() + ' ' + line.path("vmVersion").asText());
    }

    /** JMH writes what it doesn't know as the text "NaN". */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    /** {@code 558 ±2 % (95 kB)} */
    String cell() {
        String spread = Double.isNaN(error) ? "" : String.format(Locale.ROOT, " ±%.0f %%", 100 * error / perSecond);
        return Figures.count(perSecond) + spread + " (" + Figures.bytes(allocated) + ')';
    }
}
