package se.digitalpost.camel.minameddelanden.api.access;

import java.util.Arrays;
import java.util.Optional;

/** What a client may be allowed to do. */
public enum Scope {
    /** Hand over and withdraw messages. */
    MESSAGES_WRITE("messages:write"),
    /** See what became of messages. */
    MESSAGES_READ("messages:read"),
    /** Ask who can be reached digitally. */
    LOOKUPS_READ("lookups:read"),
    /** See the statistics. */
    STATISTICS_READ("statistics:read");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** @return the scope as a token has it */
    public String value() {
        return value;
    }

    static Optional<Scope> of(String value) {
        return Arrays.stream(values())
                .filter(scope -> scope.value.equals(value))
                .findAny();
    }
}
