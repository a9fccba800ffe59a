package se.digitalpost.camel.minameddelanden;

import java.util.Arrays;
import java.util.Objects;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** A table for JMX clients: all of it is text, and a value that isn't there is empty. Its first column has another value in each row. */
final class OpenTable {

    private final String[] columns;
    private final CompositeType rowType;
    private final TabularData data;

    OpenTable(String name, String... columns) {
        OpenType<?>[] types = new OpenType<?>[columns.length];
        Arrays.fill(types, SimpleType.STRING);
        this.columns = columns;
        try {
            rowType = new CompositeType(name, name, columns, columns, types);
            data = new TabularDataSupport(new TabularType(name, name, rowType, new String[] {columns[0]}));
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }

    void row(Object... values) {
        Object[] texts =
                Arrays.stream(values).map(value -> Objects.toString(value, "")).toArray();
        try {
            data.put(new CompositeDataSupport(rowType, columns, texts));
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }

    TabularData data() {
        return data;
    }
}
