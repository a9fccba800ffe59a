package se.digitalpost.camel.minameddelanden.dispatch.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.Evidence;
import se.digitalpost.camel.minameddelanden.journal.EvidenceJson;
import se.digitalpost.camel.minameddelanden.journal.Facts;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.RecipientDisclosure;
import se.digitalpost.camel.minameddelanden.journal.Sealing;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.print.FactSheet;
import se.digitalpost.camel.minameddelanden.print.FactSheetPrinter;

/**
 * Writes evidence as a document in Swedish (bevis om försändelse), for a case file: an A4 PDF with the same facts as {@link EvidenceJson}. The
 * same evidence gives the same bytes.
 */
public final class EvidencePdf {

    private static final String TITLE = "Bevis om försändelse";
    private static final String LANGUAGE = "sv-SE";

    private final Evidence evidence;
    private final JournalEntry entry;
    private final Facts known;
    private final RecipientDisclosure disclosure;

    private EvidencePdf(Evidence evidence, RecipientDisclosure disclosure) {
        this.evidence = evidence;
        this.entry = evidence.entry();
        this.known = entry.facts();
        this.disclosure = Objects.requireNonNull(disclosure, "disclosure");
    }

    /**
     * @param evidence what is known of a letter
     * @param senderName the sender's name, which the journal doesn't know; or null
     * @return a PDF in which the recipient is masked
     */
    public static byte[] of(Evidence evidence, String senderName) {
        return of(evidence, senderName, RecipientDisclosure.MASKED);
    }

    /**
     * @param evidence what is known of a letter
     * @param senderName the sender's name, which the journal doesn't know; or null
     * @param disclosure whether it tells who the recipient is: the caller decides, and answers for where it goes
     * @return a PDF
     */
    public static byte[] of(Evidence evidence, String senderName, RecipientDisclosure disclosure) {
        return FactSheetPrinter.print(new EvidencePdf(evidence, disclosure).sheet(senderName));
    }

    private FactSheet sheet(String senderName) {
        List<FactSheet.Section> sections = new ArrayList<>();
        add(sections, "Försändelsen", letter(senderName));
        add(sections, "Digital post", digital());
        add(sections, "Felsvar", fault());
        add(sections, "Utskrift", print());
        sections.add(new EvidenceHistory(evidence, disclosure).table());
        sections.add(new FactSheet.Notes("Om beviset", notes()));
        String summary = SwedishWords.summary(entry.state(), entry.changedAt());
        String foot = "Meddelande-id " + entry.messageId() + ", händelse 1–" + entry.lastEvent();
        byte[] told = (senderName + EvidenceJson.of(evidence, disclosure)).getBytes(StandardCharsets.UTF_8);
        return new FactSheet(
                senderName, TITLE, summary, sections, foot, LANGUAGE, UUID.nameUUIDFromBytes(told), asOf());
    }

    private static void add(List<FactSheet.Section> sections, String heading, List<FactSheet.Fact> facts) {
        if (!facts.isEmpty()) {
            sections.add(new FactSheet.Facts(heading, facts));
        }
    }

    private List<FactSheet.Fact> letter(String senderName) {
        List<FactSheet.Fact> facts = new ArrayList<>();
        String number = SwedishWords.of(entry.sender());
        fact(facts, "Avsändare", senderName == null ? number : senderName + " (" + number + ")");
        fact(facts, "Förvaltning", entry.department());
        fact(facts, "Kostnadsställe", entry.costCentre());
        fact(facts, "Avsändarens referens", entry.clientReference());
        fact(facts, "Meddelande-id", entry.messageId().toString());
        facts.add(new FactSheet.Fact("Mottagare", recipient(entry.recipient())));
        time(facts, "Mottagen för sändning", entry.acceptedAt());
        fact(facts, "Status", SwedishWords.named(SwedishWords.of(entry.state()), entry.state()));
        time(facts, "Status sedan", entry.changedAt());
        if (!entry.changedAt().equals(entry.concludedAt())) {
            time(facts, "Avslutad första gången", entry.concludedAt());
        }
        fact(
                facts,
                "Kanal",
                SwedishWords.named(
                        SwedishWords.of(entry.state().channel()), entry.state().channel()));
        if (known.reason() != null) {
            fact(facts, "Orsak", SwedishWords.named(SwedishWords.of(known.reason()), known.reason()));
        }
        fact(
                facts,
                "Innehåll",
                entry.purgedAt() == null ? "Finns kvar i journalen" : "Gallrat " + SwedishWords.of(entry.purgedAt()));
        return facts;
    }

