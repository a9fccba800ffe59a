package se.digitalpost.minameddelanden.simulator.xml;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The contracts' schemas as this project wrote them, compiled once a JVM. Nothing is fetched but from this jar. */
public final class ContractSchemas {

    static final String SCHEME = "contract";
    private static final String FOLDER = "schema/";

    private ContractSchemas() {}

    /** Everything that goes to or comes from FaR and a mailbox operator. Safe for use by several threads. */
    public static Schema schema() {
        return Holder.SCHEMA;
    }

    private static final class Holder {
        static final Schema SCHEMA = compile();
    }

    private static Schema compile() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            // A scheme that no URL handler knows: whatever the resolver does not give stays unread.
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SCHEME);
            factory.setResourceResolver(resolver());
            return factory.newSchema(
                    new Source[] {source("Service-v3.xsd"), source("Recipient-v3.xsd"), source("Common-v3.xsd")});
        } catch (SAXException e) {
            throw new IllegalStateException("The contracts' schemas do not compile", e);
        }
    }

    private static Source source(String file) {
        return new StreamSource(open(file), SCHEME + ":/" + file);
    }

    private static LSResourceResolver resolver() {
        return (type, namespace, publicId, systemId, base) -> new ClasspathInput(systemId);
    }

    static InputStream open(String file) {
        InputStream in = ContractSchemas.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("Not in this jar: " + FOLDER + file);
        }
        return in;
    }
}
