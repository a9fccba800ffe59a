package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.Metadata;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/**
 * A message as bytes, and back without loss. The bytes of attachments are not part of it: they are stored beside it, and their number and sizes
 * are in it. Each value has its length before it, so that no two messages have the same bytes. The first byte is the version: what
 * was written once is read for ever.
 */
final class MessageCodec {

    static final int VERSION = 1;

    private MessageCodec() {}

    /** Gives the bytes of an attachment while a message is read. */
    interface Contents {
        Content of(int attachment, long size);
    }

    static byte[] encode(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        FieldOutput output = new FieldOutput(bytes);
        try {
            write(message, output);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Message message, FieldOutput output) throws IOException {
        output.number(VERSION);
        output.text(message.clientReference());
        output.text(message.sender().id().value());
        output.text(message.sender().name());
        output.text(message.recipient().value());
        output.text(message.subject());
        output.constant(message.body().format());
        output.text(message.body().text());
        output.list(message.attachments(), attachment -> {
            output.text(attachment.fileName());
            output.text(attachment.contentType());
            output.number(attachment.content().size());
            output.constant(attachment.channel());
        });
        output.optional(message.supportInfo(), support -> {
            output.text(support.text());
            output.text(support.url());
            output.text(support.phoneNumber());
            output.text(support.emailAddress());
        });
        output.text(message.language());
        output.text(message.reference());
        output.text(message.correlationId());
        output.text(message.attention());
        output.list(message.metadata(), metadata -> {
            output.text(metadata.tag());
            output.text(metadata.value());
        });
        output.optional(message.officialMatter(), matter -> {
            output.number(matter.timestamp().toEpochDay());
            output.text(matter.eventId());
            output.text(matter.officialMatterId());
            output.text(matter.precedingEventId());
            output.text(matter.matterSubject());
            output.text(matter.eventType());
            output.constant(matter.matterStatus());
        });
        output.constant(message.deliveryMode());
        output.optional(message.postalAddress(), address -> {
            output.text(address.name());
            output.text(address.careOf());
            output.text(address.street());
            output.text(address.apartment());
            output.text(address.postalCode());
            output.text(address.city());
            output.text(address.country());
            output.flag(address.protectedIdentity());
        });
        output.flag(message.paper().duplex());
        output.flag(message.paper().colour());
        output.constant(message.paper().envelope());
        output.text(message.department());
        output.text(message.costCentre());
        output.text(message.batchReference());
    }

    /**
     * @param bytes what {@link #encode} made
     * @param contents gives the attachments' bytes
     * @throws IOException where these aren't the bytes of a message, or of a version that isn't known
     */
    static Message decode(byte[] bytes, Contents contents) throws IOException {
        FieldInput input = new FieldInput(new DataInputStream(new ByteArrayInputStream(bytes)));
        long version = input.number();
        if (version != VERSION) {
            throw new IOException("a message of version " + version + ", and only " + VERSION + " is known");
        }
        Message message = read(input, contents);
        input.end();
        return message;
    }

    private static Message read(FieldInput input, Contents contents) throws IOException {
        return new Message(
                input.text(),
                new Sender(new OrganizationNumber(input.text()), input.text()),
                RecipientId.parse(input.text()),
                input.text(),
                new MessageBody(input.constant(MessageBody.Format.class), input.text()),
                attachments(input, contents),
                input.isPresent() ? new SupportInfo(input.text(), input.text(), input.text(), input.text()) : null,
                input.text(),
                input.text(),
                input.text(),
                input.text(),
                metadata(input),
                input.isPresent() ? officialMatter(input) : null,
                input.constant(DeliveryMode.class),
                input.isPresent() ? postalAddress(input) : null,
                new PaperOptions(input.flag(), input.flag(), input.constant(PaperOptions.Envelope.class)),
                input.text(),
                input.text(),
                input.text());
    }

    private static List<Attachment> attachments(FieldInput input, Contents contents) throws IOException {
        List<Attachment> attachments = new ArrayList<>();
        long count = input.number();
        for (int i = 0; i < count; i++) {
            attachments.add(new Attachment(
                    input.text(),
                    input.text(),
                    contents.of(i, input.number()),
                    input.constant(AttachmentChannel.class)));
        }
        return attachments;
    }

    private static List<Metadata> metadata(FieldInput input) throws IOException {
        List<Metadata> metadata = new ArrayList<>();
        long count = input.number();
        for (int i = 0; i < count; i++) {
            metadata.add(new Metadata(input.text(), input.text()));
        }
        return metadata;
    }

    private static OfficialMatter officialMatter(FieldInput input) throws IOException {
        return new OfficialMatter(
                LocalDate.ofEpochDay(input.number()),
                input.text(),
                input.text(),
                input.text(),
                input.text(),
                input.text(),
                input.constant(OfficialMatter.MatterStatus.class));
    }

    private static PostalAddress postalAddress(FieldInput input) throws IOException {
        return new PostalAddress(
                input.text(),
                input.text(),
                input.text(),
                input.text(),
                input.text(),
                input.text(),
                input.text(),
                input.flag());
    }
}
