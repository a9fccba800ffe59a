package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import se.digitalpost.minameddelanden.simulator.junit.MinaMeddelandenTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MinaMeddelandenTest
class PopulationRegisterTest {

    private final Simulator simulator;
    private final Caller caller;

    PopulationRegisterTest(Simulator simulator) {
        this.simulator = simulator;
        this.caller = Caller.as(simulator.issueIdentity("162021004748", "Kommun A"));
    }

    @Test
    void aPersonsAddressIsAnswered() throws IOException {
        // given
        simulator.address(
                "198101032384",
                new PostalAddress(
                        "Åsa <Test>", "c/o Öst", "Gatan 1", "lgh 1101", "123 45", "PROVSTAD", "Norge", false));

        // when
        HttpResponse<String> answer = ask("198101032384");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<p:name>Åsa &lt;Test&gt;</p:name><p:careOf>c/o Öst</p:careOf><p:street>Gatan 1</p:street>"
                        + "<p:apartment>lgh 1101</p:apartment><p:postalCode>123 45</p:postalCode><p:city>PROVSTAD</p:city>"
                        + "<p:country>Norge</p:country><p:protectedIdentity>false</p:protectedIdentity>");
    }

    @Test
    void everyTestRecipientIsKnown() throws IOException {
        for (TestRecipient recipient : TestRecipients.all()) {
            assertThat(ask(recipient.id()).statusCode()).as("%s", recipient).isEqualTo(200);
        }
    }

    @Test
    void ofAProtectedIdentityNothingElseIsTold() throws IOException {
        // then
        assertThat(ask(TestRecipients.PROTECTED_IDENTITY.id()).body())
                .contains("Response xmlns:p=\"" + PopulationRegister.NAMESPACE
                        + "\"><p:protectedIdentity>true</p:protectedIdentity></p:");
        simulator.recipient("198101032384").hasProtectedIdentity();
        assertThat(ask("198101032384").body()).contains("true").doesNotContain("street");
    }

    @Test
    void anUnknownPersonIsAFaultThatDoesNotRepeatTheId() throws IOException {
        // given
        simulator.address("198101032384", null);

        // when
        HttpResponse<String> answer = ask("198101032384");

        // then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("<p:populationRegisterFault", "<p:code>UNKNOWN_PERSON</p:code>")
                .doesNotContain("198101032384");
    }

    @Test
    void theRegisterCanBeScriptedToo() throws IOException {
        // given
        simulator.populationRegister().next(Behaviour.fault(ErrorCode.SYSTEM), Behaviour.httpStatus(503));

        // then
        assertThat(ask("198101032384").body()).contains("<p:code>SYSTEM</p:code>");
        assertThat(ask("198101032384").statusCode()).isEqualTo(503);
        assertThat(ask("198101032384").statusCode()).isEqualTo(200);
        assertThat(simulator.populationRegister().counts()).isEqualTo(new ServiceCounts(1, 3, 1, 0));
    }

    @Test
    void requestsAnswersAndFaultsAreAsTheWsdlOnTheClasspathSays() throws Exception {
        // given
        Schema schema = schemaOfTheWsdl();

        // then
        assertThatCode(() -> validate(schema, request("198101032384"))).doesNotThrowAnyException();
        assertThatCode(() -> validate(schema, ask("198101032384").body())).doesNotThrowAnyException();
        assertThatCode(() -> validate(
                        schema, ask(TestRecipients.PROTECTED_IDENTITY.id()).body()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(schema, request("hej"))).hasMessageContaining("pattern");
        simulator.address("198101032384", null);
        Element detail = TestSigner.root(ask("198101032384").body());
        Element fault = (Element) detail.getElementsByTagNameNS(PopulationRegister.NAMESPACE, "populationRegisterFault")
                .item(0);
        assertThatCode(() -> schema.newValidator().validate(new DOMSource(fault)))
                .doesNotThrowAnyException();
    }

    private HttpResponse<String> ask(String id) throws IOException {
        return caller.post(simulator.populationRegisterUrl(), request(id).getBytes(StandardCharsets.UTF_8));
    }

    private static String request(String id) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>\n"
                + "<getPostalAddress xmlns=\"" + PopulationRegister.NAMESPACE + "\">\n <personId>" + id
                + "</personId>\n</getPostalAddress></s:Body></s:Envelope>";
    }

    private static void validate(Schema schema, String message) throws Exception {
        schema.newValidator()
                .validate(new DOMSource(Soap.payload(TestSigner.parse(message)).orElseThrow()));
    }

    private static Schema schemaOfTheWsdl() throws Exception {
        try (InputStream in = PopulationRegister.class.getClassLoader().getResourceAsStream(PopulationRegister.WSDL)) {
            Element wsdl = TestSigner.root(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Element schema = (Element) wsdl.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                    .item(0);
            schema.setAttribute("xmlns:p", PopulationRegister.NAMESPACE);
            return SchemaFactory.newDefaultInstance()
                    .newSchema(new StreamSource(new StringReader(TestSigner.text(schema))));
        }
    }
}
