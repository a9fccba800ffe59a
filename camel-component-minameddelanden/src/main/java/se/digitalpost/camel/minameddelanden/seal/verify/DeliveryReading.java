package se.digitalpost.camel.minameddelanden.seal.verify;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/** What a delivery says, and the infrastructure's rules on it that no schema can hold. */
final class DeliveryReading {

    private static final Pattern RECEIVED_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:Z|\\+(?!00:00)\\d{2}:\\d{2})?");
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private final Findings findings;
    private final Clock clock;
    private final MessageDigest md5;
    private final List<String> messageIds = new ArrayList<>();
    private OrganizationNumber sender;
    private RecipientId recipient;
    private String correlationId;
    private LocalDate receivedDate;
    private int attachments;
    private String checksum;

    DeliveryReading(Algorithms algorithms, Clock clock, Findings findings) {
        this.md5 = algorithms.md5();
        this.clock = clock;
        this.findings = findings;
    }

    Optional<OrganizationNumber> sender() {
        return Optional.ofNullable(sender);
    }

    void value(Role role, String text) {
        switch (role) {
            case SENDER_ID -> sender(text);
            case RECIPIENT -> recipient(text);
            case CORRELATION_ID -> correlationId = text;
            case MESSAGE_ID -> messageIds.add(text);
            case SUPPORT_TEXT ->
                findings.addUnless(!text.isBlank(), FindingCode.SUPPORT_INFO_BLANK, "Supportinfo has no text");
            case BODY_TYPE ->
                findings.addUnless(
                        text.equals("text/plain") || text.equals("text/html"),
                        FindingCode.BODY_CONTENT_TYPE,
                        "a body is neither text/plain nor text/html");
            case ATTACHMENT_TYPE ->
                findings.addUnless(
                        text.equals("application/pdf"),
                        FindingCode.ATTACHMENT_CONTENT_TYPE,
                        "an attachment is not application/pdf");
            case CHECKSUM ->
                findings.addUnless(
                        text.equals(checksum),
                        FindingCode.CHECKSUM,
                        "a checksum is not the upper-case hex MD5 of its attachment");
            case RECEIVED_TIME -> receivedTime(text);
            case SIGNATURES_OK -> signaturesOk(text);
            default -> {
                // Other values are checked by their type alone.
            }
        }
    }

    /** Where the bytes of an attachment go. */
    void attachmentBytes(byte[] bytes, int offset, int length) {
        md5.update(bytes, offset, length);
    }

    void content(Role role, boolean empty) {
        if (role == Role.ATTACHMENT) {
            attachments++;
            checksum = UPPER_HEX.formatHex(md5.digest());
            findings.addUnless(!empty, FindingCode.EMPTY_CONTENT, "an attachment is empty");
        } else {
            findings.addUnless(!empty, FindingCode.EMPTY_CONTENT, "a body is empty");
        }
    }

    private void sender(String text) {
        try {
            sender = new OrganizationNumber(text);
        } catch (IllegalArgumentException e) {
            findings.add(FindingCode.SENDER_ID, "Sender/Id is not an organization number");
        }
    }

    /** Twelve digits only: the other forms in which people write a number, which can be read too, are no values of the schema's. */
    private void recipient(String text) {
        try {
            if (Lexical.RECIPIENT_ID.takes(text)) {
                recipient = RecipientId.parse(text, clock);
            }
        } catch (IllegalArgumentException e) {
            findings.add(FindingCode.RECIPIENT_ID, "the recipient's id is not a number that can be anyone's");
        }
    }

    private void receivedTime(String text) {
        findings.addUnless(
                RECEIVED_TIME.matcher(text).matches(),
                FindingCode.RECEIVED_TIME_FORM,
                "ReceivedTime is not yyyy-MM-dd with nothing, Z or +hh:mm behind");
        receivedDate = Lexical.date(Lexical.DATE.value(text));
    }

    private void signaturesOk(String text) {
        String value = Lexical.BOOLEAN.value(text);
        findings.addUnless(
                value.equals("true") || value.equals("false"),
                FindingCode.BOOLEAN_FORM,
                "SignaturesOK is not written true or false");
        findings.addUnless(
                value.equals("true") || value.equals("1"),
                FindingCode.SIGNATURES_NOT_OK,
                "SignaturesOK does not say that they are");
    }

    DeliveryFacts facts(Optional<SignatureFacts> senderSignature, Optional<SignatureFacts> sealSignature) {
        return new DeliveryFacts(
                sender(),
                Optional.ofNullable(recipient),
                Optional.ofNullable(correlationId),
                messageIds,
                attachments,
                Optional.ofNullable(receivedDate),
                senderSignature,
                sealSignature);
    }
}
