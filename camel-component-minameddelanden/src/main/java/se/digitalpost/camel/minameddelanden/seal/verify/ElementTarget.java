package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.List;

/** Takes a document's elements and texts in their order. */
interface ElementTarget {

    /** Needs nothing. */
    ElementTarget NONE = new ElementTarget() {
        @Override
        public void start(String namespace, String name, List<Attribute> attributes) {
            // Nothing is kept.
        }

        @Override
        public void text(char[] chars, int offset, int length) {
            // Nothing is kept.
        }

        @Override
        public void base64(byte[] text, int length) {
            // Nothing is kept.
        }

        @Override
        public void end() {
            // Nothing is kept.
        }
    };

    /** @param attributes in the canonical order */
    void start(String namespace, String name, List<Attribute> attributes) throws IOException;

    void text(char[] chars, int offset, int length) throws IOException;

    /** Text of base64's characters, so each is one byte and none is escaped. */
    void base64(byte[] text, int length) throws IOException;

    /** The element that began last and is still open. */
    void end() throws IOException;
}
