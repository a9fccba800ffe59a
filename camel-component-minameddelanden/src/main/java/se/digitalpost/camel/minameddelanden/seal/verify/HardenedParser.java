package se.digitalpost.camel.minameddelanden.seal.verify;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;

/**
 * A StAX parser without DTD, entities and coalescing. Which one it is, is decided here and not by what lies on the class path: what verifies
 * a letter should be what was tested.
 *
 * <p>Safe for use by several threads at once, as Woodstox's factory is once it is set up.
 */
final class HardenedParser {

    private static final HardenedParser WOODSTOX = new HardenedParser(newWoodstox());

    private final XMLInputFactory factory;

    /** @param factory nobody else's: it is set up here */
    HardenedParser(XMLInputFactory factory) {
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("Nothing outside the document is read");
        });
        this.factory = factory;
    }

    /** The one that letters are verified with. */
    static HardenedParser woodstox() {
        return WOODSTOX;
    }

    HardenedReader read(GuardedInput input) throws UnreadableException {
        return new HardenedReader(factory, input);
    }

    private static XMLInputFactory newWoodstox() {
        XMLInputFactory factory = new WstxInputFactory();
        // More attributes than this can't come past the limit on tags, which has a code of its own.
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Limits.MARKUP);
        return factory;
    }
}
