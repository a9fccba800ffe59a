package se.digitalpost.camel.minameddelanden.print;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.print.PreflightRule.Severity;

/**
 * What was found in one file before it leaves. It tells places and measures, never a text of the file.
 *
 * @param profile the name of the profile by which it was looked at
 * @param pages the number of pages, 0 where it can't be read
 * @param bytes the file's size
 * @param findings all rules that are broken, none where it is as the print service wants it
 */
public record PreflightReport(String profile, int pages, long bytes, List<Finding> findings) {

    /** The findings are copied. */
    public PreflightReport {
        Objects.requireNonNull(profile, "profile");
        findings = List.copyOf(findings);
    }

    /**
     * One rule that is broken.
     *
     * @param rule the rule
     * @param severity what follows
     * @param part whose page it is: {@code letter}, or {@code attachments[1]} of the message
     * @param page the page within that part, from 1 on, or 0 for the file as a whole
     * @param measured what was found
     * @param allowed what would be right
     */
    public record Finding(
            PreflightRule rule, Severity severity, String part, int page, String measured, String allowed) {

        /** @return where, what and what would be right, in one line */
        @Override
        public String toString() {
            String where = page == 0 ? part : part + ", page " + page;
            return where + ": " + rule.key() + ": " + measured + "; allowed: " + allowed;
        }
    }

    /** @return whether it may be printed */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.REFUSE);
    }

    /** @return what keeps it from being printed, as faults of the message's parts */
    List<FieldFault> faults() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .map(PreflightReport::fault)
                .toList();
    }

    private static FieldFault fault(Finding finding) {
        String page = finding.page() == 0 ? "" : " on page " + finding.page();
        String rule =
                finding.rule().key() + page + " (found: " + finding.measured() + "; allowed: " + finding.allowed();
        return new FieldFault(finding.part(), "keep the print service's rule " + rule + ")");
    }

    /** @return the findings, each on a line of its own */
    @Override
    public String toString() {
        String head = "PreflightReport[" + profile + ", " + pages + " pages, " + bytes + " bytes]";
        return findings.stream().map(finding -> "\n  " + finding).collect(Collectors.joining("", head, ""));
    }
}
