package se.digitalpost.camel.minameddelanden.api;

import java.time.LocalDate;

/**
 * Which days a client wants counted.
 *
 * @param from the first day
 * @param to the last day
 */
public record StatisticsQuery(LocalDate from, LocalDate to) {

    private static final int DAYS_MAX = 366;

    /**
     * @param query the query of {@code GET /v1/statistics}, still encoded, or null
     * @return which days
     * @throws ApiProblemException {@code INVALID_QUERY} with every fault
     */
    public static StatisticsQuery parse(String query) {
        QueryParameters parameters = new QueryParameters(query);
        LocalDate from = parameters.date("from");
        LocalDate to = parameters.date("to");
        if (from != null && to != null && (to.isBefore(from) || to.isAfter(from.plusDays(DAYS_MAX)))) {
            parameters.faults().add("to", "be the day of from, or one of the " + DAYS_MAX + " days after it");
        }
        parameters.check();
        return new StatisticsQuery(from, to);
    }
}
