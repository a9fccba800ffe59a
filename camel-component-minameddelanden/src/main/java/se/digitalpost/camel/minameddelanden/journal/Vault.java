package se.digitalpost.camel.minameddelanden.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * Encrypts and decrypts what is stored, with AES-256-GCM. Each value is bound to its place: to the letter, to what it is of it, to its number, and
 * to whether it is the last. So none can be changed, moved, left out or cut without being found.
 *
 * <p>A stored value begins with its form: 0 for what is stored as it is; 1 for what is encrypted, with the key's id (its length in a byte
 * before it) and the nonce in front.
 */
final class Vault {

    private static final byte PLAIN = 0;
    private static final byte ENCRYPTED = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ContentKeys keys;

    /**
     * Where a value belongs.
     *
     * @param messageId the letter
     * @param part what of the letter it is, see {@link Part}
     * @param number which piece or version of it
     * @param last whether there is no piece after it
     */
    record Place(UUID messageId, int part, int number, boolean last) {

        byte[] bytes() {
            return ByteBuffer.allocate(26)
                    .put(ENCRYPTED)
                    .putLong(messageId.getMostSignificantBits())
                    .putLong(messageId.getLeastSignificantBits())
                    .putInt(part)
                    .putInt(number)
                    .put((byte) (last ? 1 : 0))
                    .array();
        }
    }

    Vault(ContentKeys keys) {
        this.keys = keys;
    }

    byte[] seal(Place place, byte[] bytes) {
        return sealer(place.messageId()).seal(place, bytes, bytes.length);
    }

    /** For several values of a letter. */
    Sealer sealer(UUID messageId) {
        return keys.current()
                .map(key -> (Sealer) new Encrypting(key, messageId))
                .orElse(new Plain());
    }

    /** Makes what is stored of the values of one letter. Used by one thread. */
    sealed interface Sealer {
        /** @param place in the sealer's letter */
        byte[] seal(Place place, byte[] bytes, int length);
    }

    private record Plain() implements Sealer {

        @Override
        public byte[] seal(Place place, byte[] bytes, int length) {
            return ByteBuffer.allocate(length + 1)
                    .put(PLAIN)
                    .put(bytes, 0, length)
                    .array();
        }
    }

    /** The key is derived once, and the cipher found once: for a small value that takes longer than to encrypt it. */
    private static final class Encrypting implements Sealer {

        private final byte[] keyId;
        private final SecretKey key;
        private final Cipher cipher = cipher();

        private Encrypting(DerivedKeys keys, UUID messageId) {
            this.keyId = keys.id().getBytes(StandardCharsets.UTF_8);
            this.key = keys.forLetter(messageId);
        }

        @Override
        public byte[] seal(Place place, byte[] bytes, int length) {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            int head = 2 + keyId.length + NONCE;
            byte[] stored = new byte[head + length + TAG_BITS / Byte.SIZE];
            ByteBuffer.wrap(stored)
                    .put(ENCRYPTED)
                    .put((byte) keyId.length)
                    .put(keyId)
                    .put(nonce);
            try {
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(place.bytes());
                cipher.doFinal(bytes, 0, length, stored, head);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Encrypting doesn't fail", e);
            }
            return stored;
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES with GCM", e);
        }
    }

    /** @throws DamagedContentException where this isn't what was stored in this place, or its key isn't there */
    byte[] open(Place place, byte[] stored) {
        if (stored.length == 0) {
            throw new DamagedContentException("a value is empty", place.messageId(), null);
        }
        if (stored[0] == PLAIN) {
            return plain(place, stored);
        }
        int idLength = stored.length > 1 ? Byte.toUnsignedInt(stored[1]) : 0;
        int head = 2 + idLength + NONCE;
        if (stored[0] != ENCRYPTED || stored.length < head) {
            throw new DamagedContentException("a value has an unknown form", place.messageId(), null);
        }
        String id = new String(stored, 2, idLength, StandardCharsets.UTF_8);
        // The id may be damaged: it isn't told.
        DerivedKeys key = keys.byId(id)
                .orElseThrow(() -> new DamagedContentException(
                        "a value is encrypted with a key that is none of " + keys.keyIds(), place.messageId(), null));
        try {
            Cipher cipher = cipher();
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key.forLetter(place.messageId()),
                    new GCMParameterSpec(TAG_BITS, stored, 2 + idLength, NONCE));
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(stored, head, stored.length - head);
        } catch (GeneralSecurityException e) {
            throw new DamagedContentException(
                    "a value is not what was stored in its place, or the key " + id + " is another one",
                    place.messageId(),
                    e);
        }
    }

    private byte[] plain(Place place, byte[] stored) {
        if (!keys.isPlaintextReadable()) {
            throw new DamagedContentException("a value is not encrypted", place.messageId(), null);
        }
        return Arrays.copyOfRange(stored, 1, stored.length);
    }

    /** What a letter's recipient is found by. */
    byte[] lookUp(RecipientId recipient) {
        return keys.current().map(key -> key.lookUp(recipient.value())).orElseGet(() -> plainLookUp(recipient));
    }

    /** All that a recipient's letters may be found by: one for each key that they may have been written with. */
    List<byte[]> lookUps(RecipientId recipient) {
        List<byte[]> lookUps = new ArrayList<>();
        keys.all().forEach(key -> lookUps.add(key.lookUp(recipient.value())));
        if (keys.isPlaintextReadable()) {
            lookUps.add(plainLookUp(recipient));
        }
        return lookUps;
    }

    private static byte[] plainLookUp(RecipientId recipient) {
        return recipient.value().getBytes(StandardCharsets.US_ASCII);
    }
}
