package se.digitalpost.camel.minameddelanden.api.resource;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.api.AnswerMapper;
import se.digitalpost.camel.minameddelanden.api.AnswerWriter;
import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.MessagePath;
import se.digitalpost.camel.minameddelanden.api.MessageQuery;
import se.digitalpost.camel.minameddelanden.api.MessageStatus;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.api.SubmissionReader;
import se.digitalpost.camel.minameddelanden.api.SubmittedMessage;
import se.digitalpost.camel.minameddelanden.api.access.ApiClient;
import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.ActionRefusedException;
import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalFilter;
import se.digitalpost.camel.minameddelanden.message.MaskedText;

/** {@code /v1/messages} and what is below. A letter of a sender that the client may not act for isn't there. */
final class MessageResources {

    private static final String WHY = "The sender's system took it back by the common API";

    private final String messages;
    private final SubmissionReader reader;
    private final Intake intake;
    private final Journal journal;

    /** @param basePath where the API is mounted */
    MessageResources(String basePath, SubmissionReader reader, Intake intake, Journal journal) {
        this.messages = basePath + "/v1/messages/";
        this.reader = Objects.requireNonNull(reader, "reader");
        this.intake = Objects.requireNonNull(intake, "intake");
        this.journal = Objects.requireNonNull(journal, "journal");
    }

    /** @throws IOException where the body can't be read to its end */
    ApiAnswer submit(ApiRequest request, long contentLength, ApiClient client, String traceparent) throws IOException {
        SubmittedMessage submitted = reader.read(request.body(), contentLength);
        try {
            client.requireSender(submitted.message().sender().id());
        } catch (ApiProblemException e) {
            submitted.close();
            throw e;
        }
        Acceptance acceptance = intake.accept(submitted, client, traceparent);
        JournalEntry entry = acceptance.entry();
        boolean isNew = acceptance instanceof Acceptance.Accepted;
        MessageStatus status = isNew ? AnswerMapper.accepted(entry) : status(entry);
        return ApiAnswer.json(isNew ? 202 : 200, AnswerWriter.write(status))
                .with("Location", messages + entry.messageId().toString().toLowerCase(Locale.ROOT));
    }

    ApiAnswer list(ApiRequest request, ApiClient client) {
        MessageQuery query = MessageQuery.parse(request.query());
        JournalFilter filter = JournalFilter.ALL
                .fromAny(client.senders())
                .inAny(query.states())
                .withReference(query.clientReference())
                .ofBatch(query.batchReference());
        return ApiAnswer.ok(AnswerMapper.list(journal.records().list(filter, query.page(), query.limit())));
    }

    ApiAnswer status(String id, ApiClient client) {
        return ApiAnswer.ok(status(visible(id, client)));
    }

    private MessageStatus status(JournalEntry entry) {
        return AnswerMapper.status(entry, journal.records().history(entry.messageId()));
    }

    ApiAnswer withdraw(String id, ApiClient client) {
        JournalEntry entry = visible(id, client);
        if (!hasEnded(entry)) {
            try {
                journal.attention().withdraw(entry.messageId(), new Decision(person(client), WHY));
                return ApiAnswer.nothing();
            } catch (ActionRefusedException e) {
                // It may have come to its end since it was looked at.
                if (!hasEnded(visible(id, client))) {
                    throw new ApiProblemException(ProblemType.NOT_WITHDRAWABLE, "The message is on its way");
                }
            }
        }
        journal.purge(entry.messageId());
        return ApiAnswer.nothing();
    }

    private static boolean hasEnded(JournalEntry entry) {
        return entry.state().isFinal();
    }

    private static String person(ApiClient client) {
        return "client " + MaskedText.of(client.id());
    }

    private JournalEntry visible(String id, ApiClient client) {
        UUID messageId = MessagePath.messageId(id);
        return journal.records()
                .find(messageId)
                .filter(entry -> client.mayActFor(entry.sender()))
                .orElseThrow(MessagePath::notFound);
    }
}
