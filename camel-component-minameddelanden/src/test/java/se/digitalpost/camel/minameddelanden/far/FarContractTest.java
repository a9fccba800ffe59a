package se.digitalpost.camel.minameddelanden.far;

import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.wsdl.Definition;
import javax.wsdl.Message;
import javax.wsdl.Operation;
import javax.wsdl.Part;
import javax.wsdl.Port;
import javax.wsdl.PortType;
import javax.wsdl.extensions.soap.SOAPOperation;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

import se.digitalpost.camel.minameddelanden.far.wire.Recipient;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Our contract against the official one, where that is at hand: what one takes the other takes. */
class FarContractTest {

    private static final String ID = "192705178354";
    private static final String V3 = "xmlns=\"http://minameddelanden.gov.se/schema/Recipient/v3\"";
    private static final String FAULT = "<applicationFault xmlns=\"http://minameddelanden.gov.se/schema/Common/v3\">"
            + "<ErrorCode>%s</ErrorCode><Description>x</Description><CallId>%s</CallId></applicationFault>";

    private static final List<String> VALID = List.of(
            "<isReachable " + V3 + "><senderOrgNr>162021004748</senderOrgNr></isReachable>",
            isReachable("162021004748", ID),
            isReachable("162021004748", "198101632384"),
            isReachable("162021004748", "162021003898"),
            "<isRegistered " + V3 + "><recipientId>" + ID + "</recipientId></isRegistered>",
            body(FarAnswers.response()),
            body(FarAnswers.response(FarAnswers.reachable(ID), FarAnswers.reachable("162021003898"))),
            body(FarAnswers.response(FarAnswers.status(ID, "Anonymous", "1", "", "0"))),
            body(FarAnswers.response(FarAnswers.status(ID, "Not", "false", "", "false"))
                    .replace(
                            "</return>",
                            "<r:LastSenderAcceptChange>2026-01-02T03:04:05+01:00</r:LastSenderAcceptChange></return>")),
            body(FarAnswers.response(FarAnswers.reachable(ID))
                    .replace("<r:ServiceAdress>", "<r:Logo>https://x.se/l.png</r:Logo><r:ServiceAdress>")
                    .replace(
                            "<r:InternalServiceAdress/>",
                            "<r:UIAdress/><r:InternalServiceAdress>x</r:InternalServiceAdress>")),
            String.format(FAULT, 1, Answers.CALL_ID),
            String.format(FAULT, 9998, "x".repeat(50)));

    private static final List<String> INVALID = List.of(
            isReachable("2021004748", ID),
            isReachable("1620210047480", ID),
            isReachable("162021004748", "270517-8354"),
            isReachable("162021004748", "172705178354"),
            isReachable("162021004748", "192713178354"),
            "<isReachable " + V3 + "><recipientId>" + ID + "</recipientId></isReachable>",
            "<isReachable " + V3 + "><recipientId>" + ID
                    + "</recipientId><senderOrgNr>162021004748</senderOrgNr></isReachable>",
            "<isReachable " + V3 + "><senderOrgNr>162021004748</senderOrgNr>"
                    + ("<recipientId>" + ID + "</recipientId>").repeat(1001) + "</isReachable>",
            "<isRegistered " + V3 + "/>",
            "<isRegisteredResponse " + V3 + "/>",
            body(FarAnswers.response(FarAnswers.status(ID, "secure", "false", "", "true"))),
            body(FarAnswers.response(FarAnswers.status(ID, "Secure", "", "", "true"))),
            body(FarAnswers.response(FarAnswers.reachable(ID)).replace("<r:Name>Kivra</r:Name>", "")),
            body(FarAnswers.response(FarAnswers.reachable(ID)).replace("<r:InternalServiceAdress/>", "")),
            body(FarAnswers.response(FarAnswers.reachable(ID))
                    .replace("<r:SenderAccepted>true</r:SenderAccepted>", "")),
            String.format(FAULT, 0, Answers.CALL_ID),
            String.format(FAULT, 9999, Answers.CALL_ID),
            String.format(FAULT, 5000, "x".repeat(19)),
            String.format(FAULT, 5000, "x".repeat(51)));

    @Test
    void oursTakesWhatIsValid() throws Exception {
        takesWhatItShould(ours());
    }

    @Test
    void theOfficialTakesTheSame() throws Exception {
        Path schemas = officialContracts().resolve("schema");
        takesWhatItShould(schema(
                schemas.resolve("v3/Recipient.xsd").toUri().toString(),
                schemas.resolve("v3/Common.xsd").toUri().toString()));
    }

