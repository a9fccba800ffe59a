package se.digitalpost.camel.minameddelanden.print;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the rows of a letter are divided among its pages: here pages with room for three rows of ten. */
class PagesTest {

    private static final Row RULE = new Row(Line.EMPTY, 0, 10, 10, false, true);

    @Test
    void aRuleBetweenTwoPartsOfAPageIsDrawn() {
        assertThat(pages(row(), RULE, row())).containsExactly(3);
    }

    @Test
    void aRuleNeitherBeginsAPageNorEndsTheLastOne() {
        assertThat(pages(row(), row(), row(), RULE, row())).containsExactly(3, 1);
        assertThat(pages(row(), row(), RULE.kept(), row().kept(), row())).containsExactly(2, 2);
        assertThat(pages(row(), row(), row(), RULE)).containsExactly(3);
    }

    private static Row row() {
        return new Row(Line.EMPTY, 0, 10, 10, false, false);
    }

    /** @return how many rows there are on each page */
    private static List<Integer> pages(Row... rows) {
        return Pages.of(List.of(rows), 0, 30, 0, 30).stream().map(List::size).toList();
    }
}
