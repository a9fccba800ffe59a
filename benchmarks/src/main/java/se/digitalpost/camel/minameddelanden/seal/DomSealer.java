package se.digitalpost.camel.minameddelanden.seal;

import java.io.OutputStream;
import java.time.LocalDate;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.DataBinding.Seal;
import se.digitalpost.camel.minameddelanden.seal.DataBinding.SignedDelivery;

/**
 * Signs and seals the usual way, at its best: data-bound objects become one tree, the JDK's XML signature signs that twice, and it is
 * written once. Context, parser and factories are kept. Senders in production bind and parse several times.
 */
final class DomSealer {

    private static final String MESSAGE_3 = Namespace.MESSAGE_3.uri();

    private final JAXBContext context;
    private final DocumentBuilder documents;
    private final XmlSigner signer;
    private final WireForm wire = new WireForm();

    DomSealer(SigningKey key, Algorithms algorithms) {
        try {
            context = JAXBContext.newInstance(SignedDelivery.class, Seal.class);
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            documents = factory.newDocumentBuilder();
        } catch (JAXBException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        signer = new XmlSigner(key, algorithms);
    }

    void seal(Message message, byte[] attachment, LocalDate receivedDate, OutputStream output) {
        Document document = signedDelivery(message, attachment);
        signer.sign(document.getDocumentElement());
        addSeal(document, receivedDate);
        signer.sign(document.getDocumentElement());
        wire.write(document.getDocumentElement(), output);
    }

    CanonicalForms canonicalForms(Message message, byte[] attachment, LocalDate receivedDate) {
        Document document = signedDelivery(message, attachment);
        byte[] signed = signer.signRemembering(document.getDocumentElement());
        addSeal(document, receivedDate);
        return new CanonicalForms(signed, signer.signRemembering(document.getDocumentElement()));
    }

    private Document signedDelivery(Message message, byte[] attachment) {
        Document document = documents.newDocument();
        marshal(SignedDelivery.of(message, attachment), document);
        return document;
    }

    /** The signed delivery moves into the sealed one, and the seal comes after it. */
    private void addSeal(Document document, LocalDate receivedDate) {
        Node signed = document.removeChild(document.getDocumentElement());
        Element sealed = document.createElementNS(MESSAGE_3, "SealedDelivery");
        sealed.setAttributeNS(PrefixFreeTree.XMLNS, "xmlns", MESSAGE_3);
        document.appendChild(sealed);
        sealed.appendChild(signed);
        marshal(Seal.on(receivedDate), sealed);
    }

    private void marshal(Object root, Node parent) {
        try {
            Marshaller marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            marshaller.marshal(root, new PrefixFreeTree(parent));
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}
