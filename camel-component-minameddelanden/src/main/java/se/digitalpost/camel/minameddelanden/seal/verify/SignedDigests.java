package se.digitalpost.camel.minameddelanden.seal.verify;

import java.security.MessageDigest;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/**
 * The digests of one signed element. Which one its signature names is known only when all of it has passed, so each accepted one is taken:
 * SHA-256, and SHA-1 where the caller accepts that.
 */
final class SignedDigests implements CanonicalForm.Target {

    private final MessageDigest sha256;
    private final MessageDigest sha1;
    private final String id;

    /** @param id the signed element's Id attribute, or null */
    SignedDigests(Algorithms algorithms, boolean acceptSha1, String id) {
        this.sha256 = algorithms.sha256();
        this.sha1 = acceptSha1 ? algorithms.sha1() : null;
        this.id = id;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        if (sha1 != null) {
            sha1.update(bytes, offset, length);
        }
    }

    String id() {
        return id;
    }

    boolean accepts(Algorithm algorithm) {
        return of(algorithm) != null;
    }

    /** Can be asked once: the digest is complete when the element has ended. */
    Optional<byte[]> digest(Algorithm algorithm) {
        return Optional.ofNullable(of(algorithm)).map(MessageDigest::digest);
    }

    private MessageDigest of(Algorithm algorithm) {
        return algorithm == Algorithm.SHA256 ? sha256 : sha1;
    }
}
