package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

import se.digitalpost.camel.minameddelanden.seal.TestKeys;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** A delivery written by hand in the prefix-free canonical form, so that it can be wrong in any way, before it is signed or after. */
final class HandMade {

    private static final String BASE = "http://minameddelanden.gov.se/schema/";
    private static final String V3 = " xmlns=\"" + BASE + "Message/v3\"";
    private static final String V2 = " xmlns=\"" + BASE + "Message/v2\"";
    private static final String V1 = " xmlns=\"" + BASE + "Message\"";
    private static final String SENDER = " xmlns=\"" + BASE + "Sender\"";
    private static final byte[] PDF = "%PDF-1.7 å".getBytes(StandardCharsets.UTF_8);

    private Identity signer = TestKeys.KOMMUN_A;
    private Identity sealer = TestKeys.KOMMUN_B;
    private Signing inner = Signing.right();
    private Signing outer = Signing.right();
    private UnaryOperator<String> beforeSigning = UnaryOperator.identity();
    private UnaryOperator<String> beforeSealing = UnaryOperator.identity();
    private UnaryOperator<String> afterwards = UnaryOperator.identity();
    private UnaryOperator<String> onTheWire = UnaryOperator.identity();

    private HandMade() {}

    static HandMade letter() {
        return new HandMade();
    }

    HandMade signedBy(Identity identity) {
        signer = identity;
        return this;
    }

    HandMade sealedBy(Identity identity) {
        sealer = identity;
        return this;
    }

    HandMade innerSigning(Signing signing) {
        inner = signing;
        return this;
    }

    HandMade outerSigning(Signing signing) {
        outer = signing;
        return this;
    }

    /** Changes the prefix-free SignedDelivery before it is signed: the signatures hold. */
    HandMade beforeSigning(UnaryOperator<String> change) {
        beforeSigning = change;
        return this;
    }

    /** Changes the prefix-free SealedDelivery, with its inner Signature, before it is sealed: the outer signature holds. */
    HandMade beforeSealing(UnaryOperator<String> change) {
        beforeSealing = change;
        return this;
    }

    /** Changes the prefix-free SealedDelivery when all is done. */
    HandMade afterwards(UnaryOperator<String> change) {
        afterwards = change;
        return this;
    }

    /** Changes the envelope. */
    HandMade onTheWire(UnaryOperator<String> change) {
        onTheWire = change;
        return this;
    }

    byte[] envelope() {
        return onTheWire.apply(prefixed(sealedDelivery())).getBytes(StandardCharsets.UTF_8);
    }

    /** The prefix-free document. */
    String sealedDelivery() {
        String sealed = "<SealedDelivery" + V3 + ">" + signedDelivery().replaceFirst(V3, "") + "<Seal><ReceivedTime"
                + V1 + ">2026-11-22</ReceivedTime><SignaturesOK" + V1 + ">true</SignaturesOK></Seal></SealedDelivery>";
        return afterwards.apply(outer.sign(beforeSealing.apply(sealed), sealer));
    }

    /** The prefix-free document that a sender gives to a mediator. */
    String signedDelivery() {
        String unsigned = "<SignedDelivery" + V3 + "><Delivery><Header><Sender" + V2 + "><Id" + SENDER
                + ">162021004748</Id><Name" + SENDER + ">Kommun A</Name></Sender><Recipient" + V2
                + ">198101052382</Recipient><CorrelationId" + V2 + ">c-1</CorrelationId></Header><Message><Header>"
                + "<Id>m-1</Id><Subject>Beslut om bygglov &amp; annat</Subject><Supportinfo><Text>Ring växeln</Text>"
                + "<URL>https://example.com/</URL><PhoneNumber>0500-49 80 00</PhoneNumber>"
                + "<EmailAdress>info@example.com</EmailAdress></Supportinfo><Language>svSE</Language></Header><Body>"
                + "<ContentType" + V1 + ">text/plain</ContentType><Body" + V1 + ">SGVqIQ==</Body></Body><Attachment>"
                + "<ContentType" + V1 + ">application/pdf</ContentType><Body" + V1 + ">" + base64(PDF)
                + "</Body><Checksum" + V1 + ">" + md5(PDF) + "</Checksum><Filename" + V1
                + ">beslut.pdf</Filename></Attachment></Message></Delivery></SignedDelivery>";
        return inner.sign(beforeSigning.apply(unsigned), signer);
    }

    /** OfficialMatter at its place, with something in it. */
    static UnaryOperator<String> officialMatter(String content) {
        return delivery ->
                delivery.replace("</Supportinfo>", "</Supportinfo><OfficialMatter>" + content + "</OfficialMatter>");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String prefixed(String sealedDelivery) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("http://schemas.xmlsoap.org/soap/envelope/", "soap");
        prefixes.put(BASE + "Service/v3", "s3");
        prefixes.put(BASE + "Message/v3", "m3");
        prefixes.put(BASE + "Message/v2", "m2");
        prefixes.put(BASE + "Message", "m1");
        prefixes.put(BASE + "Sender", "snd");
        prefixes.put(BASE + "OfficialMatter/v3", "om");
        prefixes.put("http://www.w3.org/2000/09/xmldsig#", "ds");
        prefixes.put("http://minameddelanden.gov.se/externalschema/Invoice/v1", "inv");
        StringBuilder out = new StringBuilder("<soap:Envelope");
        prefixes.forEach((uri, prefix) ->
                out.append(" xmlns:").append(prefix).append("=\"").append(uri).append('"'));
        out.append("><soap:Body><s3:deliverSecure>");
        element(root(sealedDelivery), "s3:deliverSecure", prefixes, out);
        return out.append("</s3:deliverSecure></soap:Body></soap:Envelope>").toString();
    }

    private static void element(Element element, String name, Map<String, String> prefixes, StringBuilder out) {
        out.append('<').append(name);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!attribute.getName().startsWith("xmlns")) {
                out.append(' ').append(attribute.getName()).append("=\"");
                out.append(attribute.getValue()).append('"');
            }
        }
        out.append('>');
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                element(child, prefixes.get(child.getNamespaceURI()) + ':' + child.getLocalName(), prefixes, out);
            } else {
                out.append(node.getNodeValue()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;"));
            }
        }
        out.append("</").append(name).append('>');
    }

    private static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
