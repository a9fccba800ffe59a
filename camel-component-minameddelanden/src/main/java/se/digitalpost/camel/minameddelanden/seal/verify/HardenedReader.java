package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A StAX reader without DTD, entities and coalescing. It is given characters and not bytes: the JDK's decoder refuses every byte sequence that
 * is not UTF-8, parsers' own let some pass.
 */
final class HardenedReader {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    HardenedReader(InputStream input) throws UnreadableException {
        try {
            reader = FACTORY.createXMLStreamReader(new InputStreamReader(
                    input,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (XMLStreamException | RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    /** Where it stands, for what can be asked without reading on. */
    XMLStreamReader current() {
        return reader;
    }

    boolean advance() throws UnreadableException {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            reader.next();
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    /** A piece of a text: parsers may read it only now, so this can fail like {@link #advance()}. */
    char[] text() throws UnreadableException {
        try {
            return reader.getTextCharacters();
        } catch (RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    /** Only behind {@link #text()}. */
    int textStart() {
        return reader.getTextStart();
    }

    /** Only behind {@link #text()}. */
    int textLength() {
        return reader.getTextLength();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("Nothing outside the document is read");
        });
        // More attributes than this can't come past the limit on tags, which has a code of its own.
        setIfSupported(factory, "com.ctc.wstx.maxAttributesPerElement", Limits.MARKUP);
        return factory;
    }

    private static void setIfSupported(XMLInputFactory factory, String property, Object value) {
        if (factory.isPropertySupported(property)) {
            factory.setProperty(property, value);
        }
    }
}
