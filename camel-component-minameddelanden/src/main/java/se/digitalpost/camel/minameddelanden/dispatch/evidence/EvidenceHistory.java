package se.digitalpost.camel.minameddelanden.dispatch.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import se.digitalpost.camel.minameddelanden.journal.Evidence;
import se.digitalpost.camel.minameddelanden.journal.Facts;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.RecipientDisclosure;
import se.digitalpost.camel.minameddelanden.journal.Sealing;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.print.FactSheet;

/** A letter's events as a table: each with what became known with it. */
final class EvidenceHistory {

    private static final List<FactSheet.Column> COLUMNS = List.of(
            new FactSheet.Column("Nr", 7),
            new FactSheet.Column("Tid", 26),
            new FactSheet.Column("Status", 40),
            new FactSheet.Column("Nod, person", 27),
            new FactSheet.Column("Uppgift", 53));

    private final Evidence evidence;
    private final RecipientDisclosure disclosure;

    EvidenceHistory(Evidence evidence, RecipientDisclosure disclosure) {
        this.evidence = evidence;
        this.disclosure = disclosure;
    }

    FactSheet.Table table() {
        List<List<String>> rows = new ArrayList<>();
        Facts before = Facts.NONE;
        for (JournalEvent event : evidence.history()) {
            rows.add(row(event, before));
            before = event.facts();
        }
        return new FactSheet.Table("Händelser", COLUMNS, rows);
    }

    private List<String> row(JournalEvent event, Facts before) {
        return List.of(
                Integer.toString(event.number()),
                SwedishWords.of(event.time()),
                SwedishWords.named(SwedishWords.of(event.state()), event.state()),
                lines(Stream.of(event.node(), event.person())),
                lines(told(event, before)));
    }

    private Stream<String> told(JournalEvent event, Facts before) {
        Facts facts = event.facts();
        List<String> told = new ArrayList<>();
        if (isNew(facts.operator(), before.operator())) {
            told.add("Brevlådeoperatör: " + facts.operator().name());
        }
        if (isNew(facts.transactionId(), before.transactionId())) {
            told.add("TransId: " + facts.transactionId());
        }
        if (isNew(facts.reason(), before.reason())) {
            told.add("Orsak: " + SwedishWords.named(SwedishWords.of(facts.reason()), facts.reason()));
        }
        if (isNew(facts.fault(), before.fault())) {
            told.addAll(told(facts.fault()));
        }
        if (isNew(digest(facts), digest(before))
                && !digest(facts).equals(digest(evidence.entry().facts()))) {
            told.add("Försegling, SHA-256: " + digest(facts));
        }
        if (isNew(facts.printFileSha256(), before.printFileSha256())
                && !facts.printFileSha256().equals(evidence.entry().facts().printFileSha256())) {
            told.add("Utskriftsfil, SHA-256: " + facts.printFileSha256());
        }
        told.add(event.detail());
        if (!event.writtenAt().equals(event.time())) {
            told.add("Noterat " + SwedishWords.of(event.writtenAt()));
        }
        return told.stream();
    }

    /** Code alone where the rest is told above. */
    private List<String> told(OperatorFault fault) {
        List<String> told = new ArrayList<>();
        told.add("Felkod: " + fault.errorCode());
        if (!fault.equals(evidence.entry().facts().fault())) {
            told.add(fault.description());
            told.add(fault.callId() == null ? null : "CallId: " + fault.callId());
        }
        return told;
    }

    private static boolean isNew(Object fact, Object before) {
        return fact != null && !fact.equals(before);
    }

    private static String digest(Facts facts) {
        Sealing sealing = facts.sealing();
        return sealing == null ? null : sealing.sha256();
    }

    private String lines(Stream<String> texts) {
        return texts.filter(Objects::nonNull)
                .map(text -> disclosure.of(text, evidence.entry().recipient()))
                .collect(Collectors.joining("\n"));
    }
}
