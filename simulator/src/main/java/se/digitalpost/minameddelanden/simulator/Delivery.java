package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import se.digitalpost.minameddelanden.simulator.pki.Subjects;
import se.digitalpost.minameddelanden.simulator.verify.DeliveryContent;
import se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier;
import se.digitalpost.minameddelanden.simulator.verify.Transport;
import se.digitalpost.minameddelanden.simulator.verify.VerificationReport;
import se.digitalpost.minameddelanden.simulator.wire.Exchange;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;
import se.digitalpost.minameddelanden.simulator.xml.XmlText;

/** One call of deliverSecure. */
final class Delivery implements ScriptedCall {

    private final Exchange exchange;
    private final MailboxOperator operator;
    private final DeliveryDesk desk;
    private final OperatorService service;
    private final String transId = UUID.randomUUID().toString();
    private final String tlsOrganization;
    private byte[] envelope;
    private String recipientId;
    private Optional<DeliveryContent> content = Optional.empty();
    private boolean carriedOut;

    Delivery(Exchange exchange, MailboxOperator operator, DeliveryDesk desk, OperatorService service) {
        this.exchange = exchange;
        this.operator = operator;
        this.desk = desk;
        this.service = service;
        this.tlsOrganization =
                Subjects.organizationNumber(exchange.clientCertificate()).orElse(null);
    }

    @Override
    public boolean check() throws IOException {
        if (envelope != null) {
            return true;
        }
        envelope = exchange.readBody();
        if (desk.verifier().isEmpty()) {
            return readOnly();
        }
        VerificationReport report = desk.verifier().get().verify(envelope, transport());
        if (!report.isOk()) {
            return refuse(ErrorCode.of(report.errorCode().orElseThrow()), report.description());
        }
        content = report.delivery();
        recipientId = content.map(DeliveryContent::recipientId).orElse("");
        return desk.world().entry(recipientId).hasMailboxAt(operator)
                || refuse(ErrorCode.NOT_FOUND, "The recipient has no mailbox at this operator");
    }

    /** Without verification: no more is read than has to be known. */
    private boolean readOnly() throws IOException {
        recipientId = RecipientSniffer.recipient(envelope).orElse("");
        if (desk.mailroom().keeps()) {
            content = EnvelopeVerifier.read(envelope).delivery();
        }
        return !recipientId.isEmpty() || refuse(ErrorCode.INVALID_INPUT, "No recipient in the first bytes");
    }

    private Transport transport() {
        return new Transport(
                exchange.header("Content-Type").orElse(null),
                exchange.header("SOAPAction").orElse(null),
                tlsOrganization);
    }

    private boolean refuse(ErrorCode code, String description) throws IOException {
        service.refused();
        ScriptPlayer.fault(exchange, fault(code, description));
        return false;
    }

    @Override
    public void carryOut() {
        if (carriedOut) {
            return;
        }
        carriedOut = true;
        service.accepted();
        if (desk.mailroom().keeps()) {
            content.ifPresent(c -> c.messages().forEach(m -> desk.mailroom().keep(letter(c, m))));
        }
    }

    @Override
    public byte[] answer(Answer which) {
        String id = which == Answer.ABOUT_ANOTHER ? TestRecipients.OVER_100.id() : recipientId;
        String status = which == Answer.WITHOUT_STATUS
                ? ""
                : "<s:Status><s:RecipientId>" + XmlText.escape(id) + "</s:RecipientId><s:Delivered>"
                        + (which != Answer.NOT_DELIVERED) + "</s:Delivered></s:Status>";
        return Soap.message("<s3:deliverSecureResponse xmlns:s3=\"" + Namespaces.SERVICE_V3 + "\" xmlns:s=\""
                + Namespaces.SERVICE + "\"><s3:return><s:TransId>" + transId + "</s:TransId>" + status
                + "</s3:return></s3:deliverSecureResponse>");
    }

    @Override
    public byte[] fault(ErrorCode code, String description) {
        return Soap.applicationFault(code, description);
    }

    private ReceivedLetter letter(DeliveryContent delivery, DeliveryContent.Message message) {
        return new ReceivedLetter(
                operator,
                delivery.senderId(),
                delivery.senderName(),
                delivery.recipientId(),
                message.id(),
                delivery.correlationId(),
                message.subject(),
                message.language(),
                new ReceivedLetter.SupportInfo(
                        message.supportText(),
                        message.supportUrl(),
                        message.supportPhoneNumber(),
                        message.supportEmailAddress()),
                message.bodyContentType(),
                new String(message.body(), StandardCharsets.UTF_8),
                message.attachments().stream()
                        .map(a -> new ReceivedAttachment(a.fileName(), a.contentType(), a.content(), a.checksum()))
                        .toList(),
                transId,
                envelope,
                desk.clock().instant(),
                tlsOrganization);
    }
}
