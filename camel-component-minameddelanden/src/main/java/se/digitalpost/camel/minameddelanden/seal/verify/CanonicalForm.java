package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes Canonical XML of the prefix-free form to everything that wants it at the moment: the digest of the signed delivery, that of the
 * sealed one, SignedInfo. They begin and end at different elements and take the same bytes in between.
 */
final class CanonicalForm {

    /** Takes bytes. */
    @FunctionalInterface
    interface Target {
        void update(byte[] bytes, int offset, int length);
    }

    private static final int BUFFER = 8 * 1024;

    private final CanonicalText buffer = new CanonicalText(BUFFER);
    private List<Target> active = List.of();

    /** Begins a document of its own for one more target: its root declares its namespace whatever is around it. */
    void begin(Target target, String name, String namespace, List<Attribute> attributes) {
        List<Target> all = new ArrayList<>(active);
        use(List.of(target));
        open(name, namespace, "", attributes);
        all.add(target);
        use(all);
    }

    /** What follows is not for this target: until it is resumed, or for good. */
    void suspend(Target target) {
        List<Target> others = new ArrayList<>(active);
        others.remove(target);
        use(others);
    }

    void resume(Target target) {
        List<Target> all = new ArrayList<>(active);
        all.add(target);
        use(all);
    }

    void open(String name, String namespace, String parentNamespace, List<Attribute> attributes) {
        if (!active.isEmpty()) {
            put(Tag.open(name, declaration(namespace, parentNamespace), attributes));
        }
    }

    /** Only another namespace than the parent's is declared. */
    static String declaration(String namespace, String parentNamespace) {
        return namespace.equals(parentNamespace) ? "" : Tag.declaration("", namespace);
    }

    void close(String name) {
        if (!active.isEmpty()) {
            put(Tag.close(name));
        }
    }

    void text(char[] chars, int offset, int length) {
        if (active.isEmpty()) {
            return;
        }
        int end = offset + length;
        for (int i = buffer.encode(chars, offset, end); i < end; i = buffer.encode(chars, i, end)) {
            flush();
        }
    }

    private void put(byte[] tag) {
        if (!buffer.put(tag)) {
            flush();
            if (!buffer.put(tag)) {
                update(tag, tag.length);
            }
        }
    }

    private void use(List<Target> targets) {
        flush();
        active = targets;
    }

    private void flush() {
        update(buffer.bytes(), buffer.used());
        buffer.clear();
    }

    private void update(byte[] bytes, int length) {
        for (Target target : active) {
            target.update(bytes, 0, length);
        }
    }
}
