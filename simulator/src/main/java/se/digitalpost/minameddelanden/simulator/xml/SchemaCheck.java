package se.digitalpost.minameddelanden.simulator.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Validator;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Whether an element is as the contracts' schemas say. */
public final class SchemaCheck {

    private static final String CURRENT_NODE = "http://apache.org/xml/properties/dom/current-element-node";

    // As with the parser: making one costs, and it is for one thread.
    private static final ThreadLocal<Validator> VALIDATOR =
            ThreadLocal.withInitial(() -> ContractSchemas.schema().newValidator());

    private SchemaCheck() {}

    /**
     * Everything that the schema has against an element and what is in it. The validator's own texts quote values, so
     * only the rule's name and the place are given.
     */
    public static List<String> faults(Element element) {
        Validator validator = VALIDATOR.get();
        List<String> faults = new ArrayList<>();
        validator.setErrorHandler(new Collector(validator, faults));
        try {
            validator.validate(new DOMSource(element));
        } catch (SAXException | IOException e) {
            faults.add("the validator gave up: " + e.getClass().getSimpleName());
        }
        return faults;
    }

    private record Collector(Validator validator, List<String> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // A warning is not a fault.
        }

        @Override
        public void error(SAXParseException e) {
            String message = String.valueOf(e.getMessage());
            int colon = message.indexOf(':');
            faults.add((colon < 0 ? "schema" : message.substring(0, colon)) + " at " + place());
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }

        private String place() {
            try {
                return path((Node) validator.getProperty(CURRENT_NODE));
            } catch (SAXException e) {
                return "an unknown place";
            }
        }
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node n = node; n instanceof Element; n = n.getParentNode()) {
            path.insert(0, '/' + n.getLocalName());
        }
        return path.toString();
    }
}
