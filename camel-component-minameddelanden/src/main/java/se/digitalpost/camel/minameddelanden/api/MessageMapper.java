package se.digitalpost.camel.minameddelanden.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/** Between the common API's words and {@link Message}: the only place that knows both. */
final class MessageMapper {

    private static final Pattern ATTACHMENT = Pattern.compile("attachments\\[(\\d+)](?:\\.(.+))?");
    private static final int CALLBACK_MAX = 2000;

    private MessageMapper() {}

    /**
     * @param submission what was sent, with null where that was wrong
     * @param senderNames tells a sender's name where the message doesn't
     * @param faults takes what is wrong, beside what it has already
     * @return the message; null where there are faults
     */
    static Message toMessage(Submission submission, Function<OrganizationNumber, String> senderNames, Faults faults) {
        Message.Builder message = Message.builder()
                .clientReference(submission.clientReference())
                .batchReference(submission.batchReference())
                .subject(submission.subject())
                .deliveryMode(submission.deliveryMode())
                .paper(paper(submission.paper()))
                .officialMatter(officialMatter(submission.officialMatter()))
                .correlationId(submission.correlationId());
        sender(submission.sender(), senderNames, message);
        if (submission.recipient() != null) {
            message.recipient(submission.recipient().id())
                    .postalAddress(postalAddress(submission.recipient().postalAddress()));
        }
        body(submission.body(), message, faults);
        List<Integer> places = attachments(submission.attachments(), message);
        if (submission.supportInfo() != null) {
            Submission.SupportInfo given = submission.supportInfo();
            message.supportInfo(new SupportInfo(given.text(), given.url(), given.phoneNumber(), given.emailAddress()));
        }
        if (submission.invoice() != null) {
            faults.addUnlessKnown("/invoice", "not be given: this service sends no invoices");
        }
        try {
            Message checked = message.buildComplete();
            return faults.isEmpty() ? checked : null;
        } catch (InvalidMessageException e) {
            e.faults().forEach(fault -> faults.addUnlessKnown(pointer(fault, places), fault.rule()));
            return null;
        }
    }

    /**
     * @param fault a fault of a message that was made from a submission without any
     * @return the JSON pointer of the field in the submission
     */
    static String pointer(FieldFault fault) {
        return pointer(fault, null);
    }

    /** @param places where in the submission the message's attachments stand; null where they stand in the same places */
    private static String pointer(FieldFault fault, List<Integer> places) {
        Matcher attachment = ATTACHMENT.matcher(fault.field());
        if (attachment.matches()) {
            int index = Integer.parseInt(attachment.group(1));
            return "/attachments/" + (places == null ? index : places.get(index)) + field(attachment.group(2));
        }
        return switch (fault.field()) {
            case "message" -> "";
            case "body" -> "/body/content";
            case "sender.id" -> "/sender/organizationNumber";
            case "department", "costCentre" -> "/sender/department";
            case "officialMatter.timestamp" -> "/officialMatter/date";
            default ->
                fault.field().startsWith("postalAddress")
                        ? "/recipient/" + fault.field().replace('.', '/')
                        : "/" + fault.field().replace('.', '/');
        };
    }

    private static String field(String ofAttachment) {
        if (ofAttachment == null) {
            return "";
        }
        return "channel".equals(ofAttachment) ? "/onPaper" : "/" + ofAttachment;
    }

    private static void sender(
            Submission.Sender sender, Function<OrganizationNumber, String> senderNames, Message.Builder message) {
        if (sender == null) {
            return;
        }
        String name = sender.name();
        if (name == null && sender.organizationNumber() != null) {
            try {
                name = senderNames.apply(OrganizationNumber.parse(sender.organizationNumber()));
            } catch (IllegalArgumentException e) {
                // What is wrong with the number is told with all that is wrong with the message.
            }
        }
        message.sender(sender.organizationNumber(), name)
                .department(sender.department())
                .costCentre(sender.department());
    }

    private static void body(Submission.MessageBody body, Message.Builder message, Faults faults) {
        if (body == null) {
            return;
        }
        for (MessageBody.Format format : MessageBody.Format.values()) {
            if (format.contentType().equals(body.contentType())) {
                message.body(format, body.content());
                return;
            }
        }
        faults.addUnlessKnown("/body/contentType", "be text/plain or text/html");
        message.text(body.content());
    }