    @Test
    void theServiceIsTheOfficialOne() throws Exception {
        Definition ours = wsdl(Recipient.WSDL_LOCATION.toString());
        Definition official =
                wsdl(officialContracts().resolve("Recipient.wsdl").toUri().toString());
        assertThat(operations(ours)).hasSize(2);
        assertThat(operations(official)).containsAllEntriesOf(operations(ours));
        assertThat(ours.getQName()).isEqualTo(official.getQName());
        assertThat(names(ours)).isEqualTo(names(official));
    }

    /** What goes over the wire is what both contracts say. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theClientsRequestIsValid(int count) throws Exception {
        try (WireServer server = WireServer.answering(200, FarAnswers.response());
                FarClient client =
                        new FarClient(server.uri(), TestPki.client(), Duration.ofSeconds(5), Duration.ofSeconds(5))) {
            List<RecipientId> ids = List.of(
                    RecipientId.parse(ID), RecipientId.parse("162021003898"), RecipientId.parse("198101052382"));
            client.isReachable(new OrganizationNumber("162021004748"), ids.subList(0, count));
            String request = body(server.requests().get(0).text());
            validate(ours(), request);
            Path schemas = officialContracts().resolve("schema");
            validate(schema(schemas.resolve("v3/Recipient.xsd").toUri().toString()), request);
        }
    }

    private static void takesWhatItShould(Schema schema) {
        for (String sample : VALID) {
            assertThatCode(() -> validate(schema, sample)).as(sample).doesNotThrowAnyException();
        }
        for (String sample : INVALID) {
            assertThatThrownBy(() -> validate(schema, sample)).as(sample).isInstanceOf(SAXException.class);
        }
    }

    private static Path officialContracts() {
        String shared = System.getProperty("minameddelanden.shared", "");
        Path contracts = Path.of(shared, "contracts");
        assumeTrue(
                !shared.isEmpty() && Files.isDirectory(contracts),
                "the official contracts are not here: -Dminameddelanden.shared=<folder> says where contracts/ lies");
        return contracts;
    }

    private static Schema ours() throws SAXException {
        return schema(resource("Recipient-v3.xsd"), resource("Common-v3.xsd"));
    }

    private static String resource(String name) {
        URL url = FarContractTest.class.getResource("wsdl/" + name);
        assertThat(url).as(name).isNotNull();
        return url.toString();
    }

    private static Schema schema(String... locations) throws SAXException {
        Source[] sources = new Source[locations.length];
        for (int i = 0; i < locations.length; i++) {
            sources[i] = new StreamSource(locations[i]);
        }
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
    }

    private static void validate(Schema schema, String document) throws Exception {
        schema.newValidator().validate(new StreamSource(new StringReader(document)));
    }

    private static Definition wsdl(String location) throws Exception {
        WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
        reader.setFeature("javax.wsdl.verbose", false);
        return reader.readWSDL(location);
    }

    private static String names(Definition wsdl) {
        return wsdl.getPortTypes().keySet()
                + " " + wsdl.getBindings().keySet()
                + " " + wsdl.getServices().keySet();
    }

    /** What each operation of the service's port takes, gives and fails with, and its SOAP action. */
    private static Map<String, List<Object>> operations(Definition wsdl) {
        javax.wsdl.Service service = wsdl.getService(new QName("http://minameddelanden.gov.se/Recipient", "Recipient"));
        Port port = service.getPort("RecipientPort-v3");
        PortType type = port.getBinding().getPortType();
        Map<String, List<Object>> operations = new TreeMap<>();
        for (Object each : type.getOperations()) {
            Operation operation = (Operation) each;
            Object action = port.getBinding()
                    .getBindingOperation(operation.getName(), null, null)
                    .getExtensibilityElements()
                    .get(0);
            operations.put(
                    operation.getName(),
                    List.of(
                            elements(operation.getInput().getMessage()),
                            elements(operation.getOutput().getMessage()),
                            elements(operation.getFault("fault").getMessage()),
                            "action '" + ((SOAPOperation) action).getSoapActionURI() + "'"));
        }
        return operations;
    }

    private static List<Object> elements(Message message) {
        List<Object> elements = new ArrayList<>(List.of(message.getQName()));
        for (Object part : message.getParts().values()) {
            elements.add(((Part) part).getName());
            elements.add(((Part) part).getElementName());
        }
        return elements;
    }

    private static String isReachable(String sender, String recipient) {
        return "<isReachable " + V3 + "><senderOrgNr>" + sender + "</senderOrgNr><recipientId>" + recipient
                + "</recipientId></isReachable>";
    }

    private static String body(String envelope) {
        int start = envelope.indexOf("Body>") + "Body>".length();
        return envelope.substring(start, envelope.lastIndexOf("</soap:Body>"));
    }
}
