package se.digitalpost.camel.minameddelanden;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.util.FileUtil;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.ATTACHMENT_CHANNEL;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.BATCH_REFERENCE;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.CLIENT_REFERENCE;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.COST_CENTRE;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.DELIVERY_MODE;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.DEPARTMENT;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.FILE_NAME;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.HTML;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.RECIPIENT_ADDRESS;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.RECIPIENT_ID;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.SUBJECT;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.TEXT;

/**
 * Reads a message out of an exchange: a {@link Message} in the body, or a PDF in the body with headers beside it. What neither says is
 * taken from the endpoint's options. All faults are told at once.
 */
final class MessageReader {

    private static final String DEFAULT_FILE_NAME = "Meddelande.pdf";

    private final Sender sender;
    private final SupportInfo supportInfo;
    private final String language;
    private final OrganizationNumber signer;
    private final boolean toPaper;

    /**
     * @param sender who sends where the message doesn't say; null where it has to
     * @param supportInfo where to turn with questions where the message doesn't say; null where it has to
     * @param language the language of messages that come as headers
     * @param signer the organization that the signing certificate was issued to; null where somebody else signs
     */
    MessageReader(Sender sender, SupportInfo supportInfo, String language, OrganizationNumber signer) {
        this(sender, supportInfo, language, signer, false);
    }

    /**
     * @param signer the organization that messages have to be of; null where that doesn't matter
     * @param toPaper whether messages go on paper alone
     */
    MessageReader(Sender sender, SupportInfo supportInfo, String language, OrganizationNumber signer, boolean toPaper) {
        this.sender = sender;
        this.supportInfo = supportInfo;
        this.language = language;
        this.signer = signer;
        this.toPaper = toPaper;
    }

    /** @throws InvalidMessageException naming every fault */
    Message read(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Message.Builder builder = body instanceof Message message ? message.toBuilder() : fromHeaders(exchange, body);
        if (!builder.hasSender()) {
            builder.sender(sender);
        }
        if (!builder.hasSupportInfo()) {
            builder.supportInfo(supportInfo);
        }
        if (!builder.hasClientReference()) {
            builder.clientReference(DefaultReference.of(exchange.getExchangeId(), builder.build()));
        }
        Message message = builder.buildComplete();
        if (signer != null && !message.sender().id().equals(signer)) {
            String whose = toPaper
                    ? "the endpoint's sender, "
                    : "the organization that the signing certificate was issued to, ";
            throw new InvalidMessageException(List.of(new FieldFault("sender.id", "be " + whose + signer)));
        }
        return toPaper ? onPaper(message) : message;
    }

    /** What the journal keeps says so: whoever goes on with it sends it nowhere else. */
    private static Message onPaper(Message message) {
        if (message.deliveryMode() == DeliveryMode.DIGITAL_ONLY) {
            throw new InvalidMessageException(
                    List.of(new FieldFault("deliveryMode", "not be DIGITAL_ONLY, where messages go on paper alone")));
        }
        return message.toBuilder().deliveryMode(DeliveryMode.PAPER_ONLY).buildComplete();
    }

    private Message.Builder fromHeaders(Exchange exchange, Object body) {
        Message.Builder builder = Message.builder()
                .language(language)
                .clientReference(header(exchange, CLIENT_REFERENCE))
                .recipient(header(exchange, RECIPIENT_ID))
                .subject(header(exchange, SUBJECT))
                .text(header(exchange, TEXT))
                .html(header(exchange, HTML))
                .department(header(exchange, DEPARTMENT))
                .costCentre(header(exchange, COST_CENTRE))
                .batchReference(header(exchange, BATCH_REFERENCE));
        typedHeaders(exchange, builder);
        if (body != null && !"".equals(body)) {
            attachment(exchange, body, builder);
        }
        return builder;
    }

    private static void typedHeaders(Exchange exchange, Message.Builder builder) {
        Object address = exchange.getMessage().getHeader(RECIPIENT_ADDRESS);
        builder.postalAddress(exchange.getMessage().getHeader(RECIPIENT_ADDRESS, PostalAddress.class));
        if (address != null && !builder.hasPostalAddress()) {
            builder.fault("postalAddress", "be a PostalAddress or a Map with the names of its parts");
        }
        builder.deliveryMode(
                constant(exchange, DELIVERY_MODE, DeliveryMode.DIGITAL_THEN_PAPER, "deliveryMode", builder));
    }

    private static <E extends Enum<E>> E constant(
            Exchange exchange, String header, E usual, String field, Message.Builder builder) {
        String given = header(exchange, header);
        if (given == null) {
            return usual;
        }
        try {
            return Enum.valueOf(usual.getDeclaringClass(), given.strip());
        } catch (IllegalArgumentException e) {
            builder.fault(
                    field, "be one of " + List.of(usual.getDeclaringClass().getEnumConstants()));
            return usual;
        }
    }

    /** A stream that can be read only once is replaced by its bytes, so that a redelivery finds them again. */
    private static void attachment(Exchange exchange, Object body, Message.Builder builder) {
        AttachmentChannel channel =
                constant(exchange, ATTACHMENT_CHANNEL, AttachmentChannel.BOTH, "attachments[0].channel", builder);
        if (body instanceof String) {
            builder.fault("body", "be a Message, or a PDF as bytes, stream or file; a text is no PDF any more");
            return;
        }
        Content content;
        if (body instanceof InputStream && !(body instanceof StreamCache)) {
            byte[] bytes = exchange.getMessage().getBody(byte[].class);
            exchange.getMessage().setBody(bytes);
            content = Content.of(bytes);
        } else {
            content = content(exchange, builder);
        }
        if (content != null) {
            builder.attachment(Attachment.pdf(fileName(exchange), content).withChannel(channel));
        }
    }

    /** A file that isn't there, or a share that is gone, is a fault of this message like any other. */
    private static Content content(Exchange exchange, Message.Builder builder) {
        try {
            Content content = exchange.getMessage().getBody(Content.class);
            if (content == null) {
                builder.fault("body", "be a Message, or a PDF as bytes, stream or file");
            }
            return content;
        } catch (TypeConversionException | UncheckedIOException e) {
            builder.fault("body", "be a PDF that can be read, and its file can't be");
            return null;
        }
    }

    private static String fileName(Exchange exchange) {
        String name = header(exchange, FILE_NAME);
        if (name != null) {
            return name;
        }
        String file = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        return file == null || file.isBlank() ? DEFAULT_FILE_NAME : FileUtil.stripPath(file);
    }

    private static String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }
}
