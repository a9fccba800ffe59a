package se.digitalpost.camel.minameddelanden.seal;

import java.lang.reflect.InvocationTargetException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The algorithms that the infrastructure uses. Every Java platform has them; where the native Amazon Corretto Crypto Provider lies on the
 * class path it does the work, several times faster. It is asked by name for each algorithm and never registered, so the rest of the
 * application keeps its providers.
 */
public final class Algorithms {

    static final String RSA_SHA256 = "SHA256withRSA";

    private static final Logger LOG = LoggerFactory.getLogger(Algorithms.class);
    private static final String NATIVE_PACKAGE = "com.amazon.corretto.crypto.provider.";
    private static final String NATIVE = NATIVE_PACKAGE + "AmazonCorrettoCryptoProvider";

    private static final Algorithms BEST = new Algorithms(nativeProvider());

    private final Provider provider;

    private Algorithms(Provider provider) {
        this.provider = provider;
    }

    /** @return those of the native provider where there is one, and otherwise of the platform */
    public static Algorithms best() {
        return BEST;
    }

    /** The platform's own, whatever lies on the class path. */
    static Algorithms ofThePlatform() {
        return new Algorithms(null);
    }

    boolean isNative() {
        return provider != null;
    }

    /** @return a new SHA-256 */
    public MessageDigest sha256() {
        return digest("SHA-256");
    }

    /**
     * The attachments' checksum. It guards against nothing but accidents; the signatures do the rest.
     *
     * @return a new MD5
     */
    public MessageDigest md5() {
        return digest("MD5");
    }

    /**
     * What signatures of older messages use. Nothing is ever signed with it, and a verifier has to be told to accept it.
     *
     * @return a new SHA-1
     */
    public MessageDigest sha1() {
        return digest("SHA-1");
    }

    /**
     * The key in the form that the signing works with. Translating it costs more than a signature, so it is done once. A key of a hardware
     * module stays where it is: it can be used by its own provider only.
     */
    PrivateKey translated(PrivateKey key) {
        if (provider == null || key.getEncoded() == null) {
            return key;
        }
        try {
            return (PrivateKey) KeyFactory.getInstance("RSA", provider).translateKey(key);
        } catch (GeneralSecurityException e) {
            LOG.warn("The native provider does not take this key, so the platform's is used", e);
            return key;
        }
    }

    /**
     * @param key a key that was {@link #translated}
     * @param own the provider that the key can't leave, or null
     */
    Signature signing(PrivateKey key, Provider own) throws GeneralSecurityException {
        if (own == null || own.getService("Signature", RSA_SHA256) == null) {
            return signing(key);
        }
        Signature signature = Signature.getInstance(RSA_SHA256, own);
        signature.initSign(key);
        return signature;
    }

    /** @param key a key that was {@link #translated}, and that is not bound to a provider */
    Signature signing(PrivateKey key) throws GeneralSecurityException {
        Signature signature =
                isOfTheProvider(key) ? Signature.getInstance(RSA_SHA256, provider) : Signature.getInstance(RSA_SHA256);
        signature.initSign(key);
        return signature;
    }

    /**
     * A public key in the form that {@link #verifying} works with: translating it costs as much as using it, so who keeps the key keeps this.
     *
     * @param key any key
     * @return the key for the native provider where there is one that takes it, and otherwise the same
     */
    public PublicKey translated(PublicKey key) {
        if (provider == null) {
            return key;
        }
        try {
            return (PublicKey) KeyFactory.getInstance("RSA", provider).translateKey(key);
        } catch (GeneralSecurityException e) {
            // Not every key is RSA's, and none has to be verified with: the platform says what it can do.
            return key;
        }
    }

    /**
     * Verifies signatures.
     *
     * @param algorithm its JCA name
     * @param key a key that may be {@link #translated(PublicKey)}
     * @return a signature that takes what was signed
     * @throws GeneralSecurityException where the key does not go with the algorithm
     */
    public Signature verifying(String algorithm, PublicKey key) throws GeneralSecurityException {
        Signature signature =
                isOfTheProvider(key) ? Signature.getInstance(algorithm, provider) : Signature.getInstance(algorithm);
        signature.initVerify(key);
        return signature;
    }

    private boolean isOfTheProvider(Key key) {
        return provider != null && key.getClass().getName().startsWith(NATIVE_PACKAGE);
    }

    private MessageDigest digest(String algorithm) {
        try {
            return provider == null
                    ? MessageDigest.getInstance(algorithm)
                    : MessageDigest.getInstance(algorithm, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }

    /** A native library that doesn't load on this machine costs speed, not letters. */
    private static Provider nativeProvider() {
        try {
            Class<?> type = Class.forName(NATIVE);
            Provider found = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(found);
            LOG.info(
                    "Signing and digests are done by the native provider {} {}",
                    found.getName(),
                    found.getVersionStr());
            return found;
        } catch (ClassNotFoundException e) {
            return null;
        } catch (InvocationTargetException e) {
            LOG.warn("The native provider does not work here, so the platform's is used", e.getCause());
            return null;
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.warn("The native provider does not work here, so the platform's is used", e);
            return null;
        }
    }
}
