package se.digitalpost.minameddelanden.simulator.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import se.digitalpost.minameddelanden.simulator.SealedEnvelope;
import se.digitalpost.minameddelanden.simulator.Shared;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;

/** This project's own schemas and the official ones say yes and no to the same documents. */
class ContractComparisonTest {

    private static final Identity KOMMUN_A = Pki.create(Clock.systemUTC()).issueIdentity("162021004748", "Kommun A");
    private static final String BASE = "http://minameddelanden.gov.se/schema/";

    private static Schema official;

    @BeforeAll
    static void compileTheOfficialOnes() throws SAXException {
        Path schemas = Shared.file("contracts/schema");
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        official = factory.newSchema(Stream.of("v3/Service.xsd", "v3/Recipient.xsd", "v3/Common.xsd")
                .map(schemas::resolve)
                .map(path -> new StreamSource(path.toFile()))
                .toArray(Source[]::new));
    }

    static Stream<String> goodDocuments() {
        String matter = "<OfficialMatter><OfficialMatterExtension xmlns:o=\"" + BASE + "OfficialMatter/v3\">"
                + "<o:Timestamp>2026-11-22</o:Timestamp>%s</OfficialMatterExtension></OfficialMatter>";
        return Stream.of(
                delivery(SealedEnvelope.by(KOMMUN_A)),
                delivery(SealedEnvelope.by(KOMMUN_A).noAttachments()),
                delivery(SealedEnvelope.by(KOMMUN_A).headerExtra(String.format(matter, ""))),
                delivery(SealedEnvelope.by(KOMMUN_A)
                        .headerExtra(String.format(
                                matter,
                                "<i:Invoice xmlns:i=\"http://minameddelanden.gov.se/externalschema/Invoice/v1\"/><o:Identity><o:EventId>1</o:EventId></o:Identity>"
                                        + "<o:MatterSubject>s</o:MatterSubject><o:EventType>t</o:EventType>"
                                        + "<o:MatterStatus>closed</o:MatterStatus>"))),
                delivery(
                        SealedEnvelope.by(KOMMUN_A)
                                .headerExtra(
                                        "<OfficialMatter><x xmlns=\"http://minameddelanden.gov.se/externalschema/Invoice/v1\"/></OfficialMatter>")),
                delivery(SealedEnvelope.by(KOMMUN_A).headerExtra("<OfficialMatter/>")),
                changed("</Language>", "</Language><Reply>ACCEPTED</Reply><ReceiptRequest>SIMPLE</ReceiptRequest>"),
                changed("<CorrelationId", "<Reference xmlns=\"" + BASE + "Message/v2\">r</Reference><CorrelationId"),
                changed("<SignedDelivery ", "<SignedDelivery Id=\"a\" "),
                service("<s:TransId>1</s:TransId>" + status("198101032384", "true") + status("198101052382", "0")),
                reachable("<r:AccountStatus>" + account("Secure")
                        + "</r:AccountStatus><r:SenderAccepted>1</r:SenderAccepted>"),
                reachable(
                        "<r:AccountStatus>" + account("Not") + supplier("https://a/")
                                + "</r:AccountStatus><r:SenderAccepted>true</r:SenderAccepted><r:LastSenderAcceptChange>2026-11-22T10:00:00</r:LastSenderAcceptChange>"),
                reachable("<r:AccountStatus>" + account("Anonymous") + supplier("")
                        + "</r:AccountStatus><r:SenderAccepted>true</r:SenderAccepted>"),
                recipient("isReachableResponse", ""),
                recipient("isReachable", "<senderOrgNr>162021004748</senderOrgNr>"),
                recipient(
                        "isReachable",
                        "<senderOrgNr>162021004748</senderOrgNr>"
                                + "<recipientId>198101632384</recipientId>".repeat(1000)),
                recipient("isRegistered", "<recipientId>162021004748</recipientId>"),
                recipient(
                        "isRegisteredResponse",
                        "<return xmlns:r=\"" + BASE + "Recipient\">" + account("Secure") + "</return>"),
                fault("5001", "x".repeat(20)),
                fault("9998", "x".repeat(50)));
    }

