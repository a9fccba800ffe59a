package se.digitalpost.camel.minameddelanden.print;

import java.text.Normalizer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import se.digitalpost.camel.minameddelanden.message.MaskedText;

/** The folder of a department's letters (förvaltning), and in it of what they are charged to (kostnadsställe). */
public final class PrintFolder {

    private static final int PART_MAX = 60;

    private PrintFolder() {}

    /**
     * Where a letter goes: {@code <department>/<costCentre>}, made of A-Z, a-z, 0-9, '.', '_' and '-', so that it is a folder's name on every file
     * system: what has an accent loses it, what else isn't of these becomes a dash.
     *
     * @param department the sender's department, or null
     * @param costCentre what the print is charged to, or null
     * @return the folder, without what isn't given; empty where nothing is
     */
    public static String of(String department, String costCentre) {
        return Stream.of(department, costCentre)
                .filter(part -> part != null && !part.isBlank())
                .map(PrintFolder::part)
                .collect(Collectors.joining("/"));
    }

    /** What looks like a personnummer becomes dashes. */
    private static String part(String text) {
        String plain =
                Normalizer.normalize(MaskedText.of(text), Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String safe = plain.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        if (safe.isEmpty()) {
            return "_";
        }
        return safe.length() <= PART_MAX ? safe : safe.substring(0, PART_MAX);
    }
}
