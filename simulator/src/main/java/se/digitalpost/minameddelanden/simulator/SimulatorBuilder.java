package se.digitalpost.minameddelanden.simulator;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import se.digitalpost.minameddelanden.simulator.pki.Pki;
import se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier;

/** How a simulator is to be. Each method changes one thing and returns this. Not for use by several threads. */
public final class SimulatorBuilder {

    private static final int DEFAULT_KEPT = 10_000;

    private final Map<MailboxOperator, Integer> ports = new EnumMap<>(MailboxOperator.class);
    private int farPort;
    private int populationRegisterPort;
    private Clock clock = Clock.systemUTC();
    private Collection<TestRecipient> recipients = TestRecipients.all();
    private Set<String> senders = Set.of("162021004748", "162021003898", "162120002411");
    private Set<String> mediators = senders;
    private boolean verification = true;
    private boolean sealerIsTlsClient = true;
    private int maxEnvelopeBytes = EnvelopeVerifier.DEFAULT_MAX_ENVELOPE_BYTES;
    private int kept = DEFAULT_KEPT;
    private Hold hold = new Hold();

    SimulatorBuilder() {}

    /** FaR's port; default 0, any that is free. */
    public SimulatorBuilder farPort(int port) {
        farPort = port;
        return this;
    }

    /** An operator's port; default 0, any that is free. */
    public SimulatorBuilder operatorPort(MailboxOperator operator, int port) {
        ports.put(operator, port);
        return this;
    }

    /** The population register's port; default 0, any that is free. */
    public SimulatorBuilder populationRegisterPort(int port) {
        populationRegisterPort = port;
        return this;
    }

    /** What "now" is for certificates and received letters; default the system's. TLS goes by the system's anyway. */
    public SimulatorBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Who there is; default {@link TestRecipients#all()}. Others can be added by script. */
    public SimulatorBuilder recipients(Collection<TestRecipient> newRecipients) {
        recipients = List.copyOf(newRecipients);
        return this;
    }

    /** The registered senders' organization numbers; default 162021004748, 162021003898 and 162120002411. */
    public SimulatorBuilder senders(String... organizationNumbers) {
        senders = Set.of(organizationNumbers);
        return this;
    }

    /** The approved mediators' organization numbers; default the same three as the senders. */
    public SimulatorBuilder mediators(String... organizationNumbers) {
        mediators = Set.of(organizationNumbers);
        return this;
    }

    /**
     * Whether operators verify what they receive; default true. False is for load: a message is received, found to have
     * a recipient, and taken, whoever it is to.
     */
    public SimulatorBuilder verification(boolean on) {
        verification = on;
        return this;
    }

    /** Whether the outer certificate's organization must be the TLS client's; default true. An assumption. */
    public SimulatorBuilder sealerIsTlsClient(boolean required) {
        sealerIsTlsClient = required;
        return this;
    }

    /** The limit over the whole envelope; default 2,097,152 bytes. */
    public SimulatorBuilder maxEnvelopeBytes(int bytes) {
        maxEnvelopeBytes = bytes;
        return this;
    }

    /** How many letters, and how many calls to FaR, are kept before the oldest go; default 10,000. */
    public SimulatorBuilder keepReceived(int many) {
        kept = many;
        return this;
    }

    /** Keeps no letters and no calls to FaR, and only counts them: for load. */
    public SimulatorBuilder countOnly() {
        return keepReceived(0);
    }

    /** Where scripted waiting is done. */
    SimulatorBuilder hold(Hold newHold) {
        hold = newHold;
        return this;
    }

    /**
     * Starts all services.
     *
     * @throws java.io.UncheckedIOException if a port is taken
     */
    public Simulator start() {
        return new Simulator(this);
    }

    int farPort() {
        return farPort;
    }

    int port(MailboxOperator operator) {
        return ports.getOrDefault(operator, 0);
    }

    int populationRegisterPort() {
        return populationRegisterPort;
    }

    Clock clock() {
        return clock;
    }

    int kept() {
        return kept;
    }

    Hold hold() {
        return hold;
    }

    boolean verifies() {
        return verification;
    }

    World world() {
        return new World(recipients, senders, mediators);
    }

    EnvelopeVerifier verifier(Pki pki, World world) {
        return EnvelopeVerifier.builder()
                .trust(pki.authorityCertificate())
                .clock(clock)
                .maxEnvelopeBytes(maxEnvelopeBytes)
                .senders(world.senders()::contains)
                .mediators(world.mediators()::contains)
                .sealerIsTlsClient(sealerIsTlsClient)
                .build();
    }
}
