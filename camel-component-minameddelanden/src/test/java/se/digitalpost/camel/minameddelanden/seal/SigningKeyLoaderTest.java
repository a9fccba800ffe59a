package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningKeyLoaderTest {

    private static final char[] WRONG = "wrong".toCharArray();

    private final SigningKeyLoader loader = new SigningKeyLoader("signingKeyStore", Clock.systemUTC());
    private final Identity kommunA = TestKeys.KOMMUN_A;

    @Test
    void takesTheOnlyKeyOfAPkcs12File() throws Exception {
        SigningKey key = loader.load(
                loader.open(file(kommunA.keyStore(), kommunA.password()), "PKCS12", kommunA.password()),
                null,
                kommunA.password());

        assertThat(key.organization().value()).isEqualTo("162021004748");
        assertThat(key.certificate()).isEqualTo(kommunA.certificate());
        assertThat(key.toString()).doesNotContain(new String(kommunA.password()));
    }

    @Test
    void readsTheOrganizationOfBothFormsOfSubject() {
        assertThat(TestKeys.of(TestKeys.KOMMUN_B).organization().value()).isEqualTo("162021003898");
    }

    @Test
    void aWrongPasswordIsTold() throws Exception {
        byte[] file = file(kommunA.keyStore(), kommunA.password());

        assertThatThrownBy(() -> loader.open(file, "PKCS12", WRONG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("signingKeyStore: the key store can't be opened with this password; set"
                        + " signingKeyStorePassword");
    }

    @Test
    void aFileThatIsNoKeyStoreIsTold() {
        assertThatThrownBy(() -> loader.open("-----BEGIN".getBytes(), "PKCS12", WRONG))
                .hasMessage("signingKeyStore: the file is not a key store of the type PKCS12, or is damaged");
        assertThatThrownBy(() -> loader.open("-----BEGIN CERTIFICATE-----".getBytes(), "JKS", WRONG))
                .hasMessage("signingKeyStore: the file is PEM; set signingKeyStoreType=PEM");
        assertThatThrownBy(() -> loader.open(new byte[0], "PKCS99", WRONG))
                .hasMessage("signingKeyStore: the type PKCS99 is not known here; PKCS12 is what certificate"
                        + " authorities deliver");
    }

    @Test
    void aWrongAliasIsToldTogetherWithThoseThereAre() {
        assertThatThrownBy(() -> loader.load(kommunA.keyStore(), "nyckel", kommunA.password()))
                .hasMessage("signingKeyStore: has no private key with the alias 'nyckel'; it has [organization]");
    }

    @Test
    void aStoreWithSeveralKeysWantsAnAlias() throws Exception {
        KeyStore store = kommunA.keyStore();
        store.setKeyEntry(
                "second", kommunA.privateKey(), kommunA.password(), new Certificate[] {kommunA.certificate()});

        assertThatThrownBy(() -> loader.load(store, null, kommunA.password()))
                .hasMessageContaining("has several keys")
                .hasMessageEndingWith("name one with signingKeyAlias");
        assertThat(loader.load(store, "second", kommunA.password()).certificate())
                .isEqualTo(kommunA.certificate());
    }

    @Test
    void aTrustStoreIsNotTakenForAKeyStore() {
        assertThatThrownBy(() -> loader.load(TestKeys.PKI.trustStore(), null, TestKeys.PKI.password()))
                .hasMessage(
                        "signingKeyStore: has no private key; a trust store was given, or the key was not exported");
    }

    @Test
    void aWrongKeyPasswordIsTold() {
        assertThatThrownBy(() -> loader.load(kommunA.keyStore(), null, WRONG))
                .hasMessage("signingKeyStore: the key 'organization' can't be read with this password; set"
                        + " signingKeyPassword");
    }

    @Test
    void anExpiredCertificateIsTold() {
        Identity expired =
                TestKeys.PKI.identity("162021004748", "Kommun A").expired().issue();

        assertThatThrownBy(() -> loader.load(expired.keyStore(), null, expired.password()))
                .hasMessageStartingWith("signingKeyStore: the certificate expired ")
                .hasMessageEndingWith("; order a new one and replace it");
    }

    @Test
    void aCertificateThatIsNotValidYetIsTold() {
        Identity tomorrow =
                TestKeys.PKI.identity("162021004748", "Kommun A").notYetValid().issue();

        assertThatThrownBy(() -> loader.load(tomorrow.keyStore(), null, tomorrow.password()))
                .hasMessageStartingWith("signingKeyStore: the certificate is not valid before ");
    }

    @Test
    void aCertificateOfAnotherKeyIsTold() throws Exception {
        Identity other =
                TestKeys.PKI.identity("162021004748", "Kommun A").keySize(3072).issue();
        KeyStore store = kommunA.keyStore();
        store.setKeyEntry(
                "organization", kommunA.privateKey(), kommunA.password(), new Certificate[] {other.certificate()});

        assertThatThrownBy(() -> loader.load(store, null, kommunA.password()))
                .hasMessage("signingKeyStore: the certificate does not belong to the private key");
    }

    @Test
    void aClockThatIsWrongIsNoticedBeforeAnOperatorNoticesIt() {
        Clock tenYearsAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-3650));

        assertThatThrownBy(() -> new SigningKeyLoader("sealingKeyStore", tenYearsAgo)
                        .load(kommunA.keyStore(), null, kommunA.password()))
                .hasMessageStartingWith("sealingKeyStore: the certificate is not valid before ")
                .hasMessageEndingWith("check the machine's clock");
    }

    @Test
    void aKeyThatCannotLeaveItsProviderIsUsedByItAlthoughNobodyHasRegisteredIt() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyService.TYPE, new KeyService(kommunA));
        store.load(null, null);

        SigningKey key = loader.load(store, null, null);

        assertThat(key.provider()).isInstanceOf(KeyService.class);
        Message letter = Message.builder()
                .clientReference("case-1")
                .sender("162021004748", "Kommun A")
                .recipient("198101052382")
                .subject("Beslut")
                .text("Hej!")
                .supportInfo(SupportInfo.of("Ring växeln."))
                .buildComplete();
        SigningKey outside = TestKeys.of(kommunA);
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(new EnvelopeSealer(key, key).envelope(letter, today).toByteArray())
                .isEqualTo(new EnvelopeSealer(outside, outside)
                        .envelope(letter, today)
                        .toByteArray());
    }

    private static byte[] file(KeyStore store, char[] password) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }
}
