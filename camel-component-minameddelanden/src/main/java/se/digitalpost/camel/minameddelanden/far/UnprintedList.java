package se.digitalpost.camel.minameddelanden.far;

import java.util.AbstractList;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Ids for the wire that don't show in a log: CXF writes a call's parameters there at level DEBUG. */
final class UnprintedList extends AbstractList<String> {

    private final List<RecipientId> ids;

    UnprintedList(List<RecipientId> ids) {
        this.ids = ids;
    }

    @Override
    public String get(int index) {
        return ids.get(index).value();
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public String toString() {
        return ids.toString();
    }
}
