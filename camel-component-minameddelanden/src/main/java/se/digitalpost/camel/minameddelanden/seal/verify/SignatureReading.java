package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.EnumMap;
import java.util.Map;

/** The parts of one Signature element, as they come. The structure lets each come once at most. */
final class SignatureReading {

    private final Map<Role, String> algorithms = new EnumMap<>(Role.class);
    private final Map<Role, byte[]> values = new EnumMap<>(Role.class);
    private final BoundedBytes signedInfo = new BoundedBytes(Limits.SIGNED_INFO);
    private final CanonicalForm.Target signedInfoTarget = signedInfo::write;
    private String uri;

    /** Where the canonical form of SignedInfo goes: the value is computed over it, and the key comes behind it. */
    CanonicalForm.Target signedInfoTarget() {
        return signedInfoTarget;
    }

    BoundedBytes signedInfo() {
        return signedInfo;
    }

    void algorithm(Role role, String algorithm) {
        algorithms.put(role, algorithm);
    }

    void uri(String value) {
        uri = value;
    }

    void value(Role role, byte[] value) {
        values.put(role, value);
    }

    /** Null where the element, or its attribute, isn't there. */
    String algorithm(Role role) {
        return algorithms.get(role);
    }

    /** Null where the Reference, or its attribute, isn't there. */
    String uri() {
        return uri;
    }

    /** Null where the element isn't there, or isn't base64. */
    byte[] value(Role role) {
        return values.get(role);
    }
}
