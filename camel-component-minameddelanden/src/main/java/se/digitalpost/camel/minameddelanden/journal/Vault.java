package se.digitalpost.camel.minameddelanden.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    byte[] seal(Place place, byte[] bytes, int length) {
        Optional<DerivedKeys> current = keys.current();
        if (current.isEmpty()) {
            return ByteBuffer.allocate(length + 1)
                    .put(PLAIN)
                    .put(bytes, 0, length)
                    .array();
        }
        byte[] id = current.get().id().getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        int head = 2 + id.length + NONCE;
        byte[] stored = new byte[head + length + TAG_BITS / Byte.SIZE];
        ByteBuffer.wrap(stored).put(ENCRYPTED).put((byte) id.length).put(id).put(nonce);
        try {
            cipher(Cipher.ENCRYPT_MODE, current.get().forLetter(place.messageId()), nonce, 0, place)
                    .doFinal(bytes, 0, length, stored, head);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM", e);
        }
        return stored;
    }

    byte[] seal(Place place, byte[] bytes) {
        return seal(place, bytes, bytes.length);
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
            return cipher(Cipher.DECRYPT_MODE, key.forLetter(place.messageId()), stored, 2 + idLength, place)
                    .doFinal(stored, head, stored.length - head);
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

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int offset, Place place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE));
        cipher.updateAAD(place.bytes());
        return cipher;
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
