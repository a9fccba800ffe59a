package se.digitalpost.camel.minameddelanden.print;

/**
 * The measures of a letter in points, from the upper left corner of an A4. The window is that of a C5 envelope as most print services have
 * it; what another one has becomes a profile's.
 */
final class Sheet {

    static final double WIDTH = mm(210);
    static final double HEIGHT = mm(297);

    static final double WINDOW_LEFT = mm(15);
    static final double WINDOW_TOP = mm(44);
    static final double WINDOW_WIDTH = mm(105);
    static final double WINDOW_HEIGHT = mm(35);

    /** The lower right corner of page one that is left to the print service. */
    static final double FREE_WIDTH = mm(150);

    static final double FREE_HEIGHT = mm(30);

    /** All text begins here, also the address: within the window the sheet may slip to both sides. */
    static final double LEFT = mm(25);

    static final double COLUMN = mm(145);

    /** Names at the head leave room for the page number. */
    static final double HEAD_WIDTH = mm(125);

    /** The address ends before the window does. */
    static final double ADDRESS_WIDTH = WINDOW_LEFT + WINDOW_WIDTH - LEFT - mm(4);

    /** Date and references stand to the right of the window. */
    static final double FACTS_LEFT = mm(130);

    static final double FACTS_WIDTH = mm(40);

    static final double LETTERHEAD_TOP = mm(16);
    static final double LETTERHEAD_HEIGHT = mm(24);
    static final double BODY_TOP = mm(94);
    static final double FIRST_BOTTOM = HEIGHT - FREE_HEIGHT - mm(2);
    static final double NEXT_HEAD = mm(15);
    static final double NEXT_TOP = mm(30);
    static final double NEXT_BOTTOM = HEIGHT - mm(24);

    private Sheet() {}

    static double mm(double millimetres) {
        return millimetres * 72 / 25.4;
    }
}
