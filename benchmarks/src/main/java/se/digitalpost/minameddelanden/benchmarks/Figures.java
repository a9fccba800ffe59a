package se.digitalpost.minameddelanden.benchmarks;

import java.util.Locale;

/** Numbers as a table shows them: two or three digits that mean something. */
final class Figures {

    static final String UNKNOWN = "–";

    private static final double KILO = 1_000;
    private static final double MEGA = 1_000_000;
    private static final double FINE = 10;

    private Figures() {}

    static String count(double value) {
        return number(value, value < FINE ? 2 : 0);
    }

    static String bytes(double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        if (value < KILO) {
            return number(value, 0) + " B";
        }
        double scaled = value < MEGA ? value / KILO : value / MEGA;
        return number(scaled, scaled < FINE ? 1 : 0) + (value < MEGA ? " kB" : " MB");
    }

    static String ratio(double value) {
        return number(value, 2);
    }

    static String micros(double nanos) {
        return number(nanos / KILO, 0);
    }

    private static String number(double value, int decimals) {
        return Double.isNaN(value) ? UNKNOWN : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