    static Stream<String> badDocuments() {
        return Stream.of(
                changed("<Language>svSE</Language>", ""),
                changed("<Language>svSE</Language>", "<Language>sv_SE</Language>"),
                changed("<Text>Ring växeln</Text>", ""),
                changed("<Text>Ring växeln</Text>", "<Text>" + "x".repeat(1025) + "</Text>"),
                changed("<URL>https://example.com/", "<URL>https://example.com/" + "x".repeat(255)),
                changed("info@example.com", "a@b"),
                changed("0500-49 80 00", "x".repeat(256)),
                changed("</Language>", "</Language><Reply>MAYBE</Reply>"),
                changed("</Language>", "</Language><ReceiptRequest>BOTH</ReceiptRequest>"),
                changed(
                        "<CorrelationId",
                        "<Recipient xmlns=\"" + BASE + "Message/v2\">198101032384</Recipient><CorrelationId"),
                changed(">Kommun A</Name>", ">K</Name>"),
                changed(">Kommun A</Name>", ">" + "K".repeat(257) + "</Name>"),
                changed(
                        "<Attachment><ContentType xmlns=\"" + BASE + "Message\">application/pdf</ContentType>",
                        "<Attachment>"),
                delivery(SealedEnvelope.by(KOMMUN_A).subject("x".repeat(256))),
                delivery(SealedEnvelope.by(KOMMUN_A).to("198113012384")),
                delivery(SealedEnvelope.by(KOMMUN_A).to("178101032384")),
                delivery(SealedEnvelope.by(KOMMUN_A).senderId("2021004748")),
                delivery(SealedEnvelope.by(KOMMUN_A).receivedTime("2026-11-22T10:00:00")),
                delivery(SealedEnvelope.by(KOMMUN_A).signaturesOk("yes")),
                delivery(SealedEnvelope.by(KOMMUN_A).attachment("a.pdf", "application/pdf", "JVB", "X")),
                delivery(SealedEnvelope.by(KOMMUN_A)
                        .headerExtra("<OfficialMatter><OfficialMatterExtension/></OfficialMatter>")),
                delivery(SealedEnvelope.by(KOMMUN_A).headerExtra("<OfficialMatter><x/></OfficialMatter>")),
                delivery(SealedEnvelope.by(KOMMUN_A)
                        .betweenSignatures(d -> d.replaceFirst("<Signature .*?</Signature>", ""))),
                delivery(SealedEnvelope.by(KOMMUN_A).betweenSignatures(d -> d.replaceFirst("<Seal>.*?</Seal>", ""))),
                service("<s:TransId>1</s:TransId>"),
                service(status("198101032384", "true")),
                service("<s:TransId>1</s:TransId>" + status("1981", "true")),
                service("<s:TransId>1</s:TransId>" + status("198101032384", "ja")),
                reachable("<r:AccountStatus>" + account("Open")
                        + "</r:AccountStatus><r:SenderAccepted>1</r:SenderAccepted>"),
                reachable("<r:AccountStatus>" + account("Secure") + "</r:AccountStatus>"),
                reachable("<r:SenderAccepted>true</r:SenderAccepted>"),
                recipient("isReachable", "<recipientId>198101032384</recipientId>"),
                recipient("isReachable", "<senderOrgNr>2021004748</senderOrgNr>"),
                recipient(
                        "isReachable",
                        "<senderOrgNr>162021004748</senderOrgNr>"
                                + "<recipientId>198101032384</recipientId>".repeat(1001)),
                recipient(
                        "isReachable",
                        "<senderOrgNr>162021004748</senderOrgNr><recipientId> 198101032384</recipientId>"),
                recipient("isRegistered", ""),
                recipient("isRegisteredResponse", ""),
                fault("0", "x".repeat(20)),
                fault("9999", "x".repeat(20)),
                fault("5001", "x".repeat(19)),
                fault("5001", "x".repeat(51)));
    }

    @ParameterizedTest
    @MethodSource("goodDocuments")
    void bothSayYes(String document) throws SAXException {
        // given
        Element element =
                HardenedParser.parse(document.getBytes(StandardCharsets.UTF_8)).getDocumentElement();

        // then
        assertThat(accepts(official, element)).as("the official schemas").isTrue();
        assertThat(accepts(ContractSchemas.schema(), element))
                .as("our own schemas")
                .isTrue();
        assertThat(SchemaCheck.faults(element)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badDocuments")
    void bothSayNo(String document) throws SAXException {
        // given
        Element element =
                HardenedParser.parse(document.getBytes(StandardCharsets.UTF_8)).getDocumentElement();

        // then
        assertThat(accepts(official, element)).as("the official schemas").isFalse();
        assertThat(accepts(ContractSchemas.schema(), element))
                .as("our own schemas")
                .isFalse();
        assertThat(SchemaCheck.faults(element)).isNotEmpty();
    }

    private static boolean accepts(Schema schema, Element element) {
        try {
            schema.newValidator().validate(new DOMSource(element));
            return true;
        } catch (SAXException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String delivery(SealedEnvelope envelope) {
        String text = envelope.text();
        return text.substring(text.indexOf("<s3:"), text.indexOf("</soap:Body>"));
    }

    private static String changed(String what, String by) {
        return delivery(SealedEnvelope.by(KOMMUN_A).beforeSigning(d -> {
            assertThat(d).contains(what);
            return d.replace(what, by);
        }));
    }

    private static String service(String content) {
        return "<deliverSecureResponse xmlns=\"" + BASE + "Service/v3\"><return xmlns:s=\"" + BASE + "Service\">"
                + content + "</return></deliverSecureResponse>";
    }

    private static String status(String id, String delivered) {
        return "<s:Status><s:RecipientId>" + id + "</s:RecipientId><s:Delivered>" + delivered
                + "</s:Delivered></s:Status>";
    }

    private static String recipient(String operation, String content) {
        return "<" + operation + " xmlns=\"" + BASE + "Recipient/v3\">" + content + "</" + operation + ">";
    }

    private static String reachable(String content) {
        return recipient("isReachableResponse", "<return xmlns:r=\"" + BASE + "Recipient\">" + content + "</return>");
    }

    private static String account(String type) {
        return "<r:RecipientId>198101032384</r:RecipientId><r:Type>" + type + "</r:Type><r:Pending>false</r:Pending>";
    }

    private static String supplier(String address) {
        return "<r:ServiceSupplier><r:Id>165568402266</r:Id><r:Name>Kivra</r:Name><r:ServiceAdress>" + address
                + "</r:ServiceAdress><r:InternalServiceAdress>https://i/</r:InternalServiceAdress></r:ServiceSupplier>";
    }

    private static String fault(String code, String callId) {
        return "<applicationFault xmlns=\"" + BASE + "Common/v3\"><ErrorCode>" + code
                + "</ErrorCode><Description>d</Description><CallId>" + callId + "</CallId></applicationFault>";
    }
}
