package se.digitalpost.camel.minameddelanden;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ErrorCode;
import se.digitalpost.minameddelanden.simulator.PopulationRegister;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.PROTECTED_IDENTITY;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** Where a printed letter goes: as the message says, or as a population register does, which is asked over mutual TLS. */
class AddressTest {

    private static final String SEND = "minameddelanden:send?fallback=direct:print&addressLookup=direct:register";
    private static final String QUESTION = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
            <getPostalAddress xmlns="%s"><personId>%s</personId></getPostalAddress></s:Body></s:Envelope>""";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<Exchange> printed = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Map<String, Object> answer;
    private Municipality kommunA;

    @BeforeEach
    void moveIn() throws Exception {
        Identity identity = simulator.issueIdentity(Municipality.ID, Municipality.NAME);
        kommunA = new Municipality(simulator, identity).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:print").process(exchange -> printed.add(exchange.copy()));
                from("direct:register").process(exchange -> {
                    String person = exchange.getMessage().getBody(String.class);
                    asked.add(person);
                    exchange.getMessage().setBody(answer != null ? answer : register(person, identity));
                });
            }
        });
        kommunA.startedWith(SEND);
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    @Test
    void theRegisterTellsTheAddressOfALetterThatBearsNone() throws Exception {
        Exchange out = kommunA.send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("SENT_TO_PRINT");
        assertThat(asked).containsExactly(WITHOUT_MAILBOX.id());
        assertThat(pageOne()).contains(WITHOUT_MAILBOX.address().name());
        assertThat(printed.get(0).getMessage().getHeader(MinaMeddelandenConstants.PRINT_POSTAL_CODE))
                .isEqualTo(WITHOUT_MAILBOX.address().postalCode());
    }

    @Test
    void theMessagesOwnAddressComesFirst() throws Exception {
        kommunA.send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())
                .postalAddress(PostalAddress.of("Åsa Öberg", "Storgatan 1", "SE-111 22", "Stockholm"))));

        assertThat(asked).isEmpty();
        assertThat(pageOne()).contains("Åsa Öberg", "111 22").doesNotContain("SE-");
    }

    @Test
    void aLetterAbroadBearsItsCountryInCapitals() throws Exception {
        kommunA.send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())
                .postalAddress(new PostalAddress(
                        "Åsa Öberg", null, "Nørregade 5", null, "1165", "København K", "DK", false))));

        assertThat(pageOne()).containsSubsequence("Åsa Öberg", "Nørregade 5", "1165 København K", "DANMARK");
    }

    @Test
    void whomTheRegisterProtectsIsNeverPrinted() throws Exception {
        Exchange out = kommunA.send(Letters.body(Letters.to(PROTECTED_IDENTITY.id())));

        assertProtected(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "J", "Ja", "SKYDDAD", "sekretessmarkering"})
    void whateverWordARegisterHasForProtectedItIsNeverPrinted(String word) throws Exception {
        answer = new TreeMap<>(
                Map.of("name", "Åsa Öberg", "street", "Storgatan 1", "postalCode", "11122", "city", "Stockholm"));
        answer.put("protectedIdentity", word);

        assertProtected(kommunA.send(Letters.body(Letters.to(WITHOUT_MAILBOX.id()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "N", "nej", ""})
    void whoIsNotProtectedIsPrinted(String word) throws Exception {
        answer = new TreeMap<>(
                Map.of("name", "Åsa Öberg", "street", "Storgatan 1", "postalCode", "11122", "city", "Stockholm"));
        answer.put("protectedIdentity", word);

        kommunA.send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())));

        assertThat(printed).hasSize(1);
    }

    @Test
    void whomFarProtectsIsNeverPrintedThoughTheMessageHasAnAddress() throws Exception {
        simulator.far().behaves(Behaviour.fault(ErrorCode.PROTECTED_IDENTITY));

        Exchange out = kommunA.exchange(Letters.body(Letters.to(AT_KIVRA.id())
                .postalAddress(PostalAddress.of("Åsa Öberg", "Storgatan 1", "11122", "Stockholm"))));

        assertProtected(out);
        assertThat(asked).isEmpty();
    }

    @Test
    void anAddressThatNoLetterReachesWaitsForAPerson() throws Exception {
        answer = Map.of("name", "Åsa Öberg", "street", "Storgatan 1", "postalCode", "1112", "city", "\u00A0");

        Exchange out = kommunA.send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("NO_POSTAL_ADDRESS");
        assertThat(printed).isEmpty();
    }

    private void assertProtected(Exchange out) {
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("PROTECTED_IDENTITY");
        assertThat(header(out, MinaMeddelandenConstants.CHANNEL)).isEqualTo("NONE");
        assertThat(printed).isEmpty();
        assertThat(simulator.received()).isEmpty();
    }

    private String pageOne() throws Exception {
        assertThat(printed).hasSize(1);
        try (PDDocument document = Loader.loadPDF(printed.get(0).getMessage().getBody(byte[].class))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            return stripper.getText(document);
        }
    }

    /** The register's answer as a map, as a route makes it of XML. */
    private Map<String, Object> register(String person, Identity identity) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(Municipality.tls(identity, simulator).createSSLContext(kommunA.camel()))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.populationRegisterUrl()))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION.formatted(PopulationRegister.NAMESPACE, person)))
                .build();
        String xml = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        NodeList parts = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagNameNS(PopulationRegister.NAMESPACE, "getPostalAddressResponse")
                .item(0)
                .getChildNodes();
        Map<String, Object> address = new TreeMap<>();
        for (int i = 0; i < parts.getLength(); i++) {
            Node part = parts.item(i);
            address.put(part.getLocalName() == null ? "" : part.getLocalName(), part.getTextContent());
        }
        return address;
    }
}
