package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All that was found wrong with a delivery, in the order found, and what was read of it.
 *
 * @param findings empty where everything is as it should be
 * @param facts not to be trusted unless the report is {@link #isOk()}
 */
public record VerificationReport(List<Finding> findings, DeliveryFacts facts) {

    /** Copies the list. */
    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /** @return whether nothing was found wrong */
    public boolean isOk() {
        return findings.isEmpty();
    }

    /**
     * Whether nothing was found wrong but of these sorts.
     *
     * @param tolerated what may be wrong; {@link FindingCategory#WIRE_FORM} for documents that did not come over the wire
     * @return whether all findings are of these categories
     */
    public boolean isOkExcept(FindingCategory... tolerated) {
        Set<FindingCategory> categories = EnumSet.noneOf(FindingCategory.class);
        categories.addAll(Arrays.asList(tolerated));
        return findings.stream().allMatch(finding -> categories.contains(finding.category()));
    }

    /**
     * Whether a rule was broken.
     *
     * @param code the rule
     * @return whether there is such a finding
     */
    public boolean has(FindingCode code) {
        return codes().contains(code);
    }

    /** @return the codes found, each once, in the order found */
    public List<FindingCode> codes() {
        return findings.stream().map(Finding::code).distinct().toList();
    }

    /** @return the findings and the facts' harmless part: fit for a log */
    @Override
    public String toString() {
        return "VerificationReport[" + (isOk() ? "ok" : findings) + ", " + facts + ']';
    }
}
