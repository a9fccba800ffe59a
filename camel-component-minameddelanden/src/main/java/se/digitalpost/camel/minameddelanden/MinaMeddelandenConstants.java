package se.digitalpost.camel.minameddelanden;

import org.apache.camel.spi.Metadata;

/**
 * The headers that the component reads and sets. They begin with {@code Camel}, so Camel's header filters keep them inside.
 */
public final class MinaMeddelandenConstants {

    @Metadata(
            label = "producer",
            description =
                    "Whom the message is for: personnummer, samordningsnummer or organization number, in any form that people"
                            + " write. Never put it in a URI.",
            javaType = "String")
    public static final String RECIPIENT_ID = "CamelMinaMeddelandenRecipientId";

    @Metadata(label = "producer", description = "The message's subject, at most 255 characters.", javaType = "String")
    public static final String SUBJECT = "CamelMinaMeddelandenSubject";

    @Metadata(
            label = "producer",
            description = "The message as plain text. Either this or the HTML.",
            javaType = "String")
    public static final String TEXT = "CamelMinaMeddelandenText";

    @Metadata(
            label = "producer",
            description =
                    "The message as HTML: every element closed, images inline, no script. Either this or the text.",
            javaType = "String")
    public static final String HTML = "CamelMinaMeddelandenHtml";

    @Metadata(
            label = "producer",
            description = "What the PDF in the body is called when the recipient sees it. Default is the file's name.",
            javaType = "String")
    public static final String FILE_NAME = "CamelMinaMeddelandenFileName";

    @Metadata(
            label = "producer",
            description = "Which ways the PDF in the body goes, where the message goes them.",
            javaType = "String",
            enums = "BOTH,DIGITAL_ONLY,PAPER_ONLY",
            defaultValue = "BOTH")
    public static final String ATTACHMENT_CHANNEL = "CamelMinaMeddelandenAttachmentChannel";

    @Metadata(
            label = "producer",
            description =
                    "The sender's own id of the message: the same reference is the same message, however often it is sent."
                            + " Default is made of the exchange's id, which stays the same in Camel's redeliveries and is another one after a"
                            + " restart. minameddelanden:outcomes sets it.",
            javaType = "String")
    public static final String CLIENT_REFERENCE = "CamelMinaMeddelandenClientReference";

    @Metadata(
            label = "producer",
            description =
                    "When the fallback takes over where it is certain that no mailbox operator took the letter: an Instant, or a text"
                            + " like 2026-11-22T09:00:00Z. Goes before the option deadline.",
            javaType = "java.time.Instant")
    public static final String DEADLINE = "CamelMinaMeddelandenDeadline";

    @Metadata(
            label = "producer",
            description = "Where a printed letter goes: a PostalAddress, or a Map with the names of its parts.",
            javaType = "se.digitalpost.camel.minameddelanden.message.PostalAddress")
    public static final String RECIPIENT_ADDRESS = "CamelMinaMeddelandenRecipientAddress";

    @Metadata(
            label = "producer",
            description = "Which ways the message may go.",
            javaType = "String",
            enums = "DIGITAL_ONLY,DIGITAL_THEN_PAPER,PAPER_ONLY",
            defaultValue = "DIGITAL_THEN_PAPER")
    public static final String DELIVERY_MODE = "CamelMinaMeddelandenDeliveryMode";

    @Metadata(label = "producer", description = "The sender's department (förvaltning).", javaType = "String")
    public static final String DEPARTMENT = "CamelMinaMeddelandenDepartment";

    @Metadata(label = "producer", description = "What a print is charged to (kostnadsställe).", javaType = "String")
    public static final String COST_CENTRE = "CamelMinaMeddelandenCostCentre";

    @Metadata(
            label = "producer",
            description = "The sender's own id of the mailing that the message belongs to. It can be listed by it.",
            javaType = "String")
    public static final String BATCH_REFERENCE = "CamelMinaMeddelandenBatchReference";

    @Metadata(
            label = "producer",
            description = "Out: where the message stands. Set with an exception, too.",
            javaType = "String",
            enums = "ACCEPTED,IN_PROGRESS,DELIVERED,SENT_TO_PRINT,FAILED,IN_DOUBT,NEEDS_ATTENTION")
    public static final String STATUS = "CamelMinaMeddelandenStatus";

    @Metadata(
            label = "producer",
            description = "Out: which way the message went.",
            javaType = "String",
            enums = "DIGITAL,PAPER,NONE")
    public static final String CHANNEL = "CamelMinaMeddelandenChannel";

    @Metadata(
            label = "producer",
            description = "Out: the name of the recipient's mailbox operator.",
            javaType = "String")
    public static final String OPERATOR = "CamelMinaMeddelandenOperator";

