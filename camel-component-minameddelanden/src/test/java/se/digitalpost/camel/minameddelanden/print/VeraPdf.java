package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether a file is what it says it is. */
final class VeraPdf {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** @return the rules of the flavour that the file breaks, none where it conforms */
    static List<String> broken(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> broken = result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(VeraPdf::describe)
                    .distinct()
                    .toList();
            return result.isCompliant() || !broken.isEmpty() ? broken : List.of("not compliant, and no rule named");
        }
    }

    private static String describe(TestAssertion assertion) {
        return String.format(
                Locale.ROOT,
                "%s-%d %s",
                assertion.getRuleId().getClause(),
                assertion.getRuleId().getTestNumber(),
                assertion.getMessage());
    }
}
