package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** Goes through a document that was verified, for its elements and texts alone. */
final class ReadAgain {

    private ReadAgain() {}

    /** @throws UnreadableException where it can't be the document that was verified, or ends too early */
    static void from(HardenedReader input, Base64Runs runs, ElementTarget target)
            throws UnreadableException, IOException {
        XMLStreamReader reader = input.current();
        int elements = 0;
        int depth = 0;
        while (input.advance()) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String namespace = reader.getNamespaceURI();
                    target.start(namespace == null ? "" : namespace, reader.getLocalName(), Attribute.of(reader));
                    elements++;
                    while (runs.next(elements)) {
                        target.base64(runs.encoded(), Base64Runs.LENGTH);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    target.end();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> {
                    char[] chars = input.text();
                    // White space around the root is no text of the document.
                    if (depth > 0) {
                        target.text(chars, input.textStart(), input.textLength());
                    }
                }
                default -> {
                    // Nothing else is signed.
                }
            }
        }
    }
}