    @Metadata(
            label = "producer",
            description = "Out: the mailbox operator's id of the delivery (TransId).",
            javaType = "String")
    public static final String TRANSACTION_ID = "CamelMinaMeddelandenTransactionId";

    @Metadata(
            label = "producer",
            description = "Out: why the message did not reach a mailbox, or a recipient can't be reached.",
            javaType = "String")
    public static final String REASON = "CamelMinaMeddelandenReason";

    @Metadata(label = "producer", description = "Out: the message's id on the wire, a UUID.", javaType = "String")
    public static final String MESSAGE_ID = "CamelMinaMeddelandenMessageId";

    @Metadata(
            label = "producer",
            description = "Out: the CallId of the mailbox operator's or FaR's fault, which their support asks for.",
            javaType = "String")
    public static final String CALL_ID = "CamelMinaMeddelandenCallId";

    @Metadata(
            label = "api",
            description = "From minameddelanden:api: the client that handed the message over.",
            javaType = "String")
    public static final String API_CLIENT = "CamelMinaMeddelandenApiClient";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the print job with all its facts; the body is its PDF.",
            javaType = "se.digitalpost.camel.minameddelanden.print.PrintJob")
    public static final String PRINT_JOB = "CamelMinaMeddelandenPrintJob";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the letter's id, which is the message's id.",
            javaType = "String")
    public static final String PRINT_DELIVERY_ID = "CamelMinaMeddelandenPrintDeliveryId";

    @Metadata(
            label = "fallback",
            description =
                    "To the fallback endpoint: the letter's file name, made of its id; also set as CamelFileName.",
            javaType = "String")
    public static final String PRINT_FILE_NAME = "CamelMinaMeddelandenPrintFileName";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the PDF's SHA-256 in lower-case hex.",
            javaType = "String")
    public static final String PRINT_SHA256 = "CamelMinaMeddelandenPrintSha256";

    @Metadata(label = "fallback", description = "To the fallback endpoint: the number of pages.", javaType = "Integer")
    public static final String PRINT_PAGES = "CamelMinaMeddelandenPrintPages";

    @Metadata(label = "fallback", description = "To the fallback endpoint: the address: name.", javaType = "String")
    public static final String PRINT_NAME = "CamelMinaMeddelandenPrintName";

    @Metadata(label = "fallback", description = "To the fallback endpoint: the address: c/o.", javaType = "String")
    public static final String PRINT_CARE_OF = "CamelMinaMeddelandenPrintCareOf";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the address: street and number, or box.",
            javaType = "String")
    public static final String PRINT_STREET = "CamelMinaMeddelandenPrintStreet";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the address: apartment number.",
            javaType = "String")
    public static final String PRINT_APARTMENT = "CamelMinaMeddelandenPrintApartment";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the address: postal code.",
            javaType = "String")
    public static final String PRINT_POSTAL_CODE = "CamelMinaMeddelandenPrintPostalCode";

    @Metadata(label = "fallback", description = "To the fallback endpoint: the address: city.", javaType = "String")
    public static final String PRINT_CITY = "CamelMinaMeddelandenPrintCity";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the address: country, where it isn't Sweden.",
            javaType = "String")
    public static final String PRINT_COUNTRY = "CamelMinaMeddelandenPrintCountry";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the return address, on one line.",
            javaType = "String")
    public static final String PRINT_RETURN_ADDRESS = "CamelMinaMeddelandenPrintReturnAddress";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: whether both sides of the paper are used.",
            javaType = "Boolean")
    public static final String PRINT_DUPLEX = "CamelMinaMeddelandenPrintDuplex";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: whether it is printed in colour.",
            javaType = "Boolean")
    public static final String PRINT_COLOUR = "CamelMinaMeddelandenPrintColour";

    @Metadata(label = "fallback", description = "To the fallback endpoint: WINDOWED or PLAIN.", javaType = "String")
    public static final String PRINT_ENVELOPE = "CamelMinaMeddelandenPrintEnvelope";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: how fast it travels: A or B.",
            javaType = "String")
    public static final String PRINT_POSTAGE_CLASS = "CamelMinaMeddelandenPrintPostageClass";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: what the print is charged to (kostnadsställe).",
            javaType = "String")
    public static final String PRINT_COST_CENTRE = "CamelMinaMeddelandenPrintCostCentre";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the sender's department (förvaltning).",
            javaType = "String")
    public static final String PRINT_DEPARTMENT = "CamelMinaMeddelandenPrintDepartment";

    @Metadata(label = "fallback", description = "To the fallback endpoint: the sender's name.", javaType = "String")
    public static final String PRINT_SENDER = "CamelMinaMeddelandenPrintSender";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the sender's organization number.",
            javaType = "String")
    public static final String PRINT_SENDER_ID = "CamelMinaMeddelandenPrintSenderId";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: the sender's own id of the message.",
            javaType = "String")
    public static final String PRINT_REFERENCE = "CamelMinaMeddelandenPrintReference";

    @Metadata(
            label = "printTo",
            description = "To the endpoint of printTo: the name of the batch that the file belongs to.",
            javaType = "String")
    public static final String PRINT_BATCH = "CamelMinaMeddelandenPrintBatch";

    @Metadata(
            label = "printTo",
            description =
                    "To the endpoint of printTo: what the file is. A LETTER has the headers of a fallback's print job beside it, an INDEX"
                            + " tells of the batch's letters, and the MANIFEST comes last.",
            javaType = "String",
            enums = "LETTER,INDEX,MANIFEST")
    public static final String PRINT_FILE_KIND = "CamelMinaMeddelandenPrintFileKind";

    @Metadata(
            label = "verify",
            description = "From minameddelanden:verify: whether nothing was found wrong.",
            javaType = "Boolean")
    public static final String VERIFIED = "CamelMinaMeddelandenVerified";

    @Metadata(
            label = "verify",
            description =
                    "From minameddelanden:verify: the codes of what was found wrong, each once. The report in the body says more.",
            javaType = "java.util.List<String>")
    public static final String FINDINGS = "CamelMinaMeddelandenFindings";

    @Metadata(
            label = "outcomes",
            description = "From minameddelanden:outcomes: the sender's organization number, 12 digits.",
            javaType = "String")
    public static final String SENDER_ID = "CamelMinaMeddelandenSenderId";

    @Metadata(
            label = "outcomes",
            description =
                    "From minameddelanden:outcomes: the event's number in its letter's history, from 1. Together with the message id"
                            + " it is the event's own, for what must not be done twice.",
            javaType = "Integer")
    public static final String EVENT_NUMBER = "CamelMinaMeddelandenEventNumber";

    @Metadata(
            label = "outcomes",
            description = "From minameddelanden:outcomes: when it happened.",
            javaType = "java.time.Instant")
    public static final String EVENT_TIME = "CamelMinaMeddelandenEventTime";

    @Metadata(
            label = "outcomes",
            description =
                    "From minameddelanden:outcomes: the letter's state in the journal, which says more than its status.",
            javaType = "String",
            enums = "DELIVERED,HANDED_OVER,PRINT_ACCEPTED,PRINTED,POSTED,RETURNED,NEEDS_ATTENTION,FAILED,WITHDRAWN")
    public static final String JOURNAL_STATE = "CamelMinaMeddelandenJournalState";

    @Metadata(
            label = "outcomes",
            description = "From minameddelanden:outcomes: the user id of who decided, where it was a person.",
            javaType = "String")
    public static final String PERSON = "CamelMinaMeddelandenPerson";

    @Metadata(
            label = "outcomes",
            description = "From minameddelanden:outcomes: why, or what else there is to tell.",
            javaType = "String")
    public static final String DETAIL = "CamelMinaMeddelandenDetail";

    @Metadata(
            label = "fallback",
            description = "To the fallback endpoint: why the letter is on paper.",
            javaType = "String")
    public static final String PRINT_REASON = "CamelMinaMeddelandenPrintReason";

    @Metadata(
            label = "receipts",
            description =
                    "From minameddelanden:receipts: how many receipts have moved a letter. Set with an exception, too.",
            javaType = "Long")
    public static final String RECEIPTS_APPLIED = "CamelMinaMeddelandenReceiptsApplied";

    @Metadata(
            label = "receipts",
            description = "From minameddelanden:receipts: how many told what was known already.",
            javaType = "Long")
    public static final String RECEIPTS_KNOWN = "CamelMinaMeddelandenReceiptsKnown";

    @Metadata(
            label = "receipts",
            description = "From minameddelanden:receipts: how many are of letters that the journal doesn't know.",
            javaType = "Long")
    public static final String RECEIPTS_UNKNOWN = "CamelMinaMeddelandenReceiptsUnknown";

    @Metadata(
            label = "receipts",
            description = "From minameddelanden:receipts: how many are of letters that they can't be true of.",
            javaType = "Long")
    public static final String RECEIPTS_REFUSED = "CamelMinaMeddelandenReceiptsRefused";

    @Metadata(
            label = "receipts",
            description = "From minameddelanden:receipts: how many lines are no receipts that could be read.",
            javaType = "Long")
    public static final String RECEIPTS_FAULTY = "CamelMinaMeddelandenReceiptsFaulty";

    private MinaMeddelandenConstants() {}
}
