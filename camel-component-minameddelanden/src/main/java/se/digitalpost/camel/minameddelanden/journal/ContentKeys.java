package se.digitalpost.camel.minameddelanden.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys that a journal's content is encrypted with, by key id: the current one writes, and each one reads. A key is replaced by making the new
 * one current and keeping the old one for as long as letters are stored that were written with it; that includes their evidence.
 *
 * <p>What a stored value is encrypted with is derived from these keys for each letter, so a key can be used for any number of letters.
 * Immutable; nothing here tells a key.
 */
public final class ContentKeys {

    private static final int KEY_BYTES = 32;
    private static final int ID_MAX = 100;

    private final String currentId;
    private final Map<String, DerivedKeys> keys;
    private final boolean plaintextReadable;

    private ContentKeys(String currentId, Map<String, DerivedKeys> keys, boolean plaintextReadable) {
        this.currentId = currentId;
        this.keys = keys;
        this.plaintextReadable = plaintextReadable;
    }

    /**
     * Keys of which one is there so far.
     *
     * @param keyId what the key is called, 1 to 100 bytes in UTF-8; stored with everything that is encrypted with it
     * @param key 32 bytes that nobody can guess, which are copied
     * @return the keys
     * @throws IllegalArgumentException where id or key isn't as long as it should be
     */
    public static ContentKeys of(String keyId, byte[] key) {
        return new ContentKeys(keyId, Map.of(checkId(keyId), derive(keyId, key)), false);
    }

    /**
     * All AES keys of a key store, each with its alias as key id.
     *
     * @param keyStore a PKCS#12 or JCEKS key store, loaded
     * @param password of the keys
     * @param currentAlias which key writes; null where the key store has only one
     * @return the keys
     * @throws IllegalArgumentException which says what is missing or wrong, without any secret
     */
    public static ContentKeys of(KeyStore keyStore, char[] password, String currentAlias) {
        Map<String, DerivedKeys> keys = new HashMap<>();
        try {
            for (String alias : Collections.list(keyStore.aliases())) {
                if (keyStore.entryInstanceOf(alias, KeyStore.SecretKeyEntry.class)) {
                    keys.put(checkId(alias), derive(alias, aes(alias, keyStore.getKey(alias, password))));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key store's keys can't be read: is the password right?", e);
        }
        return new ContentKeys(current(currentAlias, keys.keySet()), Map.copyOf(keys), false);
    }

    /**
     * No key: content and recipients are stored as they are, for whoever can read the database.
     *
     * @return keys that encrypt nothing
     */
    public static ContentKeys plaintext() {
        return new ContentKeys(null, Map.of(), true);
    }

    /**
     * @param keyId what the key is called
     * @param key 32 bytes, which are copied
     * @return these keys and one more, for what was written with it
     * @throws IllegalArgumentException where id or key isn't as long as it should be, or the id is there already
     */
    public ContentKeys withOlder(String keyId, byte[] key) {
        Map<String, DerivedKeys> more = new HashMap<>(keys);
        if (more.put(checkId(keyId), derive(keyId, key)) != null) {
            throw new IllegalArgumentException("There are two keys with the id " + keyId);
        }
        return new ContentKeys(currentId, Map.copyOf(more), plaintextReadable);
    }

    /**
     * For a journal that was in plaintext once. Without this, what isn't encrypted is refused: somebody may have put it there.
     *
     * @return these keys, which also read what was stored as it is
     */
    public ContentKeys withPlaintextReadable() {
        return new ContentKeys(currentId, keys, true);
    }

    /** @return whether what is written is encrypted */
    public boolean isEncrypting() {
        return currentId != null;
    }

    /** @return the ids of all keys */
    public List<String> keyIds() {
        return keys.keySet().stream().sorted().toList();
    }

    /** The key that writes; nothing where nothing is encrypted. */
    Optional<DerivedKeys> current() {
        return Optional.ofNullable(currentId).map(keys::get);
    }

    Optional<DerivedKeys> byId(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    Collection<DerivedKeys> all() {
        return keys.values();
    }

    boolean isPlaintextReadable() {
        return plaintextReadable;
    }

    private static String current(String alias, Collection<String> known) {
        if (alias == null && known.size() == 1) {
            return known.iterator().next();
        }
        if (alias == null) {
            throw new IllegalArgumentException(
                    "The key store must have one AES key, or it must be said which one writes; it has " + known.size());
        }
        // PKCS#12 tells aliases in lower case.
        return known.stream()
                .filter(alias::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The key store has no AES key with the alias " + alias));
    }

    private static byte[] aes(String alias, Key key) {
        byte[] encoded = key instanceof SecretKey && "AES".equals(key.getAlgorithm()) ? key.getEncoded() : null;
        if (encoded == null) {
            throw new IllegalArgumentException(
                    "The key " + alias + " must be an AES key that tells its bytes: keys are derived from it");
        }
        return encoded;
    }

    private static DerivedKeys derive(String keyId, byte[] key) {
        if (Objects.requireNonNull(key, "key").length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The key " + keyId + " must have 256 bits, and has " + key.length * Byte.SIZE);
        }
        return new DerivedKeys(keyId, key);
    }

    private static String checkId(String keyId) {
        int length = Objects.requireNonNull(keyId, "keyId").getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > ID_MAX) {
            throw new IllegalArgumentException("A key id must have 1 to " + ID_MAX + " bytes");
        }
        return keyId;
    }

    /** @return the key ids only */
    @Override
    public String toString() {
        return "ContentKeys[" + (isEncrypting() ? "current " + currentId + " of " + keyIds() : "plaintext") + "]";
    }
}
