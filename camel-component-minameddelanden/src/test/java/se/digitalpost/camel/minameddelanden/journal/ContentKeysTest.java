package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContentKeysTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final byte[] KEY = bytes(32, 1);
    private static final Vault.Place PLACE = new Vault.Place(new UUID(1, 2), Part.MESSAGE, 0, true);
    private static final byte[] SECRET = "Hej Anna!".getBytes();

    @Test
    void whatIsStoredIsReadWithTheSameKey() {
        Vault vault = new Vault(ContentKeys.of("2026", KEY));

        byte[] stored = vault.seal(PLACE, SECRET);

        assertThat(new String(stored)).doesNotContain("Anna");
        assertThat(new Vault(ContentKeys.of("2026", KEY)).open(PLACE, stored)).isEqualTo(SECRET);
    }

    @Test
    void theSameIsNeverStoredTheSame() {
        Vault vault = new Vault(ContentKeys.of("2026", KEY));

        assertThat(vault.seal(PLACE, SECRET)).isNotEqualTo(vault.seal(PLACE, SECRET));
    }

    @Test
    void aNewKeyWritesAndTheOldOneStillReads() {
        byte[] old = new Vault(ContentKeys.of("2025", KEY)).seal(PLACE, SECRET);
        ContentKeys rotated = ContentKeys.of("2026", bytes(32, 2)).withOlder("2025", KEY);

        assertThat(new Vault(rotated).open(PLACE, old)).isEqualTo(SECRET);
        byte[] fresh = new Vault(rotated).seal(PLACE, SECRET);
        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> new Vault(ContentKeys.of("2025", KEY)).open(PLACE, fresh))
                .withMessageContaining("a key that is none of [2025]");
    }

    @Test
    void anotherKeyWithTheSameIdReadsNothing() {
        byte[] stored = new Vault(ContentKeys.of("2026", KEY)).seal(PLACE, SECRET);

        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> new Vault(ContentKeys.of("2026", bytes(32, 9))).open(PLACE, stored));
    }

    @Test
    void aValueIsReadInItsPlaceOnly() {
        Vault vault = new Vault(ContentKeys.of("2026", KEY));
        byte[] stored = vault.seal(PLACE, SECRET);
        UUID id = PLACE.messageId();

        for (Vault.Place elsewhere : new Vault.Place[] {
            new Vault.Place(new UUID(1, 3), Part.MESSAGE, 0, true),
            new Vault.Place(id, Part.RECIPIENT, 0, true),
            new Vault.Place(id, Part.MESSAGE, 1, true),
            new Vault.Place(id, Part.MESSAGE, 0, false)
        }) {
            assertThatExceptionOfType(DamagedContentException.class).isThrownBy(() -> vault.open(elsewhere, stored));
        }
    }

    @Test
    void aRecipientIsFoundByTheSameKeyOnly() {
        Vault vault = new Vault(ContentKeys.of("2026", KEY));
        Vault other = new Vault(ContentKeys.of("2026", bytes(32, 9)));

        assertThat(vault.lookUp(TestLetters.ANNA)).isEqualTo(vault.lookUp(TestLetters.ANNA));
        assertThat(vault.lookUp(TestLetters.ANNA)).isNotEqualTo(vault.lookUp(TestLetters.BO));
        assertThat(vault.lookUp(TestLetters.ANNA)).isNotEqualTo(other.lookUp(TestLetters.ANNA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JCEKS"})
    void keysComeFromAKeyStore(String type) throws Exception {
        KeyStore keyStore = keyStore(type, "k2025", "k2026");
        byte[] stored = new Vault(ContentKeys.of("k2025", key("k2025"))).seal(PLACE, SECRET);

        ContentKeys keys = ContentKeys.of(keyStore, PASSWORD, "K2026");

        assertThat(keys.keyIds()).containsExactly("k2025", "k2026");
        assertThat(new Vault(keys).open(PLACE, stored)).isEqualTo(SECRET);
        assertThat(new Vault(ContentKeys.of("k2026", key("k2026"))).open(PLACE, new Vault(keys).seal(PLACE, SECRET)))
                .isEqualTo(SECRET);
    }

    @Test
    void theOnlyKeyOfAKeyStoreNeedsNoAlias() throws Exception {
        assertThat(ContentKeys.of(keyStore("PKCS12", "only"), PASSWORD, null).toString())
                .contains("current only");
    }

    @Test
    void whatIsWrongWithAKeyStoreIsTold() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentKeys.of(keyStore("PKCS12", "a", "b"), PASSWORD, null))
                .withMessageContaining("which one writes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentKeys.of(keyStore("PKCS12", "a", "b"), PASSWORD, "c"))
                .withMessageContaining("alias c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentKeys.of(keyStore("PKCS12"), PASSWORD, null))
                .withMessageContaining("it has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentKeys.of(keyStore("JCEKS", "a"), "wrong".toCharArray(), null))
                .withMessageContaining("password")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("wrong"));
    }

    @Test
    void aKeyHas256BitsAndAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentKeys.of("2026", new byte[16]))
                .withMessageContaining("256 bits, and has 128");
        assertThatIllegalArgumentException().isThrownBy(() -> ContentKeys.of("", KEY));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentKeys.of("å".repeat(51), KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentKeys.of("2026", KEY).withOlder("2026", KEY));
    }

    @Test
    void plaintextIsReadOnlyWhereThatWasChosen() {
        byte[] plain = new Vault(ContentKeys.plaintext()).seal(PLACE, SECRET);
        ContentKeys keys = ContentKeys.of("2026", KEY);

        assertThat(new Vault(ContentKeys.plaintext()).open(PLACE, plain)).isEqualTo(SECRET);
        assertThatExceptionOfType(DamagedContentException.class).isThrownBy(() -> new Vault(keys).open(PLACE, plain));
        assertThat(new Vault(keys.withPlaintextReadable()).open(PLACE, plain)).isEqualTo(SECRET);
        assertThat(keys.isEncrypting()).isTrue();
        assertThat(ContentKeys.plaintext().isEncrypting()).isFalse();
    }

    @Test
    void noKeyIsToldInATextAndNoneChangesAfterwards() {
        byte[] key = "a secret of just 32 bytes ......".getBytes();
        ContentKeys keys = ContentKeys.of("2026", key);
        byte[] stored = new Vault(keys).seal(PLACE, SECRET);
        Arrays.fill(key, (byte) 0);

        assertThat(keys.toString()).contains("2026").doesNotContain("secret");
        assertThat(keys.current().orElseThrow().toString()).isEqualTo("DerivedKeys[2026]");
        assertThat(new Vault(keys).open(PLACE, stored)).isEqualTo(SECRET);
    }

    private static KeyStore keyStore(String type, String... aliases) throws Exception {
        KeyStore keyStore = KeyStore.getInstance(type);
        keyStore.load(null, null);
        for (String alias : aliases) {
            keyStore.setEntry(
                    alias,
                    new KeyStore.SecretKeyEntry(new SecretKeySpec(key(alias), "AES")),
                    new KeyStore.PasswordProtection(PASSWORD));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        keyStore.store(file, PASSWORD);
        KeyStore loaded = KeyStore.getInstance(type);
        loaded.load(new ByteArrayInputStream(file.toByteArray()), PASSWORD);
        return loaded;
    }

    private static byte[] key(String alias) {
        return bytes(32, alias.hashCode());
    }

    private static byte[] bytes(int length, int fill) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }
}
