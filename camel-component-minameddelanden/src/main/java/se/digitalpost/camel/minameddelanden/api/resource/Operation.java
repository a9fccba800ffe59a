package se.digitalpost.camel.minameddelanden.api.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.Problem;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.api.access.Scope;

/** The operations, by method and path. */
enum Operation {
    SUBMIT("POST", "/v1/messages", Scope.MESSAGES_WRITE),
    LIST("GET", "/v1/messages", Scope.MESSAGES_READ),
    STATUS("GET", "/v1/messages/*", Scope.MESSAGES_READ),
    WITHDRAW("DELETE", "/v1/messages/*", Scope.MESSAGES_WRITE),
    LOOK_UP("POST", "/v1/mailbox-lookups", Scope.LOOKUPS_READ),
    STATISTICS("GET", "/v1/statistics", Scope.STATISTICS_READ),
    API_INFO("GET", "/api-info", null),
    OPEN_API("GET", "/v1/openapi.json", null);

    private final String method;
    private final String path;
    private final Scope scope;

    Operation(String method, String path, Scope scope) {
        this.method = method;
        this.path = path;
        this.scope = scope;
    }

    /** @throws ApiProblemException {@code NOT_FOUND}, or {@code METHOD_NOT_ALLOWED} with {@code Allow} */
    static Operation of(String method, String path) {
        List<Operation> there =
                Arrays.stream(values()).filter(one -> one.isAt(path)).toList();
        if (there.isEmpty()) {
            throw new ApiProblemException(ProblemType.NOT_FOUND, "There is nothing at this path");
        }
        return there.stream().filter(one -> one.method.equals(method)).findAny().orElseThrow(() -> notAllowed(there));
    }

    private static ApiProblemException notAllowed(List<Operation> there) {
        String methods = there.stream().map(one -> one.method).sorted().collect(Collectors.joining(", "));
        return new ApiProblemException(
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "The resource has " + methods),
                Map.of("Allow", methods),
                null);
    }

    private boolean isAt(String asked) {
        if (!path.endsWith("*")) {
            return path.equals(asked);
        }
        String before = path.substring(0, path.length() - 1);
        return asked.startsWith(before) && asked.length() > before.length() && asked.indexOf('/', before.length()) < 0;
    }

    /** What a client has to be allowed to; null where everybody may. */
    Scope scope() {
        return scope;
    }

    /** What stands in place of the last part of the path. */
    String last(String asked) {
        return asked.substring(path.length() - 1);
    }
}
