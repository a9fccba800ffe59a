package se.digitalpost.minameddelanden.simulator.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses bytes into a DOM with namespaces; a DOCTYPE is an error and nothing is ever fetched. */
public final class HardenedParser {

    private static final DocumentBuilderFactory FACTORY = factory();
    // Making a builder costs as much as parsing a small message, and a builder is for one thread.
    private static final ThreadLocal<DocumentBuilder> BUILDER = ThreadLocal.withInitial(HardenedParser::builder);

    private HardenedParser() {}

    /**
     * Parses a whole document.
     *
     * @throws SAXException if it is not well-formed, or has a DOCTYPE; the parser's text may quote the document
     */
    public static Document parse(byte[] xml) throws SAXException {
        try {
            return BUILDER.get().parse(new ByteArrayInputStream(xml));
        } catch (IOException e) {
            // How the JDK's parser reports bytes that are not in the document's encoding.
            throw new SAXException("The bytes are not in the document's encoding", e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            synchronized (FACTORY) {
                DocumentBuilder builder = FACTORY.newDocumentBuilder();
                builder.setErrorHandler(new Thrower());
                return builder;
            }
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JVM has no XML parser as asked for", e);
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // Every node is visited at once, so building them late only costs.
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            // The walks over the tree are recursive.
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", "100");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JVM has no XML parser as asked for", e);
        }
    }

    /** The parser's default one writes to standard error. */
    private static final class Thrower implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // No warning of the parser makes a document unreadable.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
