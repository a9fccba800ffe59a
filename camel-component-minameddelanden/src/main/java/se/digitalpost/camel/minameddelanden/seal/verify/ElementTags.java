package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.List;

/**
 * The canonical tags of an element that the schema has, ready as bytes.
 *
 * @param open where its namespace is its parent's
 * @param declaringOpen where it is another
 */
record ElementTags(byte[] open, byte[] declaringOpen, byte[] close) {

    static ElementTags of(String namespace, String name) {
        return new ElementTags(
                Tag.open(name, "", List.of()),
                Tag.open(name, Tag.declaration("", namespace), List.of()),
                Tag.close(name));
    }
}
