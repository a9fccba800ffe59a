package se.digitalpost.camel.minameddelanden.seal.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tags as Canonical XML writes them, in UTF-8. */
final class Tag {

    private Tag() {}

    /** @param declarations what {@link #declaration} makes, or nothing */
    static byte[] open(String name, String declarations, List<Attribute> attributes) {
        StringBuilder tag = new StringBuilder().append('<').append(name).append(declarations);
        for (Attribute attribute : attributes) {
            attribute(attribute.name(), attribute.value(), tag);
        }
        return tag.append('>').toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] close(String name) {
        return ("</" + name + '>').getBytes(StandardCharsets.UTF_8);
    }

    /** @param prefix empty for the default namespace */
    static String declaration(String prefix, String namespace) {
        StringBuilder declaration = new StringBuilder();
        attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace, declaration);
        return declaration.toString();
    }

    private static void attribute(String name, String value, StringBuilder tag) {
        tag.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> tag.append("&amp;");
                case '<' -> tag.append("&lt;");
                case '"' -> tag.append("&quot;");
                case '\t' -> tag.append("&#x9;");
                case '\n' -> tag.append("&#xA;");
                case '\r' -> tag.append("&#xD;");
                default -> tag.append(c);
            }
        }
        tag.append('"');
    }
}
