package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.Arrays;
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
    private Target[] active = {};

    /** Begins a document of its own for one more target: its root declares its namespace whatever is around it. */
    void begin(Target target, String name, String namespace, List<Attribute> attributes) {
        Target[] others = active;
        use(target);
        put(Tag.open(name, declaration(namespace, ""), attributes));
        use(others);
        resume(target);
    }

    /** What follows is not for this target: until it is resumed, or for good. */
    void suspend(Target target) {
        use(Arrays.stream(active).filter(other -> other != target).toArray(Target[]::new));
    }

    void resume(Target target) {
        Target[] all = Arrays.copyOf(active, active.length + 1);
        all[active.length] = target;
        use(all);
    }

    void tag(byte[] tag) {
        if (active.length > 0) {
            put(tag);
        }
    }

    /** Only another namespace than the parent's is declared. */
    static String declaration(String namespace, String parentNamespace) {
        return namespace.equals(parentNamespace) ? "" : Tag.declaration("", namespace);
    }

    void text(char[] chars, int offset, int length) {
        if (active.length == 0) {
            return;
        }
        int end = offset + length;
        for (int i = buffer.encode(chars, offset, end); i < end; i = buffer.encode(chars, i, end)) {
            flush();
        }
    }

    /** Text of base64's characters, in a large piece: it is digested where it lies. */
    void base64(byte[] text, int length) {
        flush();
        update(text, length);
    }

    private void put(byte[] tag) {
        if (!buffer.put(tag)) {
            flush();
            if (!buffer.put(tag)) {
                update(tag, tag.length);
            }
        }
    }

    private void use(Target... targets) {
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
