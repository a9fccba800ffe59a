package se.digitalpost.minameddelanden.simulator.verify;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import se.digitalpost.minameddelanden.simulator.xml.Elements;
import se.digitalpost.minameddelanden.simulator.xml.Namespaces;

/** How single values must be written so that every receiver sees the same. */
final class ValueRules {

    private static final Pattern RECEIVED_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:Z|\\+(?!00:00)\\d{2}:\\d{2})?");
    private static final Set<String> TOKENS = Set.of(
            "Id",
            "Recipient",
            "CorrelationId",
            "Language",
            "Reply",
            "ReceiptRequest",
            "ContentType",
            "Checksum",
            "URL",
            "EmailAdress",
            "Timestamp",
            "MatterStatus",
            "EventId",
            "OfficialMatterId",
            "PrecedingEventId",
            "ReceivedTime",
            "SignaturesOK");
    private static final Set<String> BASE64 = Set.of("Body", "DigestValue", "SignatureValue", "X509Certificate");
    private static final String BODY = "Body";

    private final Findings findings;

    private ValueRules(Findings findings) {
        this.findings = findings;
    }

    static void check(Structure structure, Findings findings) {
        ValueRules rules = new ValueRules(findings);
        if (structure.payload() != null) {
            rules.leaves(structure.payload());
        }
        structure.seal().ifPresent(rules::seal);
        structure.messages().forEach(rules::message);
    }

    private void leaves(Element element) {
        boolean isLeaf = true;
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                isLeaf = false;
                leaves(child);
            }
        }
        if (isLeaf && TOKENS.contains(element.getLocalName())) {
            String value = element.getTextContent();
            findings.addUnless(
                    value.equals(value.strip()),
                    FindingCode.BLANKS_AROUND_TOKEN,
                    "blanks around the value of " + element.getLocalName());
        }
        if (isLeaf && BASE64.contains(element.getLocalName())) {
            findings.addUnless(
                    Base64Form.isCanonical(element.getTextContent()),
                    FindingCode.BASE64_NOT_CANONICAL,
                    element.getLocalName() + " is not padded base64 without breaks");
        }
    }

    private void seal(Element seal) {
        String time = text(seal, "ReceivedTime");
        findings.addUnless(
                RECEIVED_TIME.matcher(time).matches(),
                FindingCode.RECEIVED_TIME_FORM,
                "ReceivedTime is not yyyy-MM-dd with nothing, Z or +hh:mm behind");
        String signaturesOk = text(seal, "SignaturesOK");
        if (!signaturesOk.equals("true") && !signaturesOk.equals("false")) {
            findings.add(FindingCode.BOOLEAN_FORM, "SignaturesOK is not written true or false");
        } else if (signaturesOk.equals("false")) {
            findings.add(FindingCode.SIGNATURES_NOT_OK, "SignaturesOK is false");
        }
    }

    private void message(Element message) {
        Optional<Element> header = Elements.child(message, Namespaces.MESSAGE_V3, "Header");
        Optional<String> support = header.flatMap(h -> Elements.child(h, Namespaces.MESSAGE_V3, "Supportinfo"))
                .flatMap(s -> Elements.text(s, Namespaces.MESSAGE_V3, "Text"));
        findings.addUnless(
                support.filter(t -> !t.isBlank()).isPresent(),
                FindingCode.SUPPORT_INFO_BLANK,
                "Supportinfo has no text");
        Elements.child(message, Namespaces.MESSAGE_V3, BODY).ifPresent(this::body);
        Elements.children(message, Namespaces.MESSAGE_V3, "Attachment").forEach(this::attachment);
    }

    private void body(Element body) {
        String type = text(body, "ContentType");
        findings.addUnless(
                type.equals("text/plain") || type.equals("text/html"),
                FindingCode.BODY_MIME_TYPE,
                "the body is neither text/plain nor text/html");
        findings.addUnless(!text(body, BODY).isBlank(), FindingCode.EMPTY_CONTENT, "the body is empty");
    }

    private void attachment(Element attachment) {
        findings.addUnless(
                text(attachment, "ContentType").equals("application/pdf"),
                FindingCode.ATTACHMENT_MIME_TYPE,
                "an attachment is not application/pdf");
        String content = text(attachment, BODY);
        findings.addUnless(!content.isBlank(), FindingCode.EMPTY_CONTENT, "an attachment is empty");
        Base64Form.decode(content)
                .ifPresent(bytes -> findings.addUnless(
                        text(attachment, "Checksum").equals(md5(bytes)),
                        FindingCode.CHECKSUM,
                        "a checksum is not upper-case hex MD5 of the decoded attachment"));
    }

    private static String text(Element parent, String localName) {
        return Elements.text(parent, Namespaces.MESSAGE, localName).orElse("");
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no MD5", e);
        }
    }
}
