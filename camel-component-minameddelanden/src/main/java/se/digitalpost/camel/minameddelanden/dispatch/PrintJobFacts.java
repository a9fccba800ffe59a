package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.PrintFile;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.print.PostageClass;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

/** A print job as the journal keeps it, so that the very same one is handed over again after a crash. */
final class PrintJobFacts {

    private PrintJobFacts() {}

    static PrintFile file(PrintJob job) {
        Map<String, String> facts = new HashMap<>();
        PostalAddress address = job.address();
        put(facts, "name", address.name());
        put(facts, "careOf", address.careOf());
        put(facts, "street", address.street());
        put(facts, "apartment", address.apartment());
        put(facts, "postalCode", address.postalCode());
        put(facts, "city", address.city());
        put(facts, "country", address.country());
        put(facts, "returnAddress", job.returnAddress());
        put(facts, "pages", Integer.toString(job.pages()));
        put(facts, "duplex", Boolean.toString(job.paper().duplex()));
        put(facts, "colour", Boolean.toString(job.paper().colour()));
        put(facts, "envelope", job.paper().envelope().name());
        put(facts, "postageClass", job.postageClass().name());
        put(facts, "costCentre", job.costCentre());
        put(facts, "department", job.department());
        put(facts, "senderId", job.sender().id().value());
        put(facts, "senderName", job.sender().name());
        put(facts, "reference", job.reference());
        put(facts, "reason", job.reason().name());
        put(facts, "substitutions", Integer.toString(job.substitutions()));
        return new PrintFile(job.pdf(), job.sha256(), facts);
    }

    static PrintJob job(UUID deliveryId, PrintFile file) {
        Map<String, String> facts = file.facts();
        return new PrintJob(
                deliveryId,
                file.pdf(),
                file.sha256(),
                Integer.parseInt(facts.get("pages")),
                new PostalAddress(
                        facts.get("name"),
                        facts.get("careOf"),
                        facts.get("street"),
                        facts.get("apartment"),
                        facts.get("postalCode"),
                        facts.get("city"),
                        facts.get("country"),
                        false),
                facts.get("returnAddress"),
                new PaperOptions(
                        Boolean.parseBoolean(facts.get("duplex")),
                        Boolean.parseBoolean(facts.get("colour")),
                        PaperOptions.Envelope.valueOf(facts.get("envelope"))),
                PostageClass.valueOf(facts.get("postageClass")),
                facts.get("costCentre"),
                facts.get("department"),
                new Sender(new OrganizationNumber(facts.get("senderId")), facts.get("senderName")),
                facts.get("reference"),
                Reason.valueOf(facts.get("reason")),
                Integer.parseInt(facts.get("substitutions")));
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
