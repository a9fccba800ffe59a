package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Divides bands among pages. A table's head stands above its rows on each page. */
final class BandPages {

    /** @param top where the band's own height begins, below the space before it */
    record Placed(Band band, double top) {}

    /** So much of a band that no page can hold stands where it begins, at least. */
    private static final double BEGINNING = Sheet.mm(20);

    private final double nextTop;
    private final double bottom;
    private final List<List<Placed>> pages = new ArrayList<>();
    private double top;
    /** Whether nothing stands on the page, or nothing but a head that is repeated. */
    private boolean fresh = true;

    /** Whether the next band begins at the top, without the space before it. */
    private boolean atTop = true;

    private BandPages(double firstTop, double nextTop, double bottom) {
        this.top = firstTop;
        this.nextTop = nextTop;
        this.bottom = bottom;
        pages.add(new ArrayList<>());
    }

    /** @return at least one page */
    static List<List<Placed>> of(List<Band> bands, double firstTop, double nextTop, double bottom) {
        BandPages pages = new BandPages(firstTop, nextTop, bottom);
        int start = 0;
        for (int i = 0; i < bands.size(); i++) {
            if (!bands.get(i).keep() || i == bands.size() - 1) {
                pages.together(bands.subList(start, i + 1));
                start = i + 1;
            }
        }
        return pages.pages;
    }

    private void together(List<Band> bands) {
        double least =
                bands.stream().mapToDouble(band -> band.before() + least(band)).sum();
        if (!fresh && top + least - (atTop ? bands.get(0).before() : 0) > bottom) {
            turn(bands.get(0));
        }
        Deque<Band> waiting = new ArrayDeque<>(bands);
        while (!waiting.isEmpty()) {
            Band band = waiting.pop();
            double above = atTop ? 0 : band.before();
            double room = bottom - top - above;
            List<Band> parts = band.height() <= room || fitsOnAPage(band) ? List.of(band) : band.cut(room);
            if (parts.get(0).height() <= room || fresh) {
                place(parts.get(0), above);
                parts.subList(1, parts.size()).forEach(waiting::push);
            } else {
                waiting.push(band);
                turn(band);
            }
        }
    }

    /** What has to be on one page of a band: all of it, as long as a page can hold it. */
    private double least(Band band) {
        return fitsOnAPage(band) ? band.height() : BEGINNING;
    }

    private boolean fitsOnAPage(Band band) {
        double head = band.head() == null ? 0 : band.head().height() + band.before();
        return head + band.height() <= bottom - nextTop;
    }

    private void place(Band band, double above) {
        top += above;
        pages.get(pages.size() - 1).add(new Placed(band, top));
        top += band.height();
        fresh = false;
        atTop = false;
    }

    private void turn(Band next) {
        pages.add(new ArrayList<>());
        top = nextTop;
        atTop = true;
        if (next.head() != null) {
            place(next.head(), 0);
        }
        fresh = true;
    }
}
