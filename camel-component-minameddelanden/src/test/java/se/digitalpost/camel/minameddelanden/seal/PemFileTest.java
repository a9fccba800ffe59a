package se.digitalpost.camel.minameddelanden.seal;

import java.security.AlgorithmParameters;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Keys and certificates as PEM. What openssl itself writes is read in {@link OpensslTest}. */
class PemFileTest {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final char[] WRONG = "wrong".toCharArray();

    private static final Identity KOMMUN_A = TestKeys.KOMMUN_A;
    private static final X509Certificate CERTIFICATE = KOMMUN_A.certificate();
    private static final String KEY = PemText.of(KOMMUN_A.privateKey());

    private final SigningKeyLoader loader = new SigningKeyLoader("signingKeyStore", Clock.systemUTC());

    @Test
    void oneFileHasKeyAndCertificate() {
        SigningKey key = loader.loadPem(PemText.bytes(KEY, PemText.of(CERTIFICATE)), null, null);

        assertThat(key.organization().value()).isEqualTo("162021004748");
        assertThat(key.certificate()).isEqualTo(CERTIFICATE);
    }

    @Test
    void theCertificateMayHaveAFileOfItsOwn() {
        byte[] keyFile = PemText.bytes(KEY, PemText.of(TestKeys.KOMMUN_B.certificate()));

        SigningKey key = loader.loadPem(keyFile, PemText.bytes(PemText.of(CERTIFICATE)), null);

        assertThat(key.certificate()).isEqualTo(CERTIFICATE);
    }

    @Test
    void ofAChainTheKeysOwnCertificateIsTakenWhateverTheOrder() {
        String own = PemText.of(CERTIFICATE);
        String issuer = PemText.of(KOMMUN_A.issuerCertificate());

        assertThat(certificateOf(own, issuer, KEY)).isEqualTo(CERTIFICATE);
        assertThat(certificateOf(issuer, KEY, own)).isEqualTo(CERTIFICATE);
    }

    @Test
    void ofTwoCertificatesOfTheSameKeyTheOneThatIsValidIsTaken() {
        Identity expired =
                TestKeys.PKI.identity("162021004748", "Kommun A").expired().issue();
        Identity tomorrow =
                TestKeys.PKI.identity("162021004748", "Kommun A").notYetValid().issue();

        assertThat(certificateOf(
                        KEY,
                        PemText.of(expired.certificate()),
                        PemText.of(CERTIFICATE),
                        PemText.of(tomorrow.certificate())))
                .isEqualTo(CERTIFICATE);
    }

    @Test
    void textAroundTheBlocksAndLineEndsDoNotMatter() {
        String file = "Bag Attributes\n    friendlyName: kommunen\nKey Attributes: <No Attributes>\n" + KEY
                + "subject=C = SE, O = Kommun A\n" + PemText.of(CERTIFICATE);

        assertThat(certificateOf(file.replace("\n", "\r\n"))).isEqualTo(CERTIFICATE);
    }

    @Test
    void aKeyInPkcs1IsAnRsaKeyAsAnyOther() throws Exception {
        assertThat(certificateOf(pkcs1(KOMMUN_A.privateKey()), PemText.of(CERTIFICATE)))
                .isEqualTo(CERTIFICATE);
        Identity large =
                TestKeys.PKI.identity("162021004748", "Kommun A").keySize(4096).issue();
        assertThat(certificateOf(pkcs1(large.privateKey()), PemText.of(large.certificate())))
                .isEqualTo(large.certificate());
    }

    static Stream<String> encryptedKeys() throws Exception {
        return Stream.of(
                pbes2(NISTObjectIdentifiers.id_aes256_CBC, PKCS8Generator.PRF_HMACSHA256),
                pbes2(NISTObjectIdentifiers.id_aes128_CBC, PKCS8Generator.PRF_HMACSHA512),
                pbes1());
    }

