package se.digitalpost.camel.minameddelanden.message;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The rules of a message: those of the schemas (lengths, patterns, characters) and those of the infrastructure (a support text,
 * a body, PDF attachments). It tells all faults at once. What it lets through can be sealed.
 */
final class MessageRules {

    private static final int SUBJECT_MAX = 255;
    private static final int SUPPORT_TEXT_MAX = 1024;
    private static final int CONTACT_MAX = 255;
    private static final int EMAIL_MIN = 5;
    private static final int EMAIL_MAX = 256;
    private static final int NAME_MIN = 2;
    private static final int NAME_MAX = 256;
    private static final int ID_MAX = 255;
    private static final int PDF_HEAD = 1024;
    private static final int MATTER_TEXT_MAX = 2000;
    private static final Pattern EMAIL = Pattern.compile(".+@.+\\..+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
    private static final Pattern FORBIDDEN_IN_FILE_NAME = Pattern.compile("[/\\\\\\p{Cntrl}]");

    private final MessageDraft<?> draft;
    private final List<FieldFault> faults = new ArrayList<>();

    MessageRules(MessageDraft<?> draft) {
        this.draft = draft;
        this.faults.addAll(draft.faults);
    }

    /**
     * @param complete whether sender, support information and client reference have to be there already
     * @throws InvalidMessageException naming every fault
     */
    Message check(boolean complete) {
        String clientReference = token("clientReference", draft.clientReference, ID_MAX, complete);
        Sender sender = sender(complete);
        RecipientId recipient = recipient();
        String subject = text("subject", draft.subject, 1, SUBJECT_MAX, true);
        MessageBody body = body();
        List<Attachment> attachments = attachments();
        SupportInfo supportInfo = supportInfo(complete);
        String language = language();
        String reference = text("reference", draft.reference, 1, ID_MAX, false);
        String correlationId = token("correlationId", draft.correlationId, ID_MAX, false);
        String attention = text("attention", draft.attention, 1, ID_MAX, false);
        List<Metadata> metadata = metadata();
        OfficialMatter officialMatter = officialMatter();
        PostalAddress postalAddress = postalAddress();
        require("deliveryMode", draft.deliveryMode);
        require("paper", draft.paper);
        String department = text("department", draft.department, 1, ID_MAX, false);
        String costCentre = text("costCentre", draft.costCentre, 1, ID_MAX, false);
        String batchReference = token("batchReference", draft.batchReference, ID_MAX, false);
        if (!faults.isEmpty()) {
            throw new InvalidMessageException(faults);
        }
        return new Message(
                clientReference,
                sender,
                recipient,
                subject,
                body,
                attachments,
                supportInfo,
                language,
                reference,
                correlationId,
                attention,
                metadata,
                officialMatter,
                draft.deliveryMode,
                postalAddress,
                draft.paper,
                department,
                costCentre,
                batchReference);
    }

    private Sender sender(boolean required) {
        OrganizationNumber id = null;
        String name = draft.senderName;
        if (draft.sender != null) {
            id = draft.sender.id();
            name = draft.sender.name();
        } else if (draft.senderId != null || draft.senderName != null || required) {
            id = number("sender.id", draft.senderId, OrganizationNumber::parse);
        } else {
            return null;
        }
        name = text("sender.name", name, NAME_MIN, NAME_MAX, true);
        return id == null || name == null ? null : new Sender(id, name);
    }

    private RecipientId recipient() {
        return draft.recipient != null
                ? draft.recipient
                : number("recipient.id", draft.recipientId, RecipientId::parse);
    }

    private MessageBody body() {
        if (draft.text != null && draft.html != null) {
            return fault("body", "be given once, as text or as HTML");
        }
        MessageBody.Format format = draft.html != null ? MessageBody.Format.HTML : MessageBody.Format.TEXT;
        String given = draft.html != null ? draft.html : draft.text;
        if (given == null || given.isBlank()) {
            return fault("body", "have a text: the body carries the message, attachments complete it");
        }
        String text = TextRules.normalizeLineEnds(given);
        if (!TextRules.isXmlText(text)) {
            return fault("body", "have no control characters");
        }
        if (format == MessageBody.Format.HTML) {
            HtmlRules.brokenRules(text).stream().distinct().forEach(rule -> fault("body", rule));
        }
        return new MessageBody(format, text);
    }

    private List<Attachment> attachments() {
        List<Attachment> checked = new ArrayList<>();
        for (int i = 0; i < draft.attachments.size(); i++) {
            String field = "attachments[" + i + "]";
            Attachment attachment = draft.attachments.get(i);
            if (attachment == null) {
                fault(field, "be given");
                continue;
            }
            String fileName = text(field + ".fileName", attachment.fileName().strip(), 1, CONTACT_MAX, true);
            if (fileName != null && FORBIDDEN_IN_FILE_NAME.matcher(fileName).find()) {
                fault(field + ".fileName", "be a name, without slashes and control characters");
            }
            if (!Attachment.PDF.equals(attachment.contentType().strip().toLowerCase(Locale.ROOT))) {
                fault(field + ".contentType", "be application/pdf");
            }
            checkPdf(field + ".content", attachment.content());
            if (draft.deliveryMode != null && !attachment.channel().goesAnyWayOf(draft.deliveryMode)) {
                fault(field + ".channel", "not keep the document from the only way that the message may go");
            }
            checked.add(
                    fileName == null
                            ? attachment
                            : new Attachment(fileName, Attachment.PDF, attachment.content(), attachment.channel()));
        }
        return checked;
    }

    /** A PDF begins with its name, within the first 1024 bytes as readers are used to. */
    private void checkPdf(String field, Content content) {
        try (InputStream input = content.open()) {
            String head = new String(input.readNBytes(PDF_HEAD), StandardCharsets.ISO_8859_1);
            if (head.isEmpty()) {
                fault(field, "not be empty");
            } else if (!head.contains("%PDF-")) {
                fault(field, "be a PDF");
            }
        } catch (IOException e) {
            fault(field, "be readable");
        }
    }

    private SupportInfo supportInfo(boolean required) {
        SupportInfo given = draft.supportInfo;
        if (given == null) {
            return required ? fault("supportInfo.text", "be given") : null;
        }
        String email = text("supportInfo.emailAddress", blankToNull(given.emailAddress()), EMAIL_MIN, EMAIL_MAX, false);
        if (email != null && !EMAIL.matcher(email).matches()) {
            fault("supportInfo.emailAddress", "be an e-mail address");
        }
        return new SupportInfo(
                text("supportInfo.text", given.text(), 1, SUPPORT_TEXT_MAX, true),
                url(blankToNull(given.url())),
                text("supportInfo.phoneNumber", blankToNull(given.phoneNumber()), 1, CONTACT_MAX, false),
                email);
    }

    private String url(String given) {
        String url = text("supportInfo.url", given, 1, CONTACT_MAX, false);
        if (url == null) {
            return null;
        }
        try {
            if (new URI(url).isAbsolute()) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below: the rule is the same whether it has no scheme or bad characters.
        }
        return fault("supportInfo.url", "be a web address, as in https://www.kommunen.se/");
    }

    private String language() {
        if (draft.language == null || !LANGUAGE.matcher(draft.language).matches()) {
            return fault("language", "be a language code, as in svSE");
        }
        return draft.language;
    }

    private List<Metadata> metadata() {
        List<Metadata> checked = new ArrayList<>();
        for (int i = 0; i < draft.metadata.size(); i++) {
            String field = "metadata[" + i + "]";
            String tag = text(field + ".tag", draft.metadata.get(i).tag(), 1, Integer.MAX_VALUE, true);
            String value = text(field + ".value", draft.metadata.get(i).value(), 0, Integer.MAX_VALUE, true);
            if (tag != null && value != null) {
                checked.add(new Metadata(tag, value));
            }
        }
        return checked;
    }

    private OfficialMatter officialMatter() {
        OfficialMatter given = draft.officialMatter;
        if (given == null) {
            return null;
        }
        return new OfficialMatter(
                given.timestamp(),
                token("officialMatter.eventId", given.eventId(), ID_MAX, false),
                token("officialMatter.officialMatterId", given.officialMatterId(), ID_MAX, false),
                token("officialMatter.precedingEventId", given.precedingEventId(), ID_MAX, false),
                text("officialMatter.matterSubject", given.matterSubject(), 1, MATTER_TEXT_MAX, false),
                text("officialMatter.eventType", given.eventType(), 1, MATTER_TEXT_MAX, false),
                given.matterStatus());
    }

    private PostalAddress postalAddress() {
        PostalAddress given = draft.postalAddress;
        if (given == null || given.protectedIdentity()) {
            return given;
        }
        return new PostalAddress(
                line("name", given.name(), true),
                line("careOf", given.careOf(), false),
                line("street", given.street(), false),
                line("apartment", given.apartment(), false),
                line("postalCode", given.postalCode(), true),
                line("city", given.city(), true),
                line("country", given.country(), false),
                false);
    }

    private String line(String part, String given, boolean required) {
        String field = "postalAddress." + part;
        String line = text(field, blankToNull(given), 1, CONTACT_MAX, required);
        return line != null && line.indexOf('\n') >= 0 ? fault(field, "be one line") : line;
    }

    private <T> T number(String field, String written, Function<String, T> parse) {
        try {
            return parse.apply(written);
        } catch (IllegalArgumentException e) {
            return fault(field, e.getMessage());
        }
    }

    /** A value without blanks around it and without line ends: some receivers strip them, and then the digest differs. */
    private String token(String field, String given, int max, boolean required) {
        String token = text(field, given == null ? null : given.strip(), 1, max, required);
        return token != null && (token.indexOf('\n') >= 0 || token.indexOf('\t') >= 0)
                ? fault(field, "be one line")
                : token;
    }

    private String text(String field, String given, int min, int max, boolean required) {
        if (given == null || (given.isBlank() && min > 0)) {
            return required || given != null ? fault(field, "be given") : null;
        }
        String text = TextRules.normalizeLineEnds(given);
        if (!TextRules.isXmlText(text)) {
            return fault(field, "have no control characters");
        }
        int length = TextRules.length(text);
        if (length < min || length > max) {
            return fault(field, "have " + min + " to " + max + " characters, and has " + length);
        }
        return text;
    }

    private void require(String field, Object given) {
        if (given == null) {
            fault(field, "be given");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private <T> T fault(String field, String rule) {
        faults.add(new FieldFault(field, rule));
        return null;
    }
}
