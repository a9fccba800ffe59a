package se.digitalpost.minameddelanden.simulator.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import se.digitalpost.minameddelanden.simulator.SealedEnvelope;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.Pki;
import se.digitalpost.minameddelanden.simulator.xml.HardenedParser;

import static org.assertj.core.api.Assertions.assertThat;

class PrefixFreeFormTest {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final Identity KOMMUN_A = Pki.create(Clock.systemUTC()).issueIdentity("162021004748", "Kommun A");

    @Test
    void theJdkFindsBothSignaturesValidOnWhatIsWritten() throws Exception {
        // given
        Structure onTheWire = Structure.lenient(
                HardenedParser.parse(SealedEnvelope.by(KOMMUN_A).bytes()));

        // when
        String sealed = write(onTheWire.sealed());
        String signed = write(onTheWire.signed());

        // then
        assertThat(sealed).startsWith("<SealedDelivery xmlns=\"http://minameddelanden.gov.se/schema/Message/v3\"><Si");
        assertThat(jdkValidates(sealed, 1)).isTrue();
        assertThat(jdkValidates(signed, 0)).isTrue();
    }

    @Test
    void itIsTheDocumentThatWasSignedInCanonicalForm() throws Exception {
        // given
        SealedEnvelope envelope = SealedEnvelope.by(KOMMUN_A).messageId("m-1");

        // when
        String written =
                write(Structure.lenient(HardenedParser.parse(envelope.bytes())).sealed());

        // then
        assertThat(written).isEqualTo(write(root(envelope.sealedPrefixFree())));
    }

    @Test
    void charactersAreEscapedAsCanonicalXmlSays() throws Exception {
        // given
        String xml =
                "<p:a xmlns:p=\"urn:p\" z='&#9;&#10;&#13;\"&amp;&lt;>' b=\"å\"><p:c>&#13;&amp;&lt;&gt;\"'\t\n&#x1F600;</p:c><d/></p:a>";

        // when
        String written = write(root(xml));

        // then
        assertThat(written)
                .isEqualTo(
                        "<a xmlns=\"urn:p\" b=\"å\" z=\"&#x9;&#xA;&#xD;&quot;&amp;&lt;>\"><c>&#xD;&amp;&lt;&gt;\"'\t\n"
                                + "\uD83D\uDE00</c><d xmlns=\"\"></d></a>");
    }

    @Test
    void aTextLongerThanABlockIsWrittenWhole() throws Exception {
        // given
        String text = "aå\uD83D\uDE00".repeat(20_000);

        // when
        String written = write(root("<a>" + text + "</a>"));

        // then
        assertThat(written).isEqualTo("<a>" + text + "</a>");
    }

    private static boolean jdkValidates(String prefixFree, int which) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(prefixFree.getBytes(StandardCharsets.UTF_8)));
        NodeList signatures = document.getElementsByTagNameNS(DSIG, "Signature");
        DOMValidateContext context =
                new DOMValidateContext(KOMMUN_A.certificate().getPublicKey(), signatures.item(which));
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private static String write(Element element) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrefixFreeForm.write(element, null, new CanonicalBytes(out::write));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Element root(String xml) throws Exception {
        return HardenedParser.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    }
}
