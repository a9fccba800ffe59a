package se.digitalpost.camel.minameddelanden.api.resource;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.api.AnswerMapper;
import se.digitalpost.camel.minameddelanden.api.ApiInfo;
import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.LookupReader;
import se.digitalpost.camel.minameddelanden.api.LookupRequest;
import se.digitalpost.camel.minameddelanden.api.ProblemMapper;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.api.StatisticsQuery;
import se.digitalpost.camel.minameddelanden.api.SubmissionReader;
import se.digitalpost.camel.minameddelanden.api.TraceParent;
import se.digitalpost.camel.minameddelanden.api.access.ApiClient;
import se.digitalpost.camel.minameddelanden.api.access.ClientVerifier;
import se.digitalpost.camel.minameddelanden.api.access.RateLimiter;
import se.digitalpost.camel.minameddelanden.journal.Journal;

/**
 * All resources of the common API. First it is asked whether there is such a resource, then who calls, how often, and whether it may; only then
 * anything of the request's body is read. Safe for use by several threads.
 */
public final class ApiResources {

    private static final Logger LOG = LoggerFactory.getLogger(ApiResources.class);

    private static final int SERVER_ERROR = 500;

    private final ClientVerifier clients;
    private final RateLimiter rateLimiter;
    private final MessageResources messages;
    private final LookupReader lookups = new LookupReader();
    private final MailboxDirectory directory;
    private final Journal journal;
    private final ServiceFacts facts;
    private final byte[] openApi;

    /**
     * @param facts what the service tells of itself
     * @param clients tells who calls
     * @param rateLimiter how often a client may; null for as often as it likes
     * @param reader reads messages
     * @param intake takes messages
     * @param directory tells who can be reached digitally
     * @param journal knows what became of messages
     */
    public ApiResources(
            ServiceFacts facts,
            ClientVerifier clients,
            RateLimiter rateLimiter,
            SubmissionReader reader,
            Intake intake,
            MailboxDirectory directory,
            Journal journal) {
        this.facts = facts;
        this.clients = Objects.requireNonNull(clients, "clients");
        this.rateLimiter = rateLimiter;
        this.messages = new MessageResources(facts.basePath(), reader, intake, journal);
        this.directory = Objects.requireNonNull(directory, "directory");
        this.journal = journal;
        this.openApi = facts.document().json();
    }

    /**
     * Answers a request, whatever is wrong: nothing is thrown but errors of the JVM.
     *
     * @param request the request
     * @return the answer
     */
    public ApiAnswer answer(ApiRequest request) {
        String traceparent = TraceParent.valid(request.header(TraceParent.HEADER));
        ApiAnswer answer = answer(request, traceparent).with("Cache-Control", "no-store");
        return traceparent == null ? answer : answer.with(TraceParent.HEADER, traceparent);
    }

    private ApiAnswer answer(ApiRequest request, String traceparent) {
        try {
            Operation operation = Operation.of(request.method(), request.path());
            ApiClient client = operation.scope() == null ? null : client(request, operation);
            return switch (operation) {
                case SUBMIT -> messages.submit(request, jsonLength(request), client, traceparent);
                case LIST -> messages.list(request, client);
                case STATUS -> messages.status(operation.last(request.path()), client);
                case WITHDRAW -> messages.withdraw(operation.last(request.path()), client);
                case LOOK_UP -> lookUp(request, client);
                case STATISTICS -> statistics(request, client);
                case API_INFO -> ApiAnswer.ok(ApiInfo.of(facts.basePath()));
                case OPEN_API -> ApiAnswer.json(200, openApi);
            };
        } catch (IOException e) {
            LOG.debug(
                    "A request's body can't be read to its end: {}",
                    e.getClass().getSimpleName());
            return ApiAnswer.of(new ApiProblemException(
                    ProblemType.MALFORMED_REQUEST, "The body of the request couldn't be read to its end"));
        } catch (RuntimeException e) {
            return problem(e);
        }
    }

    private static ApiAnswer problem(RuntimeException e) {
        ApiProblemException problem = ProblemMapper.of(e);
        if (problem.problem().status() >= SERVER_ERROR) {
            LOG.error("A request can't be answered, {}", problem.problem().instance(), e);
        }
        return ApiAnswer.of(problem);
    }

    private ApiClient client(ApiRequest request, Operation operation) {
        ApiClient client = clients.verify(request.header("Authorization"), request::certificate);
        if (rateLimiter != null) {
            rateLimiter.take(client.id());
        }
        client.require(operation.scope());
        return client;
    }

    /** How many bytes the client has announced, or -1; what doesn't come as JSON isn't looked at. */
    private static long jsonLength(ApiRequest request) {
        String type = Objects.requireNonNullElse(request.header("Content-Type"), "");
        String[] parts = type.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").split(";", 2);
        boolean utf8 = parts.length < 2 || parts[1].isEmpty() || parts[1].equals("charset=utf-8");
        if (!parts[0].equals("application/json") || !utf8) {
            throw new ApiProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json, in UTF-8");
        }
        try {
            return Long.parseLong(Objects.requireNonNullElse(request.header("Content-Length"), "-1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private ApiAnswer lookUp(ApiRequest request, ApiClient client) throws IOException {
        long length = jsonLength(request);
        LookupRequest lookup = lookups.read(request.body(), length);
        client.requireSender(lookup.sender());
        return ApiAnswer.ok(AnswerMapper.lookup(directory.lookUp(lookup.sender(), lookup.recipients())));
    }

    private ApiAnswer statistics(ApiRequest request, ApiClient client) {
        StatisticsQuery query = StatisticsQuery.parse(request.query());
        return ApiAnswer.ok(AnswerMapper.statistics(
                query.from(), query.to(), journal.records().statistics(query.from(), query.to()), client.senders()));
    }
}
