package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Signatures that are made another way: the value would hold for who let it. */
class SignatureFormTest {

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();

    private List<FindingCode> codes(byte[] envelope) throws IOException {
        return verifier.verify(Content.of(envelope)).codes();
    }

    static Stream<Arguments> otherWays() {
        Signing right = Signing.right();
        return Stream.of(
                arguments("rsa-sha1", right.method(Signing.RSA_SHA1, "SHA1withRSA"), FindingCode.SIGNATURE_METHOD),
                arguments("sha1 digest", right.digest(Signing.SHA1, "SHA-1"), FindingCode.DIGEST_METHOD),
                arguments(
                        "hmac-sha256 with the public key as the secret",
                        right.method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "HmacSHA256"),
                        FindingCode.SIGNATURE_METHOD),
                arguments(
                        "rsa-sha256 by name, an HMAC by value",
                        right.method(Signing.RSA_SHA256, "HmacSHA256"),
                        FindingCode.SIGNATURE_VALUE),
                arguments(
                        "RSA-PSS",
                        right.method("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "RSASSA-PSS"),
                        FindingCode.SIGNATURE_METHOD),
                arguments(
                        "RSA-PSS that is called rsa-sha256",
                        right.method(Signing.RSA_SHA256, "RSASSA-PSS"),
                        FindingCode.SIGNATURE_VALUE),
                arguments(
                        "rsa-sha512",
                        right.method("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA"),
                        FindingCode.SIGNATURE_METHOD),
                arguments(
                        "sha512 digest",
                        right.digest("http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512"),
                        FindingCode.DIGEST_METHOD),
                arguments("a method of no name", right.method("", ""), FindingCode.SIGNATURE_METHOD),
                arguments("no value", right.method(Signing.RSA_SHA256, ""), FindingCode.SIGNATURE_VALUE),
                arguments("none", right.method("none", ""), FindingCode.SIGNATURE_METHOD),
                changed(
                        "inclusive canonical XML",
                        info -> info.replace(Signing.EXCLUSIVE, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
                        FindingCode.CANONICALIZATION_METHOD),
                changed(
                        "exclusive canonical XML with comments",
                        info -> info.replace(Signing.EXCLUSIVE, Signing.EXCLUSIVE + "WithComments"),
                        FindingCode.CANONICALIZATION_METHOD),
                changed(
                        "a prefix list for the canonicalization",
                        info -> info.replace(
                                "</CanonicalizationMethod>",
                                "<InclusiveNamespaces PrefixList=\"x\"></InclusiveNamespaces></CanonicalizationMethod>"),
                        FindingCode.CANONICALIZATION_METHOD),
                changed(
                        "an exclusive canonical XML transform too",
                        info -> info.replace(
                                "</Transforms>",
                                "<Transform Algorithm=\"" + Signing.EXCLUSIVE + "\"></Transform></Transforms>"),
                        FindingCode.TRANSFORMS),
                changed(
                        "exclusive canonical XML before the enveloped-signature",
                        info -> info.replace(
                                "<Transforms>",
                                "<Transforms><Transform Algorithm=\"" + Signing.EXCLUSIVE + "\"></Transform>"),
                        FindingCode.TRANSFORMS),
                changed(
                        "an XPath transform",
                        info -> info.replace(
                                Signing.ENVELOPED,
                                "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>1</XPath>"
                                        + "</Transform>"),
                        FindingCode.TRANSFORMS),
                changed(
                        "an XPath within the enveloped-signature",
                        info -> info.replace("</Transform>", "<XPath>1</XPath></Transform>"),
                        FindingCode.TRANSFORMS),
                changed(
                        "an XSLT transform",
                        info -> info.replace(
                                "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                                "http://www.w3.org/TR/1999/REC-xslt-19991116"),
                        FindingCode.TRANSFORMS),
                changed(
                        "no transform",
                        info -> info.replace("<Transforms>" + Signing.ENVELOPED + "</Transforms>", ""),
                        FindingCode.TRANSFORMS),
                changed(
                        "two References",
                        info -> info.replace(reference(info), reference(info) + reference(info)),
                        FindingCode.REFERENCE_COUNT),
                changed("no Reference", info -> info.replace(reference(info), ""), FindingCode.REFERENCE_COUNT),
                changed(
                        "a truncated HMAC's length",
                        info -> info.replace(
                                "</SignatureMethod>", "<HMACOutputLength>1</HMACOutputLength></SignatureMethod>"),
                        FindingCode.SIGNATURE_METHOD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherWays")
    void anotherWayToSignIsRefusedInEitherSignature(String name, Signing signing, FindingCode code) throws IOException {
        assertThat(codes(HandMade.letter().innerSigning(signing).envelope())).contains(code);
        assertThat(codes(HandMade.letter().outerSigning(signing).envelope())).contains(code);
    }

    private static Arguments changed(String name, UnaryOperator<String> signedInfo, FindingCode code) {
        return arguments(name, Signing.right().signedInfo(signedInfo), code);
    }

    private static String reference(String info) {
        return info.substring(info.indexOf("<Reference"), info.indexOf("</SignedInfo>"));
    }

    static Stream<Arguments> otherKeyInfos() {
        return Stream.of(
                keyInfo(
                        "two certificates",
                        made -> made.replace("</X509Data>", certificate(made) + "</X509Data>"),
                        FindingCode.CERTIFICATE_COUNT),
                keyInfo("no certificate", made -> made.replace(certificate(made), ""), FindingCode.CERTIFICATE_COUNT),
                keyInfo(
                        "no subject name",
                        made -> made.replaceFirst("<X509SubjectName>.*</X509SubjectName>", ""),
                        FindingCode.SUBJECT_NAME_MISSING),
                keyInfo(
                        "a key's name",
                        made -> made.replace("<X509Data>", "<KeyName>k</KeyName><X509Data>"),
                        FindingCode.KEY_INFO),
                keyInfo(
                        "two X509Data",
                        made -> made.replace("</KeyInfo>", "<X509Data></X509Data></KeyInfo>"),
                        FindingCode.KEY_INFO),
                keyInfo("no KeyInfo", made -> made.replaceFirst("<KeyInfo>.*</KeyInfo>", ""), FindingCode.KEY_INFO),
                keyInfo(
                        "a certificate that is none",
                        made -> made.replace(certificate(made), "<X509Certificate>SGVqIQ==</X509Certificate>"),
                        FindingCode.CERTIFICATE_UNREADABLE),
                keyInfo(
                        "a byte behind the certificate",
                        made -> made.replace(certificate(made), longer(certificate(made))),
                        FindingCode.CERTIFICATE_UNREADABLE),
                keyInfo(
                        "a certificate longer than is read",
                        made -> made.replace(
                                certificate(made),
                                "<X509Certificate>" + HandMade.base64(new byte[20_000]) + "</X509Certificate>"),
                        FindingCode.CERTIFICATE_UNREADABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherKeyInfos")
    void keyInfoHasOneCertificateAndNothingElse(UnaryOperator<String> change, FindingCode code) throws IOException {
        Signing signing = Signing.right().signature(change);

        assertThat(codes(HandMade.letter().innerSigning(signing).envelope())).contains(code);
        assertThat(codes(HandMade.letter().outerSigning(signing).envelope())).contains(code);
    }

    private static Arguments keyInfo(String name, UnaryOperator<String> change, FindingCode code) {
        return Arguments.of(Named.of(name, change), code);
    }

    private static String certificate(String made) {
        return made.substring(made.indexOf("<X509Certificate>"), made.indexOf("</X509Certificate>") + 18);
    }

    private static String longer(String element) {
        String base64 = element.substring(17, element.length() - 18);
        byte[] der = Base64.getDecoder().decode(base64);
        return "<X509Certificate>" + HandMade.base64(Arrays.copyOf(der, der.length + 1)) + "</X509Certificate>";
    }
}
