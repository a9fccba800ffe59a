package se.digitalpost.camel.minameddelanden.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of a query, as they were sent. What isn't known is ignored; what is wrong is told by the parameter's name. */
final class QueryParameters {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Faults faults = new Faults();

    /** @param query what stands behind the question mark, still encoded, or null */
    QueryParameters(String query) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name != null) {
                values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        }
    }

    Faults faults() {
        return faults;
    }

    /** All values of a parameter; null in place of what isn't percent-encoded. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of a parameter that can be given once; null where there is none. */
    String text(String name, int max) {
        List<String> all = all(name);
        if (all.isEmpty()) {
            return null;
        }
        String value = all.get(0);
        if (all.size() > 1) {
            faults.add(name, "be given once");
        } else if (value == null || value.isEmpty() || value.length() > max) {
            faults.add(name, "have 1 to " + max + " characters");
        } else {
            return value;
        }
        return null;
    }

    int number(String name, int max, int otherwise) {
        if (all(name).isEmpty()) {
            return otherwise;
        }
        String value = all(name).size() == 1 ? all(name).get(0) : null;
        int number = value != null && NUMBER.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (number < 1 || number > max) {
            faults.add(name, "be a whole number from 1 to " + max);
            return otherwise;
        }
        return number;
    }

    /** A date that has to be given; null where it isn't, or isn't right. */
    LocalDate date(String name) {
        if (all(name).isEmpty()) {
            faults.add(name, "be given");
            return null;
        }
        String value = all(name).size() == 1 ? all(name).get(0) : null;
        try {
            if (value != null && DATE.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeException e) {
            // Told below: the rule is the same.
        }
        faults.add(name, "be a date, as in 2026-11-22");
        return null;
    }

    /** @throws ApiProblemException where anything is wrong */
    void check() {
        if (!faults.isEmpty()) {
            throw new ApiProblemException(ProblemType.INVALID_QUERY, faults);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
