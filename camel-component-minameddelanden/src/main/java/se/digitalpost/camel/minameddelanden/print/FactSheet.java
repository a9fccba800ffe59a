package se.digitalpost.camel.minameddelanden.print;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A document of facts, to be filed and read: what it tells, and not what it looks like. {@link FactSheetPrinter} makes it a PDF.
 *
 * @param issuer who issues it, at the head of page one; or null
 * @param title what it is: also the PDF's title, and at the head of the pages that follow
 * @param summary what it comes to, in a sentence
 * @param sections what it tells, in this order
 * @param foot at the foot of each page, one line
 * @param language the language of all this, as in {@code sv-SE}
 * @param id the PDF's own id: another one for each document that differs
 * @param created when it was made, in the PDF's properties
 */
public record FactSheet(
        String issuer,
        String title,
        String summary,
        List<Section> sections,
        String foot,
        String language,
        UUID id,
        Instant created) {

    /** All but the issuer are required. */
    public FactSheet {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(summary, "summary");
        sections = List.copyOf(sections);
        Objects.requireNonNull(foot, "foot");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(created, "created");
    }

    /** A part of the document, under a heading of its own. */
    public sealed interface Section {
        /** @return the heading */
        String heading();
    }

    /**
     * Facts under each other: names at the left, values at the right.
     *
     * @param heading the heading
     * @param facts the facts, in this order
     */
    public record Facts(String heading, List<Fact> facts) implements Section {

        /** All are required. */
        public Facts {
            Objects.requireNonNull(heading, "heading");
            facts = List.copyOf(facts);
        }
    }

    /**
     * A fact.
     *
     * @param name what it is
     * @param value the value, which may have several lines; a long one is broken where it must
     */
    public record Fact(String name, String value) {

        /** Both are required. */
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A table, whose head is repeated on each page.
     *
     * @param heading the heading
     * @param columns the columns
     * @param rows the rows, each with a cell for each column; a cell may have several lines
     */
    public record Table(String heading, List<Column> columns, List<List<String>> rows) implements Section {

        /** @throws IllegalArgumentException where a row hasn't a cell for each column */
        public Table {
            Objects.requireNonNull(heading, "heading");
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            int cells = columns.size();
            if (cells == 0 || rows.stream().anyMatch(row -> row.size() != cells)) {
                throw new IllegalArgumentException("Each row of a table must have a cell for each column");
            }
        }
    }

    /**
     * A column.
     *
     * @param name what stands at its head
     * @param share how wide it is, compared with the other columns
     */
    public record Column(String name, double share) {

        /** @throws IllegalArgumentException where the share isn't positive */
        public Column {
            Objects.requireNonNull(name, "name");
            if (!(share > 0)) {
                throw new IllegalArgumentException("A column's share must be positive");
            }
        }
    }

    /**
     * Paragraphs in small type.
     *
     * @param heading the heading
     * @param paragraphs the paragraphs
     */
    public record Notes(String heading, List<String> paragraphs) implements Section {

        /** All are required. */
        public Notes {
            Objects.requireNonNull(heading, "heading");
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
