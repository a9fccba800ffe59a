package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.Objects;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * What the sender has decided beforehand.
 *
 * @param minorPolicy what happens with letters to minors
 * @param oversizePolicy what happens with letters that are too large
 * @param maxMessageSize the largest envelope in bytes
 * @param operators the mailbox operators that may be used; empty means all
 */
public record DispatchPolicy(
        MinorPolicy minorPolicy,
        OversizePolicy oversizePolicy,
        long maxMessageSize,
        Set<OrganizationNumber> operators) {

    /** All parts are required. */
    public DispatchPolicy {
        Objects.requireNonNull(minorPolicy, "minorPolicy");
        Objects.requireNonNull(oversizePolicy, "oversizePolicy");
        operators = Set.copyOf(operators);
    }
}
