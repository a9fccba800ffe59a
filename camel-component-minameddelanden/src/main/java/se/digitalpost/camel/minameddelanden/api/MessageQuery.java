package se.digitalpost.camel.minameddelanden.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

/**
 * Which messages a client wants listed.
 *
 * @param clientReference only the message with this reference, or null
 * @param batchReference only messages of this batch, or null
 * @param statuses only messages in one of these; empty for any
 * @param page which page, 1 for the first
 * @param limit how many messages a page has, 1 to 100
 */
public record MessageQuery(
        String clientReference, String batchReference, Set<DeliveryStatus> statuses, int page, int limit) {

    private static final int REFERENCE_MAX = 255;
    private static final int PAGE_MAX = 1_000_000;
    private static final int LIMIT_MAX = 100;
    private static final int LIMIT_USUAL = 20;

    /** Copies the set. */
    public MessageQuery {
        statuses = Set.copyOf(statuses);
    }

    /**
     * @param query the query of {@code GET /v1/messages}, still encoded, or null
     * @return which messages
     * @throws ApiProblemException {@code INVALID_QUERY} with every fault
     */
    public static MessageQuery parse(String query) {
        QueryParameters parameters = new QueryParameters(query);
        Set<DeliveryStatus> statuses = EnumSet.noneOf(DeliveryStatus.class);
        for (String name : parameters.all("status")) {
            Arrays.stream(DeliveryStatus.values())
                    .filter(status -> status.name().equals(name))
                    .findAny()
                    .ifPresentOrElse(statuses::add, () -> parameters.faults().add("status", oneOfThem()));
        }
        MessageQuery read = new MessageQuery(
                parameters.text("clientReference", REFERENCE_MAX),
                parameters.text("batchReference", REFERENCE_MAX),
                statuses,
                parameters.number("page", PAGE_MAX, 1),
                parameters.number("limit", LIMIT_MAX, LIMIT_USUAL));
        parameters.check();
        return read;
    }

    /** @return the journal's states that are told as one of the statuses; empty for any */
    public Set<JournalState> states() {
        return Arrays.stream(JournalState.values())
                .filter(state -> statuses.contains(state.status()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(JournalState.class)));
    }

    private static String oneOfThem() {
        return Arrays.stream(DeliveryStatus.values())
                .map(Object::toString)
                .collect(Collectors.joining(", ", "be one of ", ""));
    }
}