    private String recipient(RecipientId recipient) {
        if (recipient == null) {
            return "Kan inte läsas: nyckeln saknas, eller uppgiften är skadad";
        } else if (recipient.kind() == RecipientId.Kind.ORGANISATIONSNUMMER) {
            return SwedishWords.dashed(recipient.value().substring(2));
        }
        String told = disclosure.of(recipient);
        return disclosure == RecipientDisclosure.FULL ? SwedishWords.dashed(told) : told;
    }

    private List<FactSheet.Fact> digital() {
        List<FactSheet.Fact> facts = new ArrayList<>();
        ServiceSupplier operator = known.operator();
        if (operator != null) {
            fact(facts, "Brevlådeoperatör", operator.name() + " (" + SwedishWords.of(operator.id()) + ")");
            fact(facts, "Tjänstens adress", operator.serviceAddress());
        }
        fact(facts, "TransId", known.transactionId());
        Sealing sealing = known.sealing();
        if (sealing != null) {
            exact(facts, "Försegling, SHA-256", sealing.sha256());
            exact(facts, "Förseglingens datum", sealing.receivedDate().toString());
            exact(facts, "Signeringscertifikat", "Serienummer " + sealing.signingCertificate());
            exact(facts, "Förseglingscertifikat", "Serienummer " + sealing.sealingCertificate());
        }
        if (entry.deliveries() > 0) {
            exact(facts, "Sändningsförsök", Integer.toString(entry.deliveries()));
        }
        return facts;
    }

    private List<FactSheet.Fact> fault() {
        List<FactSheet.Fact> facts = new ArrayList<>();
        OperatorFault fault = known.fault();
        if (fault != null) {
            exact(facts, "Felkod", Integer.toString(fault.errorCode()));
            fact(facts, "Beskrivning", fault.description());
            fact(facts, "CallId", fault.callId());
        }
        return facts;
    }

    private List<FactSheet.Fact> print() {
        List<FactSheet.Fact> facts = new ArrayList<>();
        exact(facts, "Utskriftsfil, SHA-256", known.printFileSha256());
        return facts;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Beviset återger vad avsändarens journal visade " + SwedishWords.of(asOf())
                + ". Försändelsens innehåll ingår inte. Tider anges i svensk tid, med avvikelsen från UTC.");
        notes.add(
                "TransId är brevlådeoperatörens id för leveransen. SHA-256 är en kontrollsumma: med den visas att en sparad försegling"
                        + " eller utskriftsfil är just den som sändes.");
        RecipientId recipient = entry.recipient();
        if (recipient != null && !disclosure.of(recipient).equals(recipient.value())) {
            notes.add("Mottagarens personnummer eller samordningsnummer är maskerat.");
        }
        return notes;
    }

    /** The evidence's own time: when something was last written that it tells. */
    private Instant asOf() {
        List<JournalEvent> history = evidence.history();
        Instant last = history.get(history.size() - 1).writtenAt();
        return entry.purgedAt() != null && entry.purgedAt().isAfter(last) ? entry.purgedAt() : last;
    }

    private void fact(List<FactSheet.Fact> facts, String name, String value) {
        exact(facts, name, disclosure.of(value, entry.recipient()));
    }

    private static void time(List<FactSheet.Fact> facts, String name, Instant value) {
        exact(facts, name, value == null ? null : SwedishWords.of(value));
    }

    /** What isn't somebody's text: it is told as it is. */
    private static void exact(List<FactSheet.Fact> facts, String name, String value) {
        if (value != null) {
            facts.add(new FactSheet.Fact(name, value));
        }
    }
}
