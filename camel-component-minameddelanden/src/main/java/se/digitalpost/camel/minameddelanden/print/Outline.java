package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives a body's blocks, which come one after the other, their places in the document's structure: items in lists, lists in items, and headings
 * whose levels leave none out, whatever levels were written.
 */
final class Outline {

    private static final int DEEPEST = 6;

    /**
     * @param label where an item's bullet or number belongs, or null
     * @param text where the text belongs, or null where nothing is tagged
     */
    record Place(Tag label, Tag text) {}

    /** A list that may go on: the item in it that was last. */
    private record Open(int indent, Tag list, Tag item) {}

    private final Tag section;
    private final Deque<Open> lists = new ArrayDeque<>();
    private final Deque<Integer> headings = new ArrayDeque<>();

    /** @param section what all of it stands in, or null */
    Outline(Tag section) {
        this.section = section;
    }

    /** @return where a table stands */
    Tag section() {
        lists.clear();
        return section;
    }

    /** @return the place of what heads the whole section */
    Tag title() {
        close();
        return section == null ? null : section.child("H1");
    }

    /** @return the place of a heading below the title */
    Tag heading(int level) {
        lists.clear();
        while (!headings.isEmpty() && headings.peek() >= level) {
            headings.pop();
        }
        headings.push(level);
        return section == null ? null : section.child("H" + Math.min(DEEPEST, headings.size() + 1));
    }

    void rule() {
        lists.clear();
    }

    /** What follows belongs to no list and no heading that was. */
    void close() {
        lists.clear();
        headings.clear();
    }

    /** @return the place of a paragraph or of an item */
    Place paragraph(int indent, boolean item) {
        if (section == null) {
            return new Place(null, null);
        }
        while (!lists.isEmpty() && lists.peek().indent() > indent) {
            lists.pop();
        }
        if (!item) {
            return new Place(null, (lists.isEmpty() ? section : lists.peek().item()).child("P"));
        }
        Tag list;
        if (!lists.isEmpty() && lists.peek().indent() == indent) {
            list = lists.pop().list();
        } else {
            list = (lists.isEmpty() ? section : lists.peek().item()).child("L");
        }
        Tag entry = list.child("LI");
        Tag label = entry.child("Lbl");
        Tag body = entry.child("LBody");
        lists.push(new Open(indent, list, body));
        return new Place(label, body.child("P"));
    }
}
