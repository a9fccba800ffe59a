package se.digitalpost.minameddelanden.simulator.xml;

/** Text as it must be written between tags. */
public final class XmlText {

    private XmlText() {}

    /** {@code &}, {@code <} and {@code >} as references; null becomes nothing. */
    public static String escape(String text) {
        if (text == null) {
            return "";
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** An element with a text, or nothing at all where the text is null. */
    public static String optionalElement(String name, String text) {
        return text == null ? "" : '<' + name + '>' + escape(text) + "</" + name + '>';
    }
}
