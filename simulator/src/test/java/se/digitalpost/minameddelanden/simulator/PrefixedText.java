package se.digitalpost.minameddelanden.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Writes a prefix-free SealedDelivery as it goes on the wire: in an envelope, renamed, every element with a prefix. */
final class PrefixedText {

    private static final Map<String, String> PREFIXES = prefixes();

    private PrefixedText() {}

    static String envelope(String sealedDelivery) {
        StringBuilder out =
                new StringBuilder("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">");
        out.append("<soap:Body><s3:deliverSecure");
        PREFIXES.forEach((namespace, prefix) -> out.append(" xmlns:")
                .append(prefix)
                .append("=\"")
                .append(namespace)
                .append('"'));
        out.append('>');
        element(TestSigner.root(sealedDelivery), "s3:deliverSecure", out);
        return out.append("</s3:deliverSecure></soap:Body></soap:Envelope>").toString();
    }

    private static void element(Element element, String name, StringBuilder out) {
        out.append('<').append(name);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!attribute.getName().startsWith("xmlns")) {
                out.append(' ')
                        .append(attribute.getName())
                        .append("=\"")
                        .append(attribute.getValue())
                        .append('"');
            }
        }
        out.append('>');
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                element(child, PREFIXES.get(child.getNamespaceURI()) + ':' + child.getLocalName(), out);
            } else {
                out.append(n.getNodeValue()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;"));
            }
        }
        out.append("</").append(name).append('>');
    }

    private static Map<String, String> prefixes() {
        String base = "http://minameddelanden.gov.se/schema/";
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put(base + "Service/v3", "s3");
        prefixes.put(base + "Message/v3", "m3");
        prefixes.put(base + "Message/v2", "m2");
        prefixes.put(base + "Message", "m");
        prefixes.put(base + "Sender", "snd");
        prefixes.put(base + "OfficialMatter/v3", "om");
        prefixes.put("http://minameddelanden.gov.se/externalschema/Invoice/v1", "inv");
        prefixes.put("http://www.w3.org/2000/09/xmldsig#", "ds");
        return prefixes;
    }
}
