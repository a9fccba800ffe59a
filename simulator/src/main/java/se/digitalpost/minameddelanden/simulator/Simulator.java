package se.digitalpost.minameddelanden.simulator;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.IdentityBuilder;
import se.digitalpost.minameddelanden.simulator.pki.Pki;
import se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier;
import se.digitalpost.minameddelanden.simulator.wire.ReservedPort;
import se.digitalpost.minameddelanden.simulator.wire.TlsHttpServer;

/**
 * The infrastructure of Mina meddelanden in this process: FaR, four mailbox operators and a population register, each on
 * a port of its own on loopback, with mutual TLS. A client needs a certificate of the simulator's authority
 * ({@link #issueIdentity}), and has to trust that authority ({@link #pki}).
 *
 * <pre>{@code
 * try (Simulator simulator = Simulator.start()) {
 *     Identity kommunA = simulator.issueIdentity("162021004748", "Kommun A");
 *     simulator.recipient(TestRecipients.AT_KIVRA.id()).next(Behaviour.httpStatus(503), Behaviour.accept());
 *     … send …
 *     assertThat(simulator.received()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. All its threads are daemons, and end with {@link #close()}.
 */
public final class Simulator implements AutoCloseable {

    private final Pki pki;
    private final World world;
    private final Mailroom mailroom;
    private final EnvelopeVerifier verifier;
    private final DeliveryScripts scripts = new DeliveryScripts();
    private final ScriptQueue farScript = new ScriptQueue();
    private final ScriptQueue registerScript = new ScriptQueue();
    private final Hold hold;
    private final ReservedPort refusing = ReservedPort.any();
    private final Map<MailboxOperator, OperatorService> operatorServices = new EnumMap<>(MailboxOperator.class);
    private final Map<MailboxOperator, SimulatedService> operators = new EnumMap<>(MailboxOperator.class);
    private final Servers servers;
    private final SupplierAddresses supplierAddresses;
    private final FarService farService;
    private final PopulationRegisterService registerService;
    private final SimulatedFar far;
    private final SimulatedService register;

    Simulator(SimulatorBuilder settings) {
        hold = settings.hold();
        pki = Pki.create(settings.clock());
        servers = new Servers(pki.serverTls());
        world = settings.world();
        mailroom = new Mailroom(settings.kept());
        verifier = settings.verifier(pki, world);
        DeliveryDesk desk = new DeliveryDesk(
                settings.verifies() ? Optional.of(verifier) : Optional.empty(), world, mailroom, settings.clock());
        supplierAddresses = new SupplierAddresses(scripts, refusing, () -> urls(operators));
        farService = new FarService(world, settings.clock(), farScript, hold, supplierAddresses, settings.kept());
        registerService = new PopulationRegisterService(world, registerScript, hold);
        try {
            for (MailboxOperator operator : MailboxOperator.values()) {
                startOperator(operator, settings.port(operator), desk);
            }
            TlsHttpServer farServer = servers.start("far", settings.farPort(), farService);
            far = new SimulatedFar(Servers.url(farServer, "/Recipient/v3"), farServer, farScript, farService);
            TlsHttpServer registerServer =
                    servers.start("population-register", settings.populationRegisterPort(), registerService);
            register = new SimulatedService(
                    Servers.url(registerServer, "/PopulationRegister/v1"),
                    registerServer,
                    registerScript,
                    () -> registerService.counts(registerServer));
        } catch (RuntimeException e) {
            servers.close();
            refusing.close();
            throw e;
        }
    }

    /**
     * Starts with everything as it is by default: free ports, the recipients of {@link TestRecipients}, strict
     * verification.
     *
     * @throws java.io.UncheckedIOException if loopback can't be listened on
     */
    public static Simulator start() {
        return builder().start();
    }

    /** Settings other than the default ones. */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /** FaR's address: the Recipient service v3. */
    public String farUrl() {
        return far.url();
    }

    /** The population register's address; its contract is {@link PopulationRegister#WSDL}. */
    public String populationRegisterUrl() {
        return register.url();
    }

    /** FaR: script, calls, counters. */
    public SimulatedFar far() {
        return far;
    }

    /** A mailbox operator: address, script, counters. A sender learns the address from FaR, not from here. */
    public SimulatedService operator(MailboxOperator operator) {
        return operators.get(operator);
    }

    /**
     * FaR gives this address of an operator instead of its own: of a proxy, say, which passes on what it gets. The operator's certificate is for
     * localhost. Undone by {@link #reset()}.
     */
    public void reachedAt(MailboxOperator operator, String url) {
        supplierAddresses.give(operator, url);
    }

