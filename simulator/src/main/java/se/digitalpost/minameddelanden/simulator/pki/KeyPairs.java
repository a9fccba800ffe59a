package se.digitalpost.minameddelanden.simulator.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RSA key pairs by owner, made at first use and kept as long as the JVM: making one takes a few hundred
 * milliseconds, which a test class that starts a simulator should pay once.
 */
final class KeyPairs {

    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private KeyPairs() {}

    static KeyPair of(String owner, int bits) {
        return MADE.computeIfAbsent(owner + '/' + bits, key -> generate(bits));
    }

    private static KeyPair generate(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM makes no RSA key of " + bits + " bits", e);
        }
    }
}
