package se.digitalpost.camel.minameddelanden.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Node;

/** The infrastructure's own schemas, where they lie beside the checkout; what needs them is skipped elsewhere. */
final class OfficialSchemas {

    private static final Path SHARED = Path.of(System.getProperty("minameddelanden.shared", "../../shared"));

    private OfficialSchemas() {}

    static Schema service() throws Exception {
        Path schema = SHARED.resolve("contracts/schema/v3/Service.xsd");
        Assumptions.assumeTrue(
                Files.exists(schema), "the official contracts are not beside this checkout (../shared/contracts)");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        return factory.newSchema(schema.toFile());
    }

    static void validate(Schema schema, Node element) throws Exception {
        schema.newValidator().validate(new DOMSource(element));
    }
}
