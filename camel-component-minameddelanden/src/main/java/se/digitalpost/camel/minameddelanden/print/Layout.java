package se.digitalpost.camel.minameddelanden.print;

import se.digitalpost.camel.minameddelanden.print.PrintProfile.FreeZone;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Window;

/**
 * Where a letter's parts stand for one profile, in points from the upper left corner. With the profile {@code generic} these are the measures of
 * {@link Sheet}; another window moves the address, the facts beside it and the text below it.
 *
 * @param addressLeft where the address begins; within the window the sheet may slip to both sides
 * @param addressTop its first line, below the return address
 * @param addressLines how many lines have room in the window
 * @param factsLeft where date and references stand: beside the window
 */
record Layout(
        double windowTop,
        double letterheadHeight,
        double addressLeft,
        double addressTop,
        double addressWidth,
        int addressLines,
        double factsLeft,
        double factsWidth,
        double bodyTop,
        double firstBottom,
        double nextBottom) {

    /** From one line of the address to the next. */
    static final double ADDRESS_LEADING = 13;

    /** What a sheet may slip in its envelope to each side. */
    private static final double SLIP = Sheet.mm(5);

    private static final double RETURN_ADDRESS = Sheet.mm(6);
    private static final double AIR = Sheet.mm(2);
    private static final double FACTS_AIR = Sheet.mm(10);
    private static final double NARROWEST_ADDRESS = Sheet.mm(60);

    static Layout of(PrintProfile profile) {
        Window window = profile.window();
        double windowLeft = Sheet.mm(window.left());
        double windowRight = Sheet.mm(window.right());
        double windowTop = Sheet.mm(window.top());
        double end = windowRight - Sheet.mm(4);
        boolean inColumn = windowLeft + SLIP <= Sheet.LEFT && Sheet.LEFT + NARROWEST_ADDRESS <= end;
        double addressLeft = inColumn ? Sheet.LEFT : windowLeft + SLIP;
        double addressTop = windowTop + RETURN_ADDRESS;
        int lines = (int) ((Sheet.mm(window.bottom()) - addressTop + 1) / ADDRESS_LEADING);
        double beside = Math.max(Sheet.FACTS_LEFT, windowRight + FACTS_AIR);
        boolean right = beside + Sheet.FACTS_WIDTH <= Sheet.LEFT + Sheet.COLUMN + 1;
        return new Layout(
                windowTop,
                windowTop - Sheet.mm(4) - Sheet.LETTERHEAD_TOP,
                addressLeft,
                addressTop,
                end - addressLeft,
                Math.min(AddressRules.LINES_MAX, lines),
                right ? beside : Sheet.LEFT,
                right ? Sheet.FACTS_WIDTH : Math.max(Sheet.FACTS_WIDTH, windowLeft - FACTS_AIR - Sheet.LEFT),
                Sheet.mm(window.bottom() + 15),
                bottom(profile, 1),
                bottom(profile, 2));
    }

    /** Text ends above whatever is to stay free in the lower half of the page. */
    private static double bottom(PrintProfile profile, int page) {
        double bottom = page == 1 ? Sheet.HEIGHT - Sheet.mm(12) : Sheet.NEXT_BOTTOM;
        for (FreeZone zone : profile.freeZones()) {
            boolean inColumn = Sheet.mm(zone.left()) < Sheet.LEFT + Sheet.COLUMN
                    && Sheet.mm(zone.left() + zone.width()) > Sheet.LEFT;
            if (inColumn && zone.pages().includes(page) && Sheet.mm(zone.top()) > Sheet.HEIGHT / 2) {
                bottom = Math.min(bottom, Sheet.mm(zone.top()) - AIR);
            }
        }
        return bottom;
    }
}
