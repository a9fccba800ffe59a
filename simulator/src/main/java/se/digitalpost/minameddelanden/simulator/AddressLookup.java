package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.w3c.dom.Element;

import se.digitalpost.minameddelanden.simulator.wire.Exchange;
import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.XmlText;

/** One call of getPostalAddress. */
final class AddressLookup implements ScriptedCall {

    private final Exchange exchange;
    private final World world;
    private final AtomicLong answered;
    private final AtomicLong refused;
    private PostalAddress address;

    AddressLookup(Exchange exchange, World world, AtomicLong answered, AtomicLong refused) {
        this.exchange = exchange;
        this.world = world;
        this.answered = answered;
        this.refused = refused;
    }

    @Override
    public boolean check() throws IOException {
        Optional<String> id = Soap.payload(exchange.readBody())
                .filter((Element e) -> Elements.is(e, PopulationRegister.NAMESPACE, "getPostalAddress"))
                .flatMap(e -> Elements.text(e, PopulationRegister.NAMESPACE, "personId"))
                .map(String::strip);
        if (id.isEmpty()) {
            return refuse("INVALID_REQUEST", "Not a SOAP message with getPostalAddress and a personId");
        }
        Optional<PostalAddress> found = world.address(id.get());
        if (found.isEmpty()) {
            return refuse("UNKNOWN_PERSON", "The register does not know this person");
        }
        address = found.get();
        return true;
    }

    private boolean refuse(String code, String message) throws IOException {
        refused.incrementAndGet();
        ScriptPlayer.fault(exchange, fault(code, message));
        return false;
    }

    @Override
    public void carryOut() {
        answered.incrementAndGet();
    }

    @Override
    public byte[] answer(Answer which) {
        return Soap.message("<p:getPostalAddressResponse xmlns:p=\"" + PopulationRegister.NAMESPACE + "\">"
                + (which == Answer.WITHOUT_STATUS ? "" : fields(which == Answer.ABOUT_ANOTHER ? another() : address))
                + "</p:getPostalAddressResponse>");
    }

    @Override
    public byte[] fault(ErrorCode code, String description) {
        return fault(code.name(), description);
    }

    private static byte[] fault(String code, String message) {
        return Soap.fault(
                "Client",
                message,
                "<p:populationRegisterFault xmlns:p=\"" + PopulationRegister.NAMESPACE + "\"><p:code>" + code
                        + "</p:code><p:message>" + XmlText.escape(message)
                        + "</p:message></p:populationRegisterFault>");
    }

    private static String fields(PostalAddress address) {
        return XmlText.optionalElement("p:name", address.name())
                + XmlText.optionalElement("p:careOf", address.careOf())
                + XmlText.optionalElement("p:street", address.street())
                + XmlText.optionalElement("p:apartment", address.apartment())
                + XmlText.optionalElement("p:postalCode", address.postalCode())
                + XmlText.optionalElement("p:city", address.city())
                + XmlText.optionalElement("p:country", address.country())
                + XmlText.optionalElement("p:protectedIdentity", Boolean.toString(address.protectedIdentity()));
    }

    private static PostalAddress another() {
        return PostalAddress.of("Någon Annan", "Annangatan 1", "123 99", "ANNANSTAD");
    }
}
