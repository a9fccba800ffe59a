package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document on its way through a parser. The parser is given characters and not bytes: the JDK's decoder refuses every byte sequence that
 * is not UTF-8, parsers' own let some pass.
 */
final class HardenedReader {

    private final XMLStreamReader reader;

    HardenedReader(XMLInputFactory factory, InputStream input) throws UnreadableException {
        try {
            reader = factory.createXMLStreamReader(new InputStreamReader(
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
}
