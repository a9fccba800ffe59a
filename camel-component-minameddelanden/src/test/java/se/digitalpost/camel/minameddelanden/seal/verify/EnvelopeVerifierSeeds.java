package se.digitalpost.camel.minameddelanden.seal.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;
import se.digitalpost.camel.minameddelanden.testing.SeedFolder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes the seeds of {@link EnvelopeVerifierFuzzTest}, and the certificate of the authority that they chain to: run its {@code main} in the
 * module's folder. The keys are new each time and kept by nobody. Those that the verifier accepts are called {@code valid-}.
 */
final class EnvelopeVerifierSeeds {

    private static final String OFFICIAL_MATTER_3 = "http://minameddelanden.gov.se/schema/OfficialMatter/v3";

    private EnvelopeVerifierSeeds() {}

    public static void main(String[] arguments) throws Exception {
        authority();
        envelopes();
        sealedDeliveries();
        signedDeliveries();
    }

    private static void authority() throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(TestKeys.PKI.authorityCertificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Path folder = Path.of("src/test/resources")
                .resolve(EnvelopeVerifierSeeds.class.getPackageName().replace('.', '/'));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(EnvelopeVerifierFuzzTest.AUTHORITY), pem);
    }

    private static void envelopes() throws Exception {
        byte[] minimum = SampleLetters.sealed(SampleLetters.minimum().buildComplete());
        String text = new String(minimum, UTF_8);
        SeedFolder.cleared(EnvelopeVerifierFuzzTest.class, "anEnvelope")
                .with("valid-minimum", minimum)
                .with(
                        "valid-official-matter",
                        SampleLetters.sealed(SampleLetters.minimum()
                                .officialMatter(new OfficialMatter(
                                        SampleLetters.TODAY, "event", "matter", "before", "ämne", "typ", null))
                                .buildComplete()))
                .with(
                        "valid-attachments",
                        SampleLetters.sealed(SampleLetters.minimum()
                                .attachment(Attachment.pdf("a.pdf", SampleLetters.pdf(60)))
                                .attachment(Attachment.pdf("b & <c>.pdf", SampleLetters.pdf(61)))
                                .buildComplete()))
                .with(
                        "valid-all-fields",
                        SampleLetters.sealed(SampleLetters.minimum()
                                .body(MessageBody.Format.HTML, "<p>Hej! &amp; &lt;</p>")
                                .reference("ref & ]]>")
                                .attention("åäö \uD83D\uDCEC")
                                .metadata("tag", "")
                                .language("en-GB")
                                .buildComplete()))
                .with("valid-by-hand", HandMade.letter().envelope())
                .with(
                        "valid-foreign-content",
                        HandMade.letter()
                                .beforeSigning(HandMade.officialMatter(
                                        "<Invoice xmlns=\"http://minameddelanden.gov.se/externalschema/Invoice/v1\">"
                                                + "<DueDate>2026-12-01</DueDate></Invoice>"))
                                .envelope())
                .with("valid-prefix-free-envelope", prefixFree(HandMade.letter().sealedDelivery()))
                .with("other-root", HandMade.letter().sealedDelivery())
                .with("changed-subject", text.replace("Beslut", "Avslag"))
                .with("indented", text.replace("><", ">\n  <"))
                .with("carriage-returns", text.replace("Hej", "\r\n").replace("><", ">\r<"))
                .with("declaration", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text)
                .with("declared-latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text)
                .with("xml-1.1", "<?xml version=\"1.1\"?>" + text)
                .with("byte-order-mark", '\uFEFF' + text)
                .with("utf-16", text.getBytes(StandardCharsets.UTF_16))
                .with("comment", text.replace("Beslut", "Be<!-- c -->slut"))
                .with("cdata", text.replace("Beslut", "<![CDATA[Beslut]]>"))
                .with("instruction", text.replace("Beslut", "Beslut<?p i?>"))
                .with("character-references", text.replace("Beslut", "&#66;e&#x73;lut&#13;&amp;&quot;&apos;"))
                .with("doctype", "<!DOCTYPE soap:Envelope [<!ENTITY e \"Beslut\">]>" + text.replace("Beslut", "&e;"))
                .with("two-signed-deliveries", doubled(text, "m3:SignedDelivery"))
                .with("two-messages", doubled(text, "m3:Message"))
                .with("two-inner-signatures", doubled(text, "ds:Signature"))
                .with("ids", text.replace("<m3:SignedDelivery>", "<m3:SignedDelivery Id=\"a\" xml:id=\"b\">"))
                .with("soap-header", text.replace("<soap:Body>", "<soap:Header><m3:x/></soap:Header><soap:Body>"))
                .with("truncated", text.substring(0, text.length() * 2 / 3))
                .with("empty", "");
    }

    private static void sealedDeliveries() throws Exception {
        String right = HandMade.letter().sealedDelivery();
        SeedFolder.cleared(EnvelopeVerifierFuzzTest.class, "aSealedDelivery")
                .with("valid-by-hand", right)
                .with(
                        "valid-extension",
                        HandMade.letter()
                                .beforeSigning(HandMade.officialMatter("<OfficialMatterExtension><Timestamp xmlns=\""
                                        + OFFICIAL_MATTER_3 + "\">2026-11-20</Timestamp></OfficialMatterExtension>"))
                                .sealedDelivery())
                .with("other-root", HandMade.letter().signedDelivery())
                .with(
                        "sha1",
                        HandMade.letter()
                                .innerSigning(Signing.right()
                                        .method(Signing.RSA_SHA1, "SHA1withRSA")
                                        .digest(Signing.SHA1, "SHA-1"))
                                .sealedDelivery())
                .with(
                        "hmac",
                        HandMade.letter()
                                .outerSigning(Signing.right()
                                        .method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "HmacSHA256"))
                                .sealedDelivery())
                .with("changed-seal", right.replace("true</SignaturesOK>", "false</SignaturesOK>"))
                .with("date-with-zone", right.replace("2026-11-22<", "2026-11-22+01:00<"))
                .with("strange-date", right.replace("2026-11-22<", "-0001-02-30T00:00:00Z<"))
                .with("strange-recipient", right.replace("198101052382", "19810105-2382"))
                .with("broken-base64", right.replace("SGVqIQ==", "SGVqI===="))
                .with("blanks-in-base64", right.replace("SGVqIQ==", " SGVq\nIQ = ="))
                .with("broken-certificate", right.replaceFirst("<X509Certificate>MII", "<X509Certificate>MIJ"))
                .with("no-certificate", right.replaceFirst("<X509Certificate>[^<]*", "<X509Certificate>"))
                .with("no-signature", right.replaceFirst("<Signature xmlns.*?</Signature>", ""))
                .with("attributes", right.replace("<Delivery>", "<Delivery a=\"&lt;\" b='\"' xml:lang=\"sv\">"))
                .with("deep", right.replace("<Delivery>", "<Delivery>" + "<x>".repeat(70)))
                .with("unclosed-tag", right.replace("<Delivery>", "<Delivery" + " a".repeat(50)))
                .with("undeclared-prefix", right.replace("<Delivery>", "<p:Delivery>"))
                .with("redeclared-namespace", right.replace("<Delivery>", "<Delivery xmlns=\"\">"))
                .with("not-utf-8", right.replace("Ring", "\u0001").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void signedDeliveries() throws Exception {
        String right = HandMade.letter().signedDelivery();
        SeedFolder.cleared(EnvelopeVerifierFuzzTest.class, "aSignedDelivery")
                .with("valid-by-hand", right)
                .with(
                        "valid-by-another",
                        HandMade.letter()
                                .signedBy(TestKeys.KOMMUN_A)
                                .beforeSigning(text -> text.replace("om bygglov", "om parkering"))
                                .signedDelivery())
                .with(
                        "valid-reply",
                        HandMade.letter()
                                .beforeSigning(text -> text.replace(
                                        "</Language>",
                                        "</Language><Reply>NOT_ALLOWED</Reply><ReceiptRequest>NOT</ReceiptRequest>"))
                                .signedDelivery())
                .with(
                        "another-sender",
                        HandMade.letter().signedBy(TestKeys.KOMMUN_B).signedDelivery())
                .with("other-root", HandMade.letter().sealedDelivery())
                .with(
                        "reference-by-id",
                        HandMade.letter()
                                .beforeSigning(text -> text.replaceFirst("<SignedDelivery", "<SignedDelivery Id=\"d\""))
                                .innerSigning(Signing.right().uri("#d"))
                                .signedDelivery())
                .with(
                        "reference-elsewhere",
                        HandMade.letter()
                                .innerSigning(Signing.right().uri("#xpointer(/)"))
                                .signedDelivery())
                .with(
                        "exclusive-transform",
                        right.replace(
                                "</Transforms>",
                                "<Transform Algorithm=\"" + Signing.EXCLUSIVE + "\"></Transform></Transforms>"))
                .with(
                        "inclusive-namespaces",
                        right.replace(
                                "<CanonicalizationMethod Algorithm=\"" + Signing.EXCLUSIVE + "\">",
                                "<CanonicalizationMethod Algorithm=\"" + Signing.EXCLUSIVE
                                        + "\"><InclusiveNamespaces xmlns=\"" + Signing.EXCLUSIVE
                                        + "\" PrefixList=\"#default\"/>"))
                .with("object", right.replace("</Signature>", "<Object><Delivery/></Object></Signature>"))
                .with("two-certificates", doubled(right, "X509Certificate"))
                .with("two-references", doubled(right, "Reference"))
                .with("signature-first", signatureFirst(right))
                .with("empty-digest", right.replaceFirst("<DigestValue>[^<]*", "<DigestValue>"))
                .with("empty-value", right.replaceFirst("<SignatureValue>[^<]*", "<SignatureValue>"))
                .with("self-closing", right.replaceAll("></(Transform|DigestMethod|SignatureMethod)>", "/>"))
                .with("single-quotes", right.replace('"', '\''))
                .with(
                        "prefixed",
                        right.replace("Signature", "ds:Signature")
                                .replace("<ds:Signature xmlns=", "<ds:Signature xmlns:ds="))
                .with("emoji-name", right.replace("Subject>", "\uD83D\uDCEC>"))
                .with("null-byte", right.replace("Beslut", "\u0000"));
    }

    private static String prefixFree(String sealedDelivery) {
        String service = " xmlns=\"http://minameddelanden.gov.se/schema/Service/v3\"";
        String message = " xmlns=\"http://minameddelanden.gov.se/schema/Message/v3\"";
        String inner = sealedDelivery
                .replaceFirst("<SealedDelivery" + message + "><SignedDelivery>", "<SignedDelivery" + message + ">")
                .replaceFirst("<Seal>", "<Seal" + message + ">")
                .replaceFirst("</SealedDelivery>", "");
        return "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body><deliverSecure" + service
                + "><deliverSecure>" + inner + "</deliverSecure></deliverSecure></Body></Envelope>";
    }

    /** The first element of this name, twice. */
    private static String doubled(String xml, String name) {
        int start = xml.indexOf('<' + name);
        String end = "</" + name + '>';
        String element = xml.substring(start, xml.indexOf(end, start) + end.length());
        return xml.substring(0, start) + element + xml.substring(start);
    }

    private static String signatureFirst(String signed) {
        int start = signed.indexOf("<Signature");
        int delivery = signed.indexOf("<Delivery");
        String end = "</Signature>";
        String signature = signed.substring(start, signed.indexOf(end) + end.length());
        return signed.substring(0, delivery)
                + signature
                + signed.substring(delivery).replace(signature, "");
    }
}
