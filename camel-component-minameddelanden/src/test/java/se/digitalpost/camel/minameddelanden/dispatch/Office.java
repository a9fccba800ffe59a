package se.digitalpost.camel.minameddelanden.dispatch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.journal.InMemoryJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Work;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.PrintJob;
import se.digitalpost.camel.minameddelanden.print.PrintSettings;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;
import se.digitalpost.camel.minameddelanden.seal.SigningKeyLoader;
import se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerification;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerify;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** Kommun A's post room: a journal (in memory where nothing else is said), a printer, and the ways through a simulator. Its journal's clock is set by the test. */
final class Office implements AutoCloseable {

    static final OrganizationNumber KOMMUN_A = new OrganizationNumber("162021004748");
    static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm");
    static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final Duration SECONDS = Duration.ofSeconds(2);

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00Z"));
    final Journal journal;
    final List<PrintJob> printed = new CopyOnWriteArrayList<>();

    JournalPolicy policy = JournalPolicy.DEFAULT;
    boolean hasPrinter = true;
    /** Where letters go that are printed. */
    Fallback printer = printed::add;
    /** Where the addresses are that messages don't bear. */
    AddressLookup addresses = recipient -> ADDRESS;

    /** What goes wrong whenever an envelope is to be made, or null. */
    RuntimeException fault;

    private final FarClient far;
    private final OperatorClient operators;
    private Identity identity;
    private JournaledDispatcher dispatcher;

    Office(Simulator simulator) {
        this(simulator, clock -> new InMemoryJournal("node-1", clock, 1000));
    }

    /** @param opening opens the journal, whose clock is given */
    Office(Simulator simulator, Function<Clock, Journal> opening) {
        journal = opening.apply(clock);
        identity = simulator.issueIdentity(KOMMUN_A.value(), "Kommun A");
        far = new FarClient(URI.create(simulator.farUrl()), identity.clientSslContext(), SECONDS, SECONDS);
        operators = new OperatorClient(identity.clientSslContext(), new OperatorClientSettings(SECONDS, SECONDS, 10));
    }

    static Message.Builder letter(String clientReference, String recipient) {
        return Message.builder()
                .clientReference(clientReference)
                .sender(new Sender(KOMMUN_A, "Kommun A"))
                .supportInfo(SupportInfo.of("Ring växeln."))
                .recipient(recipient)
                .subject("Beslut om bygglov")
                .text("Hej! Här är beslutet.");
    }

    /** From now on another certificate signs. */
    void renewCertificate(Simulator simulator) {
        identity = simulator.issueIdentity(KOMMUN_A.value(), "Kommun A");
    }

    JournaledDispatcher dispatcher() {
        if (dispatcher == null) {
            dispatcher = new JournaledDispatcher(ways(), journal, policy, new OperatorGates(10, Clock.systemUTC()));
        }
        return dispatcher;
    }

    /** No mailbox operator is left alone any more for what has failed. */
    void forgetFailures() {
        if (dispatcher != null) {
            dispatcher.close();
        }
        dispatcher = null;
    }

    Ways ways() {
        Clock sweden = Clock.system(ZoneId.of("Europe/Stockholm"));
        SelfVerification never = new SelfVerification(
                SelfVerify.NEVER, EnvelopeVerifier.builder().build(), false);
        PaperWay paperWay = hasPrinter
                ? new PaperWay(
                        job -> printer.handOver(job),
                        recipient -> addresses.addressOf(recipient),
                        new LetterPrinter(PrintSettings.DEFAULT),
                        sweden)
                : null;
        return new Ways(
                far,
                new Envelopes(this::sealer, never, sweden),
                operators,
                FaultTable.standard(),
                new DispatchPolicy(MinorPolicy.DIGITAL, OversizePolicy.FAIL, 2_000_000, Set.of()),
                paperWay,
                sweden);
    }

    private EnvelopeSealer sealer() {
        if (fault != null) {
            throw fault;
        }
        var key = new SigningKeyLoader("signingKeyStore", Clock.systemUTC())
                .load(identity.keyStore(), null, identity.password());
        return new EnvelopeSealer(key, key);
    }

    LetterAnswer send(Message message) {
        return dispatcher().send(message, null);
    }

    void store(Message message) {
        dispatcher().store(message, null);
    }

    /** What workers do: takes what is due, and goes on with it. */
    int work() {
        List<Work> due = journal.take(Set.of(KOMMUN_A), 100, A_MINUTE);
        due.forEach(dispatcher()::work);
        return due.size();
    }

    JournalEntry entry(Message message) {
        return journal.records().find(message.messageId()).orElseThrow();
    }

    List<JournalState> states(Message message) {
        return history(message.messageId()).stream().map(JournalEvent::state).toList();
    }

    /** What stands in the history beside the states. */
    List<String> details(Message message) {
        return history(message.messageId()).stream()
                .map(JournalEvent::detail)
                .filter(detail -> detail != null)
                .toList();
    }

    private List<JournalEvent> history(UUID messageId) {
        return journal.records().history(messageId);
    }

    @Override
    public void close() {
        if (dispatcher != null) {
            dispatcher.close();
        }
        far.close();
        operators.close();
        journal.close();
    }
}
