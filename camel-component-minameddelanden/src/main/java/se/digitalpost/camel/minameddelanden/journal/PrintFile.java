package se.digitalpost.camel.minameddelanden.journal;

import java.util.Map;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.Content;

/**
 * A letter as it is handed to a print service, kept so that the same file is handed over again after a crash.
 *
 * @param pdf the letter, ready to print
 * @param sha256 the PDF's SHA-256 in lower-case hex
 * @param facts what else belongs to it (address, pages, …), by names that the journal doesn't know; encrypted like the PDF
 */
public record PrintFile(Content pdf, String sha256, Map<String, String> facts) {

    /** All parts are required. */
    public PrintFile {
        Objects.requireNonNull(pdf, "pdf");
        Objects.requireNonNull(sha256, "sha256");
        facts = Map.copyOf(facts);
    }

    /** @return the size only: the facts have the address */
    @Override
    public String toString() {
        return "PrintFile[" + pdf.size() + " bytes]";
    }
}
