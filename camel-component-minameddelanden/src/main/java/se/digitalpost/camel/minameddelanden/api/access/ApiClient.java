package se.digitalpost.camel.minameddelanden.api.access;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.Problem;
import se.digitalpost.camel.minameddelanden.api.ProblemType;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * A client that has shown who it is, and what it may do. Immutable.
 *
 * @param id the client's id at its authorization server, or the name that its certificate was given
 * @param scopes which operations it may call
 * @param senders which organizations it may act for
 */
public record ApiClient(String id, Set<Scope> scopes, Set<OrganizationNumber> senders) {

    /** The id is required. Copies the sets. */
    public ApiClient {
        Objects.requireNonNull(id, "id");
        scopes = Set.copyOf(scopes);
        senders = Set.copyOf(senders);
    }

    /**
     * @param scope what an operation takes
     * @throws ApiProblemException {@code FORBIDDEN} where the client doesn't have it
     */
    public void require(Scope scope) {
        if (!scopes.contains(scope)) {
            throw new ApiProblemException(
                    Problem.of(ProblemType.FORBIDDEN, "The operation takes the scope " + scope.value()),
                    Map.of(
                            Challenge.HEADER,
                            Challenge.BEARER + ", error=\"insufficient_scope\", scope=\"" + scope.value() + '"'),
                    null);
        }
    }

    /**
     * @param sender whom a message is from
     * @throws ApiProblemException {@code FORBIDDEN} where the client may not act for it
     */
    public void requireSender(OrganizationNumber sender) {
        if (!mayActFor(sender)) {
            throw new ApiProblemException(ProblemType.FORBIDDEN, "The client may not act for this sender");
        }
    }

    /**
     * @param sender whom a message is from
     * @return whether the client may act for it; where not, its messages don't exist for the client
     */
    public boolean mayActFor(OrganizationNumber sender) {
        return senders.contains(sender);
    }
}
