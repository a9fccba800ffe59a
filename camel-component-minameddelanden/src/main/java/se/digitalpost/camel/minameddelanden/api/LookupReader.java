package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Reads the body of {@code POST /v1/mailbox-lookups}. Every fault is told at once. Safe for use by several threads. */
public final class LookupReader {

    /** A thousand ids take a tenth of it, however they are written. */
    private static final RequestLimits LIMITS = new RequestLimits(1024 * 1024, 0, null);

    private final BodyReader bodies = new BodyReader(LIMITS);

    /**
     * Reads one lookup. Whether the client may act for its sender is for the caller to check.
     *
     * @param body the request's body, not closed
     * @param contentLength how many bytes the client has announced, or -1 where it hasn't
     * @return who asks about whom
     * @throws ApiProblemException {@code MALFORMED_REQUEST}, {@code TOO_LARGE}, or {@code INVALID_LOOKUP} with every fault
     * @throws IOException where the body can't be read
     */
    public LookupRequest read(InputStream body, long contentLength) throws IOException {
        Faults faults = new Faults();
        try (RequestContents none = bodies.contents()) {
            MailboxLookup lookup = bodies.read(MailboxLookup.class, body, contentLength, none, faults);
            OrganizationNumber sender = sender(lookup.sender(), faults);
            List<RecipientId> recipients = recipients(lookup.recipientIds(), faults);
            if (!faults.isEmpty()) {
                throw new ApiProblemException(ProblemType.INVALID_LOOKUP, faults);
            }
            return new LookupRequest(sender, recipients);
        }
    }

    private static OrganizationNumber sender(MailboxLookup.LookupSender sender, Faults faults) {
        return sender == null
                ? null
                : parsed("/sender/organizationNumber", sender.organizationNumber(), OrganizationNumber::parse, faults);
    }

    private static List<RecipientId> recipients(List<String> ids, Faults faults) {
        if (ids == null) {
            return List.of();
        }
        if (ids.isEmpty()) {
            faults.add("/recipientIds", "have at least 1 element");
        }
        return IntStream.range(0, ids.size())
                .mapToObj(i -> parsed("/recipientIds/" + i, ids.get(i), RecipientId::parse, faults))
                .filter(Objects::nonNull)
                .toList();
    }

    private static <T> T parsed(String pointer, String written, Function<String, T> parse, Faults faults) {
        if (written == null) {
            return null; // The reader has told why.
        }
        try {
            return parse.apply(written);
        } catch (IllegalArgumentException e) {
            faults.add(pointer, e.getMessage());
            return null;
        }
    }
}
