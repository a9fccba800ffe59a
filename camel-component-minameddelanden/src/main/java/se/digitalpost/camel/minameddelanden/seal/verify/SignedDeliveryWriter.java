package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.seal.Namespace;
import se.digitalpost.camel.minameddelanden.seal.SignedDeliveryTarget;

/**
 * Writes a signed delivery anew, element by element, whatever prefixes it came with: for the wire with this component's, which the
 * envelope declares, and for the seal's digest without any. What it says stays as it is, to the last character.
 */
final class SignedDeliveryWriter implements ElementTarget {

    private static final Map<String, String> PREFIXES =
            Arrays.stream(Namespace.values()).collect(Collectors.toMap(Namespace::uri, Namespace::prefix));
    private static final int BUFFER = 8 * 1024;

    private final SignedDeliveryTarget target;
    private final CanonicalText text = new CanonicalText(BUFFER);
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, String> foreignPrefixes = new HashMap<>();

    /** An element that is open. */
    private record Open(String namespace, byte[] wireClose, byte[] canonicalClose) {}

    SignedDeliveryWriter(SignedDeliveryTarget target) {
        this.target = target;
    }

    @Override
    public void start(String namespace, String name, List<Attribute> attributes) throws IOException {
        String parent = open.isEmpty() ? Namespace.MESSAGE_3.uri() : open.peek().namespace;
        String known = PREFIXES.get(namespace);
        String prefix = known == null ? foreignPrefix(namespace) : known;
        String declaration = known == null && !prefix.isEmpty() && !namespace.equals(parent)
                ? Tag.declaration(prefix, namespace)
                : "";
        String wireName = prefix.isEmpty() ? name : prefix + ':' + name;
        open.push(new Open(namespace, Tag.close(wireName), Tag.close(name)));
        flush();
        target.tag(
                Tag.open(wireName, declaration, attributes),
                Tag.open(name, CanonicalForm.declaration(namespace, parent), attributes));
    }

    /** Foreign content may bring any namespace, declared where it begins; without one there is nothing to declare a prefix for. */
    private String foreignPrefix(String namespace) {
        if (namespace.isEmpty()) {
            return "";
        }
        return foreignPrefixes.computeIfAbsent(namespace, n -> "x" + (foreignPrefixes.size() + 1));
    }

    @Override
    public void text(char[] chars, int offset, int length) throws IOException {
        int end = offset + length;
        for (int i = text.encode(chars, offset, end); i < end; i = text.encode(chars, i, end)) {
            flush();
        }
    }

    @Override
    public void base64(byte[] bytes, int length) throws IOException {
        flush();
        target.text(bytes, 0, length);
    }

    @Override
    public void end() throws IOException {
        Open ended = open.pop();
        flush();
        target.tag(ended.wireClose, ended.canonicalClose);
    }

    private void flush() throws IOException {
        if (text.used() > 0) {
            target.text(text.bytes(), 0, text.used());
            text.clear();
        }
    }
}
