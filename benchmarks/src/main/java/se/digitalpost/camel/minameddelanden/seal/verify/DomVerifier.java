package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/**
 * Verifies the usual way, at its best: one hardened parse into one tree, which is made prefix-free in place, and whose two signatures the
 * JDK's XML signature validates. Certificates are checked by the same code as the component's. Types and lengths of values are not checked,
 * which the component does.
 */
final class DomVerifier {

    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private final DocumentBuilder documents;
    private final XmlValidator signatures;
    private final CertificateCheck certificates;
    private final MessageDigest md5;

    DomVerifier(Collection<X509Certificate> authorities, Clock clock, Algorithms algorithms) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // All of the tree is visited, so it may as well be made at once.
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            documents = factory.newDocumentBuilder();
            // The default writes to the console.
            documents.setErrorHandler(new DefaultHandler());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        TrustedCertificates trusted = new TrustedCertificates(algorithms);
        this.signatures = new XmlValidator(algorithms, trusted);
        this.certificates = new CertificateCheck(authorities, List.of(), clock, false, trusted);
        this.md5 = algorithms.md5();
    }

    /** Whether everything is right. */
    boolean accepts(byte[] envelope) {
        try {
            Document document = documents.parse(new ByteArrayInputStream(envelope));
            Optional<DeliveryTree> delivery = DeliveryTree.of(document);
            return delivery.isPresent() && accepts(delivery.get());
        } catch (SAXException | IOException e) {
            return false;
        }
    }

    private boolean accepts(DeliveryTree delivery) {
        Optional<SignerCertificate> sender = signatures.validate(delivery.senderSignature());
        Optional<SignerCertificate> mediator = signatures.validate(delivery.sealSignature());
        return sender.isPresent()
                && mediator.isPresent()
                && isTrusted("inner", sender.get().certificate())
                && isTrusted("outer", mediator.get().certificate())
                && mediator.get().organization().isPresent()
                && valuesHold(delivery, sender.get().organization());
    }

    private boolean isTrusted(String which, X509Certificate certificate) {
        Findings findings = new Findings();
        certificates.check(which, certificate, findings);
        return findings.all().isEmpty();
    }

    private boolean valuesHold(DeliveryTree delivery, Optional<OrganizationNumber> signer) {
        try {
            RecipientId.parse(delivery.recipient());
            return signer.equals(Optional.of(new OrganizationNumber(delivery.sender())))
                    && delivery.signaturesOk().equals("true")
                    && delivery.messages().stream().allMatch(this::contentHolds);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean contentHolds(Element message) {
        return DeliveryTree.children(message).stream().allMatch(part -> switch (part.getLocalName()) {
            case "Body" -> bodyHolds(DeliveryTree.children(part));
            case "Attachment" -> attachmentHolds(DeliveryTree.children(part));
            default -> true;
        });
    }

    private static boolean bodyHolds(List<Element> parts) {
        String type = parts.get(0).getTextContent();
        return (type.equals("text/plain") || type.equals("text/html")) && decoded(parts.get(1)).length > 0;
    }

    private boolean attachmentHolds(List<Element> parts) {
        byte[] content = decoded(parts.get(1));
        return parts.get(0).getTextContent().equals("application/pdf")
                && content.length > 0
                && parts.get(2).getTextContent().equals(UPPER_HEX.formatHex(md5.digest(content)));
    }

    private static byte[] decoded(Element base64) {
        return Base64.getDecoder().decode(base64.getTextContent());
    }
}
