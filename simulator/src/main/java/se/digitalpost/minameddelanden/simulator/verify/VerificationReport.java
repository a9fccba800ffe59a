package se.digitalpost.minameddelanden.simulator.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * All that was found wrong, in the order found, and what could be read of the delivery.
 *
 * @param findings empty where everything is as it should be
 * @param delivery what the message says, as far as its structure let it be read; not to be trusted unless
 *     {@link #isOk()}
 */
public record VerificationReport(List<Finding> findings, Optional<DeliveryContent> delivery) {

    /** Copies the list. */
    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found wrong. */
    public boolean isOk() {
        return findings.isEmpty();
    }

    /** Whether this was found. */
    public boolean has(FindingCode code) {
        return findings.stream().anyMatch(f -> f.code() == code);
    }

    /** The codes found, in the order found; one may occur more than once. */
    public List<FindingCode> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    /** The error code that an operator answers; empty where everything is as it should be. */
    public OptionalInt errorCode() {
        return findings.stream()
                .map(Finding::code)
                .min(Comparator.naturalOrder())
                .map(code -> OptionalInt.of(code.errorCode()))
                .orElse(OptionalInt.empty());
    }

    /** All findings in a line, without anything from the message: what a fault's Description says. */
    public String description() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
    }

    /** The findings; nothing of the delivery. */
    @Override
    public String toString() {
        return isOk() ? "VerificationReport[ok]" : "VerificationReport[" + description() + ']';
    }
}
