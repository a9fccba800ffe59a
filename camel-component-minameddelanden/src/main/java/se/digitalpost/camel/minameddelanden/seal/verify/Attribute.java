package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** An attribute without a prefix. */
record Attribute(String name, String value) {

    /** Those of the element where a reader stands, in the canonical order: without prefixes, that of their names. */
    static List<Attribute> of(XMLStreamReader reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return List.of();
        }
        List<Attribute> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new Attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i)));
        }
        all.sort(Comparator.comparing(Attribute::name));
        return all;
    }
}
