package se.digitalpost.camel.minameddelanden.print;

import java.util.function.BiFunction;

import se.digitalpost.camel.minameddelanden.message.PaperOptions;

/** What an index tells of a letter. Nothing of it is a personnummer, and none of these is a letter's subject. */
public enum IndexField {
    /** The delivery's id. */
    DELIVERY_ID("deliveryId", (job, profile) -> job.deliveryId()),
    /** The PDF's file name. */
    FILE_NAME("fileName", (job, profile) -> job.fileName()),
    /** The PDF's SHA-256 in lower-case hex. */
    SHA256("sha256", (job, profile) -> job.sha256()),
    /** The number of pages. */
    PAGES("pages", (job, profile) -> job.pages()),
    /** The number of sheets of paper. */
    SHEETS("sheets", (job, profile) -> job.sheets()),
    /** The recipient's name. */
    NAME("name", (job, profile) -> job.address().name()),
    /** c/o, without these characters before it. */
    CARE_OF("careOf", (job, profile) -> job.address().careOf()),
    /** Street and number, or box. */
    STREET("street", (job, profile) -> job.address().street()),
    /** Apartment number (lägenhetsnummer). */
    APARTMENT("apartment", (job, profile) -> job.address().apartment()),
    /** Postal code (postnummer), {@code NNN NN} in Sweden. */
    POSTAL_CODE("postalCode", (job, profile) -> job.address().postalCode()),
    /** City (postort). */
    CITY("city", (job, profile) -> job.address().city()),
    /** The country's name for a letter abroad. */
    COUNTRY("country", (job, profile) -> job.address().country()),
    /** Where returned mail goes. */
    RETURN_ADDRESS("returnAddress", (job, profile) -> job.returnAddress()),
    /** Whether both sides are printed: true or false. */
    DUPLEX("duplex", (job, profile) -> job.paper().duplex()),
    /** Whether it is printed in colour: true or false. */
    COLOUR("colour", (job, profile) -> job.paper().colour()),
    /** The envelope, by the profile's name for it. */
    ENVELOPE("envelope", IndexField::envelope),
    /** The postage class, by the profile's name for it. */
    POSTAGE("postage", (job, profile) -> profile.postage().get(job.postageClass())),
    /** What the print is charged to (kostnadsställe). */
    COST_CENTRE("costCentre", (job, profile) -> job.costCentre()),
    /** The sender's department (förvaltning). */
    DEPARTMENT("department", (job, profile) -> job.department()),
    /** The sender's name. */
    SENDER("sender", (job, profile) -> job.sender().name()),
    /** The sender's organization number. */
    SENDER_ID("senderId", (job, profile) -> job.sender().id().value()),
    /** The sender's own id of the message. */
    REFERENCE("reference", (job, profile) -> job.reference()),
    /** Why it is on paper. */
    REASON("reason", (job, profile) -> job.reason());

    private final String key;
    private final BiFunction<PrintJob, PrintProfile, Object> value;

    IndexField(String key, BiFunction<PrintJob, PrintProfile, Object> value) {
        this.key = key;
        this.value = value;
    }

    /** @return the field's name in a profile's file and in the JSON index */
    public String key() {
        return key;
    }

    /** @return a string, a number or a boolean, or null where the letter has none */
    Object of(PrintJob job, PrintProfile profile) {
        Object found = value.apply(job, profile);
        return found == null || found instanceof Integer || found instanceof Boolean ? found : found.toString();
    }

    private static Object envelope(PrintJob job, PrintProfile profile) {
        PaperOptions.Envelope envelope = job.paper().envelope();
        return profile.envelopes().get(envelope);
    }
}
