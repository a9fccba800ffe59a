package se.digitalpost.camel.minameddelanden;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

import se.digitalpost.camel.minameddelanden.dispatch.DispatchPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.Envelopes;
import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.ReachabilityPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.Ways;
import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.seal.DeliverySealer;
import se.digitalpost.camel.minameddelanden.seal.DeliverySigner;
import se.digitalpost.camel.minameddelanden.seal.SigningKey;
import se.digitalpost.camel.minameddelanden.seal.WithCurrentKeys;
import se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerification;

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

    /** What it takes to sign for a mediator. */
    record Signing(
            MessageReader reader,
            Supplier<DeliverySigner> signer,
            SelfVerification selfVerification,
            long maxMessageSize) {}

    /** What it takes to make envelopes of messages: null where no signing key is set. */
    record Sealing(MessageReader reader, Envelopes envelopes, SealingOfSigned ofSigned, long maxMessageSize) {}

    /** What it takes to seal what another party signed; the verifier is null where nobody is trusted. */
    record SealingOfSigned(Supplier<DeliverySealer> sealer, EnvelopeVerifier verifier, Clock clock) {}

    /**
     * What it takes to send for one sender.
     *
     * @param toPaper whether nothing is sent digitally
     */
    record Sending(MessageReader reader, OrganizationNumber sender, Ways ways, Paper paper, boolean toPaper) {}

    /** What it takes to look up. */
    record LookingUp(FarClient far, OrganizationNumber sender, ReachabilityPolicy policy) {}

    EndpointSetUp(MinaMeddelandenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.camelContext = endpoint.getCamelContext();
        this.check = new OptionCheck(endpoint.getOperation());
    }

    Signing signing() {
        RoleKeys keys = RoleKeys.ofSender(options, check, camelContext, clock);
        MessageReader reader = reader(keys);
        VerifierSetUp verifiers = verifiers();
        check.finish();
        return new Signing(
                reader,
                WithCurrentKeys.deliverySigner(keys.signing()),
                verifiers.selfVerification(),
                options.getMaxMessageSize());
    }

    Sealing sealing() {
        RoleKeys keys = RoleKeys.ofSenderOrMediator(options, check, camelContext, clock);
        boolean signs = KeySetUp.signing(options).isGiven();
        MessageReader reader = signs ? reader(keys) : null;
        VerifierSetUp verifiers = verifiers();
        if (!signs && keys.sealing() != null && !verifiers.knowsAuthorities()) {
            check.needed("trustedAuthorities", "what others signed is verified before it is sealed");
        }
        check.finish();
        return new Sealing(
                reader,
                signs ? envelopes(keys, verifiers) : null,
                new SealingOfSigned(
                        WithCurrentKeys.deliverySealer(keys.sealing()),
                        verifiers.knowsAuthorities() ? verifiers.ofOthers() : null,
                        clock),
                options.getMaxMessageSize());
    }

    EnvelopeVerifier verifying() {
        check.required(
                "trustedAuthorities", options.getTrustedAuthorities(), "a certificate is worth as much as its issuer");
        VerifierSetUp verifiers = verifiers();
        check.finish();
        return verifiers.ofReports();
    }

    Sending sending() {
        RoleKeys keys = RoleKeys.ofSender(options, check, camelContext, clock);
        MessageReader reader = reader(keys);
        VerifierSetUp verifiers = verifiers();
        SSLContextParameters tls = network();
        DispatchPolicy policy = policy();
        FaultTable faultTable = check.attempt(() -> FaultTable.standard().with(options.getFaultActions()));
        OrganizationNumber sender =
                keys.signing() == null ? null : keys.signing().current().organization();
        Paper paper = new PaperSetUp(endpoint, check, clock).paper(sender);
        checkJournal();
        check.finish();
        FarClient far = connections().far(options, tls);
        OperatorClient operators = connections().operators(options, tls);
        Ways ways = new Ways(far, envelopes(keys, verifiers), operators, faultTable, policy, paper.way(), clock);
        return new Sending(reader, sender, ways, paper, false);
    }

    /** The paper half alone: no keys are needed, and no network but the print service's. */
    Sending printing() {
        OrganizationNumber sender = senderIdOrKeys("it is whose letters these are");
        MessageReader reader = reader(sender, true);
        if (options.getPrintTo() == null && options.getFallback() == null) {
            check.required("printTo", null, "the endpoint that takes batches of letters");
        }
        Paper paper = new PaperSetUp(endpoint, check, clock).paper(sender);
        checkJournal();
        check.finish();
        return new Sending(reader, sender, Ways.toPaper(paper.way(), clock), paper, true);
    }

    private void checkJournal() {
        check.positive("giveUpAfter", options.getGiveUpAfter());
        check.notNegative("deadline", options.getDeadline());
        if (endpoint.getComponent().getJournal() != JournalKind.NONE) {
            if (options.getInDoubtPolicy() == InDoubtPolicy.PAPER
                    && options.getFallback() == null
                    && options.getPrintTo() == null) {
                check.fault("inDoubtPolicy", "is PAPER, and without fallback or printTo nothing is printed; set both");
            }
            return;
        }
        if (options.getMode() == SendMode.STORE) {
            check.fault("mode", "is STORE, and there is no journal to store in; set the component's option journal");
        }
        if (options.getDeadline() > 0) {
            check.fault("deadline", "is of no use without a journal; set the component's option journal");
        }
        if (options.getInDoubtPolicy() != InDoubtPolicy.HOLD) {
            check.fault("inDoubtPolicy", "is of no use without a journal; set the component's option journal");
        }
    }

    LookingUp lookingUp() {
        OrganizationNumber sender = senderIdOrKeys("FaR wants to know who asks");
        SSLContextParameters tls = network();
        DispatchPolicy policy = policy();
        check.finish();
        return new LookingUp(connections().far(options, tls), sender, new ReachabilityPolicy(policy, clock));
    }

    private OrganizationNumber senderIdOrKeys(String why) {
        OrganizationNumber sender = check.organizationNumber("senderId", options.getSenderId());
        if (sender == null && KeySetUp.signing(options).isGiven()) {
            SigningKey key = check.attempt(
                    () -> KeySetUp.signing(options).source(camelContext, clock).current());
            return key == null ? null : key.organization();
        }
        check.required("senderId", options.getSenderId(), why);
        return sender;
    }

    private Envelopes envelopes(RoleKeys keys, VerifierSetUp verifiers) {
        return new Envelopes(
                WithCurrentKeys.envelopeSealer(keys.signing(), keys.sealing()), verifiers.selfVerification(), clock);
    }

    private VerifierSetUp verifiers() {
        check.positive("maxMessageSize", options.getMaxMessageSize());
        return VerifierSetUp.of(options, check, camelContext, clock);
    }

    private MessageReader reader(RoleKeys keys) {
        OrganizationNumber signer =
                keys.signing() == null ? null : keys.signing().current().organization();
        OrganizationNumber id = check.organizationNumber("senderId", options.getSenderId());
        MessageReader reader = reader(signer, false);
        if (reader != null && id != null && !id.equals(signer)) {
            check.fault(
                    "senderId",
                    "is " + id + ", and the certificate in signingKeyStore was issued to " + signer
                            + "; a sender signs with its own certificate");
        }
        return reader;
    }

    /** @param sender who sends, or null where that isn't known */
    private MessageReader reader(OrganizationNumber sender, boolean toPaper) {
        String name = check.required("senderName", options.getSenderName(), "it is what recipients read as the sender");
        String text = check.required(
                "supportText", options.getSupportText(), "every message has to say where to turn with questions");
        if (sender == null || name == null || text == null) {
            return null;
        }
        return new MessageReader(
                new Sender(sender, name),
                new SupportInfo(
                        text, options.getSupportUrl(), options.getSupportPhoneNumber(), options.getSupportEmail()),
                options.getLanguage(),
                sender,
                toPaper);
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
        Set<OrganizationNumber> operators = check.organizationNumbers("operators", options.getOperators());
        return new DispatchPolicy(
                options.getMinorPolicy(), options.getOversizePolicy(), options.getMaxMessageSize(), operators);
    }

    private Connections connections() {
        return endpoint.getComponent().connections();
    }
}