    @ParameterizedTest
    @MethodSource("encryptedKeys")
    void anEncryptedKeyIsReadWithItsPassword(String encrypted) {
        byte[] file = PemText.bytes(encrypted, PemText.of(CERTIFICATE));

        assertThat(loader.loadPem(file, null, PASSWORD).certificate()).isEqualTo(CERTIFICATE);
        assertThatThrownBy(() -> loader.loadPem(file, null, null))
                .hasMessage("signingKeyStore: is encrypted; set signingKeyPassword");
        assertThatThrownBy(() -> loader.loadPem(file, null, WRONG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("signingKeyStore: the private key can't be decrypted with this password; set"
                        + " signingKeyPassword");
    }

    static Stream<Arguments> faults() throws Exception {
        String certificate = PemText.of(CERTIFICATE);
        PrivateKey ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        return Stream.of(
                arguments("the file is not PEM: it has no line -----BEGIN …-----", "0\u0082 not text"),
                arguments("has no private key; it has [CERTIFICATE]", certificate),
                arguments(
                        "has no certificate; it has [PRIVATE KEY]; name the certificate's file with signingCertificate",
                        KEY),
                arguments("has 2 private keys; leave the one that is meant", KEY + certificate + KEY),
                arguments("the file is cut off: its CERTIFICATE has no end", KEY + certificate.substring(0, 200)),
                arguments(
                        "the file is damaged: its CERTIFICATE is not base64",
                        KEY + certificate.replaceFirst("\nMII", "\n?!?")),
                arguments(
                        "the file is damaged: a certificate in it can't be read",
                        KEY + PemText.block("CERTIFICATE", new byte[] {1, 2, 3})),
                arguments(
                        "the private key is damaged, or is of a kind that Java doesn't know",
                        PemText.block("PRIVATE KEY", new byte[] {1, 2, 3}) + certificate),
                arguments(
                        "is encrypted in a way that Java doesn't know; convert it with openssl pkcs8 -topk8 -v2 aes256"
                                + " -v2prf hmacWithSHA256",
                        PemText.block("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}) + certificate),
                arguments("the key must be RSA and is EC", PemText.of(ec) + certificate),
                arguments("the key must be RSA and is EC", PemText.block("EC PRIVATE KEY", new byte[1]) + certificate),
                arguments(
                        "the key is an OpenSSH key; an organization's key comes with its certificate",
                        PemText.block("OPENSSH PRIVATE KEY", new byte[1]) + certificate),
                arguments(
                        "the certificate does not belong to the private key",
                        KEY + PemText.of(TestKeys.KOMMUN_B.certificate())),
                arguments(
                        "none of the 2 certificates belongs to the private key",
                        KEY + PemText.of(TestKeys.KOMMUN_B.certificate()) + PemText.of(KOMMUN_A.issuerCertificate())),
                arguments(
                        "the certificate's key usage doesn't allow digital signatures; another key may be meant",
                        KEY
                                + PemText.of(TestKeys.PKI
                                        .identity("162021004748", "Kommun A")
                                        .notForSigning()
                                        .issue()
                                        .certificate())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatIsWrongIsToldWithTheCure(String problem, String file) {
        assertThatThrownBy(() -> loader.loadPem(PemText.bytes(file), null, PASSWORD))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("signingKeyStore: " + problem);
    }

    @Test
    void whatIsWrongWithTheCertificatesOwnFileIsToldByItsOption() {
        assertThatThrownBy(() -> loader.loadPem(PemText.bytes(KEY), PemText.bytes(KEY), null))
                .hasMessage("signingCertificate: has no certificate; it has [PRIVATE KEY]");
        assertThatThrownBy(() -> loader.loadPem(PemText.bytes(KEY), new byte[0], null))
                .hasMessageStartingWith("signingCertificate: the file is not PEM");
    }

    @Test
    void aKeyStoreOfAnotherKindIsNotTakenForPem() {
        assertThat(SigningKeyLoader.isPem(PemText.bytes("text before\n", KEY))).isTrue();
        assertThat(SigningKeyLoader.isPem(KOMMUN_A.privateKey().getEncoded())).isFalse();
    }

    private X509Certificate certificateOf(String... blocks) {
        return loader.loadPem(PemText.bytes(blocks), null, null).certificate();
    }

    private static String pkcs1(PrivateKey key) throws Exception {
        return PemText.block(
                "RSA PRIVATE KEY",
                PrivateKeyInfo.getInstance(key.getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded());
    }

    private static String pbes2(ASN1ObjectIdentifier cipher, AlgorithmIdentifier derivation) throws Exception {
        OutputEncryptor encryptor = new JceOpenSSLPKCS8EncryptorBuilder(cipher)
                .setProvider(new BouncyCastleProvider())
                .setPassword(PASSWORD)
                .setPRF(derivation)
                .build();
        PemObject key = new JcaPKCS8Generator(KOMMUN_A.privateKey(), encryptor).generate();
        return PemText.block(key.getType(), key.getContent());
    }

    private static String pbes1() throws Exception {
        String algorithm = "PBEWithSHA1AndDESede";
        SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSWORD));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        AlgorithmParameters parameters = cipher.getParameters();
        byte[] content = cipher.doFinal(KOMMUN_A.privateKey().getEncoded());
        return PemText.block("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, content).getEncoded());
    }
}
