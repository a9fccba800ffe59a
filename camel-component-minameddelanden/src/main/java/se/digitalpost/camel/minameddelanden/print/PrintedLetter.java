package se.digitalpost.camel.minameddelanden.print;

import java.util.Objects;

/**
 * A letter, and what was found when it was looked at as its print service would.
 *
 * @param job what is handed over
 * @param preflight the report: nothing in it keeps the letter from being printed, but it may warn
 */
public record PrintedLetter(PrintJob job, PreflightReport preflight) {

    /** Both parts are required. */
    public PrintedLetter {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(preflight, "preflight");
    }
}
