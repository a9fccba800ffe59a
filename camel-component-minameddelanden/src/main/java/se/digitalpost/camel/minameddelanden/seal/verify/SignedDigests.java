package se.digitalpost.camel.minameddelanden.seal.verify;

import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/**
 * The digests of one signed element. Which one its signature names is known only when all of it has passed, so each accepted one is taken:
 * SHA-256, and SHA-1 where the caller accepts that.
 */
final class SignedDigests implements CanonicalForm.Target {

    private final Map<Algorithm, MessageDigest> digests = new EnumMap<>(Algorithm.class);
    private final String id;

    /** @param id the signed element's Id attribute, or null */
    SignedDigests(boolean acceptSha1, String id) {
        digests.put(Algorithm.SHA256, Algorithms.best().sha256());
        if (acceptSha1) {
            digests.put(Algorithm.SHA1, Algorithms.best().sha1());
        }
        this.id = id;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        digests.values().forEach(digest -> digest.update(bytes, offset, length));
    }

    String id() {
        return id;
    }

    boolean accepts(Algorithm algorithm) {
        return digests.containsKey(algorithm);
    }

    /** Can be asked once: the digest is complete when the element has ended. */
    Optional<byte[]> digest(Algorithm algorithm) {
        return Optional.ofNullable(digests.get(algorithm)).map(MessageDigest::digest);
    }
}
