package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

/** Divides the rows of a body among pages: rows that are to be kept together stay so as long as a page can hold them. */
final class Pages {

    /** @param top where the row's own height begins, below the space before it */
    record Placed(Row row, double top) {}

    private final double nextTop;
    private final double nextBottom;
    private final List<List<Placed>> pages = new ArrayList<>();
    private double top;
    private double bottom;
    private boolean fresh = true;

    private Pages(double firstTop, double firstBottom, double nextTop, double nextBottom) {
        this.top = firstTop;
        this.bottom = firstBottom;
        this.nextTop = nextTop;
        this.nextBottom = nextBottom;
        pages.add(new ArrayList<>());
    }

    /** @return at least one page */
    static List<List<Placed>> of(
            List<Row> rows, double firstTop, double firstBottom, double nextTop, double nextBottom) {
        Pages pages = new Pages(firstTop, firstBottom, nextTop, nextBottom);
        int start = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).keep() || i == rows.size() - 1) {
                pages.together(rows.subList(start, i + 1));
                start = i + 1;
            }
        }
        return pages.pages;
    }

    private void together(List<Row> rows) {
        double height =
                rows.stream().mapToDouble(row -> row.before() + row.height()).sum();
        boolean onlyParts = rows.stream().allMatch(Row::parts);
        boolean fitsSomewhere = height - rows.get(0).before() <= nextBottom - nextTop;
        if (!onlyParts && fitsSomewhere && !fits(height - (fresh ? rows.get(0).before() : 0))) {
            turn();
        }
        for (Row row : rows) {
            boolean fits = fits((fresh ? 0 : row.before()) + row.height());
            if (row.parts() && (!fits || fresh && pages.size() > 1)) {
                continue;
            }
            if (!fits) {
                turn();
            }
            if (fresh && pages.size() > 1) {
                again(row.head());
            }
            top += fresh ? 0 : row.before();
            pages.get(pages.size() - 1).add(new Placed(row, top));
            top += row.height();
            fresh = false;
        }
    }

    /** A table that goes on has its header once more, for the eye: whoever is read to has heard it. */
    private void again(List<Row> head) {
        double height = head.stream().mapToDouble(Row::height).sum();
        if (height > (bottom - top) / 2) {
            return;
        }
        for (Row row : head) {
            pages.get(pages.size() - 1).add(new Placed(row.tagged(null), top));
            top += row.height();
            fresh = false;
        }
    }

    private boolean fits(double height) {
        return top + height <= bottom + 0.001;
    }

    private void turn() {
        pages.add(new ArrayList<>());
        top = nextTop;
        bottom = nextBottom;
        fresh = true;
    }
}
