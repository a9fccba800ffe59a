package se.digitalpost.camel.minameddelanden.print;

import org.jsoup.nodes.Element;

/** Gives the items of one HTML list their bullets, numbers or letters. */
final class ItemCounter {

    private static final int LETTERS = 26;

    private final boolean ordered;
    private final String type;
    private int next;

    private ItemCounter(boolean ordered, String type, int next) {
        this.ordered = ordered;
        this.type = type;
        this.next = next;
    }

    static ItemCounter of(Element list) {
        return new ItemCounter(list.normalName().equals("ol"), list.attr("type"), number(list.attr("start"), 1));
    }

    String next(Element item) {
        if (!ordered) {
            return "•";
        }
        int number = number(item.attr("value"), next);
        next = number + 1;
        boolean lettered = (type.equals("a") || type.equals("A")) && number >= 1 && number <= LETTERS;
        return lettered ? (char) (type.charAt(0) + number - 1) + ")" : number + ".";
    }

    private static int number(String written, int otherwise) {
        return written.strip().matches("-?[0-9]{1,6}") ? Integer.parseInt(written.strip()) : otherwise;
    }
}
