package se.digitalpost.camel.minameddelanden.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** The infrastructure's own schemas, where they lie beside the checkout; what needs them is skipped elsewhere. */
final class OfficialSchemas {

    private static final Path SHARED = Path.of(System.getProperty("minameddelanden.shared", "../../shared"));
    private static final Path SERVICE = SHARED.resolve("contracts/schema/v3/Service.xsd");
    private static final String MISSING = "the official contracts are not beside this checkout (../shared/contracts)";

    private static Schema service;

    private OfficialSchemas() {}

    /** Read once: a schema is safe for use by several threads. */
    static synchronized Schema service() throws SAXException {
        Assumptions.assumeTrue(Files.exists(SERVICE), MISSING);
        if (service == null) {
            service = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(SERVICE.toFile());
        }
        return service;
    }

    static void validate(Schema schema, Node element) throws Exception {
        schema.newValidator().validate(new DOMSource(element));
    }

    /** Skips a property where the schemas are missing. */
    static final class Needed implements SkipExecutionHook {

        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return Files.exists(SERVICE) ? SkipResult.doNotSkip() : SkipResult.skip(MISSING);
        }
    }
}