    /** Those that have all that an attachment needs; what is wrong with the others is known. */
    private static List<Integer> attachments(List<Submission.Attachment> attachments, Message.Builder message) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; attachments != null && i < attachments.size(); i++) {
            Submission.Attachment given = attachments.get(i);
            if (given != null && given.fileName() != null && given.contentType() != null && given.content() != null) {
                message.attachment(new Attachment(
                        given.fileName(), given.contentType(), given.content(), channel(given.onPaper())));
                places.add(i);
            }
        }
        return places;
    }

    private static AttachmentChannel channel(Boolean onPaper) {
        return Boolean.FALSE.equals(onPaper) ? AttachmentChannel.DIGITAL_ONLY : AttachmentChannel.BOTH;
    }

    private static PostalAddress postalAddress(Submission.PostalAddress given) {
        return given == null
                ? null
                : new PostalAddress(
                        given.name(),
                        given.careOf(),
                        given.street(),
                        given.apartment(),
                        given.postalCode(),
                        given.city(),
                        given.country(),
                        Boolean.TRUE.equals(given.protectedIdentity()));
    }

    private static PaperOptions paper(Submission.PaperOptions given) {
        PaperOptions usual = PaperOptions.DEFAULT;
        return given == null
                ? usual
                : new PaperOptions(
                        given.duplex() == null ? usual.duplex() : given.duplex(),
                        given.colour() == null ? usual.colour() : given.colour(),
                        given.envelope() == null ? usual.envelope() : given.envelope());
    }

    private static OfficialMatter officialMatter(Submission.OfficialMatter given) {
        return given == null
                ? null
                : new OfficialMatter(
                        // A missing date is told already, and this is for the rules of the other fields.
                        given.date() == null ? LocalDate.EPOCH : given.date(),
                        given.eventId(),
                        given.officialMatterId(),
                        given.precedingEventId(),
                        given.matterSubject(),
                        given.eventType(),
                        given.matterStatus());
    }

    /** Where to call back; null where nowhere, or where the address is wrong. */
    static URI callbackUrl(Submission submission, Faults faults) {
        String given = submission.callbackUrl();
        if (given == null) {
            return null;
        }
        try {
            URI url = new URI(given);
            if (given.length() <= CALLBACK_MAX && "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below: the rule is the same.
        }
        faults.add("/callbackUrl", "be an https address of at most " + CALLBACK_MAX + " characters");
        return null;
    }

    /**
     * @param message a complete message
     * @param callbackUrl where to post what becomes of it, or null
     * @return the same in the common API's words
     * @throws InvalidMessageException where the message has something that the common API has no words for
     */
    static Submission toSubmission(Message message, URI callbackUrl) {
        checkThereAreWords(message);
        OfficialMatter matter = message.officialMatter();
        SupportInfo support = message.supportInfo();
        return new Submission(
                message.clientReference(),
                message.batchReference(),
                new Submission.Sender(
                        message.sender().id().value(), message.sender().name(), message.department()),
                new Submission.Recipient(message.recipient().value(), toSubmission(message.postalAddress())),
                message.subject(),
                new Submission.MessageBody(
                        message.body().format().contentType(), message.body().text()),
                message.attachments().isEmpty()
                        ? null
                        : message.attachments().stream()
                                .map(one -> new Submission.Attachment(
                                        one.fileName(),
                                        one.contentType(),
                                        one.content(),
                                        one.channel().isOnPaper() ? null : false))
                                .toList(),
                new Submission.SupportInfo(
                        support.text(), support.url(), support.phoneNumber(), support.emailAddress()),
                message.deliveryMode(),
                new Submission.PaperOptions(
                        message.paper().duplex(),
                        message.paper().colour(),
                        message.paper().envelope()),
                null,
                matter == null
                        ? null
                        : new Submission.OfficialMatter(
                                matter.timestamp(),
                                matter.eventId(),
                                matter.officialMatterId(),
                                matter.precedingEventId(),
                                matter.matterSubject(),
                                matter.eventType(),
                                matter.matterStatus()),
                message.correlationId(),
                callbackUrl == null ? null : callbackUrl.toString());
    }

    private static Submission.PostalAddress toSubmission(PostalAddress address) {
        return address == null
                ? null
                : new Submission.PostalAddress(
                        address.name(),
                        address.careOf(),
                        address.street(),
                        address.apartment(),
                        address.postalCode(),
                        address.city(),
                        address.country(),
                        address.protectedIdentity());
    }

    private static void checkThereAreWords(Message message) {
        List<FieldFault> faults = new ArrayList<>();
        String rule = "not be given: the common API has no field for it";
        if (!Message.DEFAULT_LANGUAGE.equals(message.language())) {
            faults.add(new FieldFault("language", "be svSE: the common API has no field for it"));
        }
        if (message.reference() != null) {
            faults.add(new FieldFault("reference", rule));
        }
        if (message.attention() != null) {
            faults.add(new FieldFault("attention", rule));
        }
        if (!message.metadata().isEmpty()) {
            faults.add(new FieldFault("metadata", rule));
        }
        if (message.costCentre() != null && !message.costCentre().equals(message.department())) {
            faults.add(new FieldFault("costCentre", "be the department: the common API has one field for both"));
        }
        for (int i = 0; i < message.attachments().size(); i++) {
            if (!message.attachments().get(i).channel().isDigital()) {
                faults.add(new FieldFault(
                        "attachments[" + i + "].channel",
                        "be BOTH or DIGITAL_ONLY: the common API has no word for a document that is only printed"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidMessageException(faults);
        }
    }
}