    /** The population register: script, counters. */
    public SimulatedService populationRegister() {
        return register;
    }

    /** The certificate authority: trust store, password, identities. */
    public Pki pki() {
        return pki;
    }

    /** An organization's key and valid certificate; see {@link Pki#issueIdentity}. It is not registered by this. */
    public Identity issueIdentity(String organizationNumber, String name) {
        return pki.issueIdentity(organizationNumber, name);
    }

    /** An identity that is expired, of a foreign issuer and so on; see {@link IdentityBuilder}. */
    public IdentityBuilder identity(String organizationNumber, String name) {
        return pki.identity(organizationNumber, name);
    }

    /** A verifier with the rules that the operators hold, for messages that have not been sent. */
    public EnvelopeVerifier verifier() {
        return verifier;
    }

    /** Lets an organization send and mediate; undone by {@link #reset()}. */
    public void register(String organizationNumber) {
        world.senders().add(organizationNumber);
        world.mediators().add(organizationNumber);
    }

    /** Lets an organization send, but not mediate; undone by {@link #reset()}. */
    public void registerSenderOnly(String organizationNumber) {
        world.senders().add(organizationNumber);
        world.mediators().remove(organizationNumber);
    }

    /** Lets an organization mediate for others, but not send on its own; undone by {@link #reset()}. */
    public void registerMediatorOnly(String organizationNumber) {
        world.senders().remove(organizationNumber);
        world.mediators().add(organizationNumber);
    }

    /** An organization may neither send nor mediate any more; undone by {@link #reset()}. */
    public void unregister(String organizationNumber) {
        world.senders().remove(organizationNumber);
        world.mediators().remove(organizationNumber);
    }

    /** What the registers say of a recipient (12 digits, known or not), and how deliveries to it go. */
    public RecipientScript recipient(String id) {
        return new RecipientScript(id, world, scripts);
    }

    /** Where someone lives, says the population register; null takes the person out of it. */
    public void address(String id, PostalAddress address) {
        world.setAddress(id, address);
    }

    /** The next deliveries, whoever they are to, go so; scripts of the recipient or the operator go first. */
    public void nextDeliveries(Behaviour... behaviours) {
        scripts.everybody().next(List.of(behaviours));
    }

    /** All deliveries go so, where no script of the recipient or the operator says otherwise. */
    public void everyDelivery(Behaviour behaviour) {
        scripts.everybody().always(behaviour);
    }

    /** The letters that were stored, oldest first; a copy. */
    public List<ReceivedLetter> received() {
        return mailroom.all();
    }

    /** The letters stored at an operator, oldest first; a copy. */
    public List<ReceivedLetter> received(MailboxOperator operator) {
        return mailroom.matching(letter -> letter.operator() == operator);
    }

    /** The letters stored for a recipient, oldest first; a copy. */
    public List<ReceivedLetter> receivedBy(String recipientId) {
        return mailroom.matching(letter -> recipientId.equals(letter.recipientId()));
    }

    /** Letters that had been stored before: same message id, sender and recipient. All but the first of each. */
    public List<ReceivedLetter> duplicates() {
        return mailroom.duplicates();
    }

    /** How many deliveries each operator has stored, also where no letters are kept. */
    public Map<MailboxOperator, Long> deliveries() {
        return operators.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().counts().accepted()));
    }

    /**
     * Back to how it started: scripts, registers, received letters and counters. Whoever waits in a script is let go.
     * Ports, certificates and open connections stay.
     */
    public void reset() {
        hold.release();
        scripts.clear();
        farScript.clear();
        registerScript.clear();
        supplierAddresses.clear();
        world.reset();
        mailroom.clear();
        operatorServices.values().forEach(OperatorService::reset);
        farService.reset();
        registerService.reset();
        servers.reset();
    }

    /** Closes ports and connections. What was received can still be read. */
    @Override
    public void close() {
        hold.release();
        servers.close();
        refusing.close();
        // Whoever began to wait while the servers were being closed.
        hold.release();
    }

    private void startOperator(MailboxOperator operator, int port, DeliveryDesk desk) {
        OperatorService service = new OperatorService(operator, scripts, desk, hold);
        TlsHttpServer server = servers.start(operator.name().toLowerCase(Locale.ROOT), port, service);
        operatorServices.put(operator, service);
        operators.put(
                operator,
                new SimulatedService(
                        Servers.url(server, "/Service/v3"),
                        server,
                        scripts.of(operator),
                        () -> service.counts(server)));
    }

    private static Map<MailboxOperator, String> urls(Map<MailboxOperator, SimulatedService> services) {
        return services.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().url()));
    }
}
