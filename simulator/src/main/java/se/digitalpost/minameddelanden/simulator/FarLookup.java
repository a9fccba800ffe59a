package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import se.digitalpost.minameddelanden.simulator.pki.Subjects;
import se.digitalpost.minameddelanden.simulator.wire.Exchange;
import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;
import se.digitalpost.minameddelanden.simulator.xml.SchemaCheck;

/** One call of isReachable or isRegistered. */
final class FarLookup implements ScriptedCall {

    private static final int MAX_IDS = 1000;
    private static final String SOMEBODY_ELSE = TestRecipients.OVER_100.id();

    private final Exchange exchange;
    private final World world;
    private final SupplierAddresses addresses;
    private final Instant now;
    private final FarService service;
    private Element request;
    private String tlsOrganization;
    private String senderOrgNr;
    private List<String> ids = List.of();

    FarLookup(Exchange exchange, World world, SupplierAddresses addresses, Instant now, FarService service) {
        this.exchange = exchange;
        this.world = world;
        this.addresses = addresses;
        this.now = now;
        this.service = service;
    }

    @Override
    public boolean check() throws IOException {
        Optional<Element> payload = Soap.payload(exchange.readBody());
        if (payload.isEmpty() || !isOperation(payload.get())) {
            return refuse(ErrorCode.INVALID_INPUT, "Not a SOAP message with isReachable or isRegistered");
        }
        request = payload.get();
        ids = Elements.children(request, Namespaces.RECIPIENT_V3, "recipientId").stream()
                .map(Node::getTextContent)
                .toList();
        if (ids.size() > MAX_IDS) {
            return refuse(ErrorCode.MAX_EXCEEDED, ids.size() + " ids, at most " + MAX_IDS + " in a call");
        }
        List<String> faults = SchemaCheck.faults(request);
        if (!faults.isEmpty()) {
            return refuse(ErrorCode.INVALID_INPUT, String.join("; ", faults));
        }
        return mayAsk();
    }

    private boolean mayAsk() throws IOException {
        tlsOrganization =
                Subjects.organizationNumber(exchange.clientCertificate()).orElse("");
        if (!world.senders().contains(tlsOrganization) && !world.mediators().contains(tlsOrganization)) {
            return refuse(ErrorCode.ACCESS_DENIED, "The TLS client is neither a sender nor a mediator in FaR");
        }
        senderOrgNr =
                Elements.text(request, Namespaces.RECIPIENT_V3, "senderOrgNr").orElse(null);
        if (isReachable() && !world.senders().contains(senderOrgNr)) {
            return refuse(ErrorCode.SENDER_NOT_AUTHORIZED, "senderOrgNr is not a sender in FaR");
        }
        return true;
    }

    private boolean refuse(ErrorCode code, String description) throws IOException {
        service.refused();
        ScriptPlayer.fault(exchange, fault(code, description));
        return false;
    }

    @Override
    public void carryOut() {
        service.answered(new FarCall(request.getLocalName(), senderOrgNr, ids.size(), tlsOrganization, now));
    }

    @Override
    public byte[] answer(Answer which) {
        Stream<String> asked = switch (which) {
            case RIGHT, NOT_DELIVERED ->
                service.ordered(ids).stream().filter(id -> !world.entry(id).leftOut());
            case WITHOUT_STATUS -> Stream.empty();
            case ABOUT_ANOTHER -> ids.stream().map(id -> SOMEBODY_ELSE);
        };
        return Soap.message("<r3:" + request.getLocalName() + "Response xmlns:r3=\"" + Namespaces.RECIPIENT_V3
                + "\" xmlns:r=\"" + Namespaces.RECIPIENT + "\">"
                + asked.map(this::status).collect(Collectors.joining()) + "</r3:" + request.getLocalName()
                + "Response>");
    }

    @Override
    public byte[] fault(ErrorCode code, String description) {
        return Soap.applicationFault(code, description);
    }

    private String status(String id) {
        FarEntry entry = world.entry(id);
        if (!isReachable()) {
            return "<r3:return>" + accountStatus(id, entry) + "</r3:return>";
        }
        return "<r3:return><r:AccountStatus>" + accountStatus(id, entry) + "</r:AccountStatus><r:SenderAccepted>"
                + entry.accepts(senderOrgNr) + "</r:SenderAccepted></r3:return>";
    }

    private String accountStatus(String id, FarEntry entry) {
        return "<r:RecipientId>" + id + "</r:RecipientId><r:Type>" + entry.type() + "</r:Type><r:Pending>"
                + entry.pending() + "</r:Pending>" + (entry.operator() == null ? "" : supplier(id, entry));
    }

    private String supplier(String id, FarEntry entry) {
        MailboxOperator operator = entry.operator();
        String address = isReachable() ? addresses.forDelivery(id, operator) : addresses.of(operator);
        // The internal address must not be called by a sender, so it leads nowhere.
        return "<r:ServiceSupplier><r:Id>" + operator.organizationNumber() + "</r:Id><r:Name>" + operator.displayName()
                + "</r:Name><r:ServiceAdress>" + (entry.blankAddress() ? "" : address)
                + "</r:ServiceAdress><r:InternalServiceAdress>https://internal.invalid/"
                + "</r:InternalServiceAdress></r:ServiceSupplier>";
    }

    private boolean isReachable() {
        return request.getLocalName().equals("isReachable");
    }

    private static boolean isOperation(Element element) {
        return Elements.is(element, Namespaces.RECIPIENT_V3, "isReachable")
                || Elements.is(element, Namespaces.RECIPIENT_V3, "isRegistered");
    }
}
