package se.digitalpost.camel.minameddelanden.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a message while it is being put together, as they were given: nothing is checked before {@code build()}, so that
 * all faults are told at once. The public face of this class is {@link Message.Builder}.
 *
 * @param <B> the builder itself, so that calls can be chained
 */
public abstract class MessageDraft<B extends MessageDraft<B>> {

    String clientReference;
    Sender sender;
    String senderId;
    String senderName;
    RecipientId recipient;
    String recipientId;
    String subject;
    String text;
    String html;
    final List<Attachment> attachments = new ArrayList<>();
    SupportInfo supportInfo;
    String language = Message.DEFAULT_LANGUAGE;
    String reference;
    String correlationId;
    String attention;
    final List<Metadata> metadata = new ArrayList<>();
    OfficialMatter officialMatter;
    DeliveryMode deliveryMode = DeliveryMode.DIGITAL_THEN_PAPER;
    PostalAddress postalAddress;
    PaperOptions paper = PaperOptions.DEFAULT;
    String department;
    String costCentre;
    String batchReference;
    final List<FieldFault> faults = new ArrayList<>();

    MessageDraft() {}

    MessageDraft(Message message) {
        clientReference = message.clientReference();
        sender = message.sender();
        recipient = message.recipient();
        subject = message.subject();
        body(message.body().format(), message.body().text());
        attachments.addAll(message.attachments());
        supportInfo = message.supportInfo();
        language = message.language();
        reference = message.reference();
        correlationId = message.correlationId();
        attention = message.attention();
        metadata.addAll(message.metadata());
        officialMatter = message.officialMatter();
        deliveryMode = message.deliveryMode();
        postalAddress = message.postalAddress();
        paper = message.paper();
        department = message.department();
        costCentre = message.costCentre();
        batchReference = message.batchReference();
    }

    abstract B self();

    /**
     * @param clientReference the sender's own id of the message: the same reference is the same message
     * @return this
     */
    public B clientReference(String clientReference) {
        this.clientReference = clientReference;
        return self();
    }

    /**
     * @param sender who sends, where it isn't the endpoint's sender
     * @return this
     */
    public B sender(Sender sender) {
        this.sender = sender;
        return self();
    }

    /**
     * Who sends, as it was written.
     *
     * @param organizationNumber the sender's number, 10 or 12 digits, with or without a dash
     * @param name the sender's name
     * @return this
     */
    public B sender(String organizationNumber, String name) {
        this.sender = null;
        this.senderId = organizationNumber;
        this.senderName = name;
        return self();
    }

    /**
     * @param recipient whom it is for
     * @return this
     */
    public B recipient(RecipientId recipient) {
        this.recipient = recipient;
        return self();
    }

    /**
     * Whom it is for, as it was written.
     *
     * @param recipientId the id in any form that {@link RecipientId#parse} reads
     * @return this
     */
    public B recipient(String recipientId) {
        this.recipient = null;
        this.recipientId = recipientId;
        return self();
    }

    /**
     * @param subject at most 255 characters
     * @return this
     */
    public B subject(String subject) {
        this.subject = subject;
        return self();
    }

    /**
     * A plain body; CR and CRLF become LF. A message has one body: text or HTML.
     *
     * @param text the text
     * @return this
     */
    public B text(String text) {
        this.text = text;
        return self();
    }

    /**
     * An HTML body; CR and CRLF become LF. A message has one body: text or HTML.
     *
     * @param html a complete HTML document or fragment: every element closed, images inline, no script
     * @return this
     */
    public B html(String html) {
        this.html = html;
        return self();
    }

    /**
     * The body, in place of any that was given before.
     *
     * @param format plain or HTML
     * @param content the text or the HTML
     * @return this
     */
    public final B body(MessageBody.Format format, String content) {
        text = format == MessageBody.Format.TEXT ? content : null;
        html = format == MessageBody.Format.HTML ? content : null;
        return self();
    }

    /**
     * Adds an attachment after those that were added before.
     *
     * @param attachment a PDF
     * @return this
     */
    public B attachment(Attachment attachment) {
        attachments.add(attachment);
        return self();
    }

    /**
     * @param supportInfo where to turn with questions, where it isn't the endpoint's
     * @return this
     */
    public B supportInfo(SupportInfo supportInfo) {
        this.supportInfo = supportInfo;
        return self();
    }

    /**
     * @param language as the infrastructure writes it, {@code svSE} where it isn't set
     * @return this
     */
    public B language(String language) {
        this.language = language;
        return self();
    }

    /**
     * @param reference the delivery's reference
     * @return this
     */
    public B reference(String reference) {
        this.reference = reference;
        return self();
    }

    /**
     * @param correlationId what ties messages together
     * @return this
     */
    public B correlationId(String correlationId) {
        this.correlationId = correlationId;
        return self();
    }

    /**
     * @param attention whom at the recipient it is for
     * @return this
     */
    public B attention(String attention) {
        this.attention = attention;
        return self();
    }

    /**
     * Adds a fact that sender and operator have agreed on.
     *
     * @param tag what the fact is called
     * @param value the fact
     * @return this
     */
    public B metadata(String tag, String value) {
        metadata.add(new Metadata(tag, value));
        return self();
    }

    /**
     * @param officialMatter what event in which case the message is about
     * @return this
     */
    public B officialMatter(OfficialMatter officialMatter) {
        this.officialMatter = officialMatter;
        return self();
    }

    /**
     * @param deliveryMode which ways the message may go; digital, then paper where it isn't set
     * @return this
     */
    public B deliveryMode(DeliveryMode deliveryMode) {
        this.deliveryMode = deliveryMode;
        return self();
    }

    /**
     * @param postalAddress where a printed letter goes
     * @return this
     */
    public B postalAddress(PostalAddress postalAddress) {
        this.postalAddress = postalAddress;
        return self();
    }

    /**
     * @param paper how the letter is printed, where it is
     * @return this
     */
    public B paper(PaperOptions paper) {
        this.paper = paper;
        return self();
    }

    /**
     * @param department the sender's department
     * @return this
     */
    public B department(String department) {
        this.department = department;
        return self();
    }

    /**
     * @param costCentre what the print is charged to
     * @return this
     */
    public B costCentre(String costCentre) {
        this.costCentre = costCentre;
        return self();
    }

    /**
     * @param batchReference the sender's own id of the mailing that the message belongs to, one line of at most 255 characters
     * @return this
     */
    public B batchReference(String batchReference) {
        this.batchReference = batchReference;
        return self();
    }

    /**
     * Adds a fault that was found before the message could be put together, so that it is told with all the others.
     *
     * @param field the field that is wrong
     * @param rule the rule that it breaks, in a form that follows "must"
     * @return this
     */
    public B fault(String field, String rule) {
        faults.add(new FieldFault(field, rule));
        return self();
    }

    /** @return whether a sender was given, in either form */
    public boolean hasSender() {
        return sender != null || senderId != null;
    }

    /** @return whether support information was given */
    public boolean hasSupportInfo() {
        return supportInfo != null;
    }

    /** @return whether a postal address was given */
    public boolean hasPostalAddress() {
        return postalAddress != null;
    }

    /** @return whether a client reference was given */
    public boolean hasClientReference() {
        return clientReference != null;
    }

    final Message check(boolean complete) {
        return new MessageRules(this).check(complete);
    }
}
