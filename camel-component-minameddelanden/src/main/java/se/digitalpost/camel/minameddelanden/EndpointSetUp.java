package se.digitalpost.camel.minameddelanden;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

import se.digitalpost.camel.minameddelanden.dispatch.DispatchPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.Dispatcher;
import se.digitalpost.camel.minameddelanden.dispatch.PaperWay;
import se.digitalpost.camel.minameddelanden.dispatch.ReachabilityPolicy;
import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.PrintSettings;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.SigningKey;

/**
 * Makes what a producer works with out of an endpoint's options. Everything that is wrong with them is told at once, when the producer
 * starts.
 */
final class EndpointSetUp {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final MinaMeddelandenEndpoint endpoint;
    private final MinaMeddelandenConfiguration options;
    private final CamelContext camelContext;
    private final OptionCheck check;
    private final Clock clock = Clock.system(SWEDEN);

    /** What it takes to make envelopes. */
    record Sealing(MessageReader reader, EnvelopeSealer sealer, long maxMessageSize, Clock clock) {}

    /** What it takes to send. */
    record Sending(MessageReader reader, Dispatcher dispatcher) {}

    /** What it takes to look up. */
    record LookingUp(FarClient far, OrganizationNumber sender, ReachabilityPolicy policy) {}

    EndpointSetUp(MinaMeddelandenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.camelContext = endpoint.getCamelContext();
        this.check = new OptionCheck(endpoint.getOperation());
    }

    Sealing sealing() {
        Keys keys = keys();
        MessageReader reader = reader(keys);
        check.positive("maxMessageSize", options.getMaxMessageSize());
        check.finish();
        return new Sealing(reader, keys.sealer(), options.getMaxMessageSize(), clock);
    }

    Sending sending(CamelFallback fallback, CamelAddressLookup addressLookup) {
        Keys keys = keys();
        MessageReader reader = reader(keys);
        SSLContextParameters tls = network();
        DispatchPolicy policy = policy();
        FaultTable faultTable = check.attempt(() -> FaultTable.standard().with(options.getFaultActions()));
        PrintSettings printSettings = printSettings();
        if (addressLookup != null && fallback == null) {
            check.fault("addressLookup", "is of no use without fallback; set both");
        }
        check.finish();
        FarClient far = connections().far(options, tls);
        OperatorClient operators = connections().operators(options, tls);
        PaperWay paperWay = fallback == null
                ? null
                : new PaperWay(fallback, addressLookup, new LetterPrinter(printSettings), clock);
        return new Sending(reader, new Dispatcher(far, keys.sealer(), operators, faultTable, policy, paperWay, clock));
    }

    LookingUp lookingUp() {
        OrganizationNumber sender = check.organizationNumber("senderId", options.getSenderId());
        if (sender == null && KeySetUp.signing(options).isGiven()) {
            SigningKey key = check.attempt(
                    () -> KeySetUp.signing(options).source(camelContext, clock).current());
            sender = key == null ? null : key.organization();
        } else {
            check.required("senderId", options.getSenderId(), "FaR wants to know who asks");
        }
        SSLContextParameters tls = network();
        DispatchPolicy policy = policy();
        check.finish();
        return new LookingUp(connections().far(options, tls), sender, new ReachabilityPolicy(policy, clock));
    }

    private record Keys(SigningKey signing, SigningKey sealing) {

        EnvelopeSealer sealer() {
            return new EnvelopeSealer(signing, sealing);
        }
    }

    private Keys keys() {
        check.notNegative("keyReloadPeriod", options.getKeyReloadPeriod());
        KeySetUp signing = KeySetUp.signing(options);
        if (!signing.isGiven()) {
            check.fault(
                    "signingKeyStore",
                    "minameddelanden:" + endpoint.getOperation()
                            + " needs it: the key store file with the organization's key and certificate");
            return new Keys(null, null);
        }
        SigningKey signingKey =
                check.attempt(() -> signing.source(camelContext, clock).current());
        KeySetUp sealing = KeySetUp.sealing(options);
        SigningKey sealingKey = sealing.isGiven()
                ? check.attempt(() -> sealing.source(camelContext, clock).current())
                : signingKey;
        return new Keys(signingKey, sealingKey);
    }

    private MessageReader reader(Keys keys) {
        String name = check.required("senderName", options.getSenderName(), "it is what recipients read as the sender");
        String text = check.required(
                "supportText", options.getSupportText(), "every message has to say where to turn with questions");
        OrganizationNumber id = check.organizationNumber("senderId", options.getSenderId());
        if (keys.signing() == null || name == null || text == null) {
            return null;
        }
        OrganizationNumber signer = keys.signing().organization();
        if (id != null && !id.equals(signer)) {
            check.fault(
                    "senderId",
                    "is " + id + ", and the certificate in signingKeyStore was issued to " + signer
                            + "; a sender signs with its own certificate");
        }
        return new MessageReader(
                new Sender(signer, name),
                new SupportInfo(
                        text, options.getSupportUrl(), options.getSupportPhoneNumber(), options.getSupportEmail()),
                options.getLanguage(),
                signer);
    }

    private SSLContextParameters network() {
        check.httpsUrl(
                "farUrl",
                check.required("farUrl", options.getFarUrl(), "the address of FaR's Recipient service, version 3"));
        check.positive("connectTimeout", options.getConnectTimeout());
        check.positive("responseTimeout", options.getResponseTimeout());
        check.positive("maxConnectionsPerOperator", options.getMaxConnectionsPerOperator());
        SSLContextParameters tls = options.getSslContextParameters();
        if (tls == null && endpoint.getComponent().isUseGlobalSslContextParameters()) {
            tls = endpoint.getComponent().retrieveGlobalSslContextParameters();
        }
        if (tls == null) {
            check.fault(
                    "sslContextParameters",
                    "key and trust for mutual TLS are missing; set it, or useGlobalSslContextParameters=true together with"
                            + " Camel's global SSL context parameters");
        }
        return tls;
    }

    private DispatchPolicy policy() {
        check.positive("maxMessageSize", options.getMaxMessageSize());
        Set<OrganizationNumber> operators = check.organizationNumbers("operators", options.getOperators());
        return new DispatchPolicy(
                options.getMinorPolicy(), options.getOversizePolicy(), options.getMaxMessageSize(), operators);
    }

    private PrintSettings printSettings() {
        try {
            return PrintSettings.of(options.getReturnAddress());
        } catch (IllegalArgumentException e) {
            check.fault("returnAddress", e.getMessage());
            return null;
        }
    }

    private Connections connections() {
        return endpoint.getComponent().connections();
    }
}
