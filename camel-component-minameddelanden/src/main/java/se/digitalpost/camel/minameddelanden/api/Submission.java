package se.digitalpost.camel.minameddelanden.api;

import java.time.LocalDate;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter.MatterStatus;
import se.digitalpost.camel.minameddelanden.message.PaperOptions.Envelope;

/** The body of {@code POST /v1/messages}, field by field as the OpenAPI document has it. What isn't there, or is of the wrong type, is null. */
record Submission(
        @Field(required = true) String clientReference,
        String batchReference,
        @Field(required = true) Sender sender,
        @Field(required = true) Recipient recipient,
        @Field(required = true) String subject,
        @Field(required = true) MessageBody body,
        @Field(maxItems = 50) List<Attachment> attachments,
        @Field(required = true) SupportInfo supportInfo,
        @Field(required = true) DeliveryMode deliveryMode,
        PaperOptions paper,
        Invoice invoice,
        OfficialMatter officialMatter,
        String correlationId,
        String callbackUrl) {

    record Sender(@Field(required = true) String organizationNumber, String name, String department) {}

    record Recipient(@Field(required = true) String id, PostalAddress postalAddress) {}

    record PostalAddress(
            String name,
            String careOf,
            String street,
            String apartment,
            String postalCode,
            String city,
            String country,
            Boolean protectedIdentity) {}

    record MessageBody(
            @Field(required = true) String contentType,
            @Field(required = true) String content) {}

    record Attachment(
            @Field(required = true) String fileName,
            @Field(required = true) String contentType,
            @Field(required = true) Content content,
            Boolean onPaper) {

        private Attachment withoutContent() {
            return new Attachment(fileName, contentType, Content.of(new byte[0]), onPaper);
        }
    }

    record SupportInfo(@Field(required = true) String text, String url, String phoneNumber, String emailAddress) {}

    record PaperOptions(Boolean duplex, Boolean colour, Envelope envelope) {}

    record Invoice(
            @Field(required = true) LocalDate dueDate,
            @Field(required = true) Long amount,
            @Field(required = true) AccountMethod accountMethod,
            @Field(required = true) String accountNumber,
            String ocrNumber) {}

    enum AccountMethod {
        BG,
        PG
    }

    record OfficialMatter(
            @Field(required = true) LocalDate date,
            String eventId,
            String officialMatterId,
            String precedingEventId,
            String matterSubject,
            String eventType,
            MatterStatus matterStatus) {}

    /** @return nothing: it is personal data throughout */
    @Override
    public String toString() {
        return "Submission[masked]";
    }

    /** The same with attachments that are empty: all of it but what base64 makes of them. */
    Submission withoutContent() {
        return new Submission(
                clientReference,
                batchReference,
                sender,
                recipient,
                subject,
                body,
                attachments == null
                        ? null
                        : attachments.stream().map(Attachment::withoutContent).toList(),
                supportInfo,
                deliveryMode,
                paper,
                invoice,
                officialMatter,
                correlationId,
                callbackUrl);
    }
}
