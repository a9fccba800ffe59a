package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/**
 * Writes evidence as JSON, for a case file. Names are in camelCase and stay as they are as long as {@code version} does; times are RFC 3339 in
 * UTC, digests and serial numbers in lower-case hex. What isn't known is left out. The same evidence gives the same text.
 */
public final class EvidenceJson {

    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final RecipientDisclosure disclosure;
    private final RecipientId recipient;

    private EvidenceJson(JsonGenerator json, RecipientDisclosure disclosure, RecipientId recipient) {
        this.json = json;
        this.disclosure = disclosure;
        this.recipient = recipient;
    }

    /**
     * @param evidence what is known of a letter
     * @return a JSON object on several lines, in which the recipient is masked
     */
    public static String of(Evidence evidence) {
        return of(evidence, RecipientDisclosure.MASKED);
    }

    /**
     * @param evidence what is known of a letter
     * @param disclosure whether it tells who the recipient is: the caller decides, and answers for where it goes
     * @return a JSON object on several lines
     */
    public static String of(Evidence evidence, RecipientDisclosure disclosure) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
        printer.indentArraysWith(lines);
        try (JsonGenerator json = FACTORY.createGenerator(text).setPrettyPrinter(printer)) {
            new EvidenceJson(json, disclosure, evidence.entry().recipient()).write(evidence);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory doesn't fail", e);
        }
        return text.append('\n').toString();
    }

    private void write(Evidence evidence) throws IOException {
        JournalEntry entry = evidence.entry();
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("messageId", entry.messageId().toString());
        text("clientReference", entry.clientReference());
        sender(entry);
        recipient();
        state(entry.state());
        facts(entry.facts());
        json.writeNumberField("attempts", entry.attempts());
        json.writeNumberField("deliveries", entry.deliveries());
        time("acceptedAt", entry.acceptedAt());
        time("changedAt", entry.changedAt());
        time("concludedAt", entry.concludedAt());
        time("deadline", entry.deadline());
        time("purgedAt", entry.purgedAt());
        json.writeArrayFieldStart("events");
        for (JournalEvent event : evidence.history()) {
            write(event);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(JournalEvent event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", event.number());
        time("time", event.time());
        time("writtenAt", event.writtenAt());
        state(event.state());
        facts(event.facts());
        text("node", event.node());
        text("person", event.person());
        text("detail", event.detail());
        json.writeEndObject();
    }

    private void sender(JournalEntry entry) throws IOException {
        json.writeObjectFieldStart("sender");
        json.writeStringField("organizationNumber", entry.sender().value());
        text("department", entry.department());
        text("costCentre", entry.costCentre());
        text("batchReference", entry.batchReference());
        json.writeEndObject();
    }

    private void recipient() throws IOException {
        if (recipient != null) {
            String told = disclosure.of(recipient);
            json.writeObjectFieldStart("recipient");
            json.writeStringField("id", told);
            json.writeBooleanField("masked", !told.equals(recipient.value()));
            json.writeEndObject();
        }
    }

    private void state(JournalState state) throws IOException {
        json.writeStringField("state", state.name());
        json.writeStringField("status", state.status().name());
        json.writeStringField("channel", state.channel().name());
    }

    private void facts(Facts facts) throws IOException {
        if (facts.operator() != null) {
            operator(facts.operator());
        }
        text("transactionId", facts.transactionId());
        if (facts.reason() != null) {
            json.writeStringField("reason", facts.reason().name());
        }
        if (facts.fault() != null) {
            fault(facts.fault());
        }
        if (facts.sealing() != null) {
            sealing(facts.sealing());
        }
        if (facts.printFileSha256() != null) {
            json.writeObjectFieldStart("printFile");
            json.writeStringField("sha256", facts.printFileSha256());
            json.writeEndObject();
        }
    }

    private void operator(ServiceSupplier operator) throws IOException {
        json.writeObjectFieldStart("operator");
        json.writeStringField("organizationNumber", operator.id().value());
        text("name", operator.name());
        text("serviceAddress", operator.serviceAddress());
        json.writeEndObject();
    }

    private void fault(OperatorFault fault) throws IOException {
        json.writeObjectFieldStart("fault");
        json.writeNumberField("errorCode", fault.errorCode());
        text("description", fault.description());
        text("callId", fault.callId());
        json.writeEndObject();
    }

    private void sealing(Sealing sealing) throws IOException {
        json.writeObjectFieldStart("sealing");
        json.writeStringField("receivedDate", sealing.receivedDate().toString());
        json.writeStringField("signingCertificate", sealing.signingCertificate());
        json.writeStringField("sealingCertificate", sealing.sealingCertificate());
        if (sealing.sha256() != null) {
            json.writeStringField("sha256", sealing.sha256());
        }
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, disclosure.of(value, recipient));
        }
    }

    private void time(String name, Instant value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
